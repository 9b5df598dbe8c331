import { parseDocument, type Document } from 'yaml';
import type { DefinitionFile } from '../../domain/definition.ts';
import type { Answers } from './answers.ts';

/** Constituent group of each kind of organisation at the table, as the model covenant has them. */
const GROUPS: Readonly<Record<Answers['organisations'][number]['kind'], string>> = {
  government: 'government',
  branch: 'business',
  company: 'business',
  union: 'unions',
  ngo: 'ngos',
  other: 'ngos',
};

/**
 * Makes a definition of the model covenant by somebody's answers: its process, duties and comments stay, its invented
 * participants go. What belonged to one of them goes to who takes that place, and is left out where nobody does.
 * @param model the model covenant's YAML; its comments are kept.
 */
export function fromModel(model: string, answers: Answers): string {
  const document = parseDocument(model);
  const file = document.toJS() as DefinitionFile;
  for (const [key, value] of Object.entries(head(answers))) document.set(key, document.createNode(value));
  document.set('organisations', document.createNode(organisationsOf(answers)));
  document.set('people', document.createNode(peopleOf(answers)));
  const places = placesFor(file, answers);
  document.set('bodies', document.createNode(bodiesOf(file, answers)));
  document.set('groups', document.createNode(groupsOf(file, answers)));
  reassign(document, file, places);
  if (answers.termYears === null) withoutTerm(document, file);
  if (!answers.informationPhase) withoutInformation(document, file);
  else if (!answers.lettersBlock) adviseLetters(document, file);
  return renamed(document.toString({ lineWidth: 110 }), answers);
}

function head({ id, name, sector, termYears, secretariat }: Answers): object {
  return {
    id,
    version: 1,
    name,
    sector,
    termYears,
    facilitator: secretariat.id,
    secretariat: secretariat.id,
  };
}

function organisationsOf({ secretariat, organisations }: Answers): object[] {
  const office = { ...secretariat, kind: 'other', participation: 'facilitator' };
  const others = organisations.map(({ kind, participation, ...organisation }) => ({
    ...organisation,
    kind,
    participation,
    ...(participation === 'party' ? { group: GROUPS[kind] } : {}),
  }));
  return [office, ...others];
}

function peopleOf({ people }: Answers): object[] {
  return people.map(({ role, ...person }) => ({
    ...person,
    roles: role === 'officer' ? ['officer', 'contact'] : [role],
  }));
}

function groupsOf({ groups }: DefinitionFile, { organisations }: Answers): DefinitionFile['groups'] {
  const used = organisations
    .filter(({ participation }) => participation === 'party')
    .map(({ kind }) => GROUPS[kind]);
  return groups.filter(({ id }) => used.includes(id));
}

/** The model's bodies, reached through the new secretariat, with seats for the groups that there are. */
function bodiesOf(file: DefinitionFile, answers: Answers): object[] {
  const used = groupsOf(file, answers).map(({ id }) => id);
  return file.bodies.map(({ seats, ...body }) => ({
    ...body,
    reachedThrough: answers.secretariat.id,
    ...(seats && { seats: seats.filter(({ group }) => used.includes(group)) }),
  }));
}

/** Who takes the place of each of the model's organisations; null where nobody does. */
function placesFor(
  model: DefinitionFile,
  { organisations, secretariat }: Answers,
): Map<string, string | null> {
  const parties = organisations.filter(({ participation }) => participation === 'party');
  return new Map(
    model.organisations.map(({ id, kind, participation }) => {
      if (participation === 'facilitator') return [id, secretariat.id];
      const place = parties.find((party) => party.kind === kind)?.id;
      return [id, place ?? (kind === 'branch' ? secretariat.id : null)];
    }),
  );
}

/** Duties of one organisation pass to who takes its place, or go. */
function reassign(
  document: Document,
  { obligations }: DefinitionFile,
  places: Map<string, string | null>,
): void {
  for (const [index, { owner }] of [...obligations.entries()].toReversed()) {
    if (!('organisation' in owner)) continue;
    const place = places.get(owner.organisation) ?? null;
    if (place === null) document.deleteIn(['obligations', index]);
    else document.setIn(['obligations', index, 'owner', 'organisation'], place);
  }
}

/** While no term is agreed, what counts from its end counts from a date that is set when it is known. */
function withoutTerm(document: Document, { dates, phases }: DefinitionFile): void {
  const name = { nl: 'begin van de evaluatie', en: 'start of the evaluation' };
  document.set('dates', document.createNode([...dates, { id: 'evaluation', name }]));
  for (const [index, { starts }] of phases.entries())
    if ('day' in starts && starts.day === 'term-end')
      document.setIn(['phases', index, 'starts', 'day'], 'date:evaluation');
  const left = (document.toJS() as DefinitionFile).obligations;
  for (const [index, { due }] of left.entries())
    if ('from' in due && due.from === 'term-end')
      document.setIn(['obligations', index, 'due', 'from'], 'date:evaluation');
}

/** The dialogue begins on the day of acceptance, without letters and a go before it. */
function withoutInformation(document: Document, { phases, gates, obligations }: DefinitionFile): void {
  const phase = phases.findIndex(({ kind }) => kind === 'information');
  const id = phases[phase]?.id;
  const after = phases[phase + 1];
  if (id === undefined || !after) return;
  const gate = 'gate' in after.starts ? after.starts.gate : undefined;
  document.setIn(['phases', phase + 1, 'starts'], document.createNode(phases[phase]?.starts));
  document.deleteIn(['phases', phase]);
  const dropped = (opens: DefinitionFile['obligations'][number]['opens']): boolean =>
    'phase' in opens ? opens.phase === id : opens.gate === gate;
  remove(
    document,
    'gates',
    gates.map((each) => each.phase === id),
  );
  remove(
    document,
    'obligations',
    obligations.map(({ opens }) => dropped(opens)),
  );
  const left = (document.toJS() as DefinitionFile).obligations;
  for (const [index, { due }] of left.entries())
    if ('before' in due && due.before === `phase:${id}`)
      document.setIn(['obligations', index, 'due', 'before'], `phase:${after.id}`);
}

/** Takes the marked items out of a list, as it was before anything was taken out of it. */
function remove(document: Document, list: string, marked: readonly boolean[]): void {
  for (const index of [...marked.keys()].toReversed()) if (marked[index]) document.deleteIn([list, index]);
}

function adviseLetters(document: Document, { gates, rules }: DefinitionFile): void {
  for (const [at, gate] of gates.entries())
    for (const [index, { kind }] of gate.requires.entries())
      if (kind === 'letters-of-intent')
        document.setIn(['gates', at, 'requires', index, 'strength'], 'advice');
  for (const [index, { rule }] of rules.entries())
    if (rule === 'R28' || rule === 'R29') document.setIn(['rules', index, 'strength'], 'advice');
}

/** The comment at the top speaks of the model; the new file says where it comes from. */
function renamed(text: string, { name }: Answers): string {
  const body = text.slice(text.search(/^format:/m));
  return `# ${name.nl}: overgenomen definitie (agreed terms), made from the model covenant.\n# Check it with: covenant define check FILE\n${body}`;
}
