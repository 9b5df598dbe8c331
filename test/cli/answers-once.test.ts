import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { parseMailboxUrl } from '../../activities/mailbox/imap.ts';
import { listProposals, type Proposal } from '../../activities/mailbox/proposals.ts';
import { MailboxWatcher } from '../../activities/mailbox/watch.ts';
import { projectNotices } from '../../activities/notice-plan.ts';
import { acceptProposal, changeProposal, rejectProposal, requireProposal } from '../../cli/answers/decide.ts';
import type { Engine } from '../../cli/answers/record.ts';
import { CovenantError } from '../../client/errors.ts';
import { eventsByType } from '../../ledger/read.ts';
import { findStream } from '../../ledger/streams.ts';
import { postOf, readMail, recording, SENDER } from '../activities/post-support.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestMailbox } from '../support/imap-server.ts';
import { replyMail } from '../support/replies.ts';
import { FakeEngine } from './fake-engine.ts';
import { playKites, signKites } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let port: Engine;
let mailbox: TestMailbox;
let watcher: MailboxWatcher;
let stream: string;
const transport = recording();

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
  await signKites(engine);
  port = engine.port();
  const { db } = engine.ledger;
  stream = (await findStream(db, 'kites'))?.stream ?? '';
  mailbox = await TestMailbox.start();
  const settings = parseMailboxUrl(mailbox.url);
  watcher = new MailboxWatcher({ db, own: SENDER, now: () => engine.now, settings, log: () => undefined });
  engine.now = '2026-07-20T06:00:00.000Z';
  await db.transaction().execute((transaction) => projectNotices(transaction, stream));
  await dispatch(postOf(engine.ledger, transport), { asOf: '2026-07-20', clock: () => engine.now });
});

afterAll(async () => {
  await mailbox.stop();
  await engine.ledger.close();
});

/** An answer of one of the companies, to be judged. */
async function answered(from: string, text: string): Promise<Proposal> {
  const notice = transport.messages.findLast(({ to }) => to === from);
  const answers = readMail(notice?.bytes ?? '').headers['message-id'];
  mailbox.deliver(await replyMail({ from, answers, text }), engine.now);
  await watcher.poll();
  const [proposal] = (await listProposals(engine.ledger.db, { status: 'proposed' })).toReversed();
  if (!proposal) throw new Error('nothing was proposed');
  return proposal;
}

async function count(type: string): Promise<number> {
  let found = 0;
  for await (const _ of eventsByType(engine.ledger.db, [type], stream)) found += 1;
  return found;
}

const deciding = () => ({ actor: 'olga', now: engine.now });
const read = ({ number }: Proposal) => requireProposal(engine.ledger.db, number);

/** The engine records the command, and its answer never arrives. */
const deaf: Engine = {
  get ledger() {
    return engine.ledger;
  },
  async send(covenant, draft) {
    await port.send(covenant, draft);
    throw new CovenantError('environment', 'ANSWER_UNKNOWN', 'no answer came');
  },
};

/** Nothing reaches the engine. */
const broken: Engine = {
  get ledger() {
    return engine.ledger;
  },
  send: () => Promise.reject(new CovenantError('environment', 'ENGINE_UNREACHABLE', 'away')),
};

describe('a decision is carried out once', () => {
  it('though the answer of the engine was lost, and whatever is typed then', async () => {
    const proposal = await answered('cato@example.org', 'Graag uitstel tot 1 september.');
    await expect(acceptProposal(deaf, proposal, deciding())).rejects.toMatchObject({
      code: 'ANSWER_UNKNOWN',
    });
    await expect(rejectProposal(engine.ledger.db, await read(proposal), deciding())).rejects.toMatchObject({
      code: 'ANSWER_PENDING',
    });
    const done = await acceptProposal(port, await read(proposal), deciding());
    expect(done).toMatchObject({ status: 'accepted', events: [{ type: 'ExtensionRequested' }] });
    expect(await count('ExtensionRequested')).toBe(1);
    const receipts = await engine.ledger.db
      .selectFrom('notice_item')
      .select('payload')
      .where('kind', '=', 'receipt')
      .execute();
    expect(receipts).toMatchObject([{ payload: { receipt: { outcome: 'recorded', until: '2026-09-01' } } }]);
  });

  it('by two officers at the same time', async () => {
    const proposal = await answered('cees@example.org', 'Graag uitstel tot 1 oktober.');
    const both = await Promise.allSettled([
      acceptProposal(port, proposal, deciding()),
      acceptProposal(port, proposal, deciding()),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await count('ExtensionRequested')).toBe(2);
    await expect(read(proposal)).rejects.toMatchObject({ code: 'ANSWER_DECIDED' });
  });

  it('while one may be under way no other is sent', async () => {
    const proposal = await answered('cees@example.org', 'Ik ben afwezig tot en met 1 augustus.');
    await expect(acceptProposal(broken, proposal, deciding())).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    });
    const changes = { stream, changes: { until: '2026-08-02' } };
    await expect(
      changeProposal(port, await read(proposal), { ...deciding(), ...changes }),
    ).rejects.toMatchObject({
      code: 'ANSWER_PENDING',
    });
    await acceptProposal(port, await read(proposal), deciding());
    expect(await count('AbsenceSet')).toBe(1);
  });

  it('and what the core refuses can be changed and rejected afterwards', async () => {
    const proposal = await answered('cato@example.org', 'Graag uitstel tot 1 november.');
    await expect(acceptProposal(port, proposal, deciding())).rejects.toMatchObject({ code: 'REQUEST_OPEN' });
    expect(await rejectProposal(engine.ledger.db, await read(proposal), deciding())).toMatchObject({
      status: 'rejected',
    });
  });

  it('a mail that came in tomorrow, by a clock that is ahead, has today as its day', async () => {
    engine.now = '2026-07-22T09:00:00.000Z';
    const proposal = await answered('cato@example.org', 'Ik ben afwezig tot en met 15 augustus.');
    engine.now = '2026-07-21T09:00:00.000Z';
    await acceptProposal(port, proposal, deciding());
    for await (const { envelope } of eventsByType(engine.ledger.db, ['AbsenceSet'], stream))
      expect(envelope.effectiveOn && envelope.effectiveOn <= '2026-07-21').toBe(true);
  });
});
