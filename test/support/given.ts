import { expect } from 'vitest';
import {
  calendarNumber,
  civilDate,
  instantOf,
  toEpochMilliseconds,
  toInstant,
  addPeriod,
} from '../../domain/calendar.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import { parseCommand, type Command, type CommandFields, type CommandType } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { isRefusal } from '../../domain/decision.ts';
import type { Definition } from '../../domain/definition.ts';
import type { EventData, EventType, NewEvent } from '../../domain/events.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import { announce, plan, type PlannedNotice } from '../../domain/plan.ts';
import type { CivilDate, Instant } from '../../domain/primitives.ts';
import type { Refusal, RefusalCode } from '../../domain/refusals.ts';
import { dueFacts, nextInstant } from '../../domain/schedule.ts';
import { initialState, type CovenantState, type Obligation } from '../../domain/state.ts';
import { unfold, type Unfolded } from '../../domain/unfold.ts';
import { testCommandId, testContent } from './content.ts';
import { aDefinition } from './definition.ts';

/** The day on which every story begins: a Monday. */
export const FIRST_DAY = '2027-01-04';

/** Who sends a command, and for whom; an officer when nobody is named. */
export interface Sender {
  as?: string;
  for?: string;
  /** The mandate that the act rests on. */
  under?: string;
  evidence?: string;
  effectiveOn?: CivilDate;
}

/** A command as a test writes it. */
export interface Draft {
  type: CommandType;
  fields: unknown;
  sender: Sender;
}

export function command<T extends CommandType>(
  type: T,
  fields: CommandFields[T],
  sender: Sender = {},
): Draft {
  return { type, fields, sender };
}

/** An event to find: its type, and the fields that matter. */
export type Expected = { [T in EventType]: [T, Partial<EventData[T]>] | [T] }[EventType];

/** A covenant that was opened on the first day by an officer of its secretariat. */
export function given(definition: Definition = aDefinition()): Story {
  const start = new Story(initialState(), instantOf(FIRST_DAY, 9), [], null);
  const fields = { slug: definition.id, definition, definitionHash: sha256Hex(definition.id) };
  return start.and(command('OpenCovenant', fields));
}

/** A stream before its first event. */
export function givenNothing(): Story {
  return new Story(initialState(), instantOf(FIRST_DAY, 9), [], null);
}

let commands = 0;

/** What has happened so far, and what the last command or the last passing of time made. Never changes. */
export class Story {
  readonly state: CovenantState;
  readonly now: Instant;
  /** What the last step made, consequences included. */
  readonly latest: Unfolded[];
  readonly refusal: Refusal | null;

  constructor(state: CovenantState, now: Instant, latest: Unfolded[], refusal: Refusal | null) {
    this.state = state;
    this.now = now;
    this.latest = latest;
    this.refusal = refusal;
  }

  get today(): CivilDate {
    return civilDate(this.now);
  }

  /** Commands that must be accepted. */
  and(...drafts: Draft[]): Story {
    return drafts.reduce<Story>((story, draft) => {
      const next = story.when(draft);
      expect(next.refusal, `${draft.type} in the given part`).toBeNull();
      return next;
    }, this);
  }

  /** Lets time pass to nine in the morning of a day; all that it made is in `latest`. */
  on(day: CivilDate): Story {
    return this.until(instantOf(day, 9));
  }

  /** Lets a period of days, weeks, months or years pass. */
  after(period: string): Story {
    return this.on(addPeriod(this.today, period));
  }

  private until(instant: Instant): Story {
    let { state } = this;
    const made: Unfolded[] = [];
    for (let due = nextInstant(state); due !== null && due <= instant; due = nextInstant(state)) {
      const now = due > this.now ? due : this.now;
      const unfolded = unfold(state, dueFacts(state, now), { recordedAt: now, effectiveOn: null });
      if (unfolded.facts.length === 0) throw new Error(`time stands still at ${due}`);
      state = unfolded.state;
      made.push(...unfolded.facts);
    }
    return new Story(state, instant, made, null);
  }

  /** A command that may be refused. */
  when(draft: Draft): Story {
    const sent = toCommand(draft);
    const { today, now, state } = this;
    const decision = decide(state, sent, { now, today });
    if (isRefusal(decision)) return new Story(state, now, [], decision);
    const effectiveOn = sent.effectiveOn ?? today;
    const unfolded = unfold(state, decision.events, { recordedAt: now, effectiveOn });
    const later = toInstant(toEpochMilliseconds(now) + 1_000);
    return new Story(unfolded.state, later, unfolded.facts, null);
  }

  /** Events of the shell, such as a resume. */
  whenRecorded(...events: NewEvent[]): Story {
    const unfolded = unfold(this.state, events, { recordedAt: this.now, effectiveOn: null });
    return new Story(unfolded.state, this.now, unfolded.facts, null);
  }

  /** Exactly these events, in this order, with these fields. */
  thenRecords(...expected: Expected[]): Story {
    expect(this.refusal).toBeNull();
    expect(this.latest.map((fact) => fact.type)).toEqual(expected.map(([type]) => type));
    for (const [index, [, data]] of expected.entries()) {
      if (data) expect(this.latest[index]?.data).toMatchObject(data);
    }
    return this;
  }

  thenNothing(): Story {
    return this.thenRecords();
  }

  thenRefused(code: RefusalCode, rule?: string): Story {
    expect(this.refusal?.code ?? 'accepted').toBe(code);
    if (rule !== undefined) expect(this.refusal?.rule).toBe(rule);
    return this;
  }

  thenPhase(phase: string): Story {
    expect(this.state.phase).toBe(phase);
    return this;
  }

  /** An obligation that must be there. */
  obligation(id: string): Obligation {
    const obligation = this.state.obligations[id];
    if (!obligation) throw new Error(`${id} is not among ${Object.keys(this.state.obligations).join(', ')}`);
    return obligation;
  }

  due(id: string): CivilDate | undefined {
    return dueDay(this.state, this.obligation(id));
  }

  isLate(id: string): boolean {
    return isLate(this.state, this.obligation(id), this.today);
  }

  /** Reminders planned for an obligation, by day of sending. */
  reminders(id: string): PlannedNotice[] {
    return plan(this.state).filter((notice) => notice.subject === id);
  }

  /** Messages that the last step brings at once. */
  announced(): PlannedNotice[] {
    return this.latest.flatMap((fact) => announce(this.state, fact));
  }
}

/** The calendar number of what the last step changed. */
export function numberOf({ state }: Story): number {
  return calendarNumber(state.recordedAt ?? '');
}

function toCommand({ type, fields, sender }: Draft): Command {
  commands += 1;
  const { as = 'olga', for: organisation, under, evidence, effectiveOn } = sender;
  const parsed = parseCommand({
    commandId: testCommandId(commands),
    type,
    fields,
    actor: as,
    ...(organisation && {
      principal: {
        for: organisation,
        ...(under && { mandate: under }),
        ...(evidence && { evidence: testContent(evidence) }),
      },
    }),
    ...(effectiveOn && { effectiveOn }),
  });
  if ('problems' in parsed) throw new Error(`${type}: ${JSON.stringify(parsed.problems)}`);
  return parsed.command;
}
