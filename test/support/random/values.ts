import * as fc from 'fast-check';
import type { CommandFields, CommandType } from '../../../domain/commands.ts';
import { testContent } from '../content.ts';

/** What random commands are made of: names that the busy definition has, and some that it does not. */

export type FieldsOf<C> = { [T in keyof C & CommandType]: fc.Arbitrary<CommandFields[T]> };

export const day = fc.constantFrom(
  '2026-12-01',
  '2027-01-04',
  '2027-02-15',
  '2027-07-01',
  '2028-02-29',
  '2031-01-01',
);
export const text = fc.constantFrom(testContent('one'), testContent('two'));
export const organisation = fc.constantFrom(
  'ministry',
  'union',
  'branch',
  'company',
  'critic',
  'office',
  'newcomer',
  'steering-group',
);
export const person = fc.constantFrom('umar', 'ursa', 'olga', 'otto', 'kees', 'nobody');
export const group = fc.constantFrom('state', 'labour', 'nobody');
export const gate = fc.constantFrom('acceptance', 'go-no-go', 'agreement', 'vote', 'answers', 'nowhere');
export const phase = fc.constantFrom('preparation', 'information', 'dialogue', 'nowhere');
export const obligation = fc.constantFrom(
  'letter/union',
  'signature/union',
  'action-plan/company#1',
  'monthly/union#1',
  'monthly/union#2',
  'monthly/ministry#1',
  'chairing',
  'checked/branch',
  'figures/company',
  'register#1',
  'wages',
  'wages/union',
  'baseline-wages/union',
  'extra',
  'nothing',
);
export const one = <T>(value: T) => fc.constant(value);
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
