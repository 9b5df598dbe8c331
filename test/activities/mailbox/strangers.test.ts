import { describe, expect, test } from 'vitest';
import { replyMail } from '../../support/replies.ts';
import { TestCovenant } from '../covenant.ts';
import { COR, Desk, OPENED } from './desk.ts';

const desk = Desk.use();

describe('whom nobody knows', () => {
  test('an unknown sender is kept as that: no command, no answer', async () => {
    const { notice } = await desk.reminded('plan');
    const [proposal] = await desk.answer({ from: 'mallory@example.net', answers: notice, text: 'Gereed' });
    expect(proposal).toMatchObject({
      hold: 'unknown-sender',
      person: null,
      mail: { kind: 'unknown-sender' },
      body: { command: null, text: 'Gereed' },
    });
    expect(await desk.nextMail()).toEqual({});
  });

  test('nor does the right name in front of another address help', async () => {
    const { notice } = await desk.reminded('plan');
    const [proposal] = await desk.answer({
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
    const { notice } = await desk.reminded('plan');
    const [proposal] = await desk.answer({
      answers: notice,
      text: 'Mijn e-mailadres is gewijzigd in mallory@example.net',
      headers: { 'Authentication-Results': results },
    });
    expect(proposal).toMatchObject({
      hold: 'forged-sender',
      mail: { kind: 'forged-sender' },
      body: { command: null },
    });
    expect(await desk.nextMail()).toEqual({});
  });

  test('two senders in one message are none', async () => {
    const { notice } = await desk.reminded('plan');
    const raw = (await replyMail({ from: COR, answers: notice, text: 'Gereed' })).toString();
    desk.deliver(`From: mallory@example.net\r\n${raw}`);
    await desk.watcher.poll();
    expect(await desk.proposals()).toMatchObject([{ hold: 'unknown-sender' }]);
  });

  test('a colleague is shown as one', async () => {
    const contacts = { cor: { name: 'Cor', address: COR } };
    const covenant = await TestCovenant.open(desk.ledger, OPENED, { slug: 'textile', contacts });
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await desk.remind();
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
    const [proposal] = await desk.answer({
      from: 'dee@party-one.example',
      answers: desk.messageIdTo(COR),
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
    const { notice } = await desk.reminded('plan');
    expect(await desk.answer({ answers: notice, text: 'Gereed. Wij antwoorden spoedig.', headers })).toEqual(
      [],
    );
    expect(await desk.kinds()).toEqual(['automatic']);
    expect(await desk.nextMail()).toEqual({});
  });

  test('an absence notice proposes an absence, and no more', async () => {
    const { notice } = await desk.reminded('plan');
    const [proposal, ...others] = await desk.answer({
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
    expect(await desk.nextMail()).toEqual({});
  });

  test('a loop ends: our own notice that comes back is nothing', async () => {
    await desk.reminded('plan');
    const own = desk.transport.messages.find(({ to }) => to === COR)?.bytes ?? Buffer.alloc(0);
    for (const raw of [own, own.toString().replace(/^Message-ID:.*$/im, 'Message-ID: <other@example.org>')])
      desk.deliver(raw);
    await desk.watcher.poll();
    expect(await desk.kinds()).toEqual(['own', 'own']);
    expect(await desk.proposals()).toEqual([]);
    expect(await desk.nextMail()).toEqual({});
  });
});
