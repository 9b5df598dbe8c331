import { sql } from 'kysely';
import { canonicalJson, sha256Hex } from '../../domain/canonical.ts';
import type { ContentReference, Instant } from '../../domain/primitives.ts';
import { derivedContentRef, putContent } from '../../ledger/content.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import type { LedgerDatabase, MailKind } from '../../ledger/schema.ts';
import { insertRows, type ItemRow } from '../notice-rows.ts';
import type { NewProposal } from './propose.ts';

/** A message with all that follows from it. */
export interface NewMail {
  id: string;
  mailbox: string;
  uid_validity: number;
  uid: number;
  fingerprint: string;
  kind: MailKind;
  notice_id: string | null;
  size: number;
  received_at: Instant;
  taken_at: Instant;
  content: ContentReference | null;
  proposals: readonly NewProposal[];
  rows: readonly ItemRow[];
  /** The answer of an old address to a change of it. */
  confirmed: { proposal: string; yes: boolean } | null;
}

/** The same for the same place in the same message. */
export function proposalId(mail: string, index: number): string {
  return `prp_${sha256Hex(`covenant-proposal/1\n${mail}\n${index}`).slice(0, 32)}`;
}

/**
 * Stores a message, its proposals and what is told about it, all or nothing and once: one that came before under
 * another number is kept as a duplicate without proposals.
 * @returns the kind under which it is kept.
 * Error: LEDGER_UNREACHABLE.
 */
export async function storeMail(db: LedgerDatabase, mail: NewMail): Promise<MailKind> {
  const { proposals, rows, confirmed, content, ...row } = mail;
  const bodies = await Promise.all(proposals.map(({ body }, index) => keepBody(db, mail.id, index, body)));
  return withLedgerErrors(() =>
    db.transaction().execute(async (transaction) => {
      // One at a time: numbers follow on each other, and of two copies of a message one is the duplicate.
      await sql`select pg_advisory_xact_lock(hashtextextended('covenant-mail', 0))`.execute(transaction);
      const kind = (await isKnownMail(transaction, row.fingerprint)) ? 'duplicate' : mail.kind;
      const added = await transaction
        .insertInto('mail')
        .values({ ...row, kind, content: content && canonicalJson(content) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows !== 1n || kind === 'duplicate') return kind;
      await insertProposals(transaction, mail, bodies);
      await insertRows(transaction, rows);
      if (confirmed) await confirm(transaction, confirmed);
      return kind;
    }),
  );
}

function keepBody(
  db: LedgerDatabase,
  mail: string,
  index: number,
  body: NewProposal['body'],
): Promise<ContentReference> {
  const ref = derivedContentRef(mail, `body ${index}`);
  return putContent(db, { bytes: Buffer.from(canonicalJson(body)), mediaType: 'application/json', ref });
}

/** True of a message that was taken before, here or under another number. */
export async function isKnownMail(db: LedgerDatabase, fingerprint: string): Promise<boolean> {
  const earlier = await db
    .selectFrom('mail')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return earlier !== undefined;
}

async function insertProposals(
  db: LedgerDatabase,
  { id: mail, proposals }: NewMail,
  bodies: readonly ContentReference[],
): Promise<void> {
  const { last } = await db
    .selectFrom('proposal')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  const values = proposals.map((proposal, index) => {
    const { intent, certain, hold, stream, obligation, organisation, person, position } = proposal;
    return {
      id: proposalId(mail, index),
      number: last + index + 1,
      mail_id: mail,
      intent,
      certain,
      hold,
      stream,
      obligation,
      organisation,
      person,
      position,
      hints: canonicalJson(proposal.hints),
      body: canonicalJson(bodies[index]),
      command_id: null,
      decided_by: null,
      outcome: null,
    };
  });
  if (values.length > 0) await db.insertInto('proposal').values(values).execute();
}

/** A yes lifts the hold; a no leaves it, and the officer sees both. */
async function confirm(
  db: LedgerDatabase,
  { proposal, yes }: NonNullable<NewMail['confirmed']>,
): Promise<void> {
  const hint = JSON.stringify([yes ? 'address-confirmed' : 'address-denied']);
  await db
    .updateTable('proposal')
    .set({ hints: sql`hints || ${hint}::jsonb`, ...(yes ? { hold: null } : {}) })
    .where('id', '=', proposal)
    .where('status', '=', 'proposed')
    .where('hold', '=', 'address-unconfirmed')
    .execute();
}
