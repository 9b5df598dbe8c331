import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../../activities/dispatch.ts';
import { parseMailboxUrl } from '../../../activities/mailbox/imap.ts';
import { listProposals, type Proposal } from '../../../activities/mailbox/proposals.ts';
import { MailboxWatcher } from '../../../activities/mailbox/watch.ts';
import { getContent } from '../../../ledger/content.ts';
import type { Ledger } from '../../../ledger/database.ts';
import type { MailKind } from '../../../ledger/schema.ts';
import { startPostgres, type TestPostgres } from '../../ledger/postgres.ts';
import { TestMailbox } from '../../support/imap-server.ts';
import { replyMail, type TestReply } from '../../support/replies.ts';
import { TestCovenant } from '../covenant.ts';
import { at, postOf, readMail, recording, SENDER } from '../post-support.ts';

const OPENED = '2026-01-05T09:00:00.000Z';
const NOTICED = '2026-02-15T07:00:00.000Z';
const ANSWERED = '2026-02-16T10:00:00.000Z';
const COR = 'cor@party-one.example';

let postgres: TestPostgres;
let ledger: Ledger;
let mailbox: TestMailbox;
let watcher: MailboxWatcher;
let transport: ReturnType<typeof recording>;
let log: unknown[];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  ledger = await postgres.createLedger();
  mailbox = await TestMailbox.start();
  transport = recording();
  log = [];
  watcher = newWatcher();
});
afterEach(async () => {
  await mailbox.stop();
  await ledger.close();
});

function newWatcher(url = mailbox.url): MailboxWatcher {
  return new MailboxWatcher({
    db: ledger.db,
    own: SENDER,
    now: at(ANSWERED),
    settings: parseMailboxUrl(url),
    log: (event, about) => log.push({ event, ...about }),
  });
}

/** A covenant whose party was reminded of some duties in one message. */
async function reminded(...duties: string[]): Promise<{ covenant: TestCovenant; notice: string }> {
  const covenant = await TestCovenant.open(ledger, OPENED, { slug: 'textile', name: 'Textiel' });
  for (const duty of duties) await covenant.oblige(OPENED, duty, '2026-03-01');
  await dispatch(postOf(ledger, transport), { asOf: '2026-02-15', clock: at(NOTICED) });
  return { covenant, notice: await messageIdTo(COR) };
}

async function messageIdTo(address: string): Promise<string> {
  const message = transport.messages.findLast(({ to }) => to === address);
  return readMail(message?.bytes ?? '').headers['message-id'] ?? '';
}

/** Lets a reply come in and takes it. */
async function answer(reply: Partial<TestReply>): Promise<Proposal[]> {
  mailbox.deliver(await replyMail({ from: `Cor Contact <${COR}>`, ...reply }), ANSWERED);
  await watcher.poll();
  return listProposals(ledger.db, { status: 'proposed' });
}

async function kinds(): Promise<MailKind[]> {
  const rows = await ledger.db.selectFrom('mail').select('kind').orderBy('uid').execute();
  return rows.map(({ kind }) => kind);
}

/** What goes out at the next sending hour, by address. */
async function nextMail(day = '2026-02-17'): Promise<Record<string, string>> {
  const before = transport.messages.length;
  await dispatch(postOf(ledger, transport), { asOf: day, clock: at(`${day}T07:00:00.000Z`) });
  const fresh = transport.messages.slice(before);
  return Object.fromEntries(fresh.map(({ to, bytes }) => [to, readMail(bytes).raw]));
}

describe('a reply becomes a proposed command', () => {
  test('done, with its documents and the mail itself as evidence', async () => {
    const { notice } = await reminded('plan');
    const [proposal] = await answer({
      answers: notice,
      text: 'Gereed, zie bijlage.\n\nMet vriendelijke groet,\nCor',
      attachments: [{ filename: 'plan.pdf', content: Buffer.from('%PDF'), contentType: 'application/pdf' }],
    });
    expect(proposal).toMatchObject({
      number: 1,
      intent: 'done',
      certain: true,
      hold: null,
      covenant: 'textile',
      obligation: 'plan',
      organisation: 'party-one',
      person: 'contact-one',
      receivedAt: ANSWERED,
      mail: { kind: 'answer' },
      body: {
        from: { name: 'Cor Contact', address: COR },
        text: 'Gereed, zie bijlage.',
        attachments: [{ name: 'plan.pdf' }],
        command: { type: 'ReportDone', fields: { obligation: 'plan' } },
      },
    });
    const evidence = await getContent(ledger.db, proposal?.mail.content?.ref ?? '');
    expect(evidence.mediaType).toBe('message/rfc822');
    expect(evidence.bytes.toString()).toContain('plan.pdf');
    const document = await getContent(ledger.db, proposal?.body?.attachments[0]?.content.ref ?? '');
    expect(document.bytes.toString()).toBe('%PDF');
  });

  test.each([
    [
      'Graag uitstel tot 15 april.',
      'extension',
      { type: 'RequestExtension', fields: { until: '2026-04-15' } },
    ],
    ['Dit gaat ons niet lukken.', 'cannot', { type: 'ReportCannotDeliver', fields: { obligation: 'plan' } }],
    [
      'Dit is niet voor mij maar voor Ans de Test, ans@party-one.example.',
      'other-person',
      {
        type: 'ChangeContact',
        fields: {
          organisation: 'party-one',
          role: 'contact',
          person: {
            id: 'ans-de-test',
            name: 'Ans de Test',
            address: 'ans@party-one.example',
            language: 'nl',
          },
        },
      },
    ],
    [
      'Ik ben afwezig tot en met 1 maart.',
      'away',
      { type: 'SetAbsence', fields: { person: 'contact-one', from: '2026-02-16', to: '2026-03-01' } },
    ],
  ])('%s', async (text, intent, command) => {
    const { notice } = await reminded('plan');
    const [proposal] = await answer({ answers: notice, text });
    expect(proposal).toMatchObject({ intent, certain: true, hold: null, body: { command } });
  });

  test('a question is for the officer, with the hint where what cannot go by mail is done', async () => {
    const { notice } = await reminded('plan');
    await answer({ answers: notice, text: 'Wat verwacht u precies?' });
    const [question, signing] = await answer({ answers: notice, text: 'Hierbij ondertekenen wij.' });
    expect(question).toMatchObject({ intent: 'question', hold: 'no-command', body: { command: null } });
    expect(signing).toMatchObject({ hold: 'no-command', hints: ['how-to-sign'] });
  });

  test('several items are answered by number, each for itself', async () => {
    const { notice } = await reminded('list', 'plan');
    const proposals = await answer({ answers: notice, text: '1: gereed\n2: graag uitstel tot 15 april' });
    expect(proposals).toMatchObject([
      { number: 1, obligation: 'list', intent: 'done', notice: { position: 1 } },
      { number: 2, obligation: 'plan', intent: 'extension', notice: { position: 2 } },
    ]);
  });

  test('without a number the officer chooses', async () => {
    const { notice } = await reminded('list', 'plan');
    const [proposal] = await answer({ answers: notice, text: 'Gereed' });
    expect(proposal).toMatchObject({ intent: 'done', hold: 'choose-item', obligation: null });
  });

  test('of a mail that begins a conversation the sender tells what it is about, not for certain', async () => {
    await reminded('plan');
    const [proposal] = await answer({ text: 'Gereed' });
    expect(proposal).toMatchObject({ obligation: 'plan', certain: false, hints: ['not-a-reply'] });
  });

  test('HTML alone is read too', async () => {
    const { notice } = await reminded('plan');
    const [proposal] = await answer({
      answers: notice,
      html: '<div>Gereed &eacute;n klaar</div><blockquote>1. Duty plan, uitstel tot 3 mei</blockquote>',
    });
    expect(proposal).toMatchObject({ intent: 'done', body: { text: 'Gereed én klaar' } });
  });
});

describe('each message is taken once', () => {
  test('by a second look, another process, and after the server numbered anew', async () => {
    const { notice } = await reminded('plan');
    await answer({ answers: notice, text: 'Gereed' });
    expect(await watcher.poll()).toBe(0);
    watcher = newWatcher();
    expect(await watcher.poll()).toBe(0);
    mailbox.renumber();
    watcher = newWatcher();
    expect(await watcher.poll()).toBe(1);
    expect(await kinds()).toEqual(['answer', 'duplicate']);
    expect(await listProposals(ledger.db)).toHaveLength(1);
  });

  test('and is marked as read', async () => {
    const { notice } = await reminded('plan');
    const uid = mailbox.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }), ANSWERED);
    await watcher.poll();
    expect(mailbox.flagsOf(uid)).toContain('\\Seen');
  });

  test('a line that breaks is taken up again', async () => {
    const { notice } = await reminded('plan');
    mailbox.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }), ANSWERED);
    const broken = watcher.poll().catch((error: unknown) => error);
    setTimeout(() => mailbox.cut(), 5);
    await broken;
    await watcher.poll();
    expect(await listProposals(ledger.db)).toHaveLength(1);
  });

  test('two processes at the same time take it once', async () => {
    const { notice } = await reminded('plan');
    mailbox.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }), ANSWERED);
    await Promise.all([watcher.poll(), newWatcher().poll()]);
    expect(await listProposals(ledger.db)).toHaveLength(1);
  });

  test('a mailbox that is away is looked at later', async () => {
    await mailbox.stop();
    await expect(watcher.poll()).rejects.toMatchObject({ code: 'IMAP_UNREACHABLE' });
    mailbox = await TestMailbox.start();
    await expect(newWatcher(mailbox.url.replace('testpass', 'wrong')).poll()).rejects.toMatchObject({
      code: 'IMAP_LOGIN',
    });
    await expect(newWatcher(`${mailbox.url}/Nowhere`).poll()).rejects.toMatchObject({ code: 'IMAP_FOLDER' });
  });
});
