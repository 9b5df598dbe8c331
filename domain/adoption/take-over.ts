import { templateDue } from '../due-day.ts';
import type { ObligationTemplate } from '../definition.ts';
import { evolve } from '../evolve.ts';
import type { Fact, NewEvent } from '../events.ts';
import { instantOf } from '../calendar.ts';
import { obligationId, ownersOf } from '../obligation.ts';
import { obligationOpened } from '../opening.ts';
import type { CivilDate } from '../primitives.ts';
import { hasBegun, openSeries } from '../react-joining.ts';
import { definitionOf, initialState, type CovenantState } from '../state.ts';
import type { AdoptionEvents } from './events.ts';

/**
 * Duties with which an adopted covenant goes on: of what has begun, everything that falls due from `on`, and what waits
 * for a day that is not known yet. What had fallen due before is nobody's task any more.
 */
export function dutiesFrom(state: CovenantState, on: CivilDate): NewEvent[] {
  return each(state, (template, owner) => {
    if (template.every) {
      const series = { owner, openedOn: on };
      return openSeries(state, template, series, (state.settled[`${template.id}/${owner}`] ?? 0) + 1);
    }
    if (isOver(state, template, owner)) return [];
    const due = templateDue(state, template, { owner, openedOn: on }, 1);
    return due === undefined || due >= on ? [obligationOpened(template, owner, 1)] : [];
  });
}

type Late = AdoptionEvents['AdoptionCompleted']['notChased'][number];

/** Single duties whose day had passed before `on`, without a word that they were met. */
export function notChased(past: readonly NewEvent[], on: CivilDate): Late[] {
  const state = past.reduce(told(on), initialState());
  return each(state, (template, owner): Late[] => {
    if (template.every || isOver(state, template, owner)) return [];
    const due = templateDue(state, template, { owner, openedOn: on }, 1);
    return due !== undefined && due < on
      ? [{ obligation: obligationId(template, owner, 1), owner, due }]
      : [];
  });
}

function told(on: CivilDate): (state: CovenantState, event: NewEvent) => CovenantState {
  return (state, event) =>
    evolve(state, {
      type: event.type,
      data: event.data,
      sequence: state.sequence + 1,
      recordedAt: instantOf(on),
      effectiveOn: event.effectiveOn ?? on,
    } as Fact);
}

function each<T>(state: CovenantState, visit: (template: ObligationTemplate, owner: string) => T[]): T[] {
  return definitionOf(state)
    .obligations.filter((template) => hasBegun(state, template))
    .flatMap((template) => ownersOf(state, template).flatMap((owner) => visit(template, owner)));
}

function isOver(state: CovenantState, template: ObligationTemplate, owner: string): boolean {
  return state.settled[`${template.id}/${owner}`] !== undefined;
}
