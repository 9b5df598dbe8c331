import pc from 'picocolors';
import type { Ledger } from '../ledger/database.ts';
import { findStream, listStreams, type Stream } from '../ledger/streams.ts';
import { CliError } from './failures.ts';
import type { Io } from './io.ts';
import type { Language, Translate } from './messages.ts';
import { nearest } from './nearest.ts';
import type { CovenantPort, Services } from './ports.ts';

/** What `--log-level` can be. */
export const LOG_LEVELS = ['silent', 'error', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One run of the program: what every subcommand is given. */
export interface Session {
  io: Io;
  language: Language;
  t: Translate;
  json: boolean;
  /** Folder with all data, as the user named it. */
  dataFolder: string;
  /** How much the user wants on standard error; undefined leaves it to the environment. */
  logLevel: LogLevel | undefined;
  services: Services;
  colours: Colours;
}

export type Colours = ReturnType<typeof pc.createColors>;

/** The answer: an object with `--json`, else text. Nothing else goes to standard output. */
export function answer(session: Session, object: unknown, text: () => string): void {
  const { io, json } = session;
  io.write(json ? `${JSON.stringify(object, null, 2)}\n` : `${text().trimEnd()}\n`);
}

export function createColours(enabled: boolean): Colours {
  return pc.createColors(enabled);
}

/** Works on the ledger and closes it, whatever happens. */
export async function withLedger<T>(session: Session, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await session.services.openLedger();
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

/** Works with the engine and closes the connection, whatever happens. */
export async function withClient<T>(
  session: Session,
  work: (client: CovenantPort) => Promise<T>,
): Promise<T> {
  const client = await session.services.connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** A covenant's stream by id or slug. Error: COVENANT_UNKNOWN, with the nearest slug. */
export async function requireStream({ db }: Ledger, id: string): Promise<Stream> {
  const found = await findStream(db, id);
  if (found) return found;
  const slugs = (await listStreams(db)).map((stream) => stream.slug);
  const near = nearest(id, slugs);
  throw new CliError('COVENANT_UNKNOWN', { id, ...(near ? { near } : {}) });
}
