import type { Draft, SentCommand } from '../client/client.ts';
import type { LoadedDefinition } from '../client/definition-file.ts';
import type { AdoptionDraft } from '../domain/adoption/shift.ts';
import type { Ledger } from '../ledger/database.ts';
import type { Stream } from '../ledger/streams.ts';
import type { Examination } from '../worker/doctor.ts';
import type { ReplayReport } from '../worker/replay.ts';
import type { LiveStatus } from '../workflows/messages.ts';
import type { Field } from './actions/fields.ts';
import type { Refilled } from './recovery/refill.ts';
import type { TakenOver, TakenOverAll } from './recovery/take-over.ts';

/** What the command line asks of the rest; the composition root fills it in, tests give their own. */
export interface Services {
  /**
   * The ledger of this data folder or of DATABASE_URL, whether or not the engine runs.
   * Errors: NOT_RUNNING when there is none yet, LEDGER_UNREACHABLE, LEDGER_NOT_READY, LEDGER_SCHEMA_NEWER.
   */
  openLedger(): Promise<Ledger>;
  /** A database of this data folder, made when there is none: what a restore starts from. */
  openDatabase(): Promise<Ledger>;
  /** Commands go through the engine. Errors: NOT_RUNNING, ENGINE_UNREACHABLE. */
  connect(): Promise<CovenantPort>;
  /** Replays a stream's runs, those that are still open too where the engine runs. */
  replay(stream: string): Promise<ReplayReport>;
  /** Looks for what does not fit; without a running engine at the ledger alone. Errors as `openLedger`. */
  examine(): Promise<Examination>;
  /** Asks a person on the terminal. */
  ask(question: Question): Promise<string>;
}

export interface Question {
  text: string;
  /** Kind of the field asked for; decides how the question looks; `key` takes one keystroke. */
  kind: Field['kind'] | 'key';
  /** Values to choose from, single letters where one key answers; any value when empty. */
  choices: { value: string; name: string }[];
  /** Whether nothing may be typed. */
  optional?: boolean;
}

/** Who opens a covenant, and under what name. */
export interface Opening {
  slug?: string | undefined;
  actor: string;
  /** Given to repeat an earlier opening. */
  commandId?: string | undefined;
  /** What is told of a covenant that was running before. */
  adoption?: AdoptionDraft | undefined;
}

/** The engine and the ledger that it writes. */
export interface CovenantPort {
  ledger: Ledger;
  /** Opens a covenant with a definition that was checked. */
  open(loaded: LoadedDefinition, opening: Opening): Promise<SentCommand>;
  send(covenant: string, draft: Draft): Promise<SentCommand>;
  /** What the engine holds. Error: ENGINE_SILENT when no run of a present build answers. */
  live(stream: string): Promise<LiveStatus>;
  /** Takes one stream over from its ledger, whatever its state. Errors: RESUME_NOT_RECORDED, ENGINE_UNREACHABLE. */
  takeOver(stream: Stream): Promise<TakenOver>;
  /** Takes over every open covenant that no run of a present build writes. */
  takeOverAll(): Promise<TakenOverAll>;
  /**
   * Puts back what the ledger misses of one stream, by id or slug, or of all; takes over what halted for it.
   * Errors: COVENANT_UNKNOWN, and as `takeOver`.
   */
  refill(id?: string): Promise<Refilled[]>;
  close(): Promise<void>;
}
