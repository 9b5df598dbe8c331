import { sql } from 'kysely';
import type { Instant } from '../domain/primitives.ts';
import type { LedgerDatabase, NoticeStatus } from '../ledger/schema.ts';
import { envelopeOf } from './mail-message.ts';
import type { Clock, Post } from './post.ts';
import { nextAttempt } from './retry.ts';
import { severalAtOnce } from './several.ts';
import type { Courier, Fate, Transport } from './transport.ts';
import { giveUp } from './undelivered.ts';

/** One attempt in doubt is repeated once with the same id and bytes; after that nobody tries again. */
const MOST_DOUBTS = 2;

interface Claimed {
  id: string;
  person: string;
  on_date: string;
  rendered: Buffer;
  attempts: number;
  doubts: number;
  attempt_open: boolean;
  created_at: Date;
}

/** What became of a notice in this dispatch. */
interface Outcome {
  status: NoticeStatus;
  detail: string | null;
  doubts: number;
  retryAt: Instant | null;
  /** The reader's address itself is refused. */
  unreachable: boolean;
}

/**
 * Sends every frozen notice whose time has come. A notice is held by an advisory lock of the database session while it
 * is on its way: a second dispatch passes it over, and a crash sets it free.
 *
 * One connection carries them all, at the pace that the transport keeps; a transport that allows it has several.
 *
 * @param enough says when to leave the rest to the next dispatch.
 * @returns the new status of each notice that was tried.
 * @throws what a transport threw, after everything else was tried; the attempt stays open, as after a crash.
 */
export async function deliverFrozen(
  { db, transport }: Post,
  clock: Clock,
  enough: () => boolean = () => false,
): Promise<NoticeStatus[]> {
  const round: Round = { left: (await toSend(db, clock())).values(), statuses: [], bugs: [], enough };
  const atOnce = transport.atOnce ?? 1;
  await severalAtOnce(Array(atOnce).keys(), atOnce, () =>
    db.connection().execute((session) => carry(session, transport, clock, round)),
  );
  if (round.bugs.length > 0) throw round.bugs[0];
  return round.statuses;
}

/** What the couriers of one dispatch share. */
interface Round {
  /** Ids of notices that none of them has taken yet. */
  left: Iterable<string>;
  statuses: NoticeStatus[];
  bugs: unknown[];
  enough: () => boolean;
}

/** One courier over one database session, until nothing is left. */
async function carry(
  session: LedgerDatabase,
  transport: Transport,
  clock: Clock,
  round: Round,
): Promise<void> {
  const courier = transport.open?.() ?? onItsOwn(transport);
  const means = { courier, idempotent: transport.idempotent };
  try {
    for (const id of round.left) {
      if (round.enough()) break;
      try {
        const status = await withLock(session, id, () => deliver(session, means, id, clock));
        if (status) round.statuses.push(status);
      } catch (error) {
        if (!(error instanceof TransportBug)) throw error;
        round.bugs.push(error.cause);
      }
    }
  } finally {
    await courier.close();
  }
}

function onItsOwn(transport: Transport): Courier {
  return { turn: async () => {}, send: (message) => transport.send(message), close: async () => {} };
}

/** A transport broke its promise: what became of the message is open. */
class TransportBug extends Error {}

async function toSend(db: LedgerDatabase, now: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select('id')
    .where('next_attempt_at', '<=', new Date(now))
    .orderBy('on_date')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Does nothing when another session holds the notice. */
async function withLock<T>(
  session: LedgerDatabase,
  id: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const key = sql`hashtextextended(${`covenant-notice ${id}`}, 0)`;
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${key}) as held`.execute(session);
  if (rows[0]?.held !== true) return undefined;
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${key})`.execute(session);
  }
}

async function deliver(
  session: LedgerDatabase,
  { courier, idempotent }: { courier: Courier; idempotent: boolean },
  id: string,
  clock: Clock,
): Promise<NoticeStatus | undefined> {
  const notice = await read(session, id, clock());
  if (!notice) return undefined;
  // An attempt that nobody finished may have left: unless repeating it is harmless, that is a doubt.
  const doubts = notice.doubts + (notice.attempt_open && !idempotent ? 1 : 0);
  if (doubts >= MOST_DOUBTS) {
    const ended = { status: 'unknown', detail: 'crash', doubts, retryAt: null, unreachable: false } as const;
    return record(session, notice, clock(), ended);
  }
  await courier.turn();
  const attempts = notice.attempts + 1;
  await begin(session, id, { attempts, doubts, now: clock() });
  const fate = await attempt(courier, notice);
  const now = clock();
  return record(session, notice, now, outcomeOf(fate, { ...notice, attempts, doubts }, now));
}

/** Read again under the lock: another session may have sent it since. */
function read(session: LedgerDatabase, id: string, now: Instant): Promise<Claimed | undefined> {
  return session
    .selectFrom('notice')
    .select(['id', 'person', 'on_date', 'rendered', 'attempts', 'doubts', 'attempt_open', 'created_at'])
    .where('id', '=', id)
    .where('next_attempt_at', '<=', new Date(now))
    .executeTakeFirst();
}

/** Stored before anything leaves, so that a crash in between shows. */
async function begin(
  session: LedgerDatabase,
  id: string,
  { attempts, doubts, now }: { attempts: number; doubts: number; now: Instant },
): Promise<void> {
  await session
    .updateTable('notice')
    .set({ attempt_open: true, attempts, doubts, last_attempt_at: now })
    .where('id', '=', id)
    .execute();
}

async function attempt(courier: Courier, notice: Claimed): Promise<Fate> {
  const { id, on_date: date, rendered: bytes } = notice;
  const envelope = envelopeOf(bytes);
  try {
    return await courier.send({ id, date, bytes, ...envelope });
  } catch (error) {
    throw new TransportBug('the transport failed', { cause: error });
  }
}

/** While an earlier attempt is in doubt, only an acceptance ends the doubt: a refusal says nothing about that one. */
function outcomeOf(fate: Fate, notice: Claimed, now: Instant): Outcome {
  const detail = fate.detail ?? null;
  const { attempts, doubts } = notice;
  const refused = doubts > 0 ? 'unknown' : fate.kind;
  const unreachable = false;
  switch (fate.kind) {
    case 'sent':
      return { status: 'sent', detail, doubts, retryAt: null, unreachable };
    case 'unknown':
      return {
        status: 'unknown',
        unreachable,
        detail,
        doubts: doubts + 1,
        retryAt: doubts + 1 < MOST_DOUBTS ? now : null,
      };
    case 'refused_for_good':
      return { status: refused, detail, doubts, retryAt: null, unreachable: fate.unreachable === true };
    case 'refused_for_now': {
      const retryAt = nextAttempt(attempts, notice.created_at.toISOString(), now);
      const status = retryAt === null && doubts === 0 ? 'refused_for_good' : refused;
      return { status, detail, doubts, retryAt, unreachable };
    }
  }
}

/** Ends the attempt; what follows when nothing more will be tried is planned in the same transaction. */
async function record(
  session: LedgerDatabase,
  notice: Claimed,
  now: Instant,
  outcome: Outcome,
): Promise<NoticeStatus> {
  const { status, detail, retryAt, unreachable } = outcome;
  if (status === 'sent' || retryAt !== null) {
    await end(session, notice, now, outcome);
    return status;
  }
  await session.transaction().execute(async (transaction) => {
    await end(transaction, notice, now, outcome);
    const fate = status === 'refused_for_good' ? 'refused' : 'doubtful';
    const address = unreachable ? 'refused' : null;
    await giveUp(transaction, notice, { fate, detail: detail ?? '', address, now });
  });
  return status;
}

async function end(db: LedgerDatabase, notice: Claimed, now: Instant, outcome: Outcome): Promise<void> {
  const { status, detail, doubts, retryAt } = outcome;
  await db
    .updateTable('notice')
    .set({ status, detail, doubts, next_attempt_at: retryAt, attempt_open: false })
    .$if(status === 'sent', (query) => query.set({ sent_at: now }))
    .where('id', '=', notice.id)
    .execute();
}
