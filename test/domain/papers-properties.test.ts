import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, nextClauses } from '../../domain/papers/clauses.ts';
import type { Clause } from '../../domain/papers/state.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, aPaper } from '../support/definition.ts';
import { given, type Story } from '../support/given.ts';
import { tabled } from '../support/papers.ts';

type Text = readonly (readonly [clause: string, words: string])[];

const story = given(aDefinition({ papers: [aPaper('text', 'covenant')] }));
const words = fc.constantFrom('one', 'two', 'three');

/** A whole text: some clauses in some order, each with its words. */
const wholeText: fc.Arbitrary<Text> = fc
  .shuffledSubarray(['aim', 'scope', 'means', 'roles', 'term'], { minLength: 1 })
  .chain((order) => fc.tuple(...order.map((clause) => words.map((said) => [clause, said] as const))));

/** The same clauses in another order, or in the same. */
const shuffledText = wholeText.chain((text) =>
  fc.record({
    text: fc.constant(text),
    shuffled: fc.shuffledSubarray([...text], { minLength: text.length }),
  }),
);

const idsOf = (text: Text): string[] => text.map(([clause]) => clause);
const clausesOf = ({ state }: Story): Clause[] => state.papers['text']?.clauses ?? [];
const digestIn = ({ state }: Story): string => state.papers['text']?.digest ?? '';
const table = (text: Text, rest: { without?: string[]; order?: string[] } = {}) =>
  tabled('text', Object.fromEntries(text), rest);

test('a digest does not depend on how a version was reached: at once, clause by clause, or from another text', () => {
  fc.assert(
    fc.property(shuffledText, wholeText, ({ text, shuffled }, other) => {
      const order = idsOf(text);
      const atOnce = digestIn(story.and(table(text)));
      const oneByOne = shuffled.reduce((given, clause) => given.and(table([clause])), story);
      expect(digestIn(oneByOne.when(table([], { order })))).toBe(atOnce);
      const without = idsOf(other).filter((clause) => !order.includes(clause));
      const fromAnother = story.and(table(other)).when(table(text, { without, order }));
      expect(digestIn(fromAnother)).toBe(atOnce);
    }),
    { numRuns: 60 },
  );
});

test('reordering changes no clause: the same ids with the same words, in another order', () => {
  fc.assert(
    fc.property(shuffledText, ({ text, shuffled }) => {
      const before = story.and(table(text));
      const after = before.when(table([], { order: idsOf(shuffled) }));
      expect(clausesOf(after).map(({ clause }) => clause)).toEqual(idsOf(shuffled));
      for (const clause of clausesOf(before)) expect(clausesOf(after)).toContainEqual(clause);
    }),
  );
});

test('two texts have one digest only when they have the same words in the same order', () => {
  const clauses = (text: Text): Clause[] =>
    nextClauses([], {
      clauses: text.map(([clause, said]) => ({ clause, words: testContent(said) })),
      without: [],
      order: [],
    });
  fc.assert(
    fc.property(wholeText, wholeText, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(digestOf(clauses(one)) === digestOf(clauses(other))).toBe(same);
    }),
  );
});
