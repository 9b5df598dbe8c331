import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covenant } from './run-cli.ts';
import { KITES } from './story.ts';

const sound = readFileSync(KITES, 'utf8');

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-definition-'));
  file = join(folder, 'bad.yaml');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sound definition with one change. */
function changed(from: string, to: string): string {
  expect(sound).toContain(from);
  return sound.replace(from, to);
}

/** Nine levels of nine: a third of a milliard of values, had it been unfolded. */
const bomb = Array.from('bcdefghij', (name, index) => {
  const below = 'abcdefghi'[index];
  return `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]\n`;
});

const union = '  - { id: union, name: Again, kind: union, participation: party, group: labour }\n';
const orphanGate =
  '  - { id: late, name: { nl: x, en: x }, phase: nowhere, decision: { by: consent } }\nobligations:';

/** What is wrong, the file, the code of a problem, and a part of the line that it names. */
const mistakes: [string, () => string, string, string][] = [
  ['invalid YAML', () => changed('groups:', 'groups: ['), 'INVALID_YAML', ''],
  ['an alias bomb', () => `a: &a [x]\n${bomb.join('')}`, 'TOO_MANY_ALIASES', ''],
  ['an unknown field', () => changed('termYears', 'termYeers'), 'UNKNOWN_FIELD', 'termYeers'],
  ['a party twice', () => changed('people:\n', `${union}people:\n`), 'ORGANISATION_TWICE', 'Again'],
  ['a gate in no phase', () => changed('obligations:', orphanGate), 'UNKNOWN_NAME', 'id: late'],
  [
    'a gate that is not reached',
    () => changed('gate: start', 'gate: strat'),
    'GATE_UNREACHABLE',
    'phase: dialogue',
  ],
  ['no owner', () => changed('    owner: { each: party }\n', ''), 'OBLIGATION_WITHOUT_OWNER', 'stakeholder'],
  [
    'a date that does not exist',
    () => changed('due: { from: entry-into-force', "due: { from: 'date:reveiw'"),
    'UNKNOWN_NAME',
    'reveiw',
  ],
];

interface Problem {
  code: string;
  line: number;
  column: number;
  message: string;
}

describe('a definition with a mistake, checked and opened at the command line', () => {
  it.each(mistakes)('%s: its place and a sentence, and no stack trace', async (_what, text, code, part) => {
    writeFileSync(file, text());
    const checked = await covenant(null, ['define', 'check', file, '--json']);
    expect(checked.code).toBe(2);
    expect(checked.err).toMatch(/^DEFINITION_INVALID: .+: \d+\. .+\n$/);
    expect(checked.err).not.toContain('..');
    const problem = (checked.json()['problems'] as Problem[]).find((each) => each.code === code);
    expect(problem?.message).toMatch(/^[^{}]+$/);
    expect(problem?.column).toBeGreaterThan(0);
    expect(text().split('\n')[(problem?.line ?? 0) - 1]).toContain(part);

    const opened = await covenant(null, ['open', file, '--as', 'olga']);
    expect([opened.code, opened.out]).toEqual([2, '']);
    expect(opened.err).toMatch(/^DEFINITION_INVALID: .+\n$/);
  });

  it('an unknown field: the nearest known name, in the language of the reader', async () => {
    writeFileSync(file, changed('termYears', 'termYeers'));
    expect((await covenant(null, ['define', 'check', file])).out).toMatch(/termYeers.*termYears/);
    expect((await covenant(null, ['define', 'check', file, '--lang', 'nl'])).out).toMatch(
      /Bedoel.*termYears/,
    );
  });

  it('a scenario with a day that is not on the calendar: its place and a sentence', async () => {
    const steps = `steps:\n  - { at: 2027-02-30, as: olga, do: OpenGate, with: { gate: start } }\n`;
    const name = 'name: { nl: Proef, en: Trial }';
    writeFileSync(file, `format: 1\ndefinition: kites\n${name}\nbegins: 2027-01-01\n${steps}`);
    const { code, out, err } = await covenant(null, ['rehearse', KITES, '--scenario', file]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^SCENARIO_INVALID: .+6:\d+ 2027-02-30 is not a day of the calendar\..*\n$/);
  });

  it.each([
    ['a file that is not there', () => join(folder, 'nowhere.yaml'), 'FILE_UNREADABLE'],
    ['a folder', () => folder, 'FILE_UNREADABLE'],
  ])('%s', async (_what, path, code) => {
    const { code: exit, out, err } = await covenant(null, ['define', 'check', path()]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^${code}: .+\n$`));
  });
});
