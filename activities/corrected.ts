import type { Disclosure } from '../domain/area.ts';
import { civilDate } from '../domain/calendar.ts';
import { disclosureOf } from '../domain/disclosures.ts';
import type { Fact } from '../domain/events.ts';
import { evolve } from '../domain/evolve.ts';
import type { LocalText } from '../domain/primitives.ts';
import { definitionOf, type CovenantState } from '../domain/state.ts';
import { foldStream, toFact } from '../ledger/fold.ts';
import { eventAt } from '../ledger/read.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { NoticeDetail } from './notice-payload.ts';

/** What a correction is about: who could know of the event that was wrong, and how its readers know it. */
export interface Corrected {
  disclosure: Disclosure;
  detail: NoticeDetail;
}

/** Looks up the event that a fact corrects; undefined where it corrects none that there is. */
export async function correctedBy(
  db: LedgerDatabase,
  stream: string,
  fact: Fact,
): Promise<Corrected | undefined> {
  if (fact.type !== 'EventCorrected') return undefined;
  const stored = await eventAt(db, stream, fact.data.event);
  if (!stored) return undefined;
  const wrong = toFact(stored.envelope);
  const before = await foldStream(db, stream, { to: wrong.sequence - 1 });
  const after = evolve(before, wrong);
  const on = wrong.effectiveOn ?? civilDate(wrong.recordedAt);
  const detail = { ...subjectOf(wrong, after), corrected: { on } };
  return { disclosure: disclosureOf(wrong, { before, after }), detail };
}

/** What an event is about, by a name that its readers know; the number that the ledger has for it says nothing to them. */
function subjectOf({ data }: Fact, state: CovenantState): Pick<NoticeDetail, 'subject' | 'text'> {
  const { obligations, gates, phases, dates } = definitionOf(state);
  const idOf = (field: string): string => {
    const value = Object.entries(data).find(([name]) => name === field)?.[1] as unknown;
    return typeof value === 'string' ? value : '';
  };
  const duty = state.obligations[idOf('obligation')];
  if (duty?.text) return { subject: null, text: duty.text };
  const organisation = state.participants[idOf('organisation')]?.name;
  const found =
    obligations.find(({ id }) => id === duty?.template) ??
    gates.find(({ id }) => id === idOf('gate')) ??
    phases.flatMap(({ milestones }) => milestones).find(({ id }) => id === idOf('milestone')) ??
    phases.find(({ id }) => id === idOf('phase')) ??
    dates.find(({ id }) => id === idOf('date'));
  return { subject: found?.name ?? (organisation === undefined ? null : both(organisation)) };
}

function both(text: string): LocalText {
  return { nl: text, en: text };
}
