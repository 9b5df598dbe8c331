import type { NoticePayload } from '../../activities/notice-payload.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { looksFor, type Viewer } from '../../domain/visibility.ts';

/** One thing that a person was told, within a message that may have told more. */
export interface SentNotice {
  /** Message that carried it. */
  notice: string;
  /** The day of sending, Europe/Amsterdam. */
  on: CivilDate;
  person: string;
  /** Obligation, gate, phase or event that it was about. */
  subject: string;
  kind: string;
  /** Step of the ladder (`-P14D`), or the event that was announced (`event:12`). */
  step: string;
  /** The organisation that was asked. */
  organisation: string;
  /** Fate of the message: `sent`, `queued`, `unknown` … */
  status: string;
}

/** What a stream's people were told, in order of days. */
export async function noticesOf(db: LedgerDatabase, stream: string): Promise<SentNotice[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('notice_item')
      .innerJoin('notice', 'notice.id', 'notice_item.notice_id')
      .select(['notice.id', 'notice.on_date', 'notice.person', 'notice.status'])
      .select(['notice_item.obligation', 'notice_item.kind', 'notice_item.step', 'notice_item.payload'])
      .where('notice_item.stream', '=', stream)
      .orderBy('notice.on_date')
      .orderBy('notice.person')
      .orderBy('notice_item.obligation')
      .execute(),
  );
  return rows.map((row) => ({
    notice: row.id,
    on: row.on_date,
    person: row.person,
    subject: row.obligation,
    kind: row.kind,
    step: row.step,
    organisation: (row.payload as NoticePayload).organisation,
    status: row.status,
  }));
}

/** Of what was told the part that a viewer may know: what went to the own organisation. */
export function seenNotices(notices: readonly SentNotice[], viewer: Viewer): SentNotice[] {
  return notices.filter(({ organisation }) => looksFor(viewer, organisation));
}
