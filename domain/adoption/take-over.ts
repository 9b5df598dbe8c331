import { anchorOf } from '../anchors.ts';
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
      // Years that went by count where the day of joining is known; no other day of an owner's own is.
      const series = { owner, openedOn: on, ...(anchorOf(template) === 'joining' && { first: 1 }) };
      return openSeries(state, template, series, (state.settled[`${template.id}/${owner}`] ?? 0) + 1);
    }
    const standing = standingOf(state, template, owner, on);
    return standing === 'to-come' ? [obligationOpened(template, owner, 1)] : [];
  });
}

/** Where a single duty stands on that day by what is told: met, passed without a word, or still to come. */
function standingOf(
  state: CovenantState,
  template: ObligationTemplate,
  owner: string,
  on: CivilDate,
): 'met' | { passed: CivilDate | null } | 'to-come' {
  if (state.settled[`${template.id}/${owner}`] !== undefined) return 'met';
  const due = templateDue(state, template, { owner, openedOn: on }, 1);
  if (due !== undefined) return due < on ? { passed: due } : 'to-come';
  return liesBehind(state, anchorOf(template)) ? { passed: null } : 'to-come';
}

/** True of an event that must have been, though its day is not told: the phase it belongs to is not to come. */
function liesBehind(state: CovenantState, anchor: string): boolean {
  const { phases, gates } = definitionOf(state);
  const order = phases.map(({ id }) => id);
  const [kind, id] = anchor.split(':');
  const gate = gates.find((each) => each.id === id);
  const phase = kind === 'gate' ? gate?.phase : id;
  const at = order.indexOf(phase ?? '');
  const now = order.indexOf(state.phase ?? '');
  if (kind === 'phase') return at >= 0 && at <= now;
  return kind === 'gate' && at >= 0 && at < now;
}

type Late = AdoptionEvents['AdoptionCompleted']['notChased'][number];

/** Single duties whose day had passed before `on`, without a word that they were met. */
export function notChased(past: readonly NewEvent[], on: CivilDate): Late[] {
  const state = folded(initialState(), past, on);
  return each(state, (template, owner): Late[] => {
    const standing = template.every ? 'to-come' : standingOf(state, template, owner, on);
    if (typeof standing === 'string') return [];
    return [{ obligation: obligationId(template, owner, 1), owner, due: standing.passed }];
  });
}

/** The state after some events, before they are recorded. */
export function folded(before: CovenantState, events: readonly NewEvent[], on: CivilDate): CovenantState {
  return events.reduce(
    (state, event) =>
      evolve(state, {
        type: event.type,
        data: event.data,
        sequence: state.sequence + 1,
        recordedAt: instantOf(on),
        effectiveOn: event.effectiveOn ?? on,
      } as Fact),
    before,
  );
}

function each<T>(state: CovenantState, visit: (template: ObligationTemplate, owner: string) => T[]): T[] {
  return definitionOf(state)
    .obligations.filter((template) => hasBegun(state, template))
    .flatMap((template) => ownersOf(state, template).flatMap((owner) => visit(template, owner)));
}
