import { describe, expect, test } from 'vitest';
import { maySee, viewerOf } from '../../domain/visibility.ts';
import type { Audience } from '../../domain/definition.ts';
import { aDefinition } from '../support/definition.ts';
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
});
