import type { Definition, Person } from './definition.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';

/** A definition as a file or an event has it; what is checked is the same in both. */
export type Checkable = Omit<Definition, 'people'> & { people: Omit<Person, 'card'>[] };

type Path = DefinitionFinding['path'];

/** Words that commands give a meaning of their own. */
const RESERVED = ['chair'];

/** Ids are given once, and every name of a person, group or organisation leads somewhere. */
export function checkNames(definition: Checkable): DefinitionCheck {
  return {
    problems: [
      ...checkOrganisations(definition),
      ...checkIds(definition),
      ...checkSeats(definition),
      ...checkPeople(definition),
    ],
    warnings: checkRoles(definition),
  };
}

/** The finding that `id` is not one of `known`, with the list it should stand in; none when it is. */
export function unknownName(path: Path, id: string, list: string, known: string[]): DefinitionFinding[] {
  if (known.includes(id)) return [];
  const hint = known.length > 0 && known.length <= 12 ? ` (${known.join(', ')})` : '';
  return [{ path, code: 'UNKNOWN_NAME', parameters: { id, list, hint } }];
}

export function idsOf(items: readonly { id: string }[]): string[] {
  return items.map((item) => item.id);
}

function checkOrganisations({ organisations }: Checkable): DefinitionFinding[] {
  return organisations.flatMap(({ id, name }, index) => {
    const earlier = organisations.slice(0, index);
    const twice = earlier.some((other) => other.id === id || sameName(other.name, name));
    const path = ['organisations', index];
    return twice ? [{ path, code: 'ORGANISATION_TWICE', parameters: { organisation: id } } as const] : [];
  });
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function checkIds(definition: Checkable): DefinitionFinding[] {
  const { organisations, bodies, groups, dates, phases, gates, obligations, assumptions } = definition;
  const milestones = phases.flatMap((phase, index) =>
    phase.milestones.map(({ id }, at) => ({ id, path: ['phases', index, 'milestones', at, 'id'] })),
  );
  const principals = [...placed(organisations, 'organisations'), ...placed(bodies, 'bodies')];
  return [
    ...twice(placed(bodies, 'bodies')),
    ...clashes(principals),
    ...principals.flatMap(({ id, path }) =>
      RESERVED.includes(id) ? [{ path, code: 'ID_RESERVED', parameters: { id } } as const] : [],
    ),
    ...twice(placed(definition.people, 'people')),
    ...twice(placed(groups, 'groups')),
    ...twice(placed(dates, 'dates')),
    ...twice(placed(phases, 'phases')),
    ...twice(placed(gates, 'gates')),
    ...twice(placed(obligations, 'obligations')),
    ...twice(placed(assumptions, 'assumptions')),
    ...twice(placed(definition.themes ?? [], 'themes')),
    ...twice(milestones),
    ...twice(definition.rules.map(({ rule }, index) => ({ id: rule, path: ['rules', index, 'rule'] }))),
  ];
}

export interface Placed {
  id: string;
  path: Path;
}

export function placed(items: readonly { id: string }[], list: string): Placed[] {
  return items.map(({ id }, index) => ({ id, path: [list, index, 'id'] }));
}

/** Findings of ids that are given a second time. */
export function twice(items: readonly Placed[]): DefinitionFinding[] {
  const seen = new Set<string>();
  return items.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, code: 'ID_TWICE', parameters: { id } } as const];
  });
}

/** Commands name organisations and bodies in one field, so a body may not be called like an organisation. */
function clashes(principals: Placed[]): DefinitionFinding[] {
  const organisations = principals.filter(({ path }) => path[0] === 'organisations').map(({ id }) => id);
  return principals
    .filter(({ id, path }) => path[0] === 'bodies' && organisations.includes(id))
    .map(({ id, path }) => ({ path, code: 'ID_TWICE', parameters: { id } }));
}

function checkSeats({
  organisations,
  groups,
  bodies,
  facilitator,
  secretariat,
}: Checkable): DefinitionFinding[] {
  const known = idsOf(organisations);
  const groupIds = idsOf(groups);
  const seats = organisations.flatMap(({ id, participation, group }, index): DefinitionFinding[] => {
    if (group !== undefined) return unknownName(['organisations', index, 'group'], group, 'groups', groupIds);
    if (participation !== 'party') return [];
    const parameters = { organisation: id, groups: groupIds.join(', ') };
    return [{ path: ['organisations', index], code: 'PARTY_WITHOUT_GROUP', parameters }];
  });
  return [
    ...seats,
    ...unknownName(['facilitator'], facilitator, 'organisations', known),
    ...unknownName(['secretariat'], secretariat, 'organisations', known),
    ...bodies.flatMap(({ reachedThrough }, index) =>
      unknownName(['bodies', index, 'reachedThrough'], reachedThrough, 'organisations', known),
    ),
  ];
}

function checkPeople({ people, organisations, secretariat }: Checkable): DefinitionFinding[] {
  const known = idsOf(organisations);
  const strangers = people.flatMap(({ organisation }, index) =>
    unknownName(['people', index, 'organisation'], organisation, 'organisations', known),
  );
  const officer = people.some(
    (person) => person.organisation === secretariat && person.roles.includes('officer'),
  );
  if (officer) return strangers;
  return [...strangers, { path: ['people'], code: 'NO_OFFICER', parameters: { organisation: secretariat } }];
}

function checkRoles({ people, organisations, secretariat, kind }: Checkable): DefinitionFinding[] {
  const chair = people.some((person) => person.roles.includes('chair'));
  const party = organisations.some((organisation) => organisation.participation === 'party');
  const elsewhere = people.flatMap(({ id, organisation, roles }, index): DefinitionFinding[] =>
    roles.includes('officer') && organisation !== secretariat
      ? [{ path: ['people', index, 'roles'], code: 'OFFICER_ELSEWHERE', parameters: { person: id } }]
      : [],
  );
  if (kind === 'programme') return elsewhere;
  const missing: DefinitionFinding[] = [];
  if (!chair) missing.push({ path: ['people'], code: 'NO_CHAIR', parameters: {} });
  if (!party) missing.push({ path: ['organisations'], code: 'NO_PARTY', parameters: {} });
  return [...missing, ...elsewhere];
}
