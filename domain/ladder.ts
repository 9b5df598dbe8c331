import { addPeriod, addPeriods } from './calendar.ts';
import { dueDay } from './obligation.ts';
import type { CivilDate, ContentReference } from './primitives.ts';
import { reader, recipient } from './recipients.ts';
import { effectivePolicy, type EffectivePolicy, type GivenPolicy } from './reminder-policy.ts';
import { isEscalation, weekdayNumber, type LadderStep, type Rhythm } from './reminder-terms.ts';
import { onWeekday, outOfQuiet, type Move, type SendingTerms } from './sending-day.ts';
import type { CovenantState, Obligation } from './state.ts';

/**
 * Why a step is not planned: more steps than the cap; from before its clock, its policy or its reader's time; skipped by
 * an officer; on one day with a later step to the same person.
 */
export type Standing =
  'planned' | 'over-cap' | 'before-clock' | 'before-policy' | 'before-contact' | 'skipped' | 'merged';

/** One step of a ladder as it stands now. */
export interface LadderDay {
  /** `-P14D`; the third time of a step that repeats is `P7D#3`. */
  step: string;
  to: LadderStep['to'];
  /** `to-confirm` asks an officer about a step that the parties agreed to; the `escalation` goes out after that (R131). */
  kind: 'reminder' | 'overdue' | 'escalation' | 'to-confirm';
  /** The day by its offset alone. */
  day: CivilDate;
  /** The day of sending, Europe/Amsterdam, with what moved it there. */
  sendOn: CivilDate;
  moves: Move[];
  /** Who reads it; null where nobody is named, the secretariat's officer included. */
  person: string | null;
  /** Who would have read it, but is away. */
  insteadOf: string | null;
  standing: Standing;
  /** What an officer wrote for this step. */
  words: ContentReference | null;
}

/** A step of a ladder at its own day, before anything moves it. */
interface Rung {
  id: string;
  step: LadderStep;
  day: CivilDate;
}

/**
 * The whole ladder of an obligation with a due day, the earliest first: what is planned, and why the rest is not. Pure
 * and without memory: what was sent already is known by the ledger alone.
 */
export function ladderDays(
  state: CovenantState,
  obligation: Obligation,
  programme: GivenPolicy = {},
): LadderDay[] {
  const due = dueDay(state, obligation);
  if (due === undefined) return [];
  const policy = effectivePolicy(state, obligation, programme);
  const days = rungs(policy.ladder.value, due).map((rung, index) => {
    const day = place(state, obligation, rung, { policy, due });
    return { ...day, standing: standingOf(state, obligation, day, { policy, index }) };
  });
  return days.map((day) => (isMerged(day, days) ? { ...day, standing: 'merged' } : day));
}

/** Ids of a ladder's steps, the earliest first. */
export function stepIds(ladder: readonly LadderStep[]): string[] {
  return rungs(ladder, '2000-06-15').map(({ id }) => id);
}

/** The steps of a ladder that an id names: several where one day has several readers. */
export function stepsNamed(ladder: readonly LadderStep[], id: string): LadderStep[] {
  return rungs(ladder, '2000-06-15').flatMap((rung) => (rung.id === id ? [rung.step] : []));
}

function rungs(ladder: readonly LadderStep[], due: CivilDate): Rung[] {
  return ladder
    .flatMap((step) => {
      const first = addPeriod(due, step.at);
      const { every } = step;
      if (every === undefined) return [{ id: step.at, step, day: first }];
      return Array.from({ length: step.times ?? 1 }, (_, time) => ({
        id: time === 0 ? step.at : `${step.at}#${time + 1}`,
        step,
        day: addPeriods(first, every, time),
      }));
    })
    .sort((one, other) => compare(one.day, other.day));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

type Placed = Omit<LadderDay, 'standing'>;

function place(
  state: CovenantState,
  obligation: Obligation,
  { id, step, day }: Rung,
  { policy, due }: { policy: EffectivePolicy; due: CivilDate },
): Placed {
  const terms = termsOf(obligation, policy, due);
  const free = outOfQuiet(day, terms);
  const asks = isEscalation(step) && !obligation.confirmed.includes(id);
  const role: LadderStep = asks ? { at: step.at, to: 'officer' } : step;
  const writtenTo = reader(state, obligation.owner, role, free.day);
  const weekly = weekdayOf(state, writtenTo, policy.rhythm.value);
  const sendOn = weekly === null ? free.day : onWeekday(free.day, weekly, terms);
  const person = reader(state, obligation.owner, role, sendOn);
  const usual = isEscalation(role) ? person : recipient(state, obligation.owner, role.to);
  return {
    step: id,
    to: step.to,
    kind: kindOf(step, { asks, late: sendOn > due }),
    day,
    sendOn,
    moves: [...free.moves, ...rhythmMove(free.day, sendOn, weekly)],
    person,
    insteadOf: usual === person ? null : usual,
    words: asks ? null : (obligation.words[id] ?? null),
  };
}

function kindOf(step: LadderStep, { asks, late }: { asks: boolean; late: boolean }): LadderDay['kind'] {
  if (asks) return 'to-confirm';
  if (!late) return 'reminder';
  return isEscalation(step) ? 'escalation' : 'overdue';
}

function termsOf(obligation: Obligation, { quiet }: EffectivePolicy, due: CivilDate): SendingTerms {
  const { heldFrom, heldUntil, clockFrom } = obligation;
  const { since } = quiet;
  return {
    due,
    notBefore: since !== null && since > clockFrom ? since : clockFrom,
    quiet: quiet.value,
    held: heldFrom === null || heldUntil === null ? null : { from: heldFrom, to: heldUntil },
  };
}

/** The weekday of a person's weekly message: the person's own choice, else that of the policy. Null for daily. */
export function weekdayOf(state: CovenantState, person: string | null, rhythm: Rhythm): number | null {
  const chosen = (person === null ? undefined : state.rhythms[person]) ?? rhythm;
  return chosen === 'daily' ? null : weekdayNumber(chosen.weekly);
}

function rhythmMove(from: CivilDate, to: CivilDate, weekday: number | null): Move[] {
  return from === to || weekday === null ? [] : [{ from, to, reason: { kind: 'rhythm', weekday } }];
}

function standingOf(
  state: CovenantState,
  obligation: Obligation,
  placed: Placed,
  { policy: { cap, ladder }, index }: { policy: EffectivePolicy; index: number },
): Standing {
  const { step, day, sendOn, person } = placed;
  if (index >= cap.value) return 'over-cap';
  if (day < obligation.clockFrom) return 'before-clock';
  if (ladder.since !== null && day < ladder.since) return 'before-policy';
  const seated = person === null ? undefined : state.seatedOn[person];
  if (seated !== undefined && sendOn <= seated) return 'before-contact';
  return obligation.skipped.includes(step) ? 'skipped' : 'planned';
}

/** Of what one person would read on one day about one duty, the last step counts. */
function isMerged(day: LadderDay, days: readonly LadderDay[]): boolean {
  if (day.standing !== 'planned') return false;
  const same = days.filter(
    (other) =>
      other.standing === 'planned' &&
      other.person === day.person &&
      other.sendOn === day.sendOn &&
      (other.kind === 'to-confirm') === (day.kind === 'to-confirm'),
  );
  return same.at(-1) !== day;
}
