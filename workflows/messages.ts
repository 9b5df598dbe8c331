import type { HandedState } from '../domain/carried-state.ts';
import type { CovenantState } from '../domain/state.ts';
import type { ClockKind } from '../domain/envelope.ts';
import type { Instant } from '../domain/primitives.ts';
import { defineQuery, defineUpdate } from '@temporalio/workflow';

/** Queue on which workers of this product poll. */
export const TASK_QUEUE = 'covenants';

/** Deployment whose versions are the builds of the workflow bundle. */
export const DEPLOYMENT = 'covenants';

/** Id of the workflow that writes one covenant's stream. */
export function covenantWorkflowId(stream: string): string {
  return `covenant:${stream}`;
}

/** A command that the stream has answered: enough to give the same answer again. */
export interface AnsweredCommand {
  commandId: string;
  /** SHA-256 over the command's canonical JSON. */
  digest: string;
  first: number;
  last: number;
}

/** Ends an old run's right to write: why a stream starts from its ledger. */
export type ResumeReason = 'resume' | 'new-build' | 'restore';

/** Start of a run, also the hand-over from one run to the next: plain JSON. */
export interface CovenantInput {
  stream: string;
  clock: ClockKind;
  /** Raised by each resume; the ledger refuses a lower one. */
  epoch: number;
  state: HandedState;
  /** The last commands, oldest first; at most `RECENT_COMMANDS`. */
  recent: AnsweredCommand[];
  /** Set when the stream starts from its ledger; recorded as its first event. */
  resumed?: ResumeReason | undefined;
  levers?: Levers | undefined;
}

/** For tests and rehearsals. */
export interface Levers {
  /** Continues as new once a run's history is longer than this many events. */
  continueAfterEvents?: number | undefined;
  /** Time that one attempt to append may take, in milliseconds. */
  appendTimeout?: number | undefined;
}

export const RECENT_COMMANDS = 500;

/** While so many commands wait for the ledger, further ones are refused; the server allows ten in flight. */
export const MAX_WAITING = 8;

/** The answer to a command, given once its events are in the ledger; the same for every repetition. */
export interface Answer {
  stream: string;
  commandId: string;
  /** Sequence of the first and the last event that the command made. */
  first: number;
  last: number;
}

/** What the engine holds at this moment, to compare with the ledger. */
export interface LiveStatus {
  state: CovenantState;
  epoch: number;
  build: string;
  /** Sequence of the last event that is known to be in the ledger. */
  appended: number;
  waiting: number;
  halted: string | null;
  /** When time makes the next fact by itself. */
  nextInstant: Instant | null;
}

/** An update, because the sender waits for the durable answer. The argument is parsed by the gate, so it is unknown. */
export const commandUpdate = defineUpdate<Answer, [unknown]>('command');
export const statusQuery = defineQuery<LiveStatus>('status');
