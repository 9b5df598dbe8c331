import type { CovenantClient } from '../../client/client.ts';
import { CovenantError } from '../../client/errors.ts';
import { civilDate, toEpochMilliseconds, toInstant } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { isLate } from '../../domain/obligation.ts';
import type { CivilDate, Instant } from '../../domain/primitives.ts';
import type { Expectation } from '../../domain/scenario.ts';
import { nextInstant } from '../../domain/schedule.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import type { DatedStep, Script } from './script.ts';

/** Moves the virtual clock of one execution forward. */
export type Forward = (workflowId: string, milliseconds: number) => Promise<void>;

export interface FailedExpectation {
  /** Step of the scenario, from 1. */
  step: number;
  day: CivilDate;
  expected: string;
  got: string;
}

export interface RehearsalParts {
  client: CovenantClient;
  db: LedgerDatabase;
  forward: Forward;
  script: Script;
  slug: string;
  definition: Definition;
  definitionHash: string;
  continueAfterEvents: number;
}

/** How long a stream may take to record what a moved clock brings. */
const PATIENCE = 30_000;

/** Plays one covenant of a rehearsal: keeps its clock, sends its steps, and sees whether what follows was expected. */
export class RehearsedCovenant {
  readonly failures: FailedExpectation[] = [];
  commands = 0;
  stream = '';
  state: CovenantState = initialState();
  private readonly parts: RehearsalParts;
  private readonly waiting: DatedStep[];
  private workflowId = '';
  /** Milliseconds that this stream's clock is ahead of the host's. */
  private ahead = 0;

  constructor(parts: RehearsalParts) {
    this.parts = parts;
    this.waiting = [...parts.script.steps];
  }

  get slug(): string {
    return this.parts.slug;
  }

  get lastDay(): CivilDate {
    return this.parts.script.lastDay;
  }

  /** The day on which something happens next by itself or by the scenario; null when nothing does. */
  nextDay(): CivilDate | null {
    const step = this.waiting[0]?.day;
    const instant = nextInstant(this.state);
    const days = [step, instant ? civilDate(instant) : undefined].filter((day) => day !== undefined);
    return days.sort()[0] ?? null;
  }

  async open(): Promise<void> {
    const { client, slug, definition, definitionHash, continueAfterEvents } = this.parts;
    const officer = definition.people.find((person) => person.roles.includes('officer'));
    const sent = await client.open({
      slug,
      definition,
      definitionHash,
      actor: officer?.id ?? '',
      levers: { continueAfterEvents },
      started: async (workflowId) => {
        this.workflowId = workflowId;
      },
    });
    this.stream = sent.stream;
    this.commands++;
    await this.catchUp();
  }

  /** Lets the stream live until the start of a day, with all that time itself makes by then. */
  async liveUntil(day: CivilDate): Promise<void> {
    const due = nextInstant(this.state);
    if (!due || civilDate(due) > day) return;
    await this.moveTo(due);
    const deadline = Date.now() + PATIENCE;
    while ((nextInstant(this.state) ?? '9') <= due) {
      if (Date.now() > deadline) throw new Error(`${this.slug} did not record what ${due} brings`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await this.catchUp();
    }
    await this.liveUntil(day);
  }

  /** Takes the steps of a day. */
  async act(day: CivilDate): Promise<void> {
    for (let step = this.waiting[0]; step && step.day <= day; step = this.waiting[0]) {
      this.waiting.shift();
      await this.moveTo(step.at);
      await this.take(step);
    }
  }

  private async take(step: DatedStep): Promise<void> {
    const refused = step.command ? await this.send(step.command) : null;
    const expected = step.expect?.refused ?? null;
    const refusal = refused?.code ?? null;
    if (refusal !== expected) {
      this.fail(
        step,
        expected ? `refusal ${expected}` : 'acceptance',
        refused ? `${refused.code}: ${refused.message}` : 'acceptance',
      );
    }
    if (step.expect) this.compare(step, step.expect);
  }

  private async send(command: NonNullable<DatedStep['command']>): Promise<CovenantError | null> {
    const { type, fields, evidence, effectiveOn } = command;
    const draft = { type, fields, evidence, effectiveOn, for: command.for, actor: this.actorOf(command) };
    this.commands++;
    try {
      await this.parts.client.send(this.stream, draft);
    } catch (error) {
      if (error instanceof CovenantError && error.kind !== 'environment') return error;
      throw error;
    }
    await this.catchUp();
    return null;
  }

  /** Who acts when the scenario does not say: the contact of the organisation that the step is for. */
  private actorOf({ as, for: organisation }: NonNullable<DatedStep['command']>): string {
    return as ?? this.state.participants[organisation ?? '']?.contact ?? '';
  }

  /** Sets the clock forward to an instant; one that has passed needs no move. */
  private async moveTo(instant: Instant): Promise<void> {
    const wait = toEpochMilliseconds(instant) - (Date.now() + this.ahead);
    if (wait < 1_000) return;
    const seconds = Math.ceil(wait / 1_000);
    await this.parts.forward(this.workflowId, seconds * 1_000);
    this.ahead += seconds * 1_000;
  }

  /** This stream's present, UTC. */
  now(): Instant {
    return toInstant(Date.now() + this.ahead);
  }

  private async catchUp(): Promise<void> {
    this.state = await foldStream(this.parts.db, this.stream, { from: this.state });
  }

  private compare(step: DatedStep, expect: Expectation): void {
    const { state } = this;
    const all = Object.values(state.obligations);
    const ids = (wanted: typeof all) => wanted.map((obligation) => obligation.id);
    this.equal(step, 'phase', expect.phase, state.phase);
    this.equal(step, 'status', expect.status, state.status);
    this.equal(step, 'signatures', expect.signatures, Object.keys(state.signatures).length);
    this.holds(step, 'open', expect.open, ids(all.filter((each) => each.status === 'open')));
    this.holds(step, 'late', expect.late, ids(all.filter((each) => isLate(state, each, step.day))));
    this.holds(step, 'reported', expect.reported, ids(all.filter((each) => each.status === 'reported')));
  }

  private equal<T>(step: DatedStep, what: string, expected: T | undefined, got: T): void {
    if (expected !== undefined && expected !== got)
      this.fail(step, `${what} ${String(expected)}`, String(got));
  }

  private holds(step: DatedStep, what: string, expected: string[] | undefined, got: string[]): void {
    const missing = (expected ?? []).filter((id) => !got.includes(id));
    if (missing.length > 0) this.fail(step, `${what}: ${missing.join(', ')}`, got.join(', ') || 'none');
  }

  private fail(step: DatedStep, expected: string, got: string): void {
    this.failures.push({ step: step.number, day: step.day, expected, got });
  }
}
