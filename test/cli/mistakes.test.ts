import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, playKites, words } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
});

afterAll(async () => {
  await engine.ledger.close();
});

const head = async (): Promise<number> => ((await go(engine, 'history kites'))['events'] as unknown[]).length;

/** A line that the covenant refuses: its code and one sentence, also where details are asked for; and no event. */
async function refused(line: string, code: string): Promise<void> {
  const before = await head();
  const outcome = await covenant(engine, [...words(line), '--log-level', 'debug']);
  expect(outcome.code, line).toBe(3);
  expect(outcome.out, line).toBe('');
  expect(outcome.err, line).toMatch(new RegExp(`^(?:Recorded for .+\n)?${code}: .+\n$`));
  expect(await head(), line).toBe(before);
}

describe('a name that is unknown but near to a known one', () => {
  beforeAll(async () => {
    const duty = '--obligation road-map --owner union --text Map --due 2027-03-31';
    await go(engine, `do kites OpenObligation ${duty} --as olga`);
  });

  it.each([
    ['report-done kites rod-map --as ugo', 'UNKNOWN_OBLIGATION', 'road-map'],
    // Nobody is told the name of what is between others and the secretariat.
    ['report-done kites rod-map --as mina', 'UNKNOWN_OBLIGATION', null],
    ['position kites agreement agree --as minna', 'UNKNOWN_PERSON', 'mina'],
    ['position kites agreement agree --as olga --for unon', 'UNKNOWN_ORGANISATION', 'union'],
    ['position kites agreement agree --as zzzzzzzz', 'UNKNOWN_PERSON', null],
  ])('%s', async (line, code, near) => {
    await refused(line, code);
    const { err } = await covenant(engine, [...words(line), '--lang', 'nl']);
    if (near === null) expect(err).not.toContain('Bedoel je');
    else expect(err).toContain(` Bedoel je ${near}?`);
  });
});

describe('a mistake in a covenant that is under way is refused', () => {
  it('a position given twice, whether the same or another', async () => {
    await refused('position kites agreement agree --as mina', 'POSITION_ALREADY_GIVEN');
    await refused('position kites agreement object --as mina', 'POSITION_ALREADY_GIVEN');
  });

  it('a position of who is no party', async () => {
    await refused('position kites agreement agree --as cato', 'AFFILIATED_COMPANY_DOES_NOT_SIGN');
  });

  it('a correction of what is corrected already', async () => {
    const { events } = (await go(engine, 'history kites')) as {
      events: { envelope: { type: string; sequence: number } }[];
    };
    const milestone = events.find(({ envelope }) => envelope.type === 'MilestoneRecorded')?.envelope.sequence;
    const line = `correct kites ${milestone} --reason "The wrong day" --as olga`;
    await go(engine, line);
    await refused(line, 'ALREADY_CORRECTED');
  });

  it('[R10] a decision of the parties by the facilitator, for itself or by one who is not the chair', async () => {
    const close = 'gate close kites agreement go --reason "We agree"';
    await refused(`${close} --as olga`, 'CONSENT_BY_FACILITATOR_ALONE');
    await refused(`${close} --as olga --for office --evidence kites.yaml`, 'CONSENT_BY_FACILITATOR_ALONE');
  });

  it('a signature of who is no party', async () => {
    await go(engine, 'position kites agreement agree --as ugo');
    await go(engine, 'gate close kites agreement go --reason "Done" --as cora --for chair');
    const sign = 'sign kites --document kites.yaml --method paper';
    await refused(`${sign} --as cato`, 'AFFILIATED_COMPANY_DOES_NOT_SIGN');
    await refused(`${sign} --as olga --for office --evidence kites.yaml`, 'NOT_A_PARTY');
    await refused(`${sign} --as olga --for stranger --evidence kites.yaml`, 'UNKNOWN_ORGANISATION');
  });
});
