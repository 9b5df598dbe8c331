import { anchorOf } from './anchors.ts';
import { bodyOf } from './bodies/seats.ts';
import type { ObligationTemplate } from './definition.ts';
import type { EventData, NewEvent } from './events.ts';
import { dutyBody, obligationId, ownersOf } from './obligation.ts';
import { obligationOpened } from './opening.ts';
import { definitionOf, type CovenantState, type Obligation } from './state.ts';

/** What facts of any area do to duties: they open them, or end them. */

/** First occurrences of the wanted duties, for every owner that has none yet. */
export function openTemplates(
  state: CovenantState,
  wanted: (template: ObligationTemplate) => boolean,
  start: { phase?: string; waited?: number | undefined } = {},
): NewEvent[] {
  // A phase that was held up has begun later, and what counts from it with it; every other day moves as long.
  const movedOf = (template: ObligationTemplate): number =>
    anchorOf(template) === `phase:${start.phase}` ? 0 : (start.waited ?? 0);
  return definitionOf(state)
    .obligations.filter(wanted)
    .flatMap((template) =>
      ownersOf(state, template).flatMap((owner) => openFirst(state, template, owner, movedOf(template))),
    );
}

/** The first occurrence for this owner, unless the same duty is open or over already. */
function openFirst(
  state: CovenantState,
  template: ObligationTemplate,
  owner: string,
  moved: number,
): NewEvent[] {
  const id = obligationId(template, owner, 1);
  if (
    state.obligations[id] ||
    state.settled[`${template.id}/${owner}`] ||
    state.recurrences[`${template.id}/${owner}`]
  )
    return [];
  return [obligationOpened(template, owner, 1, { moved })];
}

/** Open duties that nobody is left to answer: their owner has left, or their body is dissolved. */
export function leftOver(state: CovenantState): NewEvent[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.status !== 'reported' && !hasOwner(state, obligation))
    .map(({ id }) => dropped(id, 'owner-left'));
}

function hasOwner(state: CovenantState, obligation: Obligation): boolean {
  const body = dutyBody(state, obligation);
  return body === null
    ? state.participants[obligation.owner]?.leftOn === null
    : bodyOf(state, body) !== undefined;
}

/** The end of a duty that nobody decided to drop. */
export function dropped(
  obligation: string,
  because: Exclude<EventData['ObligationDropped']['because'], 'decided'>,
): NewEvent {
  return { type: 'ObligationDropped', data: { obligation, because } };
}
