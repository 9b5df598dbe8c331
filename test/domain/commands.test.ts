import { describe, expect, test } from 'vitest';
import { commandFields, commandTypes, parseCommand } from '../../domain/commands.ts';
import { testCommandId, testContent } from '../support/content.ts';

const frame = { commandId: testCommandId(1), actor: 'olga' };
const openGate = { ...frame, type: 'OpenGate', fields: { gate: 'acceptance' } };

function problemOf(input: unknown): { path: string; problem: string } {
  const parsed = parseCommand(input);
  if ('command' in parsed) throw new Error('accepted');
  return parsed.problems[0] ?? { path: '', problem: 'none' };
}

const joining = (name: string) => ({
  ...frame,
  type: 'JoinCovenant',
  fields: { organisation: 'newcomer', name, kind: 'company', participation: 'observer' },
});

describe('a command', () => {
  test('parses into what it says', () => {
    expect(parseCommand(openGate)).toEqual({ command: openGate });
  });

  test.each([null, undefined, 7, 'OpenGate', [], {}, { type: 'OpenGate' }])('is not %j', (input) => {
    expect(parseCommand(input)).toHaveProperty('problems');
  });

  test('names the field that is wrong, missing or unknown', () => {
    expect(problemOf({ ...openGate, fields: {} })).toEqual({
      path: 'fields.gate',
      problem: 'expected-string',
    });
    expect(problemOf({ ...openGate, fields: { gate: 'a b' } })).toEqual({
      path: 'fields.gate',
      problem: 'expected-slug',
    });
    expect(problemOf({ ...openGate, colour: 'red' })).toEqual({ path: 'colour', problem: 'unknown-field' });
    expect(problemOf({ ...openGate, fields: { gate: 'a', colour: 'red' } })).toEqual({
      path: 'fields.colour',
      problem: 'unknown-field',
    });
  });

  test('has a type that is known', () => {
    expect(problemOf({ ...openGate, type: 'OpenWindow' }).path).toBe('type');
    expect(problemOf({ ...openGate, type: 'constructor' }).path).toBe('type');
  });

  test('has an id of its own form', () => {
    for (const commandId of ['', '1', 'cmd_1', testCommandId(1).replace('7000', '4000')]) {
      expect(problemOf({ ...openGate, commandId })).toEqual({
        path: 'commandId',
        problem: 'expected-command-id',
      });
    }
  });

  test('has dates that exist', () => {
    const dated = (from: string) => ({ ...frame, type: 'SetDate', fields: { date: 'midterm', from } });
    for (const date of ['2027-02-29', '2027-06-31', '27-01-01', '2027-01-01T00:00:00Z', '9999-01-01'])
      expect(problemOf(dated(date))).toEqual({ path: 'fields.from', problem: 'expected-date' });
    expect(parseCommand(dated('2028-02-29'))).toHaveProperty('command');
  });

  test('carries free text as a reference, never as the text itself', () => {
    const report = (note: unknown) => ({
      ...frame,
      type: 'ReportDone',
      fields: { obligation: 'plan', note },
    });
    expect(problemOf(report('see the enclosed plan')).path).toBe('fields.note');
    expect(parseCommand(report(testContent('see the enclosed plan')))).toHaveProperty('command');
  });

  test.each([
    ['a text over the limit', 'x'.repeat(201), 'too_big'],
    ['no text', '', 'too_small'],
    ['a bell', 'New\u0007comer', 'expected-plain-text'],
    ['a line end', 'New\ncomer', 'expected-plain-text'],
    ['a terminal’s escape', '\u001b[31mNewcomer', 'expected-plain-text'],
    ['a mark that turns the writing round', 'New\u202ecomer', 'expected-plain-text'],
    ['half a surrogate pair', 'New\ud800comer', 'expected-plain-text'],
  ])('is refused with %s in a name', (_what, name, problem) => {
    expect(problemOf(joining(name))).toEqual({ path: 'fields.name', problem });
  });

  test.each(['Stichting Été & Co. (NL)', '日本', 'Zoë 😀', 'O’Neill-van der Berg'])(
    'takes the name %s',
    (name) => {
      expect(parseCommand(joining(name))).toHaveProperty('command');
    },
  );

  test.each(['plan', 'action-plan/company-one', 'action-plan/company-one#2', 'report#12'])(
    'takes the obligation %s',
    (obligation) => {
      const fields = { obligation };
      expect(parseCommand({ ...frame, type: 'ReportDone', fields })).toHaveProperty('command');
    },
  );

  test.each(['plan#0', 'plan#01', 'a/b/c', 'Plan', 'plan/', '#1', '__proto__', 'constructor'])(
    'takes no obligation %s',
    (obligation) => {
      const fields = { obligation };
      expect(problemOf({ ...frame, type: 'ReportDone', fields }).problem).toBe('expected-obligation-id');
    },
  );

  test('is one of a list in which each has its fields', () => {
    expect(commandTypes).toEqual(Object.keys(commandFields));
    expect(new Set(commandTypes).size).toBe(commandTypes.length);
  });
});
