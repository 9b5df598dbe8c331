import PostalMime from 'postal-mime';
import type { CivilDate } from '../../domain/primitives.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import type { LedgerDatabase, NoticeStatus } from '../../ledger/schema.ts';
import type { NoticePayload } from '../../activities/notice-payload.ts';

/** A message of a rehearsal as its reader got it. */
export interface RehearsedNotice {
  notice: string;
  person: string;
  /** The day of sending, Europe/Amsterdam. */
  on: CivilDate;
  status: NoticeStatus;
  language: string;
  /** Subject line and plain text. */
  subject: string;
  body: string;
  /** What it is about, in the order of the text. */
  items: RehearsedItem[];
}

export interface RehearsedItem {
  covenant: string;
  organisation: string;
  /** Obligation, gate, phase or event. */
  subject: string;
  kind: string;
  step: string;
}

/** Every message of a database, by day and person, with its text: read from the very bytes that were sent. */
export async function readNotices(db: LedgerDatabase): Promise<RehearsedNotice[]> {
  const items = await itemsByNotice(db);
  const rows = await withLedgerErrors(() =>
    db.selectFrom('notice').selectAll().orderBy('on_date').orderBy('person').execute(),
  );
  return Promise.all(
    rows.map(async ({ id, person, on_date: on, status, rendered }) => {
      const { subject = '', text = '', headers } = await PostalMime.parse(rendered);
      const language = headers.find(({ key }) => key === 'content-language')?.value ?? '';
      const body = text.replace(/\r\n/g, '\n').trimEnd();
      return { notice: id, person, on, status, language, subject, body, items: items.get(id) ?? [] };
    }),
  );
}

async function itemsByNotice(db: LedgerDatabase): Promise<Map<string, RehearsedItem[]>> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('notice_item')
      .innerJoin('stream', 'stream.stream', 'notice_item.stream')
      .select(['notice_id', 'slug', 'obligation', 'kind', 'step', 'payload'])
      .where('notice_id', 'is not', null)
      .orderBy('position')
      .orderBy('slug')
      .orderBy('obligation')
      .execute(),
  );
  const items = new Map<string, RehearsedItem[]>();
  for (const { notice_id: notice, slug: covenant, obligation: subject, kind, step, payload } of rows) {
    const { organisation } = payload as NoticePayload;
    const item = { covenant, organisation, subject, kind, step };
    items.set(notice ?? '', [...(items.get(notice ?? '') ?? []), item]);
  }
  return items;
}
