import { civilDate } from './calendar.ts';
import type { FactOf } from './events.ts';
import type { CivilDate } from './primitives.ts';
import { withParts } from './reminder-policy.ts';
import type { Absence, CovenantState, Obligation } from './state.ts';

/** How facts about reminders change the state; part of evolve, equally pure and total. */

/** What officers do to one ladder; a new due day begins without it. */
export type Marks = Pick<Obligation, 'heldFrom' | 'heldUntil' | 'skipped' | 'words' | 'confirmed'>;

export function noMarks(): Marks {
  return { heldFrom: null, heldUntil: null, skipped: [], words: {}, confirmed: [] };
}

export function remindersSet(state: CovenantState, fact: FactOf<'RemindersSet'>): CovenantState {
  const { organisation, obligation: id, ...parts } = fact.data;
  const { policies } = state;
  if (id !== undefined) {
    return mark(state, id, (obligation) => ({
      policy: withParts(obligation.policy, parts, fact.recordedAt),
    }));
  }
  if (organisation === undefined) {
    const covenant = withParts(policies.covenant, parts, fact.recordedAt);
    return { ...state, policies: { ...policies, covenant } };
  }
  const own = withParts(policies.organisations[organisation] ?? {}, parts, fact.recordedAt);
  const organisations = { ...policies.organisations, [organisation]: own };
  return { ...state, policies: { ...policies, organisations } };
}

/** Steps from the day of recording on wait until the day after `until`. */
export function held(state: CovenantState, fact: FactOf<'RemindersHeld' | 'ContactNoted'>): CovenantState {
  const { obligation: id, until } = fact.data;
  const ofEvent = fact.type === 'RemindersHeld' && fact.data.step !== undefined;
  if (until === undefined || ofEvent) return state;
  const today = civilDate(fact.recordedAt);
  return mark(state, id, ({ heldFrom, heldUntil }) => {
    const goesOn = heldFrom !== null && heldUntil !== null && heldUntil >= today;
    return { heldFrom: goesOn ? heldFrom : today, heldUntil: until };
  });
}

/** The one message that an event brought stands in the plan alone; the state keeps nothing of it. */
function isAnnounced(step: string): boolean {
  return step.startsWith('event:');
}

export function skipped(state: CovenantState, fact: FactOf<'ReminderSkipped'>): CovenantState {
  const { obligation: id, step } = fact.data;
  if (isAnnounced(step)) return state;
  return mark(state, id, (obligation) => ({ skipped: [...new Set([...obligation.skipped, step])] }));
}

export function edited(state: CovenantState, fact: FactOf<'ReminderEdited'>): CovenantState {
  const { obligation: id, step, text } = fact.data;
  if (isAnnounced(step)) return state;
  return mark(state, id, ({ words }) => ({ words: { ...words, [step]: text } }));
}

export function confirmed(state: CovenantState, fact: FactOf<'EscalationConfirmed'>): CovenantState {
  const { obligation: id, step } = fact.data;
  return mark(state, id, (obligation) => ({ confirmed: [...new Set([...obligation.confirmed, step])] }));
}

/**
 * A new absence takes the place of those that it overlaps; those that are over are forgotten. What went to somebody
 * before we knew stays as it was, so an absence counts from the day of its recording on.
 */
export function absenceSet(state: CovenantState, fact: FactOf<'AbsenceSet'>): CovenantState {
  const { person, from, to, deputy = null } = fact.data;
  const today = civilDate(fact.recordedAt);
  const absence = { event: fact.sequence, from: from < today ? today : from, to, deputy };
  const rest = current(state.absences, today);
  const apart = (rest[person] ?? []).filter((other) => other.to < absence.from || other.from > to);
  return { ...state, absences: { ...rest, [person]: [...apart, absence] } };
}

function current(absences: CovenantState['absences'], today: CivilDate): CovenantState['absences'] {
  return keep(absences, ({ to }) => to >= today);
}

/** Takes back an absence that a correction names. */
export function absenceTakenBack(state: CovenantState, event: number): CovenantState {
  return { ...state, absences: keep(state.absences, (absence) => absence.event !== event) };
}

/** Absences as they are without somebody: neither away, nor reading for who is. */
export function absencesWithout(
  absences: CovenantState['absences'],
  person: string,
): CovenantState['absences'] {
  const { [person]: _, ...others } = absences;
  const read = Object.entries(others).map(
    ([away, list]) =>
      [
        away,
        list.map((absence) => (absence.deputy === person ? { ...absence, deputy: null } : absence)),
      ] as const,
  );
  return Object.fromEntries(read);
}

function keep(
  absences: CovenantState['absences'],
  wanted: (absence: Absence) => boolean,
): CovenantState['absences'] {
  const kept = Object.entries(absences).map(([person, list]) => [person, list.filter(wanted)] as const);
  return Object.fromEntries(kept.filter(([, list]) => list.length > 0));
}

export function rhythmSet(state: CovenantState, fact: FactOf<'RhythmSet'>): CovenantState {
  const { person, rhythm } = fact.data;
  return { ...state, rhythms: { ...state.rhythms, [person]: rhythm } };
}

function mark(
  state: CovenantState,
  id: string,
  change: (obligation: Obligation) => Partial<Obligation>,
): CovenantState {
  const obligation = state.obligations[id];
  if (!obligation) return state;
  const marked = { ...obligation, ...change(obligation) };
  return { ...state, obligations: { ...state.obligations, [id]: marked } };
}
