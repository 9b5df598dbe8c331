import { dueDay } from './due-day.ts';
import type { EventData, Fact } from './events.ts';
import { isChased } from './obligation.ts';
import type { CivilDate, ContentReference } from './primitives.ts';
import type { CovenantState, Obligation } from './state.ts';

/** Why nobody needs to do it any more. */
export type CancelledBecause =
  Exclude<EventData['ObligationDropped']['because'], 'old-course'> | 'covenant-stopped';

/** What whoever was told of a duty should know by now: another day, or that it need not be done. */
export type DutyNews =
  | {
      kind: 'moved';
      obligation: Obligation;
      due: CivilDate;
      /** The day before, where it was known. */
      previous: CivilDate | null;
      /** The owner asked for it, and hears the answer whether it was told of the day or not. */
      asked: boolean;
    }
  | {
      kind: 'cancelled';
      obligation: Obligation;
      because: CancelledBecause;
      reason: ContentReference | null;
    };

/**
 * Compares a covenant before and after some facts, with the duties as they were known before: a calendar that says
 * otherwise is wrong from now on. What was done, and what came back with its own message, is no news.
 */
export function dutyNews(before: CovenantState, after: CovenantState, facts: readonly Fact[]): DutyNews[] {
  // A duty that came back is told by itself, and one that opened anew is another duty under its old name.
  const untold = new Set(
    facts.flatMap((fact) =>
      fact.type === 'ObligationReturned' || fact.type === 'ObligationOpened' ? [fact.data.obligation] : [],
    ),
  );
  const stopped = before.status === 'open' && after.status === 'stopped';
  return Object.values(before.obligations).flatMap((earlier): DutyNews[] => {
    const obligation = after.obligations[earlier.id];
    if (!obligation) return dropped(earlier, facts);
    if (stopped) return cancelled(earlier, 'covenant-stopped', null);
    const due = dueDay(after, obligation);
    const previous = dueDay(before, earlier);
    const unchanged = due === previous || due === undefined;
    if (unchanged || untold.has(earlier.id) || !isChased(after, obligation)) return [];
    const asked = earlier.request !== null && obligation.request === null;
    return [{ kind: 'moved', obligation, due, previous: previous ?? null, asked }];
  });
}

function dropped(obligation: Obligation, facts: readonly Fact[]): DutyNews[] {
  for (const fact of facts) {
    if (fact.type !== 'ObligationDropped' || fact.data.obligation !== obligation.id) continue;
    const { because, reason = null } = fact.data;
    // Whoever was told of the old course heard that it stopped.
    return because === 'old-course' ? [] : cancelled(obligation, because, reason);
  }
  return [];
}

function cancelled(
  obligation: Obligation,
  because: CancelledBecause,
  reason: ContentReference | null,
): DutyNews[] {
  return obligation.status === 'reported' ? [] : [{ kind: 'cancelled', obligation, because, reason }];
}
