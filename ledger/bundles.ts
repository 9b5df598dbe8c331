import { createHash } from 'node:crypto';
import { LedgerError, withLedgerErrors } from './errors.ts';
import type { LedgerDatabase } from './schema.ts';

/**
 * Keeps the workflow bundle of a build, once: a history replays only with the build that made it.
 * Error: BUNDLE_DIFFERS (the build id stands for other bytes).
 */
export async function storeBundle(db: LedgerDatabase, build: string, bytes: Uint8Array): Promise<void> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  await withLedgerErrors(() =>
    db
      .insertInto('bundle')
      .values({ build, bytes: Buffer.from(bytes), sha256: hash })
      .onConflict((conflict) => conflict.column('build').doNothing())
      .execute(),
  );
  const stored = await withLedgerErrors(() =>
    db.selectFrom('bundle').select('sha256').where('build', '=', build).executeTakeFirstOrThrow(),
  );
  if (stored.sha256 !== hash) throw differs(build);
}

/** The bundle of a build, checked against its hash. Error: BUNDLE_DIFFERS (the stored bytes were damaged). */
export async function loadBundle(db: LedgerDatabase, build: string): Promise<Buffer | undefined> {
  const row = await withLedgerErrors(() =>
    db.selectFrom('bundle').select(['bytes', 'sha256']).where('build', '=', build).executeTakeFirst(),
  );
  if (row === undefined) return undefined;
  if (createHash('sha256').update(row.bytes).digest('hex') !== row.sha256) throw differs(build);
  return row.bytes;
}

/** Builds whose bundle is kept. */
export async function listBundles(db: LedgerDatabase): Promise<string[]> {
  const rows = await withLedgerErrors(() =>
    db.selectFrom('bundle').select('build').orderBy('stored_at').orderBy('build').execute(),
  );
  return rows.map((row) => row.build);
}

function differs(build: string): LedgerError {
  return new LedgerError(
    'BUNDLE_DIFFERS',
    `The kept bundle of build ${build} has other bytes. Run covenant doctor.`,
  );
}
