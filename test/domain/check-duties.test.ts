import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import type { Definition } from '../../domain/definition.ts';
import {
  aDefinition,
  anObligation,
  aPerson,
  text,
  withObligations,
  type ObligationInput,
} from '../support/definition.ts';

const usual = aDefinition();
const warnings = (definition: Definition) => checkDefinition(definition).warnings.map(({ code }) => code);

function found(definition: Definition): string[] {
  return checkDefinition(definition).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('duties', () => {
  const duty = (rest: Parameters<typeof anObligation>[1]) =>
    found(withObligations(anObligation('extra', rest)));

  test('have an owner that exists', () => {
    expect(duty({ owner: { organisation: 'nobody' } })).toEqual([
      'UNKNOWN_NAME obligations.3.owner.organisation',
    ]);
    expect(duty({ owner: { body: 'nobody' } })).toEqual(['UNKNOWN_NAME obligations.3.owner.body']);
  });

  test('open with a phase or gate that exists', () => {
    expect(duty({ opens: { phase: 'nowhere' } })).toEqual(['UNKNOWN_NAME obligations.3.opens.phase']);
    expect(duty({ opens: { gate: 'nowhere' } })).toEqual(['UNKNOWN_NAME obligations.3.opens.gate']);
  });

  test('hang on a day that exists', () => {
    for (const from of ['phase:nowhere', 'gate:nowhere', 'milestone:nowhere', 'date:nowhere'])
      expect(duty({ due: { from } })).toEqual(['UNKNOWN_NAME obligations.3.due.from']);
  });

  test('answered by a letter or a signature are a party’s', () => {
    const company = { owner: { each: 'affiliated-company' as const } };
    expect(duty({ ...company, answeredBy: 'signature' })).toEqual([
      'ANSWER_NOT_BY_PARTY obligations.3.answeredBy',
    ]);
    expect(duty({ owner: { organisation: 'office' }, answeredBy: 'letter-of-intent' })).toEqual([
      'ANSWER_NOT_BY_PARTY obligations.3.answeredBy',
    ]);
    expect(duty({ owner: { organisation: 'union' }, answeredBy: 'letter-of-intent' })).toEqual([]);
  });

  test('[R41] answered by an estimate are of who puts means in: a party or an affiliated company', () => {
    const estimated = (owner: Parameters<typeof anObligation>[1]['owner']) =>
      duty({ ...(owner && { owner }), answeredBy: 'estimate' });
    expect(estimated({ organisation: 'office' })).toEqual(['ANSWER_NOT_BY_PARTY obligations.3.answeredBy']);
    expect(estimated({ body: 'steering-group' })).toEqual(['ANSWER_NOT_BY_PARTY obligations.3.answeredBy']);
    expect([...estimated({ each: 'party' }), ...estimated({ organisation: 'company' })]).toEqual([]);
  });

  test('answered by a signature are about a paper that is signed; the facilitator owes it on its engagement', () => {
    const papers = [
      { id: 'engagement', name: text('Engagement'), kind: 'engagement-agreement' as const },
      { id: 'glossary', name: text('Glossary'), kind: 'glossary' as const },
    ];
    const signature = (rest: Partial<ObligationInput>) =>
      found(
        aDefinition({
          papers,
          obligations: [
            ...usual.obligations,
            anObligation('extra', {
              opens: { phase: 'signing' },
              due: { from: 'phase:signing' },
              answeredBy: 'signature',
              ...rest,
            }),
          ],
        }),
      );
    const office = { owner: { organisation: 'office' } };
    expect(signature({ paper: 'engagement' })).toEqual([]);
    expect(signature({ ...office, paper: 'engagement' })).toEqual([]);
    expect(signature({ ...office })).toEqual(['ANSWER_NOT_BY_PARTY obligations.3.answeredBy']);
    expect(signature({ paper: 'glossary' })).toEqual(['PAPER_NOT_SIGNED obligations.3.paper']);
  });

  test('a covenant has one text of its own', () => {
    const papers = ['one', 'other'].map((id) => ({ id, name: text(id), kind: 'covenant' as const }));
    expect(found(aDefinition({ papers }))).toEqual(['COVENANT_TEXT_TWICE papers.1.kind']);
  });

  test('say how often when they say how many times', () => {
    expect(duty({ times: 3 })).toEqual(['TIMES_WITHOUT_EVERY obligations.3.times']);
  });

  test('are not so many that one moment could not carry them', () => {
    const companies = Array.from({ length: 480 }, (_, index) => ({
      id: `c${index}`,
      name: `C ${index}`,
      kind: 'company' as const,
      participation: 'affiliated-company' as const,
    }));
    const obligations = [1, 2, 3, 4, 5].map((number) =>
      anObligation(`duty-${number}`, { owner: { each: 'affiliated-company' } }),
    );
    const many = { organisations: [...usual.organisations, ...companies], obligations };
    expect(found(aDefinition(many))).toEqual(['TOO_MANY_DUTIES obligations']);
  });
});

describe('what deserves a look', () => {
  test('no chair, no party, an officer of another organisation', () => {
    const people = usual.people.filter(({ id }) => id !== 'cora');
    expect(warnings(aDefinition({ dates: [], people }))).toEqual(['NO_CHAIR']);
    const organisations = usual.organisations.map((organisation) => ({
      ...organisation,
      participation: 'expert' as const,
    }));
    expect(warnings(aDefinition({ dates: [], organisations }))).toContain('NO_PARTY');
    const elsewhere = [...usual.people, aPerson('extra', 'union', ['officer'])];
    expect(warnings(aDefinition({ dates: [], people: elsewhere }))).toEqual(['OFFICER_ELSEWHERE']);
  });

  test('an organisation with duties that nobody hears', () => {
    const people = usual.people.filter(({ organisation }) => organisation !== 'company');
    expect(warnings(aDefinition({ dates: [], people }))).toEqual(['NO_CONTACT']);
  });

  test('a duty that nobody owes, that waits for a day, or that recurs without end', () => {
    expect(warnings(withObligations(anObligation('x', { owner: { each: 'associate' } })))).toContain(
      'NOBODY_OWES',
    );
    expect(warnings(withObligations(anObligation('x', { due: { from: 'date:midterm' } })))).toEqual([
      'DUE_WAITS',
    ]);
    const endless = aDefinition({
      termYears: null,
      phases: usual.phases.slice(0, 5),
      obligations: [anObligation('x', { every: 'P1Y' }), anObligation('y', { due: { from: 'term-end' } })],
    });
    expect(warnings(endless)).toEqual(expect.arrayContaining(['RECURS_FOREVER', 'DUE_NEVER_KNOWN']));
  });

  test('a named day on which nothing hangs, and a ladder longer than its cap', () => {
    expect(warnings(usual)).toEqual(['DATE_UNUSED']);
    const reminders = { ladder: [{ at: '-P7D' }, { at: 'P0D' }], cap: 1 };
    expect(warnings(aDefinition({ dates: [], reminders }))).toEqual(['LADDER_OVER_CAP']);
  });
});
