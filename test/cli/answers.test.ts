import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { parseMailboxUrl } from '../../activities/mailbox/imap.ts';
import { MailboxWatcher } from '../../activities/mailbox/watch.ts';
import { projectNotices } from '../../activities/notice-plan.ts';
import { foldStream } from '../../ledger/fold.ts';
import { getContent } from '../../ledger/content.ts';
import { events } from '../../ledger/read.ts';
import { findStream } from '../../ledger/streams.ts';
import { postOf, readMail, recording, SENDER } from '../activities/post-support.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestMailbox } from '../support/imap-server.ts';
import { replyMail, type TestReply } from '../support/replies.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, playKites, signKites } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let mailbox: TestMailbox;
let watcher: MailboxWatcher;
let stream: string;
let folder: string;
const transport = recording();

/** The kites are signed; the companies are reminded of their location lists, due on 1 August 2026. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-answers-'));
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
  await signKites(engine);
  stream = (await findStream(engine.ledger.db, 'kites'))?.stream ?? '';
  mailbox = await TestMailbox.start();
  watcher = new MailboxWatcher({
    db: engine.ledger.db,
    own: SENDER,
    now: () => engine.now,
    settings: parseMailboxUrl(mailbox.url),
    log: () => undefined,
  });
  await sendOn('2026-07-20');
});

afterAll(async () => {
  await mailbox.stop();
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What leaves at the sending hour of a day, by address. */
async function sendOn(day: string): Promise<Record<string, ReturnType<typeof readMail>>> {
  engine.now = `${day}T06:00:00.000Z`;
  const before = transport.messages.length;
  await engine.ledger.db.transaction().execute((transaction) => projectNotices(transaction, stream));
  await dispatch(postOf(engine.ledger, transport), { asOf: day, clock: () => engine.now });
  const fresh = transport.messages.slice(before);
  return Object.fromEntries(fresh.map(({ to, bytes }) => [to, readMail(bytes)]));
}

function lastTo(address: string): string {
  const message = transport.messages.findLast(({ to }) => to === address);
  return readMail(message?.bytes ?? '').headers['message-id'] ?? '';
}

/** A reply comes in on a day, and gives the number of its proposal. */
async function reply(day: string, from: string, rest: Partial<TestReply>): Promise<number> {
  engine.now = `${day}T10:00:00.000Z`;
  mailbox.deliver(await replyMail({ from, answers: lastTo(from), ...rest }), engine.now);
  await watcher.poll();
  const { answers } = (await go(engine, 'answers')) as { answers: { number: number }[] };
  return answers.at(-1)?.number ?? 0;
}

async function eventAt(sequence: number) {
  for await (const { envelope } of events(engine.ledger.db, stream, { from: sequence, to: sequence }))
    return envelope;
  throw new Error(`no event ${sequence}`);
}

interface Accepted {
  status: string;
  events: { sequence: number; type: string }[];
}

async function accept(number: number, words = ''): Promise<Awaited<ReturnType<typeof eventAt>>> {
  const { events: recorded } = (await go(
    engine,
    `answers accept ${number} --as olga ${words}`,
  )) as unknown as Accepted;
  return eventAt(recorded[0]?.sequence ?? 0);
}

describe('from a plain reply to a command in the ledger', () => {
  it('an extension, with the mail as evidence, on the day of the mail, and quoted in the receipt', async () => {
    const number = await reply('2026-07-21', 'cato@example.org', {
      text: 'Graag uitstel tot 1 september, want het systeem wisselt.',
    });
    engine.now = '2026-07-23T09:00:00.000Z';
    const event = await accept(number);
    expect(event).toMatchObject({
      type: 'ExtensionRequested',
      effectiveOn: '2026-07-21',
      actor: { person: 'olga' },
      principal: { organisation: 'company-one' },
      data: { obligation: 'location-list/company-one#1', until: '2026-09-01' },
    });
    const { principal } = event as unknown as { principal: { evidence: { ref: string } } };
    const evidence = await getContent(engine.ledger.db, principal.evidence.ref);
    expect(evidence.bytes.toString()).toContain('uitstel tot 1 september');
    const { 'cato@example.org': receipt } = await sendOn('2026-07-24');
    expect(receipt?.text).toMatch(
      /21 juli 2026 is vastgelegd als verzoek om uitstel tot en met 1 september\s+2026/,
    );
    expect(receipt?.text).toContain('want het systeem wisselt');
    expect(receipt?.text).not.toMatch(/nummer/);
  });

  it('an absence, with a deputy of the same organisation', async () => {
    const number = await reply('2026-07-24', 'cato@example.org', {
      text: 'Ik ben met vakantie tot en met 16 augustus 2026.',
    });
    expect(await accept(number)).toMatchObject({
      type: 'AbsenceSet',
      data: { person: 'cato', from: '2026-07-24', to: '2026-08-16' },
    });
  });

  it('done, with the list that was asked', async () => {
    const number = await reply('2026-07-27', 'cees@example.org', {
      text: 'Hierbij de lijst.',
      attachments: [
        { filename: 'toelichting.pdf', content: '%PDF', contentType: 'application/pdf' },
        { filename: 'lijst.csv', content: 'location\nTest mill\n', contentType: 'text/csv' },
      ],
    });
    const event = await accept(number);
    expect(event).toMatchObject({
      type: 'MonitoringSubmitted',
      data: { obligation: 'location-list/company-two#1' },
    });
    const { data } = event as unknown as { data: { report: { ref: string } } };
    expect((await getContent(engine.ledger.db, data.report.ref)).bytes.toString()).toContain('Test mill');
  });

  it('cannot deliver', async () => {
    await go(engine, 'extend kites location-list/company-one#1 --due 2026-09-01 --reason Agreed --as olga');
    const number = await reply('2026-07-28', 'cato@example.org', { text: 'Dit gaat ons toch niet lukken.' });
    expect(await accept(number)).toMatchObject({
      type: 'NonDeliveryReported',
      data: { obligation: 'location-list/company-one#1' },
    });
  });

  it('a question, which is answered in the officer’s words', async () => {
    const number = await reply('2026-07-29', 'cees@example.org', { text: 'Moeten de magazijnen erbij?' });
    const done = await go(engine, `answers accept ${number} --as olga --words "Ja, ook de magazijnen."`);
    expect(done).toMatchObject({ status: 'accepted', events: [] });
    const { 'cees@example.org': mail } = await sendOn('2026-07-30');
    expect(mail?.text).toContain('Ja, ook de magazijnen.');
    expect(mail?.text).toContain('Moeten de magazijnen erbij?');
  });

  it('not for me but for, who gets one summary', async () => {
    await go(
      engine,
      'do kites DeclineRequest --obligation location-list/company-one#1 --reason Needed --as olga',
    );
    const number = await reply('2026-07-31', 'cato@example.org', {
      text: 'Dit is niet voor mij maar voor Ans de Test (ans@example.org).',
    });
    expect(await accept(number)).toMatchObject({
      type: 'ContactChanged',
      data: { organisation: 'company-one', role: 'contact', person: 'ans-de-test' },
    });
    const mails = await sendOn('2026-08-03');
    expect(mails['ans@example.org']?.text).toContain('U bent nu het aanspreekpunt van Company One');
    expect(mails['cato@example.org']?.text).toContain('een andere contactpersoon vastgelegd');
  });
});

describe('an officer', () => {
  it('changes what the rules did not see', async () => {
    const number = await reply('2026-08-04', 'ans@example.org', { text: 'Wij hebben meer tijd nodig.' });
    const { code, err } = await covenant(engine, ['answers', 'accept', `${number}`, '--as', 'olga']);
    expect([code, err]).toEqual([3, expect.stringContaining('the day is missing')]);
    const done = await go(engine, `answers change ${number} --until 2026-10-01 --as olga`);
    expect(done).toMatchObject({ status: 'changed', command: 'RequestExtension' });
    const mails = await sendOn('2026-08-05');
    expect(mails['ans@example.org']?.text).toMatch(/uitstel tot en met 1 oktober\s+2026/);
  });

  it('rejects with words that the sender reads', async () => {
    const number = await reply('2026-08-05', 'ans@example.org', {
      text: 'Gereed',
      attachments: [{ filename: 'x.csv', content: 'oud' }],
    });
    await go(engine, `answers reject ${number} --as olga --words "Dit is de lijst van vorig jaar."`);
    const mails = await sendOn('2026-08-06');
    expect(mails['ans@example.org']?.text).toContain('gelezen maar niet vastgelegd');
    expect(mails['ans@example.org']?.text).toContain('Dit is de lijst van vorig jaar.');
    const again = await covenant(engine, ['answers', 'accept', `${number}`, '--as', 'olga']);
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringContaining('decided before (rejected, by olga)'),
    ]);
  });

  it('decides with one key each on a terminal, and sees why one is refused', async () => {
    await reply('2026-08-06', 'ans@example.org', { text: 'Ik ben afwezig tot en met 10 augustus.' });
    await reply('2026-08-06', 'ans@example.org', { text: 'Uitstel graag' });
    await reply('2026-08-06', 'ans@example.org', { text: 'Bel mij even.' });
    engine.answers = ['a', 'a', 'r', ''];
    const { code, out, err } = await covenant(engine, ['answers', '--as', 'olga'], { interactive: true });
    expect(code).toBe(0);
    expect(out).toContain('“Ik ben afwezig tot en met 10 augustus.”');
    expect(out).toContain('accepted');
    expect(err).toContain('ANSWER_INCOMPLETE');
    expect(out).toContain('rejected');
    await go(
      engine,
      'do kites DeclineRequest --obligation location-list/company-one#1 --reason No --as olga',
    );
    engine.answers = ['c', 'extension', 'location-list/company-one#1', '2026-11-01'];
    const changed = await covenant(engine, ['answers', '--as', 'olga'], { interactive: true });
    expect(changed.out).toContain('recorded as changed');
    const none = await covenant(engine, ['answers', '--as', 'olga'], { interactive: true });
    expect(none.out).toContain('no answers to judge');
  });

  it('saves the mail and its attachments under harmless names', async () => {
    const number = await reply('2026-08-07', 'ans@example.org', {
      text: 'Zie bijlage',
      attachments: [{ filename: '../../evil name?.csv', content: 'a' }],
    });
    await go(engine, `answers save ${number} ${folder}`);
    expect(readdirSync(folder).sort()).toEqual(['1-evil-name-.csv', `answer-${number}.eml`]);
    expect(readFileSync(join(folder, `answer-${number}.eml`), 'utf8')).toContain('Zie bijlage');
  });
});

describe('a new address', () => {
  it('is confirmed to the old one first', async () => {
    const number = await reply('2026-08-10', 'cees@example.org', {
      text: 'Mijn e-mailadres is gewijzigd in cees@new.example.org',
    });
    const { code, err } = await covenant(engine, ['answers', 'accept', `${number}`, '--as', 'olga']);
    expect([code, err]).toEqual([3, expect.stringContaining('old address has not confirmed')]);
    const { 'cees@example.org': question } = await sendOn('2026-08-11');
    expect(question?.text).toContain('cees@new.example.org');
    mailbox.deliver(
      await replyMail({
        from: 'cees@example.org',
        answers: question?.headers['message-id'],
        text: 'Ja, dat klopt.',
      }),
      engine.now,
    );
    await watcher.poll();
    expect(await accept(number)).toMatchObject({
      type: 'ContactChanged',
      data: { person: 'cees', role: 'contact' },
    });
    const mails = await sendOn('2026-08-12');
    expect(mails['cees@new.example.org']?.text).toContain('uw nieuwe adres vastgelegd');
    const { people } = await foldStream(engine.ledger.db, stream);
    expect(people['cees']?.roles).toEqual(['contact']);
  });

  it('written from there is asked at the old one; an officer who is sure need not wait', async () => {
    const number = await reply('2026-08-13', 'ans@new.example.org', {
      answers: lastTo('ans@example.org'),
      text: 'Dit is mijn nieuwe e-mailadres.',
    });
    const { answers } = (await go(engine, 'answers')) as { answers: { number: number; hold: string }[] };
    expect(answers.find((each) => each.number === number)).toMatchObject({
      hold: 'address-unconfirmed',
      mail: { kind: 'unknown-sender' },
    });
    expect(Object.keys(await sendOn('2026-08-14'))).toEqual(['ans@example.org']);
    await go(engine, `answers accept ${number} --as olga --anyway`);
  });
});

describe('a stranger', () => {
  it('gets nothing: no command, whatever the officer types, and no message', async () => {
    const number = await reply('2026-08-17', 'mallory@example.net', {
      answers: lastTo('cees@new.example.org'),
      text: 'Gereed',
    });
    for (const line of [`accept ${number}`, `change ${number} --intent cannot`]) {
      const { code, err } = await covenant(engine, ['answers', ...line.split(' '), '--as', 'olga']);
      expect([code, err]).toEqual([3, expect.stringContaining('Nobody knows who wrote')]);
    }
    await go(engine, `answers reject ${number} --as olga --words "Geheim antwoord"`);
    const mails = await sendOn('2026-08-18');
    expect(mails['mallory@example.net']).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each([
    ['answers accept 9999 --as olga', 2, 'There is no answer 9999'],
    ['answers accept x --as olga', 2, 'There is no answer x'],
    ['answers accept 1', 2, 'Say who acts'],
    ['answers change 1 --intent nonsense --as olga', 2, 'nonsense'],
    ['answers --status nonsense', 2, 'nonsense'],
  ])('%s', async (line, exit, sentence) => {
    const { code, err } = await covenant(engine, line.split(' '));
    expect([code, err]).toEqual([exit, expect.stringContaining(sentence)]);
  });
});
