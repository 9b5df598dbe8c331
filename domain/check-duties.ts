import { anchorOf } from './anchors.ts';
import { idsOf, unknownName, type Checkable } from './check-names.ts';
import type { Answer, ObligationTemplate, Participation } from './definition.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';
import { papersToSign } from './signing/papers.ts';

/** Most duties that may open at one moment: their events travel in one append. */
const MOST_AT_ONCE = 2_000;

/** Every duty has an owner, opens, and hangs on a day that exists. */
export function checkDuties(definition: Checkable): DefinitionCheck {
  const each = definition.obligations.map((template, index) => ({ template, path: ['obligations', index] }));
  return {
    problems: [
      ...each.flatMap(({ template, path }) => checkDuty(definition, template, path)),
      ...tooManyAtOnce(definition),
    ],
    warnings: [
      ...each.flatMap(({ template, path }) => adviseOn(definition, template, path)),
      ...unheard(definition),
      ...unusedDates(definition),
    ],
  };
}

type Path = DefinitionFinding['path'];

function checkDuty(definition: Checkable, template: ObligationTemplate, path: Path): DefinitionFinding[] {
  const { id, every, times } = template;
  const found = [
    ...checkOwner(definition, template, [...path, 'owner']),
    ...checkOpening(definition, template, [...path, 'opens']),
    ...checkAnchor(definition, anchorOf(template), [
      ...path,
      'due',
      'before' in template.due ? 'before' : 'from',
    ]),
    ...checkBefore(template, path),
    ...checkPeriod(template, path),
    ...checkAnswer(definition, template, path),
  ];
  if (times === undefined || every !== undefined) return found;
  return [
    ...found,
    { path: [...path, 'times'], code: 'TIMES_WITHOUT_EVERY', parameters: { obligation: id } },
  ];
}

function checkOwner(definition: Checkable, { owner }: ObligationTemplate, path: Path): DefinitionFinding[] {
  if ('organisation' in owner)
    return unknownName(
      [...path, 'organisation'],
      owner.organisation,
      'organisations',
      idsOf(definition.organisations),
    );
  if ('body' in owner) return unknownName([...path, 'body'], owner.body, 'bodies', idsOf(definition.bodies));
  return [];
}

function checkOpening(definition: Checkable, { opens }: ObligationTemplate, path: Path): DefinitionFinding[] {
  return 'phase' in opens
    ? unknownName([...path, 'phase'], opens.phase, 'phases', idsOf(definition.phases))
    : unknownName([...path, 'gate'], opens.gate, 'gates', idsOf(definition.gates));
}

/** An anchor such as `date:midterm-review` names something that the definition has. */
function checkAnchor(definition: Checkable, anchor: string, path: Path): DefinitionFinding[] {
  const [kind, id] = anchor.split(':');
  if (id === undefined) return [];
  const lists: Record<string, { list: string; ids: string[] }> = {
    phase: { list: 'phases', ids: idsOf(definition.phases) },
    gate: { list: 'gates', ids: idsOf(definition.gates) },
    date: { list: 'dates', ids: idsOf(definition.dates) },
    milestone: {
      list: 'phases.milestones',
      ids: definition.phases.flatMap((phase) => idsOf(phase.milestones)),
    },
  };
  const wanted = lists[kind ?? ''];
  return wanted ? unknownName(path, id, wanted.list, wanted.ids) : [];
}

/** Nothing comes before the first day, and what must come before one event does not recur. */
function checkBefore({ id, opens, due, every }: ObligationTemplate, path: Path): DefinitionFinding[] {
  if (!('before' in due)) return [];
  const first = 'phase' in opens ? `phase:${opens.phase}` : `gate:${opens.gate}`;
  if (['opening', 'opened', 'joining', first].includes(due.before)) {
    const parameters = { obligation: id, anchor: due.before };
    return [{ path: [...path, 'due', 'before'], code: 'NOTHING_COMES_BEFORE', parameters }];
  }
  if (every === undefined) return [];
  return [{ path: [...path, 'every'], code: 'RECURS_BEFORE_ONE_DAY', parameters: { obligation: id } }];
}

function checkPeriod({ id, due }: ObligationTemplate, path: Path): DefinitionFinding[] {
  if ('before' in due || due.plus === undefined || due.workingDays === undefined) return [];
  return [{ path: [...path, 'due', 'workingDays'], code: 'PERIOD_TWICE', parameters: { obligation: id } }];
}

/** Who can give what answers a duty; where nobody is named, everybody can. */
const answeredByWhom: Partial<Record<Answer, readonly Participation[]>> = {
  'letter-of-intent': ['party'],
  signature: ['party'],
  consultation: ['party'],
  mandate: ['party', 'affiliated-company'],
  estimate: ['party', 'affiliated-company'],
};

/** Letters, signatures and consultations come from parties alone; the facilitator signs its engagement. */
function checkAnswer(definition: Checkable, template: ObligationTemplate, path: Path): DefinitionFinding[] {
  const { id, owner, answeredBy } = template;
  const givers = answeredByWhom[answeredBy];
  if (!givers) return [];
  const { organisations, facilitator } = definition;
  const named = 'organisation' in owner ? organisations.find((each) => each.id === owner.organisation) : null;
  const participation = 'each' in owner ? owner.each : named?.participation;
  if (named === undefined || (participation && givers.includes(participation))) return [];
  const engaged = papersToSign(definition).some((paper) => paper.facilitator && paper.id === template.paper);
  if (answeredBy === 'signature' && engaged && named?.id === facilitator) return [];
  const parameters = { obligation: id, answer: answeredBy };
  return [{ path: [...path, 'answeredBy'], code: 'ANSWER_NOT_BY_PARTY', parameters }];
}

function ownerIds({ organisations, bodies }: Checkable, { owner }: ObligationTemplate): string[] {
  if ('organisation' in owner) return [owner.organisation];
  if ('body' in owner)
    return bodies.filter((body) => body.id === owner.body).map((body) => body.reachedThrough);
  return organisations.filter((each) => each.participation === owner.each).map((each) => each.id);
}

function tooManyAtOnce(definition: Checkable): DefinitionFinding[] {
  const counts = new Map<string, number>();
  for (const template of definition.obligations) {
    const opens = 'phase' in template.opens ? `phase:${template.opens.phase}` : `gate:${template.opens.gate}`;
    counts.set(opens, (counts.get(opens) ?? 0) + ownerIds(definition, template).length);
  }
  return [...counts]
    .filter(([, count]) => count > MOST_AT_ONCE)
    .map(([opens, count]) => ({
      path: ['obligations'],
      code: 'TOO_MANY_DUTIES',
      parameters: { opens, count: `${count}`, limit: `${MOST_AT_ONCE}` },
    }));
}

function adviseOn(definition: Checkable, template: ObligationTemplate, path: Path): DefinitionFinding[] {
  const { id, owner, every, times } = template;
  const anchor = anchorOf(template);
  const found: DefinitionFinding[] = [];
  if ('each' in owner && ownerIds(definition, template).length === 0)
    found.push({
      path: [...path, 'owner'],
      code: 'NOBODY_OWES',
      parameters: { obligation: id, participation: owner.each },
    });
  if (anchor.startsWith('date:'))
    found.push({
      path: [...path, 'due'],
      code: 'DUE_WAITS',
      parameters: { obligation: id, date: anchor.slice('date:'.length) },
    });
  if (definition.termYears === null && anchor === 'term-end')
    found.push({ path: [...path, 'due'], code: 'DUE_NEVER_KNOWN', parameters: { obligation: id } });
  const goesOn = definition.kind !== 'programme' && definition.termYears === null;
  if (goesOn && every !== undefined && times === undefined)
    found.push({ path: [...path, 'every'], code: 'RECURS_FOREVER', parameters: { obligation: id } });
  return found;
}

function unheard(definition: Checkable): DefinitionFinding[] {
  const owing = new Set(
    definition.obligations
      .filter((template) => template.chase && template.binding)
      .flatMap((template) => ownerIds(definition, template)),
  );
  const heard = new Set(
    definition.people
      .filter(({ roles }) => roles.some((role) => ['contact', 'deputy', 'mailbox'].includes(role)))
      .map((person) => person.organisation),
  );
  return definition.organisations.flatMap(({ id }, index): DefinitionFinding[] =>
    owing.has(id) && !heard.has(id)
      ? [{ path: ['organisations', index], code: 'NO_CONTACT', parameters: { organisation: id } }]
      : [],
  );
}

function unusedDates({ dates, phases, obligations }: Checkable): DefinitionFinding[] {
  const used = new Set([
    ...obligations.map(anchorOf),
    ...phases.flatMap(({ starts, planned }) => ['day' in starts ? starts.day : '', `date:${planned}`]),
  ]);
  return dates.flatMap(({ id }, index): DefinitionFinding[] =>
    used.has(`date:${id}`) ? [] : [{ path: ['dates', index], code: 'DATE_UNUSED', parameters: { date: id } }],
  );
}
