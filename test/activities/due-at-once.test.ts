import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';
import { at, postOf, readMail, recording } from './post-support.ts';

const COVENANTS = 12;
const PARTIES = 10;
const OPENED = '2026-01-05T09:00:00.000Z';
const DUE = '2026-03-02';

const postgres = openPostgres();
let ledger: Ledger;

beforeAll(async () => {
  ledger = await postgres.createLedger();
});

afterAll(async () => {
  await ledger.close();
});

/** A covenant in which each party has a duty, and whose first party has the same contact as in every other covenant. */
async function openOne(number: number): Promise<void> {
  const own = Array.from({ length: PARTIES - 1 }, (_, index) => `contact-${index + 2}-of-${number}`);
  const ids = ['shared-contact', ...own];
  const contacts = Object.fromEntries(ids.map((id) => [id, { name: id, address: `${id}@example.org` }]));
  const covenant = await TestCovenant.open(ledger, OPENED, { contacts, ladder: [{ at: 'P0D' }] });
  const parties = covenant.state.definition?.organisations.filter((each) => each.participation === 'party');
  for (const [index, { id }] of (parties ?? []).entries())
    await covenant.oblige(OPENED, `duty-${number}-${index + 1}`, DUE, id);
}

it('obligations that fall due at one instant over many covenants are all sent, each once, whoever dispatches', async () => {
  for (let number = 1; number <= COVENANTS; number++) await openOne(number);
  const transport = recording();
  const post = postOf(ledger, transport);
  const asked = { asOf: DUE, clock: at(`${DUE}T07:00:00.000Z`) };
  await Promise.all([dispatch(post, asked), dispatch(post, asked), dispatch(post, asked)]);
  await dispatch(post, asked);

  const texts = transport.messages.map(({ bytes }) => readMail(bytes).raw);
  expect(transport.messages).toHaveLength(COVENANTS * (PARTIES - 1) + 1);
  expect(new Set(transport.messages.map(({ id }) => id)).size).toBe(transport.messages.length);
  const items = await ledger.db
    .selectFrom('notice_item')
    .innerJoin('notice', 'notice.id', 'notice_item.notice_id')
    .select(['obligation', 'person', 'position', 'status'])
    .execute();
  expect(items).toHaveLength(COVENANTS * PARTIES);
  expect(new Set(items.map(({ obligation }) => obligation)).size).toBe(COVENANTS * PARTIES);
  expect(items.every(({ status }) => status === 'sent')).toBe(true);
  const shared = items.filter(({ person }) => person === 'shared-contact');
  expect(shared.map(({ position }) => position).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: COVENANTS }, (_, index) => index + 1),
  );
  expect(texts.filter((text) => text.includes('shared-contact@example.org'))).toHaveLength(1);
});
