import type { Participation } from './definition.ts';

/** Every kind of participation: what each organisation that takes part may do. */
export const organisations = [
  'party',
  'affiliated-company',
  'associate',
  'supporter',
  'expert',
  'observer',
  'facilitator',
] as const satisfies readonly Participation[];
