import type { DecidersOf } from '../area.ts';
import { checkOpening } from '../check-opening.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { Definition } from '../definition.ts';
import type { NewEvent } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import type { adoptionCommands, PastFact } from './commands.ts';
import { checkCourse } from './check-course.ts';
import { findContradiction, lastDayOf, nameOf, subjectOf, windowsOf } from './contradictions.ts';
import { checkMet } from './met-duty.ts';
import { notChased } from './take-over.ts';

export const adoptionDeciders: DecidersOf<typeof adoptionCommands> = { AdoptCovenant: adopt };

/** Brings a running covenant in: its terms, what is told of its past, and then what is due from now on. */
function adopt(state: CovenantState, command: CommandOf<'AdoptCovenant'>, { today }: Context): Decision {
  const { slug, definition, definitionHash, asOf, phase, source, vouchedBy } = command.fields;
  const facts = inOrder(command.fields.facts);
  const refusal =
    checkOpening(state, command) ??
    (asOf > today ? refuse('FUTURE_DATE', { date: asOf }) : null) ??
    checkFacts(definition, facts, asOf) ??
    checkCourse(definition, facts, { phase, asOf }) ??
    findContradiction(definition, windowsOf(facts));
  if (refusal) return refusal;
  const adopted: NewEvent = {
    type: 'CovenantAdopted',
    data: {
      slug,
      definitionHash,
      definition,
      asOf,
      since: facts[0]?.from ?? asOf,
      phase,
      source,
      vouchedBy,
    },
  };
  const imported = facts.map((fact): NewEvent => {
    const own = { ...fact, to: lastDayOf(fact), source: fact.source ?? source, vouchedBy };
    return { type: 'PastFactImported', data: own, effectiveOn: own.to };
  });
  const past = [adopted, ...imported];
  const completed: NewEvent = {
    type: 'AdoptionCompleted',
    data: { on: today, notChased: notChased(past, today) },
  };
  return accept(...past, completed);
}

/** In the order in which they happened; those of one day as they were told. */
function inOrder(facts: readonly PastFact[]): PastFact[] {
  return facts.toSorted((one, other) => {
    if (one.from === other.from) return 0;
    return one.from < other.from ? -1 : 1;
  });
}

function checkFacts(definition: Definition, facts: readonly PastFact[], asOf: CivilDate): Refusal | null {
  const seen = new Set<string>();
  for (const fact of facts) {
    const name = nameOf(fact);
    const [from, to] = [fact.from, lastDayOf(fact)];
    if (to < from) return refuse('DATES_REVERSED', { from, to });
    const unknown = checkNamed(definition, fact);
    if (unknown) return unknown;
    if (seen.has(name)) return refuse('ADOPTION_FACT_TWICE', { fact: name });
    // A named date may be planned; all else has been, so that its window cannot reach beyond that day.
    if (fact.kind !== 'date' && to > asOf)
      return refuse('ADOPTION_AFTER_ITS_DAY', { fact: name, day: to, asOf });
    seen.add(name);
  }
  return null;
}

/** What a fact is about must be in the definition. */
function checkNamed(definition: Definition, fact: PastFact): Refusal | null {
  if (fact.kind === 'done') return checkMet(definition, fact.obligation);
  return isKnown(definition, fact) ? null : refuse('ADOPTION_UNKNOWN_NAME', { fact: nameOf(fact) });
}

function isKnown(definition: Definition, fact: Exclude<PastFact, { kind: 'done' }>): boolean {
  const subject = subjectOf(fact);
  const has = (items: readonly { id: string }[]): boolean => items.some(({ id }) => id === subject);
  switch (fact.kind) {
    case 'milestone':
      return has(definition.phases.flatMap((phase) => phase.milestones));
    case 'phase':
      return has(definition.phases);
    case 'gate':
      return has(definition.gates);
    case 'date':
      return has(definition.dates);
    case 'letter-of-intent':
    case 'signature':
      return definition.organisations.some(
        ({ id, participation }) => id === subject && participation === 'party',
      );
    case 'joined':
      return has(definition.organisations);
    case 'conclusion':
    case 'entry-into-force':
      return true;
  }
}
