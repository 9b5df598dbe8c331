import { civilDate, instantOf, toEpochMilliseconds, toInstant } from '../../domain/calendar.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import { mapFields } from '../../domain/command-shape.ts';
import type { AdoptionFile } from '../../domain/adoption/file.ts';
import { adoptionDraft, type AdoptionDraft } from '../../domain/adoption/shift.ts';
import { parseCommand, type CommandType } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { isRefusal } from '../../domain/decision.ts';
import type { Definition, DefinitionFile } from '../../domain/definition.ts';
import { unmetExpectations, unmetRefusal } from '../../domain/expectations.ts';
import { plan } from '../../domain/plan.ts';
import type { CivilDate, Instant } from '../../domain/primitives.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { actorOf, lastDay, planSteps, shifted, type PlannedStep } from '../../domain/scenario-steps.ts';
import { dueFacts, nextInstant } from '../../domain/schedule.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { unfold, type Unfolded } from '../../domain/unfold.ts';
import { testCommandId, testContent } from './content.ts';

/** What a scenario came to. */
export interface Played {
  state: CovenantState;
  facts: Unfolded[];
  /** Expectations that were not met, each with its step. */
  failures: string[];
  commands: number;
  /** Instants at which time made a fact. */
  instants: number;
  /** Reminders that were due on a day that was played, and the days on which there were any. */
  reminders: number;
  reminderDays: number;
}

/**
 * Plays a scenario through the core alone: no engine, no ledger, no host clock. Time passes from instant to instant,
 * and the day's steps come at nine in the morning, Amsterdam time.
 */
export function playScenario(
  definition: DefinitionFile,
  scenario: Scenario,
  { firstDay, adoption }: { firstDay?: CivilDate; adoption?: AdoptionFile } = {},
): Played {
  const player = new Player(firstDay ?? scenario.begins);
  const toDay = shifted(scenario.begins, firstDay ?? scenario.begins);
  player.open(toTestDefinition(definition), adoption && adoptionDraft(adoption, toDay));
  for (const step of planSteps(scenario, firstDay)) player.play(step);
  player.passTime(instantOf(lastDay(scenario, firstDay), 23));
  return player.result();
}

export function toTestDefinition(file: DefinitionFile): Definition {
  const people = file.people.map(({ name, address, ...person }) => ({
    ...person,
    card: testContent({ name, address }, 'application/json'),
  }));
  return { ...file, people };
}

/** Fields with plain texts and people as content, the same for the same words. */
function withTestContent(type: CommandType, fields: object): Record<string, unknown> {
  return mapFields(
    type,
    { ...fields },
    {
      content: (value) => (typeof value === 'string' ? testContent(value) : value),
      figure: (value) => (typeof value === 'number' ? testContent(`${value}`) : value),
      person: ({ name, address, ...person }) => ({ ...person, card: testContent({ name, address }) }),
    },
  );
}

class Player {
  private state = initialState();
  private readonly facts: Unfolded[] = [];
  private readonly failures: string[] = [];
  private readonly daysWithReminders = new Set<string>();
  private now: Instant;
  private commands = 0;
  private instants = 0;
  private reminders = 0;

  constructor(firstDay: CivilDate) {
    this.now = instantOf(firstDay, 8);
  }

  open(definition: Definition, adoption?: AdoptionDraft): void {
    const officer = definition.people.find(
      ({ roles, organisation }) => roles.includes('officer') && organisation === definition.secretariat,
    );
    const terms = { slug: definition.id, definition, definitionHash: sha256Hex(definition.id) };
    const told = adoption && withTestContent('AdoptCovenant', adoption);
    const type = told ? 'AdoptCovenant' : 'OpenCovenant';
    this.report('opening', this.send(type, { ...terms, ...told }, { actor: officer?.id ?? '' }), null);
  }

  play(step: PlannedStep): void {
    const at = instantOf(step.on, 9);
    if (at > this.now) this.passTime(at);
    const place = `step ${step.step} on ${step.on} (${step.command?.type ?? 'expect'}${step.for ? ` for ${step.for}` : ''})`;
    if (step.command) this.report(place, this.sendStep(step), step.expect?.refused ?? null);
    this.fail(place, unmetExpectations(this.state, step.expect ?? {}, civilDate(this.now)));
  }

  /** Lets time make its facts, each at its own instant, and counts the reminders of the days between. */
  passTime(until: Instant): void {
    for (let due = nextInstant(this.state); due !== null && due <= until; due = nextInstant(this.state)) {
      this.instants += 1;
      this.moveTo(due > this.now ? due : this.now);
      const events = dueFacts(this.state, this.now);
      if (events.length === 0) throw new Error(`time stands still at ${due}`);
      this.record(events, null);
    }
    this.moveTo(until);
  }

  result(): Played {
    const { state, facts, failures, commands, instants, reminders } = this;
    return {
      state,
      facts,
      failures,
      commands,
      instants,
      reminders,
      reminderDays: this.daysWithReminders.size,
    };
  }

  private moveTo(instant: Instant): void {
    const [from, to] = [civilDate(this.now), civilDate(instant)];
    for (const { sendOn } of plan(this.state)) {
      if (sendOn <= from || sendOn > to) continue;
      this.reminders += 1;
      this.daysWithReminders.add(sendOn);
    }
    this.now = instant;
  }

  private sendStep(step: PlannedStep): string | null {
    const { command, evidence, effectiveOn } = step;
    if (!command) return null;
    const principal = step.for
      ? {
          for: step.for,
          ...(step.under === null ? {} : { mandate: step.under }),
          ...(evidence === null ? {} : { evidence: testContent(evidence) }),
        }
      : undefined;
    return this.send(command.type, withTestContent(command.type, command.fields), {
      actor: actorOf(this.state, step) ?? 'nobody',
      ...(principal ? { principal } : {}),
      ...(effectiveOn ? { effectiveOn } : {}),
    });
  }

  /** Sends a command; returns the code of its refusal, or null. */
  private send(type: string, fields: unknown, frame: Record<string, unknown>): string | null {
    this.commands += 1;
    const parsed = parseCommand({ commandId: testCommandId(this.commands), type, fields, ...frame });
    if ('problems' in parsed) return `MALFORMED_COMMAND ${JSON.stringify(parsed.problems)}`;
    const today = civilDate(this.now);
    const decision = decide(this.state, parsed.command, { now: this.now, today });
    if (isRefusal(decision)) return decision.code;
    this.record(decision.events, parsed.command.effectiveOn ?? today);
    return null;
  }

  private record(events: Parameters<typeof unfold>[1], effectiveOn: CivilDate | null): void {
    const { facts, state } = unfold(this.state, events, { recordedAt: this.now, effectiveOn });
    this.facts.push(...facts);
    this.state = state;
    this.now = toInstant(toEpochMilliseconds(this.now) + 1);
  }

  private report(place: string, met: string | null, expected: string | null): void {
    this.fail(place, unmetRefusal(expected, met));
  }

  private fail(place: string, sentences: string[]): void {
    this.failures.push(...sentences.map((sentence) => `${place}: ${sentence}`));
  }
}
