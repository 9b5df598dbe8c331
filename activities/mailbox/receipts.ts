import { canonicalJson } from '../../domain/canonical.ts';
import { templateOf } from '../../domain/due-day.ts';

import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import { recipient } from '../../domain/recipients.ts';
import { definitionOf, type CovenantState } from '../../domain/state.ts';
import type { Addressee, NoticePayload, Receipt } from '../notice-payload.ts';
import type { ItemRow } from '../notice-rows.ts';

/** What a receipt is about and who reads it. */
export interface ReceiptRequest {
  stream: string;
  state: CovenantState;
  /** Names the row once; a repeated call plans nothing again. */
  id: string;
  obligation: string | null;
  organisation: string;
  /** Where the message goes, as it was known when the answer came in. */
  reader: Addressee;
  receipt: Receipt;
  /** The officer's words, and the sender's. */
  reason?: ContentReference | null;
  words?: ContentReference | null;
  /** Day on which it is planned; it leaves with the next dispatch. */
  on: CivilDate;
}

/** A receipt as a planned row: it goes the way of all notices, with what else goes to that reader on that day. */
export function receiptRow(request: ReceiptRequest): ItemRow {
  const { stream, state, id, obligation, organisation, reader, receipt, on } = request;
  const duty = obligation === null ? undefined : state.obligations[obligation];
  // A duty that is over is known by its id alone, which begins with its template.
  const template = templateOf(state, duty ? (duty.template ?? '') : (obligation?.split(/[/#]/)[0] ?? ''));
  const payload: NoticePayload = {
    kind: 'receipt',
    covenant: { slug: state.slug, name: definitionOf(state).name },
    subject: template?.name ?? null,
    text: template ? null : (duty?.text ?? null),
    reason: request.reason ?? null,
    words: request.words ?? null,
    occurrence: template?.every && duty ? duty.occurrence : null,
    organisation,
    organisationName: state.participants[organisation]?.name ?? organisation,
    due: null,
    undelivered: null,
    receipt,
    reader,
    officer: addresseeOf(state, recipient(state, organisation, 'officer')),
  };
  return {
    stream,
    obligation: obligation ?? id,
    step: `answer:${id}`,
    recipient: reader.person,
    due_on: on,
    kind: 'receipt',
    payload: canonicalJson(payload),
  };
}

/** A person of a covenant as a reader; null for one whom it does not know. */
export function addresseeOf(state: CovenantState, person: string | null): Addressee | null {
  const known = person === null ? undefined : state.people[person];
  if (!known) return null;
  const { id, organisation, language, card } = known;
  return { person: id, organisation, language, card };
}
