import type { Definition } from '../definition.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { PastFact } from './commands.ts';

/** A past fact with the window in which it lies, and the name by which a refusal calls it. */
interface Dated {
  name: string;
  from: CivilDate;
  to: CivilDate;
}

/** What comes first and what comes after it. */
type Order = readonly [earlier: string, later: string];

/**
 * Two facts that cannot both be: what comes first lies wholly after what comes later. Windows that overlap agree. Null
 * when none contradict each other.
 */
export function findContradiction(definition: Definition, facts: readonly PastFact[]): Refusal | null {
  const dated = new Map(facts.map((fact) => [nameOf(fact), toDated(fact)]));
  for (const [earlier, later] of ordersOf(definition, facts)) {
    const [first, second] = [dated.get(earlier), dated.get(later)];
    if (first && second && first.from > second.to)
      return refuse('ADOPTION_CONTRADICTS', {
        one: first.name,
        on: first.from,
        other: second.name,
        day: second.to,
      });
  }
  return null;
}

/** How a fact is called: its kind, and whose or what it is. */
export function nameOf(fact: PastFact): string {
  const subject = subjectOf(fact);
  return subject === null ? fact.kind : `${fact.kind}:${subject}`;
}

export function subjectOf(fact: PastFact): string | null {
  switch (fact.kind) {
    case 'milestone':
      return fact.milestone;
    case 'phase':
      return fact.phase;
    case 'gate':
      return fact.gate;
    case 'date':
      return fact.date;
    case 'done':
      return fact.obligation;
    case 'letter-of-intent':
    case 'signature':
    case 'joined':
      return fact.organisation;
    case 'conclusion':
    case 'entry-into-force':
      return null;
  }
}

export function lastDayOf({ from, to }: Pick<PastFact, 'from' | 'to'>): CivilDate {
  return to ?? from;
}

function toDated(fact: PastFact): Dated {
  return { name: nameOf(fact), from: fact.from, to: lastDayOf(fact) };
}

function ordersOf(definition: Definition, facts: readonly PastFact[]): Order[] {
  const { phases, gates } = definition;
  const steps = phases.flatMap((phase) => phase.milestones);
  const signing = phases.find((phase) => phase.kind === 'signing');
  const signatures = facts.filter((fact) => fact.kind === 'signature').map(nameOf);
  return [
    ...pairs(phases.map((phase) => `phase:${phase.id}`)),
    ...steps.flatMap(({ id, after = [] }) =>
      after.map((earlier): Order => [`milestone:${earlier}`, `milestone:${id}`]),
    ),
    ...gates.flatMap(({ id, phase, leadsTo }): Order[] => [
      [`phase:${phase}`, `gate:${id}`],
      ...(leadsTo === undefined ? [] : [[`gate:${id}`, `phase:${leadsTo}`] as const]),
    ]),
    ...signatures.flatMap((signature): Order[] => [
      [signature, 'conclusion'],
      ...(signing ? [[`phase:${signing.id}`, signature] as const] : []),
    ]),
    ...(signing ? [[`phase:${signing.id}`, 'conclusion'] as const] : []),
    ['conclusion', 'entry-into-force'],
  ];
}

/** Every pair of a list in its order, not only neighbours: one between them may be unknown. */
function pairs(names: readonly string[]): Order[] {
  return names.flatMap((earlier, index) => names.slice(index + 1).map((later): Order => [earlier, later]));
}
