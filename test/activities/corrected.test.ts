import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewEvent } from '../../domain/events.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { testContent } from '../support/content.ts';
import { TestCovenant } from './covenant.ts';
import { dispatch } from '../../activities/dispatch.ts';
import { at, postOf, readMail, recording } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;
let covenant: TestCovenant;

const AT = '2026-02-02T09:00:00.000Z';

beforeAll(async () => {
  ledger = await postgres.createLedger();
  covenant = await TestCovenant.open(ledger, '2026-01-05T09:00:00.000Z', {
    contacts: {
      'contact-one': { name: 'Cor Contact', address: 'cor@party-one.example', language: 'nl' },
      'contact-two': { name: 'Dee Contact', address: 'dee@party-two.example', language: 'en' },
    },
  });
});

afterAll(() => ledger.close());

/** Records an event and its correction; gives who is told of the correction. */
async function corrected(event: NewEvent): Promise<string[]> {
  const [fact] = await covenant.record(AT, [event]);
  const number = fact?.sequence ?? 0;
  const reason = testContent('wrong');
  await covenant.record(AT, [{ type: 'EventCorrected', data: { event: number, reason, effect: 'noted' } }]);
  const rows = await ledger.db
    .selectFrom('notice_item')
    .select('recipient')
    .where('stream', '=', covenant.stream)
    .where('kind', '=', 'corrected')
    .where('obligation', '=', `${number}`)
    .orderBy('recipient')
    .execute();
  return rows.map(({ recipient }) => recipient);
}

describe('a correction is told to whoever could know of what was wrong', () => {
  test('[R59] a gate to the parties, a duty to its owner, an officer’s note to nobody', async () => {
    await covenant.oblige(AT, 'plan', '2026-05-01');
    const gate = { type: 'GateOpened', data: { gate: 'agreed', silentOn: null } } as const;
    expect(await corrected(gate)).toEqual(['contact-one', 'contact-two']);
    const report = { type: 'ObligationReportedDone', data: { obligation: 'plan', by: 'report' } } as const;
    expect(await corrected(report)).toEqual(['contact-one']);
    const note = { type: 'ContactNoted', data: { obligation: 'plan', note: testContent('rang') } } as const;
    expect(await corrected(note)).toEqual([]);
  });

  test('by its name and day, never by the number that counts what others may not know', async () => {
    const transport = recording();
    await dispatch(postOf(ledger, transport), { asOf: '2026-02-02', clock: at(AT) });
    const texts = transport.messages.map(({ bytes }) => readMail(bytes).text.replace(/\s+/g, ' '));
    expect(texts.find((text) => text.includes('Duty plan'))).toContain(
      'Wat over Duty plan werd vastgelegd met als dag 2 februari 2026, is hersteld.',
    );
    expect(texts.find((text) => text.includes('Dee'))).toMatch(
      /What was recorded about .*, of 2 February 2026, has been corrected\./,
    );
    expect(texts.join(' ')).not.toMatch(/nummer \d|number \d/);
  });
});
