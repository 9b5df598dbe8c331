import * as z from 'zod';
import { commandTypes, type CommandType } from '../../domain/commands.ts';
import { contentReferenceSchema, type ContentReference, type Instant } from '../../domain/primitives.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import type { LedgerDatabase, MailKind, ProposalStatus } from '../../ledger/schema.ts';
import { readText } from '../address-book.ts';

const day = z.string().nullable();

/** What a reply says, as far as simple rules can tell. */
export const INTENTS = [
  'done',
  'extension',
  'cannot',
  'question',
  'other-person',
  'away',
  'address',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Why a proposal cannot be accepted as it is: an officer changes it, or says that it is right all the same. */
export const HOLDS = [
  'no-command',
  'choose-item',
  'incomplete',
  'unknown-sender',
  'forged-sender',
  'address-unconfirmed',
] as const;
export type Hold = (typeof HOLDS)[number];

const attachmentSchema = z.object({ name: z.string(), content: contentReferenceSchema });
const bodySchema = z.object({
  /** As the message says. */
  from: z.object({ name: z.string(), address: z.string() }).nullable(),
  subject: z.string(),
  /** What the sender wrote about this item, without quoted text. */
  text: z.string(),
  /** The same as content, for a command that wants a reason; null for an empty text. */
  words: z.nullable(contentReferenceSchema),
  attachments: z.array(attachmentSchema),
  /** First day away; day asked for, or last day away; who is named. */
  asked: z.object({
    from: day,
    until: day,
    named: z
      .object({ name: z.string().nullable(), address: z.string().nullable(), known: z.string().optional() })
      .nullable(),
  }),
  /** The command that would be sent; texts and documents are references. */
  command: z
    .object({
      type: z.enum(commandTypes as [CommandType, ...CommandType[]]),
      fields: z.record(z.string(), z.unknown()),
    })
    .nullable(),
});

/** What of a proposal is personal or confidential; it stands in the content store. */
export type ProposalBody = z.infer<typeof bodySchema>;
export type ProposedCommand = NonNullable<ProposalBody['command']>;

/** What an answer by mail asks for. */
export interface Proposal {
  id: string;
  /** What an officer types. */
  number: number;
  status: ProposalStatus;
  intent: Intent;
  /** False where the intent is only the likeliest meaning of free text. */
  certain: boolean;
  hold: Hold | null;
  /** Codes of what an officer should know, `sender-is-colleague`, `how-to-sign`. */
  hints: string[];
  stream: string | null;
  covenant: string | null;
  obligation: string | null;
  /** The organisation that is answered for. */
  organisation: string | null;
  /** The known person who wrote. */
  person: string | null;
  notice: { id: string; position: number | null } | null;
  /** When the mail server received the message, UTC. */
  receivedAt: Instant;
  mail: { id: string; kind: MailKind; content: ContentReference | null };
  /** Null when it was erased. */
  body: ProposalBody | null;
  commandId: string | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  outcome: unknown;
}

/**
 * Answers by mail, the oldest first; of one status, or all.
 * Error: LEDGER_UNREACHABLE.
 */
export async function listProposals(
  db: LedgerDatabase,
  { status, number }: { status?: ProposalStatus | undefined; number?: number | undefined } = {},
): Promise<Proposal[]> {
  const rows = await withLedgerErrors(() =>
    select(db)
      .$if(status !== undefined, (query) => query.where('proposal.status', '=', status ?? 'proposed'))
      .$if(number !== undefined, (query) => query.where('proposal.number', '=', number ?? 0))
      .orderBy('proposal.number')
      .execute(),
  );
  return Promise.all(rows.map((row) => toProposal(db, row)));
}

function select(db: LedgerDatabase) {
  return db
    .selectFrom('proposal')
    .innerJoin('mail', 'mail.id', 'proposal.mail_id')
    .leftJoin('stream', 'stream.stream', 'proposal.stream')
    .selectAll('proposal')
    .select([
      'stream.slug',
      'mail.kind as mail_kind',
      'mail.notice_id',
      'mail.received_at',
      'mail.content as mail_content',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

async function toProposal(db: LedgerDatabase, row: Row): Promise<Proposal> {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    intent: row.intent as Intent,
    certain: row.certain,
    hold: row.hold as Hold | null,
    hints: row.hints as string[],
    stream: row.stream,
    covenant: row.slug,
    obligation: row.obligation,
    organisation: row.organisation,
    person: row.person,
    notice: row.notice_id === null ? null : { id: row.notice_id, position: row.position },
    receivedAt: row.received_at.toISOString(),
    mail: { id: row.mail_id, kind: row.mail_kind, content: row.mail_content as ContentReference | null },
    body: await readBody(db, row.body as ContentReference),
    commandId: row.command_id,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    outcome: row.outcome,
  };
}

async function readBody(db: LedgerDatabase, reference: ContentReference): Promise<ProposalBody | null> {
  const found = await readText(db, reference);
  return 'text' in found ? bodySchema.parse(JSON.parse(found.text)) : null;
}
