import type { CalendarEntry } from '../../activities/calendar-file.ts';
import type { EventType } from '../../domain/events.ts';
import type { LocalText } from '../../domain/primitives.ts';
import { eventsByType } from '../../ledger/read.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { longDate } from '../dates.ts';
import type { Language, MessageKey, Translate } from '../messages.ts';
import type { Coming } from './ahead.ts';

/** Events that can move a day of which no open duty knows: phases, named dates, and duties that are still planned. */
const MOVING: readonly EventType[] = [
  'PhaseStarted',
  'DateSet',
  'EntryIntoForceSet',
  'AgreementConcluded',
  'GateOpened',
  'GateClosed',
  'MilestoneRecorded',
  'EventCorrected',
  'ObligationOpened',
];

/** The last event of a stream that could move such a day; 0 when there was none. */
export async function lastMove(db: LedgerDatabase, stream: string): Promise<number> {
  let last = 0;
  for await (const { envelope } of eventsByType(db, MOVING, stream)) last = envelope.sequence;
  return last;
}

export interface EntryWords {
  t: Translate;
  language: Language;
  /** A duty's own words, by reference, where it has no name. */
  texts: ReadonlyMap<string, string | null>;
}

/** @param moved the last event that could move a day, see `lastMove`: it only rises, and never less often than the day. */
export function toEntry(item: Coming, moved: number, words: EntryWords): CalendarEntry {
  const { from, on, time } = item;
  return {
    uid: uidOf(item),
    sequence: Math.max(item.changedAt, moved),
    summary: summaryOf(item, words),
    description: descriptionOf(item, words),
    on: from,
    ...(from === on ? {} : { lastOn: on }),
    ...(time ? { time: { start: time.start, end: time.end } } : {}),
  };
}

/** The same for the same thing for ever; a duty keeps the uid that its reminders carry. */
function uidOf({ kind, id, stream }: Coming): string {
  const own = kind === 'obligation' || kind === 'meeting' ? id : `${kind}:${id}`;
  return `${own}@${stream}`;
}

function summaryOf(item: Coming, { t, language, texts }: EntryWords): string {
  const own = item.text && texts.get(item.text.ref);
  const name = own ?? inWords(item.name, language);
  const key = `calendar.${item.kind}` as MessageKey;
  return t(key, { name, owner: item.ownerName ?? '' });
}

function descriptionOf(item: Coming, { t, language }: EntryWords): string {
  const covenant = inWords(item.covenantName, language);
  return [
    t('calendar.covenant', { covenant, id: item.id }),
    ...(item.from === item.on ? [] : [t('calendar.window', { to: longDate(item.on, language) })]),
    ...(item.standing === 'planned' ? [t('calendar.planned')] : []),
  ].join('\n');
}

function inWords(text: LocalText, language: Language): string {
  return text[language];
}
