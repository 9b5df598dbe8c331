import { describe, expect, test } from 'vitest';
import { parseMailboxUrl, withMailbox } from '../../../activities/mailbox/imap.ts';
import { getContent } from '../../../ledger/content.ts';
import { TestMailbox } from '../../support/imap-server.ts';
import { replyMail } from '../../support/replies.ts';
import { ANSWERED, COR, Desk } from './desk.ts';

const desk = Desk.use();

describe('a reply becomes a proposed command', () => {
  test('done, with its documents and the mail itself as evidence', async () => {
    const { notice } = await desk.reminded('plan');
    const [proposal] = await desk.answer({
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
    const evidence = await getContent(desk.ledger.db, proposal?.mail.content?.ref ?? '');
    expect(evidence.mediaType).toBe('message/rfc822');
    expect(evidence.bytes.toString()).toContain('plan.pdf');
    const document = await getContent(desk.ledger.db, proposal?.body?.attachments[0]?.content.ref ?? '');
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
    const { notice } = await desk.reminded('plan');
    const [proposal] = await desk.answer({ answers: notice, text });
    expect(proposal).toMatchObject({ intent, certain: true, hold: null, body: { command } });
  });

  test('a question is for the officer, with the hint where what cannot go by mail is done', async () => {
    const { notice } = await desk.reminded('plan');
    await desk.answer({ answers: notice, text: 'Wat verwacht u precies?' });
    const [question, signing] = await desk.answer({ answers: notice, text: 'Hierbij ondertekenen wij.' });
    expect(question).toMatchObject({ intent: 'question', hold: 'no-command', body: { command: null } });
    expect(signing).toMatchObject({ hold: 'no-command', hints: ['how-to-sign'] });
  });

  test('several items are answered by number, each for itself', async () => {
    const { notice } = await desk.reminded('list', 'plan');
    const proposals = await desk.answer({
      answers: notice,
      text: '1: gereed\n2: graag uitstel tot 15 april',
    });
    expect(proposals).toMatchObject([
      { number: 1, obligation: 'list', intent: 'done', notice: { position: 1 } },
      { number: 2, obligation: 'plan', intent: 'extension', notice: { position: 2 } },
    ]);
  });

  test('without a number the officer chooses', async () => {
    const { notice } = await desk.reminded('list', 'plan');
    const [proposal] = await desk.answer({ answers: notice, text: 'Gereed' });
    expect(proposal).toMatchObject({ intent: 'done', hold: 'choose-item', obligation: null });
  });

  test('of a mail that begins a conversation the sender tells what it is about, not for certain', async () => {
    await desk.reminded('plan');
    const [proposal] = await desk.answer({ text: 'Gereed' });
    expect(proposal).toMatchObject({ obligation: 'plan', certain: false, hints: ['not-a-reply'] });
  });

  test('HTML alone is read too', async () => {
    const { notice } = await desk.reminded('plan');
    const [proposal] = await desk.answer({
      answers: notice,
      html: '<div>Gereed &eacute;n klaar</div><blockquote>1. Duty plan, uitstel tot 3 mei</blockquote>',
    });
    expect(proposal).toMatchObject({ intent: 'done', body: { text: 'Gereed én klaar' } });
  });
});

describe('each message is taken once', () => {
  test('by a second look, another process, and after the server numbered anew', async () => {
    const { notice } = await desk.reminded('plan');
    await desk.answer({ answers: notice, text: 'Gereed' });
    expect(await desk.watcher.poll()).toBe(0);
    desk.watcher = desk.newWatcher();
    expect(await desk.watcher.poll()).toBe(0);
    desk.mailbox.renumber();
    desk.watcher = desk.newWatcher();
    expect(await desk.watcher.poll()).toBe(1);
    expect(await desk.kinds()).toEqual(['answer', 'duplicate']);
    expect(await desk.proposals()).toHaveLength(1);
  });

  test('and is marked as read', async () => {
    const { notice } = await desk.reminded('plan');
    const uid = desk.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }));
    await desk.watcher.poll();
    expect(desk.mailbox.flagsOf(uid)).toContain('\\Seen');
  });

  test('a line that breaks is taken up again', async () => {
    const { notice } = await desk.reminded('plan');
    desk.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }));
    const broken = desk.watcher.poll().catch((error: unknown) => error);
    setTimeout(() => desk.mailbox.cut(), 5);
    await broken;
    await desk.watcher.poll();
    expect(await desk.proposals()).toHaveLength(1);
  });

  test('two processes at the same time take it once', async () => {
    const { notice } = await desk.reminded('plan');
    desk.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }));
    await Promise.all([desk.watcher.poll(), desk.newWatcher().poll()]);
    expect(await desk.proposals()).toHaveLength(1);
  });

  test('a desk.mailbox that is away is looked at later', async () => {
    await desk.mailbox.stop();
    await expect(desk.watcher.poll()).rejects.toMatchObject({ code: 'IMAP_UNREACHABLE' });
    desk.mailbox = await TestMailbox.start();
    await expect(desk.newWatcher(desk.mailbox.url.replace('testpass', 'wrong')).poll()).rejects.toMatchObject(
      {
        code: 'IMAP_LOGIN',
      },
    );
    await expect(desk.newWatcher(`${desk.mailbox.url}/Nowhere`).poll()).rejects.toMatchObject({
      code: 'IMAP_FOLDER',
    });
  });
});

describe('the address of a mailbox', () => {
  test.each([
    ['imaps://u:p%40w@mail.example.org', { port: 993, secure: true }],
    ['imap://u:p%40w@mail.example.org', { port: 143, secure: false, doSTARTTLS: true }],
    ['imap://u:p%40w@127.0.0.1:1143', { port: 1143, secure: false }],
  ])('%s: a password never leaves the machine in the clear', (url, connection) => {
    const settings = parseMailboxUrl(url);
    expect(settings.connection).toMatchObject({ ...connection, auth: { user: 'u', pass: 'p@w' } });
    expect(settings.folder).toBe('INBOX');
    expect(settings.name).not.toContain('p@w');
    expect('doSTARTTLS' in settings.connection).toBe('doSTARTTLS' in connection);
  });

  test('a server that offers no STARTTLS gets no password where it is insisted on', async () => {
    const { connection, ...settings } = parseMailboxUrl(desk.mailbox.url);
    const insisting = { ...settings, connection: { ...connection, doSTARTTLS: true } };
    await expect(withMailbox(insisting, async () => undefined)).rejects.toMatchObject({
      code: 'IMAP_UNREACHABLE',
    });
  });

  test('a folder may be named', () => {
    expect(parseMailboxUrl('imaps://u:p@mail.example.org/Answers%20here')).toMatchObject({
      folder: 'Answers here',
      name: 'u@mail.example.org/Answers here',
    });
  });
});
