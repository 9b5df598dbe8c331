import { idsOf, twice, unknownName, type Checkable } from './check-names.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';

/** Seats, chairs, associations and leaving name what there is, and each once. */
export function checkParticipation(definition: Checkable): DefinitionCheck {
  return {
    problems: [...checkSeats(definition), ...checkAssociations(definition), ...checkChair(definition)],
    warnings: checkLeaving(definition),
  };
}

function checkSeats({ bodies, groups }: Checkable): DefinitionFinding[] {
  const known = idsOf(groups);
  return bodies.flatMap(({ seats = [] }, index) => {
    const placed = seats.map(({ group }, at) => ({
      id: group,
      path: ['bodies', index, 'seats', at, 'group'],
    }));
    return [...twice(placed), ...placed.flatMap(({ id, path }) => unknownName(path, id, 'groups', known))];
  });
}

function checkAssociations({ associations = [] }: Checkable): DefinitionFinding[] {
  const placed = associations.map(({ id }, index) => ({ id, path: ['associations', index, 'id'] }));
  const conditions = associations.flatMap((association, index) =>
    twice(
      association.conditions.map(({ id }, at) => ({
        id,
        path: ['associations', index, 'conditions', at, 'id'],
      })),
    ),
  );
  return [...twice(placed), ...conditions];
}

/** The chair states what the parties have decided, so there is one. */
function checkChair({ people }: Checkable): DefinitionFinding[] {
  const chairs = people.flatMap(({ id, roles }, index) => (roles.includes('chair') ? [{ id, index }] : []));
  const [first, ...others] = chairs;
  return others.map(({ id: second, index }) => ({
    path: ['people', index, 'roles'],
    code: 'TWO_CHAIRS',
    parameters: { first: first?.id ?? '', second },
  }));
}

function checkLeaving({ dispute, leaving }: Checkable): DefinitionFinding[] {
  if (dispute?.route !== 'consultation-then-leave' || leaving?.right) return [];
  return [{ path: ['dispute', 'route'], code: 'RIGHT_TO_LEAVE_UNSET', parameters: {} }];
}
