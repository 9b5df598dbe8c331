import type { CovenantClient, Draft } from '../../client/client.ts';
import { CovenantError } from '../../client/errors.ts';
import type { AdoptionDraft } from '../../domain/adoption/shift.ts';
import { civilDate, instantOf, toEpochMilliseconds, toInstant } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import type { CivilDate, Instant } from '../../domain/primitives.ts';
import { unmetExpectations, unmetRefusal } from '../../domain/expectations.ts';
import { actorOf, type PlannedStep } from '../../domain/scenario-steps.ts';
import { nextInstant } from '../../domain/schedule.ts';
import type { VirtualClock } from '../../engine/virtual-clock.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

export interface FailedExpectation {
  /** Step of the scenario, from 1. */
  step: number;
  day: CivilDate;
  /** What was expected, and what was found instead. */
  problem: string;
}

export interface RehearsalParts {
  client: CovenantClient;
  db: LedgerDatabase;
  clock: VirtualClock;
  steps: PlannedStep[];
  lastDay: CivilDate;
  slug: string;
  definition: Definition;
  definitionHash: string;
  adoption: AdoptionDraft | undefined;
  continueAfterEvents: number;
}

/** Hour at which steps happen, Amsterdam; the day's messages have gone out by then. */
const STEP_HOUR = 10;

/** How long a stream may take to record what a moved clock brings. */
const PATIENCE = 30_000;

/** Plays one covenant of a rehearsal: keeps its clock, sends its steps, and sees whether what follows was expected. */
export class RehearsedCovenant {
  readonly failures: FailedExpectation[] = [];
  commands = 0;
  stream = '';
  state: CovenantState = initialState();
  private readonly parts: RehearsalParts;
  private readonly waiting: PlannedStep[];
  private workflowId = '';
  /** Milliseconds that this stream's clock is ahead of the host's. */
  private ahead = 0;

  constructor(parts: RehearsalParts) {
    this.parts = parts;
    this.waiting = [...parts.steps];
  }

  get slug(): string {
    return this.parts.slug;
  }

  get lastDay(): CivilDate {
    return this.parts.lastDay;
  }

  /** The day on which something happens next by itself or by the scenario; null when nothing does. */
  nextDay(): CivilDate | null {
    const step = this.waiting[0]?.on;
    const instant = nextInstant(this.state);
    const days = [step, instant ? civilDate(instant) : undefined].filter((day) => day !== undefined);
    return days.sort()[0] ?? null;
  }

  async open(): Promise<void> {
    const { client, slug, definition, definitionHash, adoption, continueAfterEvents } = this.parts;
    const officer = definition.people.find((person) => person.roles.includes('officer'));
    const sent = await client.open({
      slug,
      definition,
      definitionHash,
      adoption,
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
    for (let step = this.waiting[0]; step && step.on <= day; step = this.waiting[0]) {
      this.waiting.shift();
      await this.moveTo(instantOf(step.on, STEP_HOUR));
      await this.take(step);
    }
  }

  private async take(step: PlannedStep): Promise<void> {
    const refused = step.command ? await this.send(step, step.command) : null;
    const problems = [
      ...unmetRefusal(step.expect?.refused ?? null, refused?.code ?? null),
      ...(step.expect ? unmetExpectations(this.state, step.expect, step.on) : []),
    ];
    this.failures.push(...problems.map((problem) => ({ step: step.step, day: step.on, problem })));
  }

  private async send(
    step: PlannedStep,
    command: NonNullable<PlannedStep['command']>,
  ): Promise<CovenantError | null> {
    const { evidence, effectiveOn, for: organisation, under } = step;
    const draft: Draft = {
      ...command,
      actor: actorOf(this.state, step) ?? '',
      for: organisation ?? undefined,
      mandate: under ?? undefined,
      evidence: evidence ?? undefined,
      effectiveOn: effectiveOn ?? undefined,
    };
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

  /** Sets the clock forward to an instant, with all that falls due on the way; one that has passed needs no move. */
  private async moveTo(instant: Instant): Promise<void> {
    if (toEpochMilliseconds(instant) <= Date.now() + this.ahead) return;
    const { now } = await this.parts.clock.forward(this.workflowId, { until: instant });
    this.ahead = now.getTime() - Date.now();
  }

  /** This stream's present, UTC. */
  now(): Instant {
    return toInstant(Date.now() + this.ahead);
  }

  private async catchUp(): Promise<void> {
    this.state = await foldStream(this.parts.db, this.stream, { from: this.state });
  }
}
