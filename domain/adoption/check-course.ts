import type { Definition } from '../definition.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { PastFact } from './commands.ts';
import { nameOf, subjectOf } from './contradictions.ts';

/** The phase in which a covenant is, and the day as of which that is told. */
export interface Present {
  phase: string;
  asOf: CivilDate;
}

/**
 * What is told must fit the phase in which the covenant is: that phase has begun and none after it, what follows the
 * signing, or the last signature, has its conclusion, and nothing is told that only comes later.
 */
export function checkCourse(
  definition: Definition,
  facts: readonly PastFact[],
  present: Present,
): Refusal | null {
  const { phases } = definition;
  const { phase: current, asOf } = present;
  const at = phases.findIndex(({ id }) => id === current);
  if (at < 0) return refuse('ADOPTION_UNKNOWN_NAME', { fact: `phase:${current}` });
  const told = (kind: PastFact['kind'], subject: string | null): boolean =>
    facts.some((fact) => fact.kind === kind && subjectOf(fact) === subject);
  if (!told('phase', current)) return refuse('ADOPTION_PHASE_UNDATED', { phase: current });
  const later = phases.slice(at + 1).find(({ id }) => told('phase', id));
  if (later) return refuse('ADOPTION_PHASE_LATER', { phase: current, later: later.id });
  const early = facts.find((fact) => isEarly(definition, fact, at));
  if (early)
    return refuse('ADOPTION_CONTRADICTS', {
      one: nameOf(early),
      on: early.from,
      other: `phase:${current}`,
      day: asOf,
    });
  const signing = phases.findIndex(({ kind }) => kind === 'signing');
  if (told('conclusion', null)) return null;
  if (signing >= 0 && signing < at) return refuse('ADOPTION_NOT_CONCLUDED', { phase: current });
  return checkUnsigned(definition, (party) => told('signature', party));
}

/** Nobody is left to conclude an agreement that every party is told to have signed. */
function checkUnsigned({ organisations }: Definition, hasSigned: (party: string) => boolean): Refusal | null {
  const parties = organisations.filter(({ participation }) => participation === 'party');
  const missing = parties.some(({ id }) => !hasSigned(id));
  return parties.length === 0 || missing ? null : refuse('ADOPTION_ALL_SIGNED');
}

/** What cannot have been in the phase at a place: a signature before the signing, a no-go to where it is already. */
function isEarly({ phases, gates }: Definition, fact: PastFact, at: number): boolean {
  switch (fact.kind) {
    case 'signature':
    case 'conclusion':
    case 'entry-into-force':
      return at < phases.findIndex(({ kind }) => kind === 'signing');
    case 'gate': {
      const leadsTo = gates.find(({ id }) => id === fact.gate)?.leadsTo;
      const next = phases.findIndex(({ id }) => id === leadsTo);
      return fact.outcome === 'no-go' && next >= 0 && next <= at;
    }
    default:
      return false;
  }
}
