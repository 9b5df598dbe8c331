import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, playKites } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
});

afterAll(() => engine.ledger.close());

const text = async (line: string, lang = 'en') =>
  (await covenant(engine, [...line.split(' '), '--lang', lang], { width: 100 })).out;

describe('may', () => {
  it('lists what a person may do now, and for whom', async () => {
    const { may, phase } = await go(engine, 'may kites --as ugo');
    expect(phase).toBe('dialogue');
    expect(may).toContainEqual({
      command: 'GivePosition',
      ways: [
        { for: null, evidence: false },
        { for: 'union', evidence: false },
      ],
    });
    const shown = await text('may kites --as olga', 'nl');
    expect(shown).toContain('olga (Test office) mag nu, in dialoog:');
    expect(shown).toMatch(/CloseGate .*de voorzitter \(met/);
    expect(shown.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('says why not, who may, who that is here, and in which phase', async () => {
    const shown = await text('may kites GivePosition --as cato');
    expect(shown).toContain('cato may not do GivePosition now.');
    expect(shown).toContain('neither signs nor decides');
    expect(shown).toContain('Who may: parties.');
    expect(shown).toContain('Here that is: Test ministry, Test union.');
    expect(await text('may kites StepBack --as cato', 'nl')).toContain(
      'In fase: voorbereiding, informatiefase, dialoog of ondertekening.',
    );
  });

  it('gives programs the refusal with its code and rule, and answers yes too', async () => {
    const no = await go(engine, 'may kites close-gate --as olga');
    expect(no).toMatchObject({ command: 'CloseGate', refusal: null });
    const refused = await go(engine, 'may kites CloseGate --as ugo');
    expect(refused).toMatchObject({ entitled: ['parties'], ways: [] });
    expect(refused['refusal']).toMatchObject({ code: 'PARTIES_DECIDE', rule: 'R131' });
    expect(await text('may kites CloseGate --as cora')).toMatch(
      /cora may do CloseGate now.*\nFor: the chair/,
    );
  });

  it.each([
    ['may kites --as nobody', 'PERSON_UNKNOWN'],
    ['may kites', 'PERSON_MISSING'],
    ['may kites SpeakOut --as ugo', 'COMMAND_UNKNOWN'],
    ['may kites AdoptCovenant --as olga', 'COMMAND_UNKNOWN'],
    ['may kits --as olga', 'COVENANT_UNKNOWN'],
  ])('%s: %s', async (line, code) => {
    const { json } = await covenant(engine, [...line.split(' '), '--json']);
    expect(json()).toMatchObject({ error: { code } });
  });
});

describe('policy', () => {
  it('is a table for people, without a ledger', async () => {
    const { out, code } = await covenant(null, ['policy', '--lang', 'nl'], { width: 100 });
    expect(code).toBe(0);
    expect(out).toMatch(/CloseGate +│ partijen samen +│ elke/);
    expect(out).toMatch(/MakeCommitment +│ de procesbegeleider +│ dialoog/);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('is one object for programs', async () => {
    const { json } = await covenant(null, ['policy', '--json']);
    expect(json()['policy']).toContainEqual({
      command: 'OpenGate',
      grants: [{ by: ['secretariat'], phases: 'any' }],
    });
  });
});
