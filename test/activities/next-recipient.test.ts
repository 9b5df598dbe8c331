import { beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import type { Fate, OutgoingMessage } from '../../activities/transport.ts';
import { recordBounce } from '../../activities/undelivered.ts';
import type { NewEvent } from '../../domain/events.ts';
import { eraseContent } from '../../ledger/content.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';
import { at, postOf, readMail, recording } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;
let covenant: TestCovenant;
/** Addresses that a mail server refuses for good, and what it answers. */
let refused: Map<string, Fate>;
let transport: ReturnType<typeof recording>;

const OPENED = '2026-01-05T09:00:00.000Z';
const COR = 'cor@party-one.example';
const DORA = 'dora@party-one.example';
const MAILBOX = 'office@party-one.example';
const OLGA = 'officer@secretariat.example';
const NO_MAILBOX: Fate = { kind: 'refused_for_good', detail: 'RCPT TO 550 5.1.1', unreachable: true };

beforeEach(async () => {
  ledger = await postgres.createLedger();
  refused = new Map();
  transport = recording(({ to }) => refused.get(to) ?? { kind: 'sent' });
  covenant = await TestCovenant.open(ledger, OPENED);
  return () => ledger.close();
});

type Role = 'contact' | 'deputy' | 'mailbox';

async function name(role: Role, id: string, address: string, on = '2026-01-06'): Promise<void> {
  const card = await covenant.card({ name: id, address });
  const person = { id, organisation: 'party-one', roles: [role], language: 'nl' as const, card };
  const data = { organisation: 'party-one', role, person: id, card: person };
  const event: NewEvent = { type: 'ContactChanged', data };
  await covenant.record(`${on}T10:00:00.000Z`, [event]);
}

async function nameDeputyAndMailbox(): Promise<void> {
  await name('deputy', 'dora', DORA);
  await name('mailbox', 'office', MAILBOX);
}

/** The deputy has a message of 15 February already, about another covenant. */
async function nameDeputyElsewhere(): Promise<void> {
  const contacts = { dora: { name: 'dora', address: DORA } };
  const other = await TestCovenant.open(ledger, OPENED, { slug: 'other', contacts });
  await other.oblige(OPENED, 'survey', '2026-03-01');
}

async function send(instant: string): Promise<OutgoingMessage[]> {
  const before = transport.messages.length;
  await dispatch(postOf(ledger, transport), { asOf: instant.slice(0, 10), clock: at(instant) });
  return transport.messages.slice(before);
}

const to = (messages: readonly OutgoingMessage[]): string[] => messages.map((message) => message.to).sort();

function textTo(address: string, messages: readonly OutgoingMessage[]): string {
  return readMail(messages.find((message) => message.to === address)?.bytes ?? '').text;
}

describe('an address that is refused for good', () => {
  test('hands the same items to the deputy, and tells the officer, on the same day', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    refused.set(COR, NO_MAILBOX);
    const messages = await send('2026-02-15T07:00:00.000Z');
    expect(to(messages)).toEqual([COR, DORA, OLGA]);
    expect(textTo(DORA, messages)).toContain('1. Duty plan (Organisation party-one)');
    expect(textTo(DORA, messages)).toContain('Dit was bestemd voor contact-one');
    const told = textTo(OLGA, messages);
    for (const part of ['contact-one', '550 5.1.1', 'Het ging over: plan.', 'Het gaat nu naar dora.'])
      expect(told).toContain(part);
    expect(await send('2026-02-16T07:00:00.000Z')).toEqual([]);
  });

  test('then the mailbox, then only the officer; each is tried once', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    for (const address of [COR, DORA, MAILBOX]) refused.set(address, NO_MAILBOX);
    const messages = [
      ...(await send('2026-02-15T07:00:00.000Z')),
      ...(await send('2026-02-16T07:00:00.000Z')),
      ...(await send('2026-02-17T07:00:00.000Z')),
    ];
    expect(to(messages.filter((message) => message.to !== OLGA))).toEqual([COR, DORA, MAILBOX]);
    const told = messages.filter((message) => message.to === OLGA).map(({ bytes }) => readMail(bytes).text);
    expect(told.join('\n')).toContain('Wilt u zelf contact opnemen?');
  });

  test('is not tried by later messages, until the card changes', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    refused.set(COR, NO_MAILBOX);
    await send('2026-02-15T07:00:00.000Z');
    const later = await send('2026-02-27T07:00:00.000Z');
    expect(to(later)).toEqual([DORA]);
    expect(textTo(DORA, later)).toContain('die wij niet per e-mail kunnen bereiken (adres werkt niet)');
    await name('contact', 'contact-one', 'cor.contact@party-one.example', '2026-03-02');
    expect(to(await send('2026-03-08T07:00:00.000Z'))).toContain('cor.contact@party-one.example');
  });

  test('without deputy or mailbox the officer hears it, and reads later items instead', async () => {
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    refused.set(COR, NO_MAILBOX);
    expect(to(await send('2026-02-15T07:00:00.000Z'))).toEqual([COR, OLGA]);
    const later = await send('2026-02-27T07:00:00.000Z');
    expect(to(later)).toEqual([OLGA]);
    expect(textTo(OLGA, later)).toContain('geen leesbaar adres (adres werkt niet)');
  });

  test('says nothing to the deputy about what was reported before the items could go on', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await nameDeputyElsewhere();
    refused.set(COR, NO_MAILBOX);
    await send('2026-02-15T07:00:00.000Z');
    await covenant.report('2026-02-15T10:00:00.000Z', 'plan');
    expect(await send('2026-02-16T07:00:00.000Z')).toEqual([]);
  });

  test('for another reason than the address passes the items on, and is tried again next time', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    refused.set(COR, { kind: 'refused_for_good', detail: 'DATA 554 5.7.1', unreachable: false });
    expect(to(await send('2026-02-15T07:00:00.000Z'))).toEqual([COR, DORA, OLGA]);
    refused.clear();
    expect(to(await send('2026-02-27T07:00:00.000Z'))).toEqual([COR]);
  });

  test('keeps one message per person and day: who has one gets the items with the next', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await nameDeputyElsewhere();
    refused.set(COR, NO_MAILBOX);
    const today = await send('2026-02-15T07:00:00.000Z');
    expect(to(today).filter((address) => address === DORA)).toHaveLength(1);
    expect(textTo(DORA, today)).not.toContain('Duty plan');
    const tomorrow = await send('2026-02-16T07:00:00.000Z');
    expect(to(tomorrow)).toEqual([DORA]);
    expect(textTo(DORA, tomorrow)).toContain('Duty plan');
  });

  test('stores no address, only references', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    refused.set(COR, NO_MAILBOX);
    await send('2026-02-15T07:00:00.000Z');
    const cards = await ledger.db.selectFrom('unreachable_card').selectAll().execute();
    const card = covenant.state.people['contact-one']?.card.ref;
    expect(cards).toEqual([{ card, reason: 'refused', detail: 'RCPT TO 550 5.1.1', since: '2026-02-15' }]);
    const items = await ledger.db.selectFrom('notice_item').selectAll().execute();
    expect(JSON.stringify([items, cards])).not.toContain('@');
  });
});

describe('a message that comes back', () => {
  test('counts as refused: the deputy gets its items, once', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await send('2026-02-15T07:00:00.000Z');
    const [notice] = await ledger.db.selectFrom('notice').select('id').execute();
    const bounce = { detail: '5.1.1', now: '2026-02-15T09:00:00.000Z' };
    expect(await recordBounce(ledger.db, notice?.id ?? '', bounce)).toBe(true);
    expect(await recordBounce(ledger.db, notice?.id ?? '', bounce)).toBe(false);
    expect(await recordBounce(ledger.db, 'ntc_unknown', bounce)).toBe(false);
    expect(to(await send('2026-02-15T09:00:00.000Z'))).toEqual([DORA, OLGA]);
    expect(to(await send('2026-02-27T07:00:00.000Z'))).toEqual([DORA]);
  });
});

describe('a person without an address', () => {
  test('has the deputy read instead; the officer is told once', async () => {
    await nameDeputyAndMailbox();
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await eraseContent(ledger.db, covenant.state.people['contact-one']?.card.ref ?? '');
    const first = await send('2026-02-15T07:00:00.000Z');
    const second = await send('2026-02-16T07:00:00.000Z');
    const messages = [...first, ...second];
    expect(to(messages)).toEqual([DORA, OLGA]);
    expect(textTo(DORA, messages)).toContain('die wij niet per e-mail kunnen bereiken (gegevens gewist)');
    expect(textTo(OLGA, messages)).toContain('Het gaat nu naar dora.');
    expect(to(await send('2026-02-27T07:00:00.000Z'))).toEqual([DORA]);
  });

  test.each([
    '',
    'no at sign',
    'two@at@signs.example',
    'a space@example.org',
    'cor@example.org\r\nBcc: x@y.example',
  ])('such as %j is as if nobody were named: the officer reads it, with the reason', async (address) => {
    await name('contact', 'contact-one', address);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const messages = await send('2026-02-15T07:00:00.000Z');
    expect(to(messages)).toEqual([OLGA]);
    expect(textTo(OLGA, messages)).toContain('gegevens onleesbaar');
  });
});
