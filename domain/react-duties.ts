import { anchorOf } from './anchors.ts';
import type { ObligationTemplate } from './definition.ts';
import type { EventData, NewEvent } from './events.ts';
import { obligationId, ownersOf } from './obligation.ts';
import { obligationOpened } from './opening.ts';
import { definitionOf, type CovenantState } from './state.ts';

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

/** The end of a duty that nobody decided to drop. */
export function dropped(
  obligation: string,
  because: Exclude<EventData['ObligationDropped']['because'], 'decided'>,
): NewEvent {
  return { type: 'ObligationDropped', data: { obligation, because } };
}
