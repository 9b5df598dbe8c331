import { addDays, addPeriod, daysBetween, instantOf } from '../../domain/calendar.ts';
import { commandFields, type CommandType } from '../../domain/commands.ts';
import { dateSchema, isRealDate, type CivilDate, type Instant } from '../../domain/primitives.ts';
import type { Expectation, Scenario, ScenarioStep } from '../../domain/scenario.ts';
import { mapFields, type Shaped } from '../../client/field-walk.ts';

/** Hour of the working day at which steps happen, Amsterdam; the post has gone out by then. */
const STEP_HOUR = 10;

/** One step of a scenario, for one organisation, on its day of the rehearsal. */
export interface DatedStep {
  /** Place in the file, from 1. */
  number: number;
  day: CivilDate;
  at: Instant;
  command: {
    type: CommandType;
    fields: Record<string, unknown>;
    as: string | undefined;
    for: string | undefined;
    evidence: string | undefined;
    effectiveOn: CivilDate | undefined;
  } | null;
  expect: Expectation | undefined;
}

export interface Script {
  scenario: Scenario;
  firstDay: CivilDate;
  /** Last day of the rehearsal. */
  lastDay: CivilDate;
  steps: DatedStep[];
}

/**
 * Puts a scenario's steps on the days of a rehearsal that begins on `firstDay`: every date of the file shifts by the
 * same number of days, every offset counts from the first day. Steps of one day keep the order of the file.
 */
export async function writeScript(scenario: Scenario, firstDay: CivilDate): Promise<Script> {
  const shift = new Shift(scenario.begins, firstDay);
  const expanded = await Promise.all(scenario.steps.map((step, index) => expand(step, index + 1, shift)));
  const steps = expanded.flat().sort((a, b) => a.day.localeCompare(b.day) || a.number - b.number);
  const lastStep = steps.at(-1)?.day ?? firstDay;
  const until = scenario.until === undefined ? lastStep : shift.day(scenario.until);
  return { scenario, firstDay, lastDay: until > lastStep ? until : lastStep, steps };
}

class Shift {
  private readonly begins: CivilDate;
  private readonly firstDay: CivilDate;

  constructor(begins: CivilDate, firstDay: CivilDate) {
    this.begins = begins;
    this.firstDay = firstDay;
  }

  /** A date of the file's calendar, or an offset, as a day of the rehearsal. */
  day(when: string): CivilDate {
    if (isRealDate(when)) return addDays(this.firstDay, daysBetween(this.begins, when));
    return addPeriod(this.firstDay, when);
  }

  /** The same for a field that should hold a date; anything else stays, and is refused by its name later. */
  field(value: unknown): unknown {
    if (typeof value !== 'string') return value;
    return isRealDate(value) || /^P\d+[DWMY]$/.test(value) ? this.day(value) : value;
  }
}

async function expand(step: ScenarioStep, number: number, shift: Shift): Promise<DatedStep[]> {
  const day = shift.day(step.at);
  const frame = { number, day, at: instantOf(day, STEP_HOUR) };
  const type = step.do;
  if (!type) return [{ ...frame, command: null, expect: step.expect }];
  const organisations = step.each ?? [step.for];
  return Promise.all(
    organisations.map(async (organisation, index) => ({
      ...frame,
      command: await toCommand(step, type, organisation, shift),
      expect: expectationOf(step, index === organisations.length - 1),
    })),
  );
}

/** A refusal is expected of each organisation's command, a state after the last one's. */
function expectationOf({ expect }: ScenarioStep, isLast: boolean): Expectation | undefined {
  if (isLast || expect?.refused === undefined) return isLast ? expect : undefined;
  return { refused: expect.refused };
}

async function toCommand(
  step: ScenarioStep,
  type: CommandType,
  organisation: string | undefined,
  shift: Shift,
): Promise<NonNullable<DatedStep['command']>> {
  const filled = fillIn(step.with ?? {}, organisation ?? '') as Record<string, unknown>;
  const dates = new Map([[dateSchema as unknown as Shaped, (value: unknown) => shift.field(value)]]);
  const fields = await mapFields(commandFields[type] as unknown as Shaped, filled, dates);
  return {
    type,
    fields: fields as Record<string, unknown>,
    as: step.as,
    for: organisation,
    evidence: step.evidence,
    effectiveOn: step.effectiveOn === undefined ? undefined : shift.day(step.effectiveOn),
  };
}

/** Puts the organisation's id where a field says `{each}`. */
function fillIn(value: unknown, organisation: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{each}', organisation);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, organisation));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, fillIn(member, organisation)]),
  );
}
