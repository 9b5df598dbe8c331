import { addDays, addPeriod, daysBetween } from './calendar.ts';
import { mapFields } from './command-shape.ts';
import type { CommandType } from './commands.ts';
import { recipient } from './plan.ts';
import type { CivilDate } from './primitives.ts';
import type { Expectation, Scenario, ScenarioStep } from './scenario.ts';
import type { CovenantState } from './state.ts';

/** One step as it is played: dates of the rehearsal's own calendar, one organisation, free texts still plain. */
export interface PlannedStep {
  /** Place of the step in the file, from 1. */
  step: number;
  on: CivilDate;
  /** Person who acts; null for the contact of the organisation acted for. */
  as: string | null;
  for: string | null;
  /** The mandate that the act rests on; null for any that covers it. */
  under: string | null;
  command: { type: CommandType; fields: Record<string, unknown> } | null;
  evidence: string | null;
  effectiveOn: CivilDate | null;
  expect: Expectation | null;
}

/**
 * Writes a scenario out as single steps in the order in which they happen, moved so that its first day is `firstDay`.
 * A step with `each` becomes one step per organisation; what it expects of the state is asked after the last of them.
 */
export function planSteps(scenario: Scenario, firstDay: CivilDate = scenario.begins): PlannedStep[] {
  const toDay = shifted(scenario.begins, firstDay);
  return scenario.steps
    .flatMap((step, index) => expand(step, index + 1, toDay))
    .map((step, order) => ({ step, order }))
    .sort((one, other) => compare(one.step.on, other.step.on) || one.order - other.order)
    .map(({ step }) => step);
}

/** The rehearsal's last day: the scenario's own, or the day of its last step. */
export function lastDay(scenario: Scenario, firstDay: CivilDate = scenario.begins): CivilDate {
  if (scenario.until) return shifted(scenario.begins, firstDay)(scenario.until);
  return planSteps(scenario, firstDay).at(-1)?.on ?? firstDay;
}

/** The person who acts in a step: named, else the contact of the organisation acted for; null when there is none. */
export function actorOf(state: CovenantState, step: PlannedStep): string | null {
  if (step.as) return step.as;
  return step.for ? recipient(state, step.for, 'contact') : null;
}

/** Moves a date of the file's calendar, or an offset from its first day, to the rehearsal's calendar. */
export function shifted(begins: CivilDate, firstDay: CivilDate): (when: string) => CivilDate {
  const days = daysBetween(begins, firstDay);
  return (when) => addDays(/^-?P/.test(when) ? addPeriod(begins, when) : when, days);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function expand(step: ScenarioStep, number: number, toDay: (when: string) => CivilDate): PlannedStep[] {
  const organisations = step.each ?? [step.for ?? null];
  return organisations.map((organisation, index) => ({
    step: number,
    on: toDay(step.at),
    as: step.as ?? null,
    for: organisation,
    under: under(step, organisation),
    command: step.do ? toCommand(step.do, step.with ?? {}, organisation, toDay) : null,
    evidence: step.evidence ?? null,
    effectiveOn: step.effectiveOn ? toDay(step.effectiveOn) : null,
    expect: step.expect ? expectation(step.expect, index === organisations.length - 1) : null,
  }));
}

function under({ under: mandate }: ScenarioStep, organisation: string | null): string | null {
  if (mandate === undefined) return null;
  return organisation === null ? mandate : mandate.replaceAll('{each}', organisation);
}

function toCommand(
  type: CommandType,
  fields: Record<string, unknown>,
  organisation: string | null,
  toDay: (when: string) => CivilDate,
): PlannedStep['command'] {
  const own = organisation === null ? fields : (fillIn(fields, organisation) as typeof fields);
  return { type, fields: mapFields(type, own, { date: (value) => dayIn(value, toDay) }) };
}

/** A value that is neither a day nor an offset stays, so that the command itself is refused for it. */
function dayIn(value: string, toDay: (when: string) => CivilDate): string {
  return /^(-?P[0-9]{1,5}[DWMY]|[0-9]{4}-[0-9]{2}-[0-9]{2})$/.test(value) ? toDay(value) : value;
}

/** Puts the organisation's id in place of `{each}`, however deep. */
function fillIn(value: unknown, organisation: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{each}', organisation);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, organisation));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, fillIn(member, organisation)]),
  );
}

function expectation(expect: Expectation, last: boolean): Expectation | null {
  if (last) return expect;
  return expect.refused === undefined ? null : { refused: expect.refused };
}
