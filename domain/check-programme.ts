import type { Checkable } from './check-names.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';

/** Slug and id of the programme; there is one in a ledger, so the name is nobody else's. */
export const PROGRAMME = 'programme';

type Path = DefinitionFinding['path'];

/** A programme holds what recurs across covenants: nobody in it sits at a gate or signs. */
export function checkProgramme(definition: Checkable): DefinitionCheck {
  const named = definition.id === PROGRAMME;
  if (definition.kind !== 'programme') return { problems: named ? [wrongId(definition)] : [], warnings: [] };
  const problems = [...(named ? [] : [wrongId(definition)]), ...others(definition)];
  return { problems, warnings: [] };
}

function wrongId({ id }: Checkable): DefinitionFinding {
  return { path: ['id'], code: 'PROGRAMME_ID', parameters: { id } };
}

function others({ organisations, gates, phases, dispute }: Checkable): DefinitionFinding[] {
  const found = (path: Path, what: string, id: string): DefinitionFinding => ({
    path,
    code: 'PROGRAMME_HAS_OTHERS',
    parameters: { what, id },
  });
  return [
    ...organisations.flatMap(({ id, participation }, index) =>
      participation === 'party' || participation === 'affiliated-company'
        ? [found(['organisations', index, 'participation'], 'parties', id)]
        : [],
    ),
    ...gates.map(({ id }, index) => found(['gates', index], 'gates', id)),
    ...phases.flatMap(({ id, kind }, index) =>
      kind === 'signing' ? [found(['phases', index, 'kind'], 'signing', id)] : [],
    ),
    ...(dispute ? [found(['dispute'], 'dispute', dispute.route)] : []),
  ];
}
