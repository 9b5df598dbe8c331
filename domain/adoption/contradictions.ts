import type { Definition } from '../definition.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { PastFact } from './commands.ts';

/** The days between which something happened; a day that is known is both. */
export interface Window {
  from: CivilDate;
  to: CivilDate;
}

/** What is told, by the name that a refusal calls it. */
export type Told = ReadonlyMap<string, Window>;

/** What comes first and what comes after it. */
type Order = readonly [earlier: string, later: string];

/**
 * Two facts that cannot both be: what comes first lies wholly after what comes later. Windows that overlap agree. Null
 * when none contradict each other, or none contradicts the one that is asked about.
 */
export function findContradiction(definition: Definition, told: Told, about?: string): Refusal | null {
  for (const [earlier, later] of ordersOf(definition, told)) {
    if (about !== undefined && about !== earlier && about !== later) continue;
    const [first, second] = [told.get(earlier), told.get(later)];
    if (first && second && isAfter(first, second))
      return refuse('ADOPTION_CONTRADICTS', { one: earlier, on: first.from, other: later, day: second.to });
  }
  return null;
}

export function windowsOf(facts: readonly PastFact[]): Told {
  return new Map(facts.map((fact) => [nameOf(fact), { from: fact.from, to: lastDayOf(fact) }]));
}

/** For certain: windows that overlap may be in any order. */
function isAfter(one: Window, other: Window): boolean {
  return one.from > other.to;
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

function ordersOf(definition: Definition, told: Told): Order[] {
  return [...courseOrders(definition), ...signingOrders(definition, told)];
}

/** Phases one after another, each after the day that it begins on; steps after those before them; gates in between. */
function courseOrders({ phases, gates }: Definition): Order[] {
  const steps = phases.flatMap((phase) => phase.milestones);
  return [
    ...pairs(phases.map((phase) => `phase:${phase.id}`)),
    ...phases.flatMap(({ id, starts }): Order[] =>
      'day' in starts ? [[factOf(starts.day), `phase:${id}`]] : [],
    ),
    ...steps.flatMap(({ id, after = [] }) =>
      after.map((earlier): Order => [`milestone:${earlier}`, `milestone:${id}`]),
    ),
    ...gates.flatMap(({ id, phase, leadsTo }): Order[] => [
      [`phase:${phase}`, `gate:${id}`],
      ...(leadsTo === undefined ? [] : [[`gate:${id}`, `phase:${leadsTo}`] as const]),
    ]),
  ];
}

/** The fact that tells an anchor's day: the day of signing is that of the conclusion. */
export function factOf(anchor: string): string {
  return anchor === 'signing' ? 'conclusion' : anchor;
}

/** Signing, conclusion and entry into force, between the phase in which is signed and those after it. */
function signingOrders({ phases }: Definition, told: Told): Order[] {
  const at = phases.findIndex(({ kind }) => kind === 'signing');
  const [signing, ...after] = at < 0 ? [] : phases.slice(at).map(({ id }) => `phase:${id}`);
  const first = signing === undefined ? [] : [signing];
  const signatories = [...told.keys()].flatMap((name) => /^signature:(.*)$/.exec(name)?.[1] ?? []);
  return [
    ...signatories.flatMap((party): Order[] => [
      ...first.map((phase): Order => [phase, `signature:${party}`]),
      [`joined:${party}`, `signature:${party}`],
      ...(isLatecomer(told, party) ? [] : [[`signature:${party}`, 'conclusion'] as const]),
    ]),
    ...first.map((phase): Order => [phase, 'conclusion']),
    ...after.map((phase): Order => ['conclusion', phase]),
    ['conclusion', 'entry-into-force'],
  ];
}

/** Who joined a concluded agreement signs it after the others. */
function isLatecomer(told: Told, party: string): boolean {
  const [joined, conclusion] = [told.get(`joined:${party}`), told.get('conclusion')];
  return joined !== undefined && conclusion !== undefined && isAfter(joined, conclusion);
}

/** Every pair of a list in its order, not only neighbours: one between them may be unknown. */
function pairs(names: readonly string[]): Order[] {
  return names.flatMap((earlier, index) => names.slice(index + 1).map((later): Order => [earlier, later]));
}
