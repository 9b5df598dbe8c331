import { sql } from 'kysely';
import { toEpochMilliseconds } from '../../domain/calendar.ts';
import { secretariatOf } from '../../domain/participation/standing.ts';
import type { Instant } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { envelopeOf } from '../mail-message.ts';
import type { NoticePayload } from '../notice-payload.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { peopleOf, type KnownPerson } from './people.ts';

/** One thing that the answered message said. */
export interface ThreadItem {
  stream: string;
  obligation: string;
  /** Its number in the message; null where the message did not number its items. */
  position: number | null;
  payload: NoticePayload;
  /** The covenant as it stands now. */
  state: CovenantState;
}

/** The message that a mail answers. */
export interface Thread {
  notice: { id: string; person: string; address: string };
  items: ThreadItem[];
  /** False where only the sender leads to it, since the mail begins a conversation of its own. */
  isReply: boolean;
}

/** Who wrote, as far as a covenant knows. */
export interface Sender {
  person: KnownPerson;
  /** False for a colleague of the one who got the message. */
  isReader: boolean;
}

const RECENT_DAYS = 90;
const RECENT_NOTICES = 500;

/**
 * The notice that a mail answers: by the Message-IDs that it names, the nearest first; else the last one that went to
 * its sender in 90 days. Null when there is none.
 */
export async function findThread(
  db: LedgerDatabase,
  mail: IncomingMail,
  receivedAt: Instant,
): Promise<Thread | null> {
  const named = await byReference(db, mail.references);
  const found = named ?? (await bySender(db, mail.from?.address ?? '', receivedAt));
  if (!found) return null;
  const { id, person, rendered } = found;
  const address = envelopeOf(rendered).to.toLowerCase();
  return { notice: { id, person, address }, items: await itemsOf(db, id), isReply: named !== undefined };
}

/** The headers are enough to know where a message went; they stand in its first bytes. */
const HEAD = sql<Buffer>`substring(rendered from 1 for 8192)`.as('rendered');

interface NoticeRow {
  id: string;
  person: string;
  message_id: string;
  rendered: Buffer;
}

async function byReference(
  db: LedgerDatabase,
  references: readonly string[],
): Promise<NoticeRow | undefined> {
  if (references.length === 0) return undefined;
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'person', 'message_id', HEAD])
    .where('message_id', 'in', references.slice(0, 50))
    .execute();
  const place = ({ message_id }: NoticeRow): number => references.indexOf(message_id);
  return rows.toSorted((one, other) => place(one) - place(other))[0];
}

async function bySender(
  db: LedgerDatabase,
  address: string,
  receivedAt: Instant,
): Promise<NoticeRow | undefined> {
  if (address === '') return undefined;
  const since = new Date(toEpochMilliseconds(receivedAt) - RECENT_DAYS * 86_400_000);
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'person', 'message_id', HEAD])
    .where('created_at', '>=', since)
    .orderBy('created_at', 'desc')
    .limit(RECENT_NOTICES)
    .execute();
  return rows.find(({ rendered }) => envelopeOf(rendered).to.toLowerCase() === address.toLowerCase());
}

async function itemsOf(db: LedgerDatabase, notice: string): Promise<ThreadItem[]> {
  const rows = await db
    .selectFrom('notice_item')
    .select(['stream', 'obligation', 'position', 'payload'])
    .where('notice_id', '=', notice)
    .orderBy('position')
    .orderBy('stream')
    .orderBy('obligation')
    .execute();
  const states = new Map<string, CovenantState>();
  for (const { stream } of rows) if (!states.has(stream)) states.set(stream, await foldStream(db, stream));
  return rows.flatMap(({ stream, obligation, position, payload }) => {
    const state = states.get(stream);
    const number = position ?? (rows.length === 1 ? 1 : null);
    return state
      ? [{ stream, position: number, state, ...subjectOf(obligation, payload as NoticePayload) }]
      : [];
  });
}

/** A summary that names one duty is about that one. */
function subjectOf(obligation: string, payload: NoticePayload): Pick<ThreadItem, 'obligation' | 'payload'> {
  const [only, ...others] = payload.kind === 'summary' ? (payload.open ?? []) : [];
  if (!only || others.length > 0) return { obligation, payload };
  return { obligation: only.id, payload: { ...payload, due: only.due } };
}

/**
 * The person who wrote, within the covenant of an item: the one who got the message, at the address to which it went,
 * or somebody else of the organisation that is asked. Anybody else is a stranger.
 */
export async function senderOf(
  db: LedgerDatabase,
  thread: Thread,
  { payload, state }: ThreadItem,
  mail: IncomingMail,
): Promise<Sender | null> {
  const address = mail.from?.address.toLowerCase();
  if (address === undefined) return null;
  const reader = payload.reader?.organisation;
  const organisations = new Set([
    payload.organisation,
    ...(reader ? [reader] : []),
    state.definition ? secretariatOf(state) : undefined,
  ]);
  for (const organisation of organisations) {
    if (organisation === undefined) continue;
    const people = await peopleOf(db, state, organisation);
    const person = people.find((known) => known.address === address);
    const isReader = address === thread.notice.address;
    // An officer answers for others only what came to the officer.
    const isColleague = organisation === payload.organisation || organisation === reader;
    if (person && (isReader || isColleague)) return { person, isReader };
  }
  return null;
}
