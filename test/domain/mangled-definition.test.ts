import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import { definitionSchema } from '../../domain/definition.ts';
import { given } from '../support/given.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';

describe('a definition with anything in the place of anything', () => {
  const words: string[] = [];
  JSON.parse(JSON.stringify(busyDefinition), (_key, value: unknown) => {
    if (typeof value === 'string' && value.length < 30) words.push(value);
    return value;
  });
  /** The busy definition with one or two of its words replaced by others of its words. */
  const mangled = fc
    .dictionary(fc.nat(words.length - 1).map(String), fc.constantFrom(...words), { minKeys: 1, maxKeys: 2 })
    .map((changes) => {
      let place = -1;
      return JSON.parse(JSON.stringify(busyDefinition), (_key, value: unknown) => {
        if (typeof value !== 'string' || value.length >= 30) return value;
        place += 1;
        return changes[place] ?? value;
      }) as unknown;
    });

  test('is either found wrong, or runs without breaking the core', () => {
    fc.assert(
      fc.property(mangled, fc.array(randomStep, { maxLength: 15 }), (value, steps) => {
        const parsed = definitionSchema.safeParse(value);
        if (!parsed.success || checkDefinition(parsed.data).problems.length > 0) return;
        const opener = parsed.data.people.find(
          ({ roles, organisation }) => roles.includes('officer') && organisation === parsed.data.secretariat,
        );
        if (opener?.id !== 'olga') return;
        steps.reduce(
          (story, step) => (typeof step === 'number' ? story.after(`P${step}D`) : story.when(step)),
          given(parsed.data),
        );
      }),
      { numRuns: 80 },
    );
  });
});
