import { addDays, addPeriod, daysBetween } from './calendar.ts';
import type { NewEvent } from './events.ts';
import type { Happening } from './forecast.ts';
import { dueDay } from './obligation.ts';
import { isRealDate, type CivilDate, type ContentReference } from './primitives.ts';
import { definitionOf, type CovenantState } from './state.ts';

/** Something that is only supposed, from today on. Days are civil days, Europe/Amsterdam. */
export type Supposition =
  /** A named date, or a phase that starts on one, moves by a signed period (`P3W`, `-P1M`) or to a day. */
  | { kind: 'shift'; name: string; to: string }
  /** An obligation, an organisation or the covenant (by its slug) stands still, for a period or without an end. */
  | { kind: 'suspend'; name: string; during: string | null }
  /** An organisation leaves. */
  | { kind: 'withdraw'; name: string }
  | { kind: 'extend'; name: string; due: CivilDate };

/** A supposition that cannot be: nothing has that name, or what has it is not in a state for it. */
export interface Impossible {
  problem: 'unknown' | 'date-unset';
  kind: Supposition['kind'];
  name: string;
  /** Names that would do. */
  known: string[];
}

/** What a supposition would record, and on which days; or why it cannot be. */
export function suppose(
  state: CovenantState,
  supposition: Supposition,
  today: CivilDate,
): Happening[] | Impossible {
  switch (supposition.kind) {
    case 'shift':
      return shift(state, supposition, today);
    case 'suspend':
      return suspend(state, supposition, today);
    case 'withdraw':
      return withdraw(state, supposition.name, today);
    case 'extend':
      return extend(state, supposition, today);
  }
}

function impossible(kind: Supposition['kind'], name: string, known: string[]): Impossible {
  return { problem: 'unknown', kind, name, known };
}

type Of<K extends Supposition['kind']> = Extract<Supposition, { kind: K }>;

function shift(state: CovenantState, { name, to }: Of<'shift'>, today: CivilDate): Happening[] | Impossible {
  const anchors = anchorsByName(state);
  const anchor = anchors.get(name);
  if (anchor === undefined) return impossible('shift', name, [...anchors.keys()]);
  const previous = state.days[anchor] ?? null;
  const window = movedWindow(previous, to);
  if (!window) return { problem: 'date-unset', kind: 'shift', name, known: [] };
  const event: NewEvent =
    anchor === ENTRY
      ? { type: 'EntryIntoForceSet', data: { on: window.from } }
      : { type: 'DateSet', data: { date: anchor.slice(DATE.length), ...window, previous } };
  return [{ on: today, events: () => [event] }];
}

const ENTRY = 'entry-into-force';
const DATE = 'date:';

/** What can be shifted: named dates, the entry into force, and phases by the date on which they start. */
function anchorsByName(state: CovenantState): Map<string, string> {
  const { dates, phases } = definitionOf(state);
  const started = phases.flatMap(({ id, starts }): [string, string][] =>
    'day' in starts && (starts.day === ENTRY || starts.day.startsWith(DATE)) ? [[id, starts.day]] : [],
  );
  // A date goes before a phase of the same name.
  return new Map([
    ...started,
    ...dates.map(({ id }): [string, string] => [id, `${DATE}${id}`]),
    [ENTRY, ENTRY],
  ]);
}

/** A window keeps its length. */
function movedWindow(
  window: { from: CivilDate; to: CivilDate } | null,
  to: string,
): { from: CivilDate; to: CivilDate } | null {
  if (!isRealDate(to)) return window && { from: addPeriod(window.from, to), to: addPeriod(window.to, to) };
  return { from: to, to: window ? addDays(to, daysBetween(window.from, window.to)) : to };
}

function withdraw(state: CovenantState, organisation: string, today: CivilDate): Happening[] | Impossible {
  const active = activeOrganisations(state);
  if (!active.includes(organisation)) return impossible('withdraw', organisation, active);
  const data = { organisation, reason: SUPPOSED };
  return [{ on: today, events: () => [{ type: 'ParticipantLeft', data }] }];
}

function activeOrganisations(state: CovenantState): string[] {
  return Object.values(state.participants)
    .filter((participant) => participant.leftOn === null)
    .map((participant) => participant.organisation);
}

/** A reason that nobody gave: events want one, and the state does not keep it. */
const SUPPOSED: ContentReference = {
  ref: 'cnt_00000000-0000-0000-0000-000000000000',
  commitment: '0'.repeat(64),
  mediaType: 'text/plain',
  bytes: 0,
};

function extend(
  state: CovenantState,
  { name, due }: Of<'extend'>,
  today: CivilDate,
): Happening[] | Impossible {
  const known = openObligations(state);
  const obligation = state.obligations[name];
  if (!obligation || !known.includes(name)) return impossible('extend', name, known);
  const previous = dueDay(state, obligation) ?? null;
  const data = { obligation: name, reason: SUPPOSED, due, previous };
  return [{ on: today, events: () => [{ type: 'ObligationExtended', data }] }];
}

function openObligations(state: CovenantState): string[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.status === 'open')
    .map((obligation) => obligation.id);
}

function suspend(
  state: CovenantState,
  { name, during }: Of<'suspend'>,
  today: CivilDate,
): Happening[] | Impossible {
  const events = suspension(state, name);
  if (!events) {
    const known = [state.slug, ...activeOrganisations(state), ...openObligations(state)];
    return impossible('suspend', name, known);
  }
  const begin = { on: today, events: () => [events.begin] };
  if (during === null) return [begin];
  const on = addPeriod(today, during);
  return [begin, { on, events: () => [events.end(daysBetween(today, on))] }];
}

/** A suspension of a duty, of an organisation or of the whole covenant, and its end; null for what none of them is. */
function suspension(
  state: CovenantState,
  name: string,
): { begin: NewEvent; end: (days: number) => NewEvent } | null {
  const reason = SUPPOSED;
  if (state.obligations[name]?.status === 'open') {
    return {
      begin: { type: 'ObligationSuspended', data: { obligation: name, reason } },
      end: (days) => ({ type: 'ObligationResumed', data: { obligation: name, days } }),
    };
  }
  if (activeOrganisations(state).includes(name)) {
    return {
      begin: { type: 'OrganisationSuspended', data: { organisation: name, reason } },
      end: (days) => ({ type: 'OrganisationResumed', data: { organisation: name, days } }),
    };
  }
  return name === state.slug
    ? {
        begin: { type: 'CovenantSuspended', data: { reason } },
        end: (days) => ({ type: 'CovenantResumed', data: { days } }),
      }
    : null;
}
