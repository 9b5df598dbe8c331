import type { Capacity } from './area.ts';
import { phaseKindSchema, type Participation, type Phase } from './definition.ts';

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

/** Every capacity in which somebody can act, the secretariat first. */
export const capacities = [
  'secretariat',
  ...organisations,
  'body',
  'parties',
  'person',
] as const satisfies readonly Capacity[];

/** Every kind of phase, in the order of the recommended course. */
export const phaseKinds: readonly Phase['kind'][] = phaseKindSchema.options;
