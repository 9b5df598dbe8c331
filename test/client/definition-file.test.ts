import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario, toDefinition } from '../../client/definition-file.ts';
import { describeFileProblem, type FileProblem } from '../../client/file-problems.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import { definitionSchema } from '../../domain/definition.ts';

const sound = `format: 1
id: kites
version: 1
name: { nl: Vliegers, en: Kites }
sector: { nl: Vliegers, en: Kites }
termYears: 5
facilitator: office
secretariat: office
groups:
  - id: makers
    name: { nl: Makers, en: Makers }
organisations:
  - { id: office, name: Office, kind: other, participation: facilitator }
  - { id: union, name: Union, kind: union, participation: party, group: makers }
people:
  - { id: anna, organisation: office, roles: [officer, contact], language: nl, name: Test Anna, address: anna@example.org }
  - { id: bert, organisation: union, roles: [contact, chair], language: en, name: Test Bert, address: bert@example.org }
dates:
  - { id: midterm, name: { nl: Tussentijds, en: Midterm } }
phases:
  - id: preparation
    kind: preparation
    name: { nl: Voorbereiding, en: Preparation }
    starts: { with: opening }
  - id: dialogue
    kind: dialogue
    name: { nl: Dialoog, en: Dialogue }
    starts: { gate: go }
gates:
  - id: go
    name: { nl: Go, en: Go }
    phase: preparation
    leadsTo: dialogue
    decision: { by: consent }
obligations:
  - id: report
    name: { nl: Verslag, en: Report }
    owner: { each: party }
    opens: { phase: dialogue }
    due: { from: 'date:midterm', plus: P3M }
reminders:
  ladder:
    - at: -P14D
`;

/** The sound file with one change. */
function changed(from: string, to: string): string {
  expect(sound).toContain(from);
  return sound.replace(from, to);
}

function problemsOf(text: string | Uint8Array): FileProblem[] {
  const loaded = loadDefinition(text);
  return 'problems' in loaded ? loaded.problems : [];
}

function only(text: string | Uint8Array): FileProblem {
  const problems = problemsOf(text);
  expect(problems.map(({ code }) => code)).toHaveLength(1);
  return problems[0] as FileProblem;
}

/** The line, counted from 1, on which a text stands. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a definition file', () => {
  test('loads with its defaults, its hash, and warnings for norms that no paper names and a day that waits', () => {
    const loaded = loadDefinition(sound);
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.file.kind).toBe('covenant');
    expect(loaded.hash).toBe(sha256Hex(sound));
    expect(loaded.warnings).toMatchObject([
      { code: 'NORM_BASIS_UNNAMED', parameters: { missing: 'oecd-guidelines, ungps' } },
      { code: 'DUE_WAITS', parameters: { date: 'midterm' } },
    ]);
  });

  test('becomes a definition without a name or an address: those are cards in the content store', async () => {
    const loaded = loadDefinition(sound);
    if ('problems' in loaded) throw new Error('unsound');
    const cards: string[] = [];
    const { definition, definitionHash } = await toDefinition(loaded, async (bytes, mediaType) => {
      cards.push(Buffer.from(bytes).toString());
      const ref = `cnt_${`${cards.length}`.padStart(36, '0')}`;
      return { ref, commitment: '0'.repeat(64), mediaType, bytes: bytes.length };
    });
    expect(definitionSchema.safeParse(definition).success).toBe(true);
    expect(JSON.stringify(definition)).not.toMatch(/Test Anna|example\.org/);
    expect(cards).toContain('{"name":"Test Anna","address":"anna@example.org"}');
    expect(definitionHash).toBe(loaded.hash);
  });
});

const QUIET = '{ from: 02-29, to: 03-31, name: { nl: Stil, en: Quiet } }';

describe('bad input in a definition file', () => {
  test('invalid YAML: line and column', () => {
    const text = changed('groups:', 'groups: [');
    expect(problemsOf(text)[0]).toMatchObject({
      code: 'INVALID_YAML',
      line: expect.any(Number) as number,
      column: expect.any(Number) as number,
    });
    expect(problemsOf('a: b: c')[0]).toMatchObject({ code: 'INVALID_YAML', line: 1, column: 4 });
  });

  test('an alias bomb', () => {
    const levels = 'bcdefghij'.split('').map((name, index) => {
      const below = 'abcdefghi'[index];
      return `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]`;
    });
    expect(only(`a: &a [x]\n${levels.join('\n')}\n`).code).toBe('TOO_MANY_ALIASES');
  });

  test('a value that holds itself', () => {
    expect(only('a: &a [*a]\n').code).toBe('TOO_MANY_ALIASES');
  });

  test('a file nested without end', () => {
    expect(['TOO_DEEP', 'INVALID_YAML']).toContain(problemsOf('['.repeat(20_000))[0]?.code);
  });

  test('a file that is too large, empty, or not UTF-8', () => {
    expect(only(`# ${'x'.repeat(1_100_000)}`).code).toBe('FILE_TOO_LARGE');
    expect(only('').code).toBe('FILE_EMPTY');
    expect(only(Uint8Array.from([0x6e, 0x3a, 0x20, 0xe9])).code).toBe('NOT_UTF8');
  });

  test('a tag that asks for more than text and numbers', () => {
    expect(only(changed('id: kites', 'id: !!js/function x')).code).toBe('INVALID_YAML');
  });

  test('an unknown field: the nearest known name', () => {
    const text = changed('termYears: 5', 'termYeers: 5');
    expect(problemsOf(text)).toMatchObject([
      { code: 'MISSING_FIELD', parameters: { field: 'termYears' } },
      {
        code: 'UNKNOWN_FIELD',
        line: lineOf(text, 'termYeers'),
        column: 1,
        parameters: { hint: 'termYears' },
      },
    ]);
    expect(describeFileProblem(problemsOf(text)[1] as FileProblem, 'en')).toBe(
      'The field termYeers is not known here. Did you mean termYears?',
    );
  });

  test('fields that are each known and do not go together', () => {
    const text = changed('owner: { each: party }', 'owner: { each: party, body: steering-group }');
    const problem = only(text);
    expect(problem).toMatchObject({ code: 'FIELD_UNFIT', line: lineOf(text, 'each: party, body') });
    expect(describeFileProblem(problem, 'en')).toMatch(
      /The field (each|body) does not go together with (each|body)\. Leave one of them out\./,
    );
  });

  test('an unknown field deep inside, where several shapes are allowed', () => {
    const text = changed('owner: { each: party }', 'owner: { eahc: party }');
    expect(only(text)).toMatchObject({
      code: 'UNKNOWN_FIELD',
      line: lineOf(text, 'eahc'),
      path: 'obligations.0.owner.eahc',
      parameters: { field: 'eahc', hint: 'each' },
    });
  });

  test('an unknown field like nothing that is known has no hint', () => {
    const problem = only(changed('termYears: 5', 'termYears: 5\ncolour: red'));
    expect(describeFileProblem(problem, 'nl')).toBe('Het veld colour is hier niet bekend.');
  });

  test('a field twice', () => {
    const text = changed('version: 1', 'version: 1\nversion: 2');
    expect(only(text)).toMatchObject({ code: 'FIELD_TWICE', line: 4 });
  });

  test('a party twice', () => {
    const text = changed(
      'people:',
      '  - { id: union, name: Other, kind: union, participation: party, group: makers }\npeople:',
    );
    expect(only(text)).toMatchObject({ code: 'ORGANISATION_TWICE', line: lineOf(text, 'name: Other') });
  });

  test('one organisation under two ids', () => {
    const text = changed(
      'people:',
      '  - { id: union-two, name: UNION, kind: union, participation: party, group: makers }\npeople:',
    );
    expect(only(text).code).toBe('ORGANISATION_TWICE');
  });

  test('a gate that no phase reaches', () => {
    const text = changed(
      'obligations:',
      '  - { id: late, name: { nl: Laat, en: Late }, phase: evaluation, decision: { by: consent } }\nobligations:',
    );
    expect(only(text)).toMatchObject({
      code: 'UNKNOWN_NAME',
      line: lineOf(text, 'id: late'),
      parameters: { id: 'evaluation', list: 'phases' },
    });
    const unreached = problemsOf(changed('starts: { gate: go }', "starts: { gate: 'no-such' }"));
    expect(unreached.map(({ code }) => code)).toEqual(['PHASE_UNREACHABLE', 'LEADS_ELSEWHERE']);
  });

  test('an obligation without owner', () => {
    const text = changed('    owner: { each: party }\n', '');
    expect(only(text)).toMatchObject({
      code: 'OBLIGATION_WITHOUT_OWNER',
      line: lineOf(text, 'id: report'),
      parameters: { obligation: 'report' },
    });
    expect(only(changed('owner: { each: party }', 'owner:')).code).toBe('OBLIGATION_WITHOUT_OWNER');
    expect(only(changed('owner: { each: party }', 'owner: { organisation: nobody }'))).toMatchObject({
      code: 'UNKNOWN_NAME',
      parameters: { id: 'nobody', list: 'organisations' },
    });
  });

  test('a date that does not exist', () => {
    expect(only(changed("'date:midterm'", "'date:midtrem'"))).toMatchObject({
      code: 'UNKNOWN_NAME',
      parameters: { id: 'midtrem', list: 'dates' },
    });
  });

  test.each([
    ['a period of nothing', 'plus: P3M', 'plus: P0M', 'WRONG_FORM'],
    ['a word for a number', 'termYears: 5', 'termYears: five', 'WRONG_TYPE'],
    ['too long a term', 'termYears: 5', 'termYears: 500', 'TOO_LARGE'],
    ['a kind that is not known', 'kind: dialogue', 'kind: dialog', 'NOT_ONE_OF'],
    ['a way to decide that is not known', 'by: consent', 'by: consensus', 'NOT_ONE_OF'],
    ['an address that is none', 'bert@example.org', 'bert', 'WRONG_FORM'],
    ['a control character', 'name: Test Bert', 'name: "Test\\u0007Bert"', 'WRONG_FORM'],
    ['half a surrogate pair', 'name: Union', 'name: "Union\\uD800"', 'WRONG_FORM'],
    ['a name that turns the writing round', 'name: Union', 'name: "Union\\u202E"', 'WRONG_FORM'],
    ['no phases', 'phases:\n', 'phases: []\nnothing:\n', 'TOO_SHORT'],
    ['a ladder that never ends', 'at: -P14D', 'at: -P14D\n      every: P1D', 'LADDER_NEVER_ENDS'],
    ['a step to a director', 'at: -P14D', 'at: P14D\n      to: director', 'ESCALATION_NOT_AGREED'],
    ['a weekly rhythm without its day', 'reminders:', 'reminders:\n  rhythm: weekly', 'WRONG_FORM'],
    ['a day of the year that is none', 'reminders:', `reminders:\n  quiet: [${QUIET}]`, 'WRONG_FORM'],
  ])('%s', (_name, from, to, code) => {
    const problems = problemsOf(changed(from, to));
    expect(problems.map((problem) => problem.code)).toContain(code);
  });

  test('every problem is a sentence in both languages, without holes', () => {
    const problems = [
      ...problemsOf(changed('kind: dialogue', 'kind: dialog')),
      ...problemsOf(changed('plus: P3M', 'plus: P0M')),
      ...problemsOf(changed('starts: { gate: go }', "starts: { gate: 'no-such' }")),
      ...problemsOf('a: b: c'),
      ...problemsOf(changed('reminders:', 'reminders:\n  rhythm: weekly')),
      ...problemsOf(changed('reminders:', `reminders:\n  quiet: [${QUIET}]`)),
    ];
    for (const problem of problems) {
      for (const language of ['nl', 'en'] as const) {
        expect(describeFileProblem(problem, language)).not.toMatch(/[{}]|undefined|expected-/);
      }
    }
  });
});

describe('a scenario file', () => {
  const scenario = `format: 1
definition: kites
name: { nl: Proef, en: Trial }
begins: 2027-01-01
steps:
  - at: 2027-02-28
    as: anna
    do: OpenGate
    with: { gate: go }
`;

  test('loads', () => {
    expect(loadScenario(scenario)).toMatchObject({ scenario: { begins: '2027-01-01' } });
  });

  test('names a date that does not exist, with its line', () => {
    expect(loadScenario(scenario.replace('2027-02-28', '2027-02-30'))).toMatchObject({
      problems: [{ code: 'NO_SUCH_DATE', line: 6, parameters: { date: '2027-02-30' } }],
    });
    expect(loadScenario(scenario.replace('2027-01-01', '2027-13-01'))).toMatchObject({
      problems: [{ code: 'NO_SUCH_DATE', line: 4 }],
    });
  });

  test('gives the nearest command to one that is not known', () => {
    expect(loadScenario(scenario.replace('OpenGate', 'OpenGates'))).toMatchObject({
      problems: [{ code: 'NOT_ONE_OF', line: 8, parameters: { hint: 'OpenGate' } }],
    });
  });
});
