import { idsOf, unknownName, type Checkable } from './check-names.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';

/** Who acts for whom leads to organisations, and mandates are asked of somebody before anything waits for them (R31). */
export function checkMandates(definition: Checkable): DefinitionCheck {
  return {
    problems: checkActing(definition),
    warnings: [...askedOfNobody(definition), ...waitsForNothing(definition)],
  };
}

function checkActing({ people, organisations }: Checkable): DefinitionFinding[] {
  return people.flatMap(({ id, organisation, actsFor = [] }, index) =>
    actsFor.flatMap((other, at): DefinitionFinding[] => {
      const path = ['people', index, 'actsFor', at];
      const twice = other === organisation || actsFor.indexOf(other) < at;
      if (twice) return [{ path, code: 'ACTS_FOR_TWICE', parameters: { person: id, organisation: other } }];
      return unknownName(path, other, 'organisations', idsOf(organisations));
    }),
  );
}

function askedOfNobody({ mandates, organisations }: Checkable): DefinitionFinding[] {
  return (mandates?.asked ?? []).flatMap((kind, index): DefinitionFinding[] => {
    const known = organisations.some((each) => each.kind === kind && each.participation === 'party');
    const path = ['mandates', 'asked', index];
    return known ? [] : [{ path, code: 'MANDATE_ASKED_OF_NOBODY', parameters: { kind } }];
  });
}

/** A gate that asks for mandates finds none missing where the definition asks nobody for one. */
function waitsForNothing({ mandates, gates }: Checkable): DefinitionFinding[] {
  if ((mandates?.asked ?? []).length > 0) return [];
  return gates.flatMap(({ id, requires }, at) =>
    requires.flatMap(({ kind }, index): DefinitionFinding[] =>
      kind === 'mandates'
        ? [{ path: ['gates', at, 'requires', index], code: 'MANDATES_NOT_ASKED', parameters: { gate: id } }]
        : [],
    ),
  );
}
