import { canonicalJson } from '../domain/canonical.ts';
import { civilDate } from '../domain/calendar.ts';
import type { Instant } from '../domain/primitives.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { NoticePayload } from './notice-payload.ts';
import { insertRows, type ItemRow } from './notice-rows.ts';

/**
 * Plans a message to the officer of each covenant in a notice that did not arrive for sure, so that somebody rings up.
 * Not when it was the officer's own: that one shows in the list of notices alone.
 */
export async function tellOfficers(
  db: LedgerDatabase,
  notice: { id: string; person: string },
  { fate, detail, now }: { fate: 'refused' | 'doubtful'; detail: string; now: Instant },
): Promise<void> {
  const items = await db
    .selectFrom('notice_item')
    .select(['stream', 'recipient', 'payload'])
    .where('notice_id', '=', notice.id)
    .orderBy('stream')
    .orderBy('obligation')
    .execute();
  const perStream = new Map(items.map((item) => [item.stream, item]));
  const rows = [...perStream.values()].flatMap(({ stream, recipient, payload }): ItemRow[] => {
    const about = payload as NoticePayload;
    const { officer } = about;
    if (officer === null || [recipient, notice.person].includes(officer.person)) return [];
    const undelivered = { person: recipient, fate, detail };
    return [
      {
        stream,
        obligation: notice.id,
        step: 'undelivered',
        recipient: officer.person,
        due_on: civilDate(now),
        kind: 'undelivered',
        payload: canonicalJson({ ...aboutNobody(about), reader: officer, undelivered }),
      },
    ];
  });
  await insertRows(db, rows);
}

function aboutNobody(payload: NoticePayload): NoticePayload {
  return {
    ...payload,
    kind: 'undelivered',
    subject: null,
    text: null,
    reason: null,
    occurrence: null,
    due: null,
  };
}
