import type { Definition } from '../definition.ts';
import { noMandates, type MandateState } from './state.ts';

/** Who acts for several organisations, who leads and who executes, as the definition says it at the opening (R42). */
export function mandatesAtOpening({ people }: Pick<Definition, 'people'>): MandateState {
  const several = people.flatMap(({ id, actsFor = [] }) =>
    actsFor.length > 0 ? [[id, actsFor] as const] : [],
  );
  const named = people.filter(({ roles }) => roles.includes('leader') || roles.includes('executor'));
  const organisations = [...new Set(named.map(({ organisation }) => organisation))];
  const having = (organisation: string, role: 'leader' | 'executor'): string[] =>
    named
      .filter((each) => each.organisation === organisation && each.roles.includes(role))
      .map(({ id }) => id);
  const representatives = organisations.map(
    (organisation) =>
      [
        organisation,
        { leaders: having(organisation, 'leader'), executors: having(organisation, 'executor') },
      ] as const,
  );
  return {
    ...noMandates,
    actsFor: Object.fromEntries(several),
    representatives: Object.fromEntries(representatives),
  };
}
