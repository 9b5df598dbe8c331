import { describe, expect, test } from 'vitest';
import { readMail } from '../post-support.ts';
import { replyMail } from '../../support/replies.ts';
import { COR, Desk } from './desk.ts';

const desk = Desk.use();

describe('a message that is too large', () => {
  test('of 60 MB is not downloaded: its text is read, the officer sees it and the sender is told', async () => {
    const { notice } = await desk.reminded('plan');
    const large = { filename: 'film.mp4', content: Buffer.alloc(60_000_000), contentType: 'video/mp4' };
    const [proposal] = await desk.answer({
      answers: notice,
      text: 'Gereed, zie bijlage.',
      attachments: [large],
    });
    expect(desk.mailbox.sent).toBeLessThan(1_000_000);
    expect(proposal).toMatchObject({
      intent: 'done',
      certain: false,
      hold: 'no-command',
      hints: ['too-large'],
      body: { text: 'Gereed, zie bijlage.', attachments: [], command: null },
    });
    const { [COR]: mail } = await desk.nextMail();
    expect(readMail(mail ?? '').text).toMatch(
      /had ongeveer 60 MB aan bijlagen;\s+hooguit\s+25 MB wordt\s+aangenomen/,
    );
  }, 60_000);

  test('of a stranger is told nothing', async () => {
    const large = { filename: 'film.mp4', content: Buffer.alloc(30_000_000) };
    await desk.reminded('plan');
    const [proposal] = await desk.answer({
      from: 'mallory@example.net',
      text: 'Hallo',
      attachments: [large],
    });
    expect(proposal).toMatchObject({ hold: 'unknown-sender', hints: ['too-large'] });
    expect(await desk.nextMail()).toEqual({});
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
    const { notice } = await desk.reminded('plan');
    desk.deliver(plain(charset, body, notice));
    await desk.watcher.poll();
    const [proposal] = await desk.proposals();
    expect(proposal).toMatchObject({
      certain: false,
      body: { text },
      hints: expect.arrayContaining(['letters-doubtful']) as unknown,
    });
  });

  test('one that cannot be read at all is kept for the officer, and the next one is taken', async () => {
    const { notice } = await desk.reminded('plan');
    const bomb = `From: ${COR}\r\nMessage-ID: <bomb@example.net>\r\nX-Long: ${'a'.repeat(600_000)}\r\n\r\nGereed`;
    desk.deliver(bomb);
    desk.deliver(await replyMail({ from: COR, answers: notice, text: 'Gereed' }));
    await desk.watcher.poll();
    expect(await desk.proposals()).toMatchObject([{ obligation: 'plan', intent: 'done' }]);
    await desk.watcher.poll();
    await desk.watcher.poll();
    expect((await desk.kinds()).sort()).toEqual(['answer', 'broken']);
    const broken = (await desk.proposals()).find(({ mail }) => mail.kind === 'broken');
    expect(broken).toMatchObject({ intent: 'question', hold: 'no-command', hints: ['unreadable'] });
    expect(await desk.watcher.poll()).toBe(0);
  });

  test.each(['', '\r\n\r\n', 'no headers at all', `Subject: ${'=?utf-8?q?'.repeat(50)}\r\n\r\n`])(
    'nothing comes of %j but a stranger',
    async (raw) => {
      await desk.reminded('plan');
      desk.deliver(raw);
      await desk.watcher.poll();
      expect(await desk.proposals()).toMatchObject([{ hold: 'unknown-sender' }]);
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
    const notice = desk.ledger.db.selectFrom('notice').select(['status', 'detail']);
    return notice.where('person', '=', 'contact-one').orderBy('on_date').executeTakeFirstOrThrow();
  }

  test('for good: the notice is refused with the code, and the officer told', async () => {
    const { notice } = await desk.reminded('plan');
    desk.deliver(report('failed', '5.1.1', `Message-ID: ${notice}`));
    await desk.watcher.poll();
    expect(await desk.kinds()).toEqual(['bounce']);
    expect(await fate()).toEqual({ status: 'refused_for_good', detail: 'DSN 5.1.1' });
    const { 'officer@secretariat.example': told } = await desk.nextMail();
    expect(readMail(told ?? '').text).toContain('DSN 5.1.1');
  });

  test('by its recipient where the report has no Message-ID', async () => {
    await desk.reminded('plan');
    desk.deliver(report('failed', '5.2.1', 'Subject: x'));
    await desk.watcher.poll();
    expect(await fate()).toMatchObject({ status: 'refused_for_good' });
  });

  test('for now: the server goes on trying, and nothing is sent again', async () => {
    const { notice } = await desk.reminded('plan');
    desk.deliver(report('delayed', '4.4.1', `Message-ID: ${notice}`));
    await desk.watcher.poll();
    expect(await fate()).toEqual({ status: 'refused_for_now', detail: 'DSN 4.4.1' });
    expect(await desk.nextMail()).toEqual({});
  });

  test('about another message changes nothing', async () => {
    await desk.reminded('plan');
    desk.deliver(report('failed', '5.1.1', 'Message-ID: <other@example.org>'));
    desk.deliver(report('delivered', '2.0.0', 'Message-ID: <other@example.org>'));
    await desk.watcher.poll();
    expect(await fate()).toMatchObject({ status: 'sent' });
    expect(await desk.proposals()).toEqual([]);
  });
});
