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
  return { covenant, notice: messageIdTo(COR) };
}

function messageIdTo(address: string): string {
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

describe('whom nobody knows', () => {
  test('an unknown sender is kept as that: no command, no answer', async () => {
    const { notice } = await reminded('plan');
    const [proposal] = await answer({ from: 'mallory@example.net', answers: notice, text: 'Gereed' });
    expect(proposal).toMatchObject({
      hold: 'unknown-sender',
      person: null,
      mail: { kind: 'unknown-sender' },
      body: { command: null, text: 'Gereed' },
    });
    expect(await nextMail()).toEqual({});
  });

  test('nor does the right name in front of another address help', async () => {
    const { notice } = await reminded('plan');
    const [proposal] = await answer({
      from: `"${COR}" <mallory@example.net>`,
      answers: notice,
      text: 'Gereed',
    });
    expect(proposal).toMatchObject({ hold: 'unknown-sender' });
  });

  test.each([
    'mx.example.org; dmarc=fail header.from=party-one.example; spf=pass smtp.mailfrom=example.net',
    'mx.example.org; spf=fail smtp.mailfrom=party-one.example; dkim=none',
  ])('a forged sender, as the mail server says: %s', async (results) => {
    const { notice } = await reminded('plan');
    const [proposal] = await answer({
      answers: notice,
      text: 'Mijn e-mailadres is gewijzigd in mallory@example.net',
      headers: { 'Authentication-Results': results },
    });
    expect(proposal).toMatchObject({
      hold: 'forged-sender',
      mail: { kind: 'forged-sender' },
      body: { command: null },
    });
    expect(await nextMail()).toEqual({});
  });

  test('two senders in one message are none', async () => {
    const { notice } = await reminded('plan');
    const raw = (await replyMail({ from: COR, answers: notice, text: 'Gereed' })).toString();
    mailbox.deliver(`From: mallory@example.net\r\n${raw}`, ANSWERED);
    await watcher.poll();
    expect(await listProposals(ledger.db)).toMatchObject([{ hold: 'unknown-sender' }]);
  });

  test('a colleague is shown as one', async () => {
    const contacts = { cor: { name: 'Cor', address: COR } };
    const covenant = await TestCovenant.open(ledger, OPENED, { slug: 'textile', contacts });
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await dispatch(postOf(ledger, transport), { asOf: '2026-02-15', clock: at(NOTICED) });
    const card = await covenant.card({ name: 'Dee', address: 'dee@party-one.example' });
    const person = {
      id: 'dee',
      organisation: 'party-one',
      roles: ['deputy' as const],
      language: 'nl' as const,
      card,
    };
    await covenant.record('2026-02-15T12:00:00.000Z', [
      {
        type: 'ContactChanged',
        data: { organisation: 'party-one', role: 'deputy', person: 'dee', card: person },
      },
    ]);
    const [proposal] = await answer({
      from: 'dee@party-one.example',
      answers: messageIdTo(COR),
      text: 'Gereed',
    });
    expect(proposal).toMatchObject({ person: 'dee', hold: null, hints: ['sender-is-colleague'] });
  });
});

describe('machines', () => {
  test.each([
    { 'Auto-Submitted': 'auto-replied' },
    { Precedence: 'bulk' },
    { 'X-Autoreply': 'yes' },
    { 'List-Id': '<list.example.net>' },
  ] as Record<string, string>[])('are never answered: %j', async (headers) => {
    const { notice } = await reminded('plan');
    expect(await answer({ answers: notice, text: 'Gereed. Wij antwoorden spoedig.', headers })).toEqual([]);
    expect(await kinds()).toEqual(['automatic']);
    expect(await nextMail()).toEqual({});
  });

  test('an absence notice proposes an absence, and no more', async () => {
    const { notice } = await reminded('plan');
    const [proposal, ...others] = await answer({
      answers: notice,
      subject: 'Automatisch antwoord: Textiel',
      text: 'Ik ben afwezig van 16 februari tot en met 22 februari. Uw bericht is gereed om gelezen te worden.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      intent: 'away',
      mail: { kind: 'automatic' },
      body: { command: { type: 'SetAbsence', fields: { from: '2026-02-16', to: '2026-02-22' } } },
    });
    expect(await nextMail()).toEqual({});
  });

  test('a loop ends: our own notice that comes back is nothing', async () => {
    await reminded('plan');
    const own = transport.messages.find(({ to }) => to === COR)?.bytes ?? Buffer.alloc(0);
    for (const raw of [own, own.toString().replace(/^Message-ID:.*$/im, 'Message-ID: <other@example.org>')])
      mailbox.deliver(raw, ANSWERED);
    await watcher.poll();
    expect(await kinds()).toEqual(['own', 'own']);
    expect(await listProposals(ledger.db)).toEqual([]);
    expect(await nextMail()).toEqual({});
  });
});

describe('a message that is too large', () => {
  test('of 60 MB is not downloaded: its text is read, the officer sees it and the sender is told', async () => {
    const { notice } = await reminded('plan');
    const large = { filename: 'film.mp4', content: Buffer.alloc(60_000_000), contentType: 'video/mp4' };
    const [proposal] = await answer({ answers: notice, text: 'Gereed, zie bijlage.', attachments: [large] });
    expect(mailbox.sent).toBeLessThan(1_000_000);
    expect(proposal).toMatchObject({
      intent: 'done',
      certain: false,
      hold: 'no-command',
      hints: ['too-large'],
      body: { text: 'Gereed, zie bijlage.', attachments: [], command: null },
    });
    const { [COR]: mail } = await nextMail();
    expect(readMail(mail ?? '').text).toMatch(
      /had ongeveer 60 MB aan bijlagen;\s+hooguit\s+25 MB wordt\s+aangenomen/,
    );
  }, 60_000);

  test('of a stranger is told nothing', async () => {
    const large = { filename: 'film.mp4', content: Buffer.alloc(30_000_000) };
    await reminded('plan');
    const [proposal] = await answer({ from: 'mallory@example.net', text: 'Hallo', attachments: [large] });
    expect(proposal).toMatchObject({ hold: 'unknown-sender', hints: ['too-large'] });
    expect(await nextMail()).toEqual({});
  }, 60_000);
});

describe('broken messages', () => {
  function plain(charset: string, body: Buffer, notice: string): Buffer {
    const head = `From: ${COR}\r\nMessage-ID: <broken@example.net>\r\nIn-Reply-To: ${notice}\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), body]);
  }

  test.each([
    [
      'Windows letters that call themselves UTF-8',
      'utf-8',
      Buffer.from('Gere\xe9d \x80 5', 'latin1'),
      'Gereéd € 5',
    ],
    [
      'a character set that nobody knows',
      'x-nonsense',
      Buffer.from('Gereed caf\xe9', 'latin1'),
      'Gereed café',
    ],
    ['bytes of no character set', 'utf-8', Buffer.from([0x47, 0xff, 0xfe, 0x81, 0x00]), 'Gÿþ?'],
  ])('%s: read as well as can be, marked, and never certain', async (_, charset, body, text) => {
    const { notice } = await reminded('plan');
    mailbox.deliver(plain(charset, body, notice), ANSWERED);
    await watcher.poll();
    const [proposal] = await listProposals(ledger.db);
    expect(proposal).toMatchObject({
      certain: false,
      body: { text },
      hints: expect.arrayContaining(['letters-doubtful']) as unknown,
    });
  });

  test('one that cannot be read at all is kept for the officer, and the next one is taken', async () => {
    const { notice } = await reminded('plan');
    const bomb = `From: ${COR}\r\nMessage-ID: <bomb@example.net>\r\nX-Long: ${'a'.repeat(600_000)}\r\n\r\nGereed`;
    mailbox.deliver(bomb, ANSWERED);
    mailbox.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }), ANSWERED);
    await watcher.poll();
    expect(await listProposals(ledger.db)).toMatchObject([{ obligation: 'plan', intent: 'done' }]);
    await watcher.poll();
    await watcher.poll();
    expect((await kinds()).sort()).toEqual(['answer', 'broken']);
    const broken = (await listProposals(ledger.db)).find(({ mail }) => mail.kind === 'broken');
    expect(broken).toMatchObject({ intent: 'question', hold: 'no-command', hints: ['unreadable'] });
    expect(await watcher.poll()).toBe(0);
  });

  test.each(['', '\r\n\r\n', 'no headers at all', `Subject: ${'=?utf-8?q?'.repeat(50)}\r\n\r\n`])(
    'nothing comes of %j but a stranger',
    async (raw) => {
      await reminded('plan');
      mailbox.deliver(raw, ANSWERED);
      await watcher.poll();
      expect(await listProposals(ledger.db)).toMatchObject([{ hold: 'unknown-sender' }]);
    },
  );
});

describe('a message that came back', () => {
  function report(action: string, status: string, original: string): string {
    return [
      'From: MAILER-DAEMON@mx.example.org',
      'To: secretariaat@example.org',
      'Subject: Undelivered Mail Returned to Sender',
      'Message-ID: <dsn@mx.example.org>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Your message could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      `Final-Recipient: rfc822; ${COR}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 no such user',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      original,
      '--b--',
      '',
    ].join('\r\n');
  }

  async function fate() {
    const notice = ledger.db.selectFrom('notice').select(['status', 'detail']);
    return notice.where('person', '=', 'contact-one').orderBy('on_date').executeTakeFirstOrThrow();
  }

  test('for good: the notice is refused with the code, and the officer told', async () => {
    const { notice } = await reminded('plan');
    mailbox.deliver(report('failed', '5.1.1', `Message-ID: ${notice}`), ANSWERED);
    await watcher.poll();
    expect(await kinds()).toEqual(['bounce']);
    expect(await fate()).toEqual({ status: 'refused_for_good', detail: 'DSN 5.1.1' });
    const { 'officer@secretariat.example': told } = await nextMail();
    expect(readMail(told ?? '').text).toContain('DSN 5.1.1');
  });

  test('by its recipient where the report has no Message-ID', async () => {
    await reminded('plan');
    mailbox.deliver(report('failed', '5.2.1', 'Subject: x'), ANSWERED);
    await watcher.poll();
    expect(await fate()).toMatchObject({ status: 'refused_for_good' });
  });

  test('for now: the server goes on trying, and nothing is sent again', async () => {
    const { notice } = await reminded('plan');
    mailbox.deliver(report('delayed', '4.4.1', `Message-ID: ${notice}`), ANSWERED);
    await watcher.poll();
    expect(await fate()).toEqual({ status: 'refused_for_now', detail: 'DSN 4.4.1' });
    expect(await nextMail()).toEqual({});
  });

  test('about another message changes nothing', async () => {
    await reminded('plan');
    mailbox.deliver(report('failed', '5.1.1', 'Message-ID: <other@example.org>'), ANSWERED);
    mailbox.deliver(report('delivered', '2.0.0', 'Message-ID: <other@example.org>'), ANSWERED);
    await watcher.poll();
    expect(await fate()).toMatchObject({ status: 'sent' });
    expect(await listProposals(ledger.db)).toEqual([]);
  });
});
