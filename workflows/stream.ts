import { civilDate } from '../domain/calendar.ts';
import type { AppendRequest } from '../ledger/append-request.ts';
import { carriedState, handedState } from '../domain/carried-state.ts';
import { canonicalJson, sha256Hex } from '../domain/canonical.ts';
import { parseCommand, type Command } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { isRefusal } from '../domain/decision.ts';
import {
  ENVELOPE_FORMAT,
  envelopeText,
  type ActedFor,
  type Cause,
  type EventEnvelope,
} from '../domain/envelope.ts';
import type { NewEvent } from '../domain/events.ts';
import type { Instant } from '../domain/primitives.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { dueFacts, nextInstant } from '../domain/schedule.ts';
import type { CovenantState } from '../domain/state.ts';
import { unfold, type Unfolded } from '../domain/unfold.ts';
import {
  MAX_WAITING,
  RECENT_COMMANDS,
  type AnsweredCommand,
  type Answer,
  type CovenantInput,
} from './messages.ts';
import { isUndecodable } from './payload-converter.ts';

/** Events on their way to the ledger, as one append takes them. */
export type Batch = Pick<AppendRequest, 'expectedSequence' | 'events' | 'commands'>;

/** An event on its way, with the last one of what was made with it. */
interface Unstored {
  sequence: number;
  last: number;
  text: string;
}

/** Characters of one append, far below the engine's 2 MB for a payload. */
const BATCH_CHARACTERS = 500_000;

/** Sequence with which the next append ends; null when nothing waits. */
function batchEnd(waiting: readonly Unstored[]): number | null {
  let characters = 0;
  let end: number | null = null;
  for (const { last, text } of waiting) {
    characters += text.length;
    if (end !== null && last > end && characters > BATCH_CHARACTERS) return end;
    end = last;
  }
  return end;
}

interface Admitted {
  command: Command;
  digest: string;
  events: NewEvent[];
}

interface Origin {
  cause: Cause;
  command?: Command;
}

/**
 * One covenant's stream between its gate and its ledger: admits commands, turns decisions and time into envelopes,
 * and keeps them until they are appended. No waiting and no effects: the workflow round it does those.
 */
export class CovenantStream {
  state: CovenantState;
  /** Sequence of the last event known to be in the ledger. */
  appended: number;
  /** Why nothing more is written, and the ledger's code for it; null while all is well. */
  halted: string | null = null;
  haltedBy: string | null = null;
  leaving = false;
  private recent: AnsweredCommand[];
  private outbox: Unstored[] = [];
  private unstored: AnsweredCommand[] = [];
  private reckoned: { state: CovenantState | null; instant: Instant | null } = { state: null, instant: null };

  private readonly input: CovenantInput;
  private readonly build: () => string;

  constructor(input: CovenantInput, build: () => string) {
    this.input = input;
    this.build = build;
    this.state = carriedState(input.state);
    this.appended = input.state.sequence;
    this.recent = input.recent;
  }

  get epoch(): number {
    return this.input.epoch;
  }

  /** Commands that wait for the ledger. */
  get waiting(): number {
    return this.unstored.length;
  }

  get hasUnstored(): boolean {
    return this.outbox.length > 0;
  }

  /** The gate: the refusal that a command meets now, or null. Changes nothing; the validator's half of `apply`. */
  check(raw: unknown, now: Instant): Refusal | null {
    const admitted = this.admit(raw, now);
    return 'code' in admitted ? admitted : null;
  }

  /** Applies a command: its events are in the state at once and in the outbox until they are stored. */
  apply(raw: unknown, now: Instant): Answer | Refusal {
    const admitted = this.admit(raw, now);
    if ('code' in admitted || 'commandId' in admitted) return admitted;
    const { command, digest, events } = admitted;
    const first = this.state.sequence + 1;
    this.record(events, now, { cause: { kind: 'command', command: command.type }, command });
    const answered = { commandId: command.commandId, digest, first, last: this.state.sequence };
    this.recent = [...this.recent, answered].slice(-RECENT_COMMANDS);
    this.unstored.push(answered);
    return this.answer(answered);
  }

  private answer({ commandId, first, last }: AnsweredCommand): Answer {
    return { stream: this.input.stream, commandId, first, last };
  }

  private admit(raw: unknown, now: Instant): Admitted | Answer | Refusal {
    const parsed = this.parse(raw);
    if ('code' in parsed) return parsed;
    const { command, digest } = parsed;
    const earlier = this.recent.find((answered) => answered.commandId === command.commandId);
    if (earlier) {
      return earlier.digest === digest
        ? this.answer(earlier)
        : refuse('DUPLICATE_COMMAND_ID', { commandId: command.commandId });
    }
    const closed = this.checkReadiness(command);
    if (closed) return closed;
    const decision = decide(this.state, command, { now, today: civilDate(now) });
    return isRefusal(decision) ? decision : { command, digest, events: decision.events };
  }

  private parse(raw: unknown): { command: Command; digest: string } | Refusal {
    if (isUndecodable(raw)) return refuse('UNDECODABLE_PAYLOAD');
    const parsed = parseCommand(raw);
    if ('command' in parsed)
      return { command: parsed.command, digest: sha256Hex(canonicalJson(parsed.command)) };
    const [problem] = parsed.problems;
    return refuse('MALFORMED_COMMAND', { path: problem?.path ?? '', problem: problem?.problem ?? 'invalid' });
  }

  private checkReadiness(command: Command): Refusal | null {
    if (this.halted) return refuse(this.haltedBy === 'LEDGER_FENCED' ? 'STREAM_MOVING' : 'LEDGER_DIVERGED');
    if (this.leaving) return refuse('STREAM_MOVING');
    if (this.waiting >= MAX_WAITING) return refuse('LEDGER_BUSY', { waiting: `${this.waiting}` });
    const oldest = this.recent.length < RECENT_COMMANDS ? 0 : (this.recent[0]?.first ?? 0);
    const { basedOn } = command;
    return basedOn !== undefined && basedOn < oldest
      ? refuse('STALE_COMMAND', { basedOn: `${basedOn}` })
      : null;
  }

  /** Records everything that time has made by now, earliest first. */
  passTime(now: Instant): void {
    if (this.halted) return;
    for (let due = this.next(); due && due <= now; due = this.next()) {
      const events = dueFacts(this.state, now);
      if (events.length === 0) return;
      this.record(events, now, { cause: { kind: 'time', due } });
    }
  }

  /** When time makes the next fact; null while halted or when nothing waits for a day. Asked often, reckoned once. */
  next(): Instant | null {
    if (this.halted) return null;
    if (this.reckoned.state !== this.state)
      this.reckoned = { state: this.state, instant: nextInstant(this.state) };
    return this.reckoned.instant;
  }

  /** The first event of a run that takes a stream over from its ledger. */
  recordResume(now: Instant): void {
    const { resumed, epoch } = this.input;
    if (!resumed) return;
    const fencedEpoch = epoch - 1;
    const event: NewEvent = { type: 'StreamResumed', data: { fencedEpoch, reason: resumed } };
    this.record([event], now, { cause: { kind: 'resume', fromEpoch: fencedEpoch } });
  }

  private record(events: NewEvent[], now: Instant, origin: Origin): void {
    const effectiveOn = origin.command ? (origin.command.effectiveOn ?? civilDate(now)) : null;
    const before = this.state;
    const { facts, state } = unfold(before, events, { recordedAt: now, effectiveOn });
    this.state = state;
    const last = state.sequence;
    for (const fact of facts) {
      this.outbox.push({ sequence: fact.sequence, last, text: envelopeText(this.envelope(fact, origin)) });
    }
  }

  private envelope(fact: Unfolded, { cause, command }: Origin): EventEnvelope {
    const { stream, epoch, clock } = this.input;
    const { sequence, type, data, recordedAt, effectiveOn, rules } = fact;
    return {
      format: ENVELOPE_FORMAT,
      stream,
      epoch,
      sequence,
      type,
      typeVersion: 1,
      recordedAt,
      clock,
      effectiveOn,
      actor: command ? { person: command.actor, system: null } : { person: null, system: 'engine' },
      principal: this.actedFor(command),
      assurance: 'asserted',
      cause,
      commandId: command?.commandId ?? null,
      rules,
      build: this.build(),
      data,
    };
  }

  private actedFor(command: Command | undefined): ActedFor | null {
    if (!command?.principal) return null;
    const { for: organisation, mandate, evidence } = command.principal;
    const role = this.state.participants[organisation]?.participation ?? 'body';
    const shown = mandate === undefined ? undefined : this.state.mandates.registered[mandate]?.evidence;
    return { organisation, role, mandate: shown ?? null, evidence: evidence ?? null };
  }

  /**
   * What waits for the ledger, in order; null when nothing does. Ends before what would not fit one payload, and never
   * in the middle of what one command or one moment made.
   */
  nextBatch(): Batch | null {
    const end = batchEnd(this.outbox);
    if (end === null) return null;
    const events = this.outbox.filter((event) => event.sequence <= end).map((event) => event.text);
    const commands = this.unstored
      .filter((command) => command.last <= end)
      .map(({ commandId, digest, first, last }) => ({
        commandId,
        digest,
        firstSequence: first,
        lastSequence: last,
      }));
    return { expectedSequence: this.appended, events, commands };
  }

  /** The ledger has everything up to this sequence. */
  stored(sequence: number): void {
    this.appended = sequence;
    this.outbox = this.outbox.filter((event) => event.sequence > sequence);
    this.unstored = this.unstored.filter((command) => command.last > sequence);
  }

  /** Ends all writing: the ledger differs, or another run has taken over. */
  halt(code: string, reason: string): void {
    this.halted = reason;
    this.haltedBy = code;
  }

  /** What the next run starts with. Only when nothing waits for the ledger. */
  handOver(): CovenantInput {
    const { resumed: _, ...input } = this.input;
    return { ...input, state: handedState(this.state), recent: this.recent };
  }
}
