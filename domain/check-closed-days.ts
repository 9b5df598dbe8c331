import { anchorOf } from './anchors.ts';
import { closedDay, standardCalendar } from './closed-days.ts';
import type { Checkable } from './check-names.ts';
import type { DefinitionFinding } from './definition-problems.ts';
import { templateDeadline } from './due-day.ts';
import type { Definition, ObligationTemplate } from './definition.ts';
import type { CivilDate } from './primitives.ts';
import { initialState, type CovenantState } from './state.ts';

/** Days to check with, by anchor: `{opening: '2027-01-04', signing: '2027-07-05'}`. */
export type AssumedDays = Readonly<Record<string, CivilDate>>;

/**
 * Due days that would fall on a closed day and stay there, as far as days are assumed to count from: a warning for the
 * person who writes the definition, because for a covenant the day convention is an assumption.
 */
export function closedDueDays(definition: Checkable, assumed: AssumedDays): DefinitionFinding[] {
  const state = supposed(definition, assumed);
  return definition.obligations.flatMap((template, index) => warn(state, template, index));
}

function supposed(definition: Checkable, assumed: AssumedDays): CovenantState {
  const anchors = { ...assumed };
  // What begins by itself on a day that is assumed begins then.
  for (const { id, starts } of definition.phases) {
    const day = 'with' in starts ? anchors['opening'] : 'day' in starts ? anchors[starts.day] : undefined;
    if (day !== undefined) anchors[`phase:${id}`] ??= day;
  }
  const days = Object.fromEntries(
    Object.entries(anchors).map(([anchor, day]) => [anchor, { from: day, to: day }]),
  );
  const calendar = definition.calendar === 'nl-1' ? standardCalendar : definition.calendar;
  // Nobody's card is looked at here.
  return {
    ...initialState(),
    definition: { ...definition, people: [] } satisfies Definition,
    calendar,
    days,
  };
}

function warn(state: CovenantState, template: ObligationTemplate, index: number): DefinitionFinding[] {
  const { opens } = template;
  const opened = state.days['phase' in opens ? `phase:${opens.phase}` : `gate:${opens.gate}`]?.from;
  const anchor = anchorOf(template);
  if (anchor === 'joining' || (anchor === 'opened' && opened === undefined)) return [];
  const deadline = templateDeadline(state, template, { owner: '', openedOn: opened ?? '' }, 1);
  const closed = deadline && closedDay(state.calendar, deadline.due);
  if (!closed) return [];
  const { day, name } = closed;
  const parameters = {
    obligation: template.id,
    day,
    name: name.nl,
    'name.en': name.en,
    anchor,
    assumed: deadline.from,
  };
  return [{ path: ['obligations', index, 'due'], code: 'DUE_ON_CLOSED_DAY', parameters }];
}
