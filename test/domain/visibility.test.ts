import { describe, expect, test } from 'vitest';
import type { CovenantState } from '../../domain/state.ts';
import { looksFor, maySee, viewerOf, type Viewer } from '../../domain/visibility.ts';
import type { Audience } from '../../domain/definition.ts';
import { aDefinition, aPerson } from '../support/definition.ts';
import { given } from '../support/given.ts';
import { leave } from '../support/steps.ts';

const story = given(
  aDefinition({
    organisations: [
      ...aDefinition().organisations,
      { id: 'rival', name: 'Rival', kind: 'company', participation: 'affiliated-company' },
    ],
  }),
);

describe('When somebody looks at a duty of a company', () => {
  const seen = (audience: Audience, organisation: string | null, state = story.state): boolean =>
    maySee(state, organisation === null ? null : { organisation }, { owner: 'company', audience });

  test.each<[Audience, string[]]>([
    ['public', ['company', 'rival', 'union', 'critic', 'nobody']],
    ['parties', ['company', 'union']],
    ['owner', ['company']],
    ['secretariat', []],
  ])('[R59] %s: only %j learn of it', (audience, expected) => {
    const some = ['company', 'rival', 'union', 'critic', 'nobody'];
    expect(some.filter((one) => seen(audience, one === 'nobody' ? null : one))).toEqual(expected);
  });

  test('the secretariat always does', () => {
    expect(maySee(story.state, 'secretariat', { owner: 'company', audience: 'secretariat' })).toBe(true);
  });

  test('a party that has left is told nothing more of others', () => {
    const { state } = story.and(leave('union'));
    expect([seen('parties', 'union', state), seen('public', 'union', state)]).toEqual([false, true]);
  });
});

describe('When a person looks', () => {
  test.each([
    ['an officer sees with the eyes of the secretariat', 'olga', 'secretariat'],
    ['its chair does not', 'cora', { organisation: 'office', person: 'cora' }],
    ['a contact sees for the organisation', 'umar', { organisation: 'union', person: 'umar' }],
    ['who is not known sees what everybody may', 'nobody', null],
  ])('%s', (_, person, viewer) => {
    expect(viewerOf(story.state, person)).toEqual(viewer);
  });

  test('the chair of the table sees what is for the parties, and nothing between one of them and the secretariat', () => {
    const asChair = (audience: Audience): boolean =>
      maySee(story.state, viewerOf(story.state, 'cora'), { owner: 'union', audience });
    expect(['public', 'parties', 'owner', 'secretariat'].filter((one) => asChair(one as Audience))).toEqual([
      'public',
      'parties',
    ]);
    expect(maySee(story.state, { organisation: 'office' }, { owner: 'union', audience: 'parties' })).toBe(
      false,
    );
  });
});

describe('When something is for those who are named', () => {
  const seat = { group: null, since: '2027-01-04', until: null, seat: 'member' as const };
  const seats = {
    'steering-group': [
      { ...seat, organisation: 'union', person: null },
      { ...seat, organisation: 'critic', person: 'claire' },
    ],
  };
  const people = {
    ...story.state.people,
    claire: aPerson('claire', 'critic'),
    carl: aPerson('carl', 'critic'),
  };
  const state: CovenantState = { ...story.state, people, bodies: { ...story.state.bodies, seats } };
  const sees = (viewer: Viewer, names: string[], at = state): boolean =>
    maySee(at, viewer, { owner: null, audience: { only: names } });

  test('an organisation that is named sees it, whatever it takes part as, and no other does', () => {
    for (const organisation of ['company', 'critic', 'union'])
      expect(sees({ organisation }, ['company', 'critic']), organisation).toBe(organisation !== 'union');
  });

  test('a body’s members see what the body may: those who sit by name, or all of an organisation that does', () => {
    const body = ['steering-group'];
    expect(sees(viewerOf(state, 'umar'), body)).toBe(true);
    expect(sees(viewerOf(state, 'ursa'), body)).toBe(true);
    expect(sees(viewerOf(state, 'claire'), body)).toBe(true);
    expect(sees(viewerOf(state, 'carl'), body)).toBe(false);
    expect(sees(viewerOf(state, 'bram'), body)).toBe(false);
    expect(sees({ organisation: 'critic' }, body)).toBe(true);
    expect(sees(null, body)).toBe(false);
  });

  test('no longer once it has left, though its seat was not taken back', () => {
    const left = story.and(leave('union')).state;
    const still = { ...left, bodies: { ...left.bodies, seats } };
    expect(sees({ organisation: 'union' }, ['steering-group'], still)).toBe(false);
    expect(sees({ organisation: 'union' }, ['union'], still)).toBe(false);
  });

  test('who acts for several organisations sees with the eyes of each', () => {
    const actsFor = { umar: ['company'] };
    const several = { ...state, mandates: { ...state.mandates, actsFor } };
    const viewer = viewerOf(several, 'umar');
    expect(maySee(several, viewer, { owner: 'company', audience: 'owner' })).toBe(true);
    expect(maySee(several, viewer, { owner: 'rival', audience: 'owner' })).toBe(false);
    expect([
      looksFor(viewer, 'company'),
      looksFor(viewer, 'rival'),
      looksFor('secretariat', 'rival'),
    ]).toEqual([true, false, true]);
  });
});
