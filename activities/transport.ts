import type { CivilDate } from '../domain/primitives.ts';

/** A message as it was frozen: the same id and bytes at every attempt. */
export interface OutgoingMessage {
  /** Id of the notice. */
  id: string;
  /** Civil day of the notice, Europe/Amsterdam. */
  date: CivilDate;
  from: string;
  to: string;
  /** RFC 5322 message with CRLF line ends. */
  bytes: Buffer;
}

/**
 * What became of one attempt. `detail` says why, in codes: it is stored, so it holds no address.
 * `unknown`: the connection broke after the message was handed over, so it may or may not have arrived.
 */
export type Fate =
  | { kind: 'sent'; detail?: string }
  | { kind: 'refused_for_now'; detail: string }
  | {
      kind: 'refused_for_good';
      detail: string;
      /** The address itself is refused, so that no later message will reach it either. */
      unreachable?: boolean;
    }
  | { kind: 'unknown'; detail: string };

/** A way for messages to leave. Expected failures are fates; what is thrown is a bug, and its fate counts as open. */
export interface Transport {
  /** True where sending the same id again changes nothing, so that an open attempt can simply be repeated. */
  readonly idempotent: boolean;
  /** How many messages may be on their way at the same time; one when left out. */
  readonly atOnce?: number;
  send(message: OutgoingMessage): Promise<Fate>;
  /** For many messages in a row; without it each is sent on its own. */
  open?(): Courier;
}

/** Carries the messages of one dispatch, one after the other. */
export interface Courier {
  /** Resolves when the next message may leave. */
  turn(): Promise<void>;
  send(message: OutgoingMessage): Promise<Fate>;
  close(): Promise<void>;
}
