import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../cli/actions/fields.ts';
import { toValue } from '../../cli/actions/values.ts';
import type { CommandType } from '../../domain/commands.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

function typed(type: CommandType, name: string, raw: unknown): Promise<unknown> {
  const field = fieldsOf(type).find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${type} has no ${name}`);
  return toValue(field, raw, import.meta.dirname);
}

describe('a list of words', () => {
  it.each<[CommandType, string, string, string[]]>([
    ['PlanMeeting', 'invited', 'union,ministry', ['union', 'ministry']],
    ['PlanMeeting', 'invited', ' union , ministry ', ['union', 'ministry']],
    ['PlanMeeting', 'invited', 'union', ['union']],
    ['PlanMeeting', 'invited', '[union, ministry]', ['union', 'ministry']],
    ['PlanMeeting', 'invited', '- union\n- ministry', ['union', 'ministry']],
    ['PlanMeeting', 'invited', '["union","ministry"]', ['union', 'ministry']],
    ['RegisterMandate', 'acts', 'position,signature', ['position', 'signature']],
    ['MakeCommitment', 'smart', 'specific,time-bound', ['specific', 'time-bound']],
    ['MakeCommitment', 'owners', 'union,company-one', ['union', 'company-one']],
    ['SetPriorities', 'priorities', 'wages,safety', ['wages', 'safety']],
    ['NameRepresentatives', 'leaders', 'mina,ugo', ['mina', 'ugo']],
    ['SetReminders', 'inherit', 'ladder,cap', ['ladder', 'cap']],
  ])('%s.%s may be typed as %j', async (type, name, raw, expected) => {
    expect(await typed(type, name, raw)).toEqual(expected);
  });

  it('may be a list in a file, and lists of lists stay as they are', async () => {
    expect(await typed('PlanMeeting', 'invited', ['union'])).toEqual(['union']);
    const order = '[[ministry], [union, branch]]';
    expect(await typed('OpenSigningRound', 'signingOrder', order)).toEqual([
      ['ministry'],
      ['union', 'branch'],
    ]);
  });

  it.each<[CommandType, string, string, string, RegExp]>([
    ['PlanMeeting', 'invited', 'union,The Ministry', 'invited.2', /expected-slug/],
    ['PlanMeeting', 'invited', 'union,,ministry', 'invited.2', /expected-slug/],
    ['RegisterMandate', 'acts', 'position,singature', 'acts.2', /position \| commitment \| signature/],
  ])('%s.%s as %j is refused at its place', async (type, name, raw, field, expected) => {
    await expect(typed(type, name, raw)).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      parameters: { field, expected: expect.stringMatching(expected) as string },
    });
  });
});

describe('a figure', () => {
  it.each<[unknown, number]>([
    ['0', 0],
    ['4000', 4000],
    [999_999_999, 999_999_999],
  ])('may be typed as %j', async (raw, expected) => {
    expect(await typed('EstimateMeans', 'eurosPerYear', raw)).toBe(expected);
  });

  it.each([
    ['-1', '≥ 0'],
    ['1.5', 'expected-number'],
    ['a lot', 'expected-number'],
    ['1000000000', '≤ 999999999'],
  ])('%j is no whole number that can be stored: %s', async (raw, expected) => {
    await expect(typed('EstimateMeans', 'daysPerYear', raw)).rejects.toMatchObject({
      code: 'FIELD_INVALID',
      parameters: { field: 'daysPerYear', expected },
    });
  });
});

describe('a share', () => {
  it('may have decimals, and is between nothing and all', async () => {
    expect(await typed('RecordCoverage', 'percentFrom', '62.5')).toBe(62.5);
    await expect(typed('RecordCoverage', 'percentFrom', '101')).rejects.toMatchObject({
      parameters: { expected: '≤ 100' },
    });
    await expect(typed('RecordCoverage', 'percentFrom', 'most')).rejects.toMatchObject({
      parameters: { expected: 'expected-decimal' },
    });
  });
});

describe('an audience', () => {
  it.each<[string, unknown]>([
    ['parties', 'parties'],
    ['owner', 'owner'],
    ['union-1,working-group-1', { only: ['union-1', 'working-group-1'] }],
    ['union-1', { only: ['union-1'] }],
    ['{ only: [union-1] }', { only: ['union-1'] }],
  ])('may be typed as %j', async (raw, expected) => {
    expect(await typed('OpenObligation', 'audience', raw)).toEqual(expected);
    expect(await typed('DiscloseItem', 'audience', raw)).toEqual(expected);
  });

  it('in a file is a word or a structure', async () => {
    expect(await typed('AddItem', 'audience', { only: ['union'] })).toEqual({ only: ['union'] });
  });

  it.each(['partis', 'Public', 'sekretariat', 'owners'])(
    '%j is a slip, and no name of somebody',
    async (raw) => {
      await expect(typed('AddItem', 'audience', raw)).rejects.toMatchObject({ code: 'FIELD_INVALID' });
    },
  );

  it('within a structure may be typed in the same way', async () => {
    const annex = '{ document: Annex, audience: "union,ministry" }';
    expect(await typed('CirculateMinutes', 'annex', annex)).toEqual({
      document: 'Annex',
      audience: { only: ['union', 'ministry'] },
    });
  });
});

describe('on the command line', () => {
  const postgres = openPostgres();
  let engine: FakeEngine;

  beforeAll(async () => {
    engine = new FakeEngine(await postgres.createLedger());
    await go(engine, `open ${KITES} --as olga`);
  });

  afterAll(() => engine.ledger.close());

  it('names become those who alone may know', async () => {
    const line = 'do kites OpenObligation --obligation work --owner ministry --text Work --due 2026-06-01';
    await go(engine, `${line} --audience union,company-one --as olga`);
    const { events } = await go(engine, 'history kites');
    const last = (events as { envelope: { data: object } }[]).at(-1);
    expect(last?.envelope.data).toMatchObject({ audience: { only: ['union', 'company-one'] } });
    for (const [person, sees] of [
      ['ugo', true],
      ['cato', true],
      ['cees', false],
    ] as const) {
      const { out } = await covenant(engine, ['status', 'kites', '--as', person, '--json']);
      expect(out.includes('"work"'), person).toBe(sees);
    }
  });

  it('help says how a list is typed, and which words there are', async () => {
    const { out } = await covenant(null, ['do', '--help']);
    expect(out.replace(/\s+/g, ' ')).toContain('A list of words has commas: --present union-1,ministry.');
    const form = await covenant(null, ['gate', 'close', '--help']);
    expect(form.out.replace(/\s+/g, ' ')).toMatch(/outcome .*\(choices: "go", "no-go"\)/);
  });

  it('a word that is none is refused by the field, in one way for all', async () => {
    const { json } = await covenant(engine, ['position', 'kites', 'start', 'yes', '--as', 'ugo', '--json']);
    expect(json()).toMatchObject({ error: { code: 'FIELD_INVALID', parameters: { field: 'position' } } });
  });

  it('shells complete the words of a field', async () => {
    const { out } = await covenant(null, ['completions', 'bash']);
    expect(out).toMatch(/'position'\)[\s\S]{0,4000}agree object abstain/);
  });
});
