import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import { aDefinition, aGate, anObligation, withObligations } from '../support/definition.ts';

type Input = NonNullable<Parameters<typeof aDefinition>[0]>;

const usual = aDefinition();
const codes = (findings: { code: string; path: (string | number)[] }[]) =>
  findings.map(({ code, path }) => `${code} ${path.join('.')}`);
const check = (change: Input) => checkDefinition(aDefinition({ dates: [], ...change }));

describe('people who act for several organisations', () => {
  const acting = (...actsFor: string[]) => ({
    people: usual.people.map((each) => (each.id === 'umar' ? { ...each, actsFor } : each)),
  });

  test('act for organisations that there are, each once, beside their own', () => {
    expect(check(acting('branch', 'ministry'))).toEqual({ problems: [], warnings: [] });
    expect(codes(check(acting('branch', 'nobody')).problems)).toEqual(['UNKNOWN_NAME people.4.actsFor.1']);
    expect(codes(check(acting('union')).problems)).toEqual(['ACTS_FOR_TWICE people.4.actsFor.0']);
    expect(codes(check(acting('branch', 'branch')).problems)).toEqual(['ACTS_FOR_TWICE people.4.actsFor.1']);
  });
});

describe('mandates', () => {
  const gates = [...usual.gates.slice(0, 1), ...usual.gates.slice(2)];
  const waiting = aGate('go-no-go', {
    phase: 'information',
    leadsTo: 'dialogue',
    requires: [{ kind: 'mandates' }],
  });

  test('are asked of kinds of which there is a party', () => {
    expect(check({ mandates: { asked: ['branch'] } }).warnings).toEqual([]);
    expect(codes(check({ mandates: { asked: ['branch', 'company'] } }).warnings)).toEqual([
      'MANDATE_ASKED_OF_NOBODY mandates.asked.1',
    ]);
  });

  test('are asked of somebody before a gate looks at them', () => {
    expect(codes(check({ gates: [...gates, waiting] }).warnings)).toEqual([
      'MANDATES_NOT_ASKED gates.2.requires.0',
    ]);
    expect(check({ gates: [...gates, waiting], mandates: { asked: ['branch'] } }).warnings).toEqual([]);
  });
});

describe('a duty that is answered at the table', () => {
  test.each([
    ['consultation', { each: 'party' }, []],
    ['consultation', { each: 'affiliated-company' }, ['ANSWER_NOT_BY_PARTY obligations.3.answeredBy']],
    ['mandate', { each: 'affiliated-company' }, []],
    ['mandate', { organisation: 'critic' }, ['ANSWER_NOT_BY_PARTY obligations.3.answeredBy']],
  ] as const)('%s is owed by who can give it: %j', (answeredBy, owner, expected) => {
    const { problems } = checkDefinition(withObligations(anObligation('asked', { answeredBy, owner })));
    expect(codes(problems)).toEqual(expected);
  });
});
