import { canonicalJson } from '../domain/canonical.ts';
import type { Fact } from '../domain/events.ts';
import { meetingIn } from '../domain/meetings/subject.ts';
import { recipient } from '../domain/recipients.ts';
import type { CovenantState } from '../domain/state.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { readBy, type NoticePayload } from './notice-payload.ts';
import { deleteOpenRows, insertRows, openNewsFor, type ItemRow } from './notice-rows.ts';

/**
 * What waits to be sent to somebody who is of an organisation no more goes to whoever reads for it now; the plan does so
 * for the reminders. `state` is the state after the facts.
 */
export async function passOnNews(
  db: LedgerDatabase,
  stream: string,
  { facts, state }: { facts: readonly Fact[]; state: CovenantState },
): Promise<void> {
  const gone = facts.flatMap((fact) =>
    fact.type === 'ActingEnded' && !state.people[fact.data.person] ? [fact.data.person] : [],
  );
  if (gone.length === 0) return;
  const waiting = await openNewsFor(db, stream, gone);
  await deleteOpenRows(db, stream, waiting);
  await insertRows(
    db,
    waiting.flatMap((row) => passedOn(state, row)),
  );
}

/** A guest's own invitation goes to nobody: the organisation was not asked, and may not know of it. */
function passedOn(state: CovenantState, row: ItemRow): ItemRow[] {
  const payload = JSON.parse(row.payload) as NoticePayload;
  if (!isForOrganisation(state, row, payload)) return [];
  const role = payload.officer?.person === row.recipient ? 'officer' : 'contact';
  const next = recipient(state, payload.organisation, role);
  if (next === null) return [];
  return [{ ...row, recipient: next, payload: canonicalJson(readBy(state, payload, next)) }];
}

function isForOrganisation(
  state: CovenantState,
  { obligation }: ItemRow,
  { organisation, instead = [] }: NoticePayload,
): boolean {
  const meeting = meetingIn(obligation);
  if (meeting === null || instead.length > 0) return true;
  const { invited = [], draft = null } = state.meetings.open[meeting] ?? {};
  return (draft?.to ?? invited).includes(organisation);
}
