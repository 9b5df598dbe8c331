import { sql } from 'kysely';
import { canonicalJson } from '../domain/canonical.ts';
import { calendarNumber, civilDate } from '../domain/calendar.ts';
import { dutyNews, type DutyNews } from '../domain/duty-news.ts';
import type { Fact } from '../domain/events.ts';
import { secretariatOf } from '../domain/participation/standing.ts';
import { inRhythm, recipient, type PlannedNotice } from '../domain/plan.ts';
import type { CivilDate } from '../domain/primitives.ts';
import type { GivenPolicy } from '../domain/reminder-policy.ts';
import type { CovenantState, Obligation } from '../domain/state.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { describeNotice, type NoticeDetail, type NoticePayload } from './notice-payload.ts';
import { insertRows, withdrawOpen, type ItemRow } from './notice-rows.ts';

/** A covenant before and after new facts. */
export interface Change {
  before: CovenantState;
  after: CovenantState;
  facts: readonly Fact[];
  /** What the ledger's programme says about reminders. */
  programme: GivenPolicy;
}

/** What somebody was told last about a duty. */
interface Told {
  obligation: string;
  reader: string;
  kind: string;
  due: CivilDate | null;
  /** That somebody else does it now. */
  handedOver: boolean;
}

/**
 * Tells whoever was told of a duty that its day has moved or that it need not be done any more, once, so that no
 * calendar stays wrong. Of two moves before a message leaves, only the last one is told.
 */
export async function planDutyNews(db: LedgerDatabase, stream: string, change: Change): Promise<void> {
  const { before, after, facts } = change;
  if (facts.some(({ type }) => type === 'EventCorrected' || type === 'CovenantRestarted')) {
    await withdrawOpen(db, stream, Object.keys(after.obligations), ['cancelled']);
  }
  const news = new Map(dutyNews(before, after, facts).map((one) => [one.obligation.id, one]));
  if (news.size === 0) return;
  const told = await whoWasTold(db, stream, new Set(news.keys()));
  const waiting = await whoWaits(db, stream, [...news.keys()]);
  const asked = whoAsked(after, [...news.values()]);
  await withdrawOpen(db, stream, [...news.keys()], ['moved', 'passed-on']);
  const rows = eachOnce([...told, ...waiting, ...asked]).flatMap(
    (one) => toRow(stream, change, one, news.get(one.obligation)) ?? [],
  );
  await insertRows(db, rows);
}

/** Per duty and person the last message with a due day that may have arrived; a summary tells of several duties. */
async function whoWasTold(
  db: LedgerDatabase,
  stream: string,
  obligations: ReadonlySet<string>,
): Promise<Told[]> {
  const rows = await db
    .selectFrom('notice_item')
    .innerJoin('notice', 'notice.id', 'notice_item.notice_id')
    .select(['notice_item.obligation', 'notice_item.reader', 'notice_item.payload'])
    .where('notice_item.stream', '=', stream)
    .where((is) =>
      is.or([
        is('notice_item.obligation', 'in', [...obligations]),
        is(sql<string>`notice_item.payload->>'kind'`, '=', 'summary'),
      ]),
    )
    .where('notice.status', '!=', 'refused_for_good')
    .orderBy('notice.on_date')
    .orderBy('notice_item.position')
    .execute();
  const last = new Map<string, Told>();
  for (const { obligation, reader, payload } of rows) {
    if (reader === null) continue;
    const { kind, due, because, open = [] } = payload as NoticePayload;
    const handedOver = because === 'handed-over';
    for (const duty of [{ id: obligation, due }, ...open]) {
      if (duty.due === null || !obligations.has(duty.id)) continue;
      last.set(`${duty.id}\n${reader}`, { obligation: duty.id, reader, kind, due: duty.due, handedOver });
    }
  }
  return [...last.values()];
}

/** For whom an earlier move waits to be sent, which a later one replaces. */
async function whoWaits(db: LedgerDatabase, stream: string, obligations: readonly string[]): Promise<Told[]> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['obligation', 'recipient', 'payload'])
    .where('stream', '=', stream)
    .where('obligation', 'in', obligations)
    .where('kind', '=', 'moved')
    .where('notice_id', 'is', null)
    .execute();
  return rows.map(({ obligation, recipient: reader, payload }) => {
    const { previous = null } = payload as NoticePayload;
    return { obligation, reader, kind: '', due: previous, handedOver: false };
  });
}

/** The contact of an owner who asked for another day: an answer comes, whether the old day was told or not. */
function whoAsked(state: CovenantState, news: readonly DutyNews[]): Told[] {
  return news.flatMap((one): Told[] => {
    if (one.kind !== 'moved' || !one.asked) return [];
    const { id, owner } = one.obligation;
    const reader = recipient(state, owner, 'contact');
    return reader === null
      ? []
      : [{ obligation: id, reader, kind: '', due: one.previous, handedOver: false }];
  });
}

/** What was told counts before what was only meant to be. */
function eachOnce(all: readonly Told[]): Told[] {
  const first = new Map<string, Told>();
  for (const one of all) {
    const key = `${one.obligation}\n${one.reader}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

function toRow(
  stream: string,
  { before, after, programme }: Change,
  told: Told,
  news: DutyNews | undefined,
): ItemRow | null {
  if (!news || knows(told, news) || !isConcerned(before, told.reader)) return null;
  if (told.handedOver && !isOwners(after, news.obligation, told.reader)) return null;
  const { kind, obligation } = news;
  const moved = kind === 'moved';
  const today: PlannedNotice = {
    subject: obligation.id,
    step: `event:${after.sequence}`,
    kind,
    organisation: obligation.owner,
    person: told.reader,
    sendOn: civilDate(after.recordedAt ?? ''),
    due: moved ? news.due : told.due,
    words: null,
    open: [],
  };
  const planned = inRhythm(after, today, programme);
  const detail: NoticeDetail = moved
    ? { previous: told.due }
    : {
        because: news.because,
        reason: news.reason,
        changedAt: calendarNumber(after.recordedAt ?? '', obligation.changedAt),
      };
  // A duty that is over is described as it was.
  const payload = { ...describeNotice(moved ? after : before, planned, detail), instead: [] };
  return {
    stream,
    obligation: obligation.id,
    step: planned.step,
    recipient: told.reader,
    due_on: planned.sendOn,
    kind,
    payload: canonicalJson(payload),
  };
}

function knows({ kind, due }: Told, news: DutyNews): boolean {
  if (news.kind === 'cancelled') return kind === 'cancelled';
  return kind !== 'cancelled' && due === news.due;
}

/** Who was told that another does it hears nothing more of it, unless it came back. */
function isOwners(state: CovenantState, { owner }: Obligation, person: string): boolean {
  return state.people[person]?.organisation === owner;
}

/** Who has no part in the covenant any more is not written to. */
function isConcerned(state: CovenantState, person: string): boolean {
  if (state.people[person]?.organisation === secretariatOf(state)) return true;
  return Object.values(state.participants).some(({ contact, deputy, mailbox }) =>
    [contact, deputy, mailbox].includes(person),
  );
}
