import * as z from 'zod/mini';
import { canonicalJson, sha256Hex } from '../domain/canonical.ts';
import { clockSchema } from '../domain/envelope.ts';
import { LedgerError } from './errors.ts';
import type { LedgerTables } from './schema.ts';

/** Raised when an older version could no longer read a backup. */
export const BACKUP_VERSION = 1;
export const MANIFEST_FILE = 'manifest.json';

/**
 * Every table, in an order in which their rows can be put back. `key` sorts them; `page` is how many rows are held in
 * memory at once: few where one row may be a whole document or history.
 */
export const backupTables = {
  setting: { key: 'singleton', page: 1 },
  stream: { key: 'stream', page: 1_000 },
  event: { key: 'stream, sequence', page: 1_000 },
  command: { key: 'stream, command_id', page: 1_000 },
  content: { key: 'ref', page: 10 },
  notice: { key: 'id', page: 500 },
  notice_item: { key: 'stream, obligation, step, recipient, due_on', page: 1_000 },
  unreachable_card: { key: 'card', page: 1_000 },
  mail: { key: 'id', page: 1_000 },
  proposal: { key: 'id', page: 1_000 },
  working_note: { key: 'stream, id', page: 1_000 },
  refusal: { key: 'id', page: 1_000 },
  run: { key: 'run_id', page: 1_000 },
  archive: { key: 'run_id', page: 1 },
  bundle: { key: 'build', page: 1 },
  loss: { key: 'id', page: 1_000 },
} as const satisfies Record<keyof LedgerTables, { key: string; page: number }>;

export type BackupTable = keyof typeof backupTables;
export const backupTableNames = Object.keys(backupTables) as BackupTable[];

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const partSchema = z.strictObject({
  table: z.enum(backupTableNames as [BackupTable, ...BackupTable[]]),
  /** Gzip of one JSON object per line, as `row_to_json` writes it: bytea as `\x` and hexadecimal digits. */
  file: z.string().check(z.regex(/^[a-z_]+\.ndjson\.gz$/)),
  rows: z.int().check(z.minimum(0)),
  bytes: z.int().check(z.minimum(0)),
  /** Of the file as it lies there. */
  sha256,
});

const manifestSchema = z.strictObject({
  format: z.literal('covenant-ledger-backup'),
  version: z.int(),
  /** Name of the last migration of the database that was backed up. */
  schema: z.string(),
  ledgerId: z.string(),
  clock: clockSchema,
  /** Instant, UTC, by the database's clock. */
  takenAt: z.string(),
  parts: z.array(partSchema),
  /** SHA-256 of this object's canonical JSON without this member. */
  sha256,
});

export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupPart = z.infer<typeof partSchema>;

/** The manifest as it is written, with the hash that protects it. */
export function sealManifest(manifest: Omit<BackupManifest, 'sha256'>): BackupManifest {
  return { ...manifest, sha256: sha256Hex(canonicalJson(manifest)) };
}

/** Reads a manifest. Errors: BACKUP_DAMAGED, BACKUP_NEWER. */
export function parseManifest(text: string): BackupManifest {
  const value = parseJson(text);
  const parsed = manifestSchema.safeParse(value);
  refuseNewer(value);
  if (!parsed.success) throw damaged(`${MANIFEST_FILE} is no manifest of a backup`);
  const { sha256: expected, ...rest } = parsed.data;
  if (sealManifest(rest).sha256 !== expected) throw damaged(`${MANIFEST_FILE} was changed`);
  const listed = parsed.data.parts.map((part) => part.table);
  if (new Set(listed).size !== listed.length) throw damaged(`${MANIFEST_FILE} lists a part twice`);
  return parsed.data;
}

export function damaged(what: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'BACKUP_DAMAGED',
    `The backup cannot be used: ${what}. Nothing was restored; use another.`,
    cause,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(`${MANIFEST_FILE} is not JSON`, error);
  }
}

function refuseNewer(value: unknown): void {
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version !== 'number' || version <= BACKUP_VERSION) return;
  const advice = 'Use a newer version of covenants';
  throw new LedgerError(
    'BACKUP_NEWER',
    `The backup has format ${version}, this version reads ${BACKUP_VERSION}. ${advice}.`,
  );
}
