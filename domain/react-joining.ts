import { anchorDay } from './anchors.ts';
import type { ObligationTemplate } from './definition.ts';
import type { NewEvent } from './events.ts';
import { countedFrom, templateDeadline, templateDue } from './due-day.ts';
import { obligationId, ownersOf } from './obligation.ts';
import { obligationOpened } from './opening.ts';
import type { CivilDate } from './primitives.ts';
import { isSigningTime, paperAsked } from './signing/papers.ts';
import { definitionOf, type CovenantState } from './state.ts';

/**
 * Who joins takes on the duties of its kind that have begun (R81), and none that fell due before it took part: of a
 * recurring duty the first occurrence still to come, of a single one as long as the others had, counted from joining.
 */
export function openForJoined(state: CovenantState, organisation: string): NewEvent[] {
  const joinedOn = state.participants[organisation]?.joinedOn;
  if (joinedOn === undefined) return [];
  return definitionOf(state)
    .obligations.filter((template) => !('body' in template.owner) && hasBegun(state, template))
    .filter((template) => ownersOf(state, template).includes(organisation) && isAskedNow(state, template))
    .flatMap((template) => openOne(state, template, { owner: organisation, openedOn: joinedOn }));
}

/** While the table is open again nobody owes a signature on the text; the next phase of signing asks for it. */
function isAskedNow(state: CovenantState, { id, answeredBy }: ObligationTemplate): boolean {
  return answeredBy !== 'signature' || isSigningTime(state, paperAsked(state, id));
}

/** Whether the phase or gate that opens a duty has been reached. */
export function hasBegun(state: CovenantState, { opens }: ObligationTemplate): boolean {
  const anchor = 'phase' in opens ? `phase:${opens.phase}` : `gate:${opens.gate}`;
  return state.days[anchor] !== undefined;
}

/** The owner, and the day from which it owes; `first` is the occurrence that counts from its own day, if not the next. */
interface Joined {
  owner: string;
  openedOn: CivilDate;
  first?: number;
}

function openOne(state: CovenantState, template: ObligationTemplate, joined: Joined): NewEvent[] {
  const { owner, openedOn } = joined;
  const key = `${template.id}/${owner}`;
  const last = state.settled[key] ?? 0;
  if (template.every) {
    // A series that was taken over goes on as it is.
    if (state.recurrences[key]) return [];
    return openSeries(state, template, joined, firstFree(state, template, owner, last + 1));
  }
  if (last > 0 || isThere(state, template, owner)) return [];
  const due = templateDue(state, template, joined, 1);
  if (due === undefined || due >= openedOn) return [obligationOpened(template, owner, 1)];
  const own = countedFrom(state, template, openedOn);
  return own ? [obligationOpened(template, owner, 1, { due: own.due })] : [];
}

/** True for a single duty that is not over, under its owner's name or under that of whom it was taken over from. */
function isThere(state: CovenantState, template: ObligationTemplate, owner: string): boolean {
  if (state.obligations[obligationId(template, owner, 1)]) return true;
  return Object.values(state.obligations).some(
    (obligation) => obligation.template === template.id && obligation.owner === owner,
  );
}

/** The first occurrence from `from` on that is not there any more, such as one that waits to be verified. */
function firstFree(state: CovenantState, template: ObligationTemplate, owner: string, from: number): number {
  let occurrence = from;
  while (state.obligations[obligationId(template, owner, occurrence)]) occurrence += 1;
  return occurrence;
}

/** A series from its first occurrence that falls due from `joined.openedOn` on, if the term has one. */
export function openSeries(
  state: CovenantState,
  template: ObligationTemplate,
  joined: Joined,
  from: number,
): NewEvent[] {
  const { first = from } = joined;
  const own = { ...joined, first };
  const end = anchorDay(state, 'term-end');
  for (let occurrence = from; occurrence <= (template.times ?? Infinity); occurrence += 1) {
    const { due, rawEnd } = templateDeadline(state, template, own, occurrence) ?? {};
    if (rawEnd !== undefined && end !== undefined && rawEnd > end) return [];
    if (state.obligations[obligationId(template, joined.owner, occurrence)]) continue;
    if (due === undefined || due >= joined.openedOn)
      return [obligationOpened(template, joined.owner, occurrence, 'first' in joined ? { first } : {})];
  }
  return [];
}
