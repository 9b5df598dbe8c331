import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalText } from '../../domain/primitives.ts';
import { DOCUMENT_LIMIT, humanSize } from '../actions/limits.ts';
import { dropCommandId } from './command-id.ts';
import { Rejection } from './rejection.ts';
import { readReport, type ReportFile } from './report-file.ts';

/** A report that somebody dropped, read and checked. */
export interface DroppedReport extends ReportFile {
  covenant: string;
  organisation: string;
  /** Name of the file, without folder. */
  name: string;
  bytes: Uint8Array;
  commandId: string;
}

/** What the drop folder asks of the rest. */
export interface DropPorts {
  /**
   * Submits a report and waits for the durable answer; one that was answered before succeeds at once.
   * @throws Rejection when the sender can mend it; anything else means: not now, try again at a later scan.
   */
  submit(report: DroppedReport): Promise<void>;
  /** Tells the sender that a file was not taken. The same id again changes nothing. */
  tell(notice: {
    id: string;
    covenant: string;
    organisation: string;
    name: string;
    reason: LocalText;
  }): Promise<void>;
  /** One line for the log: codes and places, never what a file holds. */
  log(event: 'taken' | 'rejected' | 'postponed', place: { path: string; reason?: string }): void;
}

/** What one scan did, by path below the drop folder. */
export interface ScanResult {
  taken: string[];
  rejected: string[];
  /** Files that were still being written, or whose turn comes at a later scan. */
  waiting: string[];
}

type Outcome = keyof ScanResult;

/**
 * Takes reports from `<folder>/<covenant>/<organisation>/`: a `.csv` or `.json` file whose name, or whose field
 * `obligation`, says what it answers: `location-list.csv`, `location-list#2.csv`. A file is read once two scans find it
 * unchanged, submitted, and moved to `done/` after the durable answer; a bad one is kept in `rejected/` beside its
 * reason, and its sender is told. A crash anywhere leaves a file that the next scan finishes.
 */
export class DropFolder {
  private readonly folder: string;
  private readonly ports: DropPorts;
  private seen = new Map<string, string>();
  private stopped = new AbortController();

  constructor(folder: string, ports: DropPorts) {
    this.folder = folder;
    this.ports = ports;
  }

  /** Scans until `stop`, with a pause in milliseconds between scans. Resolves when the last scan has ended. */
  async watch(pause = 2_000): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      await this.scan().catch((error: unknown) =>
        this.ports.log('postponed', { path: '', reason: codeOf(error) }),
      );
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  stop(): void {
    this.stopped.abort();
  }

  /** Looks once at every file. */
  async scan(): Promise<ScanResult> {
    const result: ScanResult = { taken: [], rejected: [], waiting: [] };
    const found = new Map<string, string>();
    for (const place of await this.files()) {
      const state = await fingerprint(join(this.folder, place.path));
      if (state === null) continue;
      found.set(place.path, state);
      const outcome = this.seen.get(place.path) === state ? await this.take(place, state) : 'waiting';
      result[outcome].push(place.path);
    }
    this.seen = found;
    return result;
  }

  private async take(place: Place, state: string): Promise<Outcome> {
    const file = join(this.folder, place.path);
    try {
      const bytes = await read(file);
      // Written to while it was read: what was read may be half of it.
      if ((await fingerprint(file)) !== state) return 'waiting';
      return await this.handle(place, bytes);
    } catch (error) {
      if (error instanceof Rejection) return this.reject(place, error);
      this.ports.log('postponed', { path: place.path, reason: codeOf(error) });
      return 'waiting';
    }
  }

  private async handle(place: Place, bytes: Uint8Array): Promise<Outcome> {
    const { covenant, organisation, name, path } = place;
    const report = await readReport(name, bytes);
    const commandId = dropCommandId(covenant, organisation, bytes);
    await this.ports.submit({ ...report, covenant, organisation, name, bytes, commandId });
    await this.move(path, 'done', commandId);
    this.ports.log('taken', { path });
    return 'taken';
  }

  /** Told first, then moved: after a crash in between the sender is told again, with the same id. */
  private async reject(
    { covenant, organisation, name, path }: Place,
    rejection: Rejection,
  ): Promise<Outcome> {
    const reason = rejection.describe();
    const state = (await fingerprint(join(this.folder, path))) ?? '';
    const id = dropCommandId(covenant, organisation, Buffer.from(`${name}\n${state}`)).replace(
      'cmd_',
      'drop_',
    );
    try {
      await this.ports.tell({ id, covenant, organisation, name, reason });
      const kept = await this.move(path, 'rejected', id);
      await writeFile(`${kept}.reason.txt`, `${rejection.code}\n${reason.nl}\n${reason.en}\n`);
      this.ports.log('rejected', { path, reason: rejection.code });
      return 'rejected';
    } catch (error) {
      this.ports.log('postponed', { path, reason: codeOf(error) });
      return 'waiting';
    }
  }

  /** The id in the name keeps two files of one name apart. */
  private async move(path: string, to: 'done' | 'rejected', id: string): Promise<string> {
    const folder = join(this.folder, dirname(path), to);
    await mkdir(folder, { recursive: true });
    const name = basename(path);
    const kept = join(folder, `${basename(name, extname(name))}.${id.slice(-12)}${extname(name)}`);
    await rename(join(this.folder, path), kept);
    return kept;
  }

  private async files(): Promise<Place[]> {
    const places: Place[] = [];
    for (const covenant of await names(this.folder, 'folder')) {
      for (const organisation of await names(join(this.folder, covenant), 'folder')) {
        const inside = join(covenant, organisation);
        for (const name of await names(join(this.folder, inside), 'file')) {
          places.push({ covenant, organisation, name, path: join(inside, name) });
        }
      }
    }
    return places;
  }
}

interface Place {
  covenant: string;
  organisation: string;
  name: string;
  /** Below the drop folder. */
  path: string;
}

/** Names that programs use while they write. */
const UNFINISHED = /^[.~]|\.(?:part|partial|tmp|crdownload|filepart)$|~$/i;

/** Links are not followed: whoever drops files must not choose what this process reads. */
async function names(folder: string, kind: 'folder' | 'file'): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => (kind === 'folder' ? entry.isDirectory() : entry.isFile()))
    .map((entry) => entry.name)
    .filter((name) => !UNFINISHED.test(name))
    .sort();
}

/** Size and time of the last change; null when the file is gone. */
async function fingerprint(file: string): Promise<string | null> {
  try {
    const { size, mtimeMs, ino } = await lstat(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** @throws Rejection FILE_TOO_LARGE, before anything is read */
async function read(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await handle.stat();
    if (size > DOCUMENT_LIMIT) {
      throw new Rejection('FILE_TOO_LARGE', { size: humanSize(size), limit: humanSize(DOCUMENT_LIMIT) });
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
}
