import type { CommandOf, CommandType } from './commands.ts';
import type { Context, Decision } from './decision.ts';
import type { Audience, Participation, Phase } from './definition.ts';
import type { EventData, EventType, FactOf, NewEvent } from './events.ts';
import type { PlannedNotice } from './plan.ts';
import type { CivilDate, LocalText } from './primitives.ts';
import type { CovenantState } from './state.ts';

/** What an area of the core brings: each table has a line for each of its commands or events, and the core joins them. */

/** Decides each command; `C` is the area's table of commands. */
export type DecidersOf<C> = {
  [T in keyof C & CommandType]: (state: CovenantState, command: CommandOf<T>, context: Context) => Decision;
};

/** Folds each event; `E` is the area's interface of events, `on` the day on which the fact counts. */
export type EvolversOf<E> = {
  [T in keyof E & EventType]: (state: CovenantState, fact: FactOf<T>, on: CivilDate) => CovenantState;
};

/** What follows from an event by the agreed terms; `state` is the state after it. */
export type ReactionsOf<E> = {
  [T in keyof E & EventType]?: (state: CovenantState, fact: FactOf<T>) => NewEvent[];
};

/** Messages that an event brings, once; `state` is the state after it. */
export type AnnouncementsOf<E> = {
  [T in keyof E & EventType]?: (state: CovenantState, fact: FactOf<T>) => PlannedNotice[];
};

/** Facts that time makes on a day, Europe/Amsterdam. */
export interface TimeFact {
  on: CivilDate;
  events: NewEvent[];
}

/** Who may know of an event; the secretariat always does. */
export interface Disclosure<Field extends string = string> {
  audience: Audience;
  /** The organisation that it is about, which knows of it unless the audience is the secretariat; null for none. */
  owner: string | null;
  /** Organisations, people and bodies that know of it too, by id: guests of a meeting, who is invited to it no more. */
  also?: readonly string[];
  /** Whose it was before, which knows of it also once it has left. */
  formerly?: string;
  /** The thing that it speaks of, where that has readers of its own: nobody else knows of this either. */
  about?: Disclosure<never>;
  /** Fields of which fewer may know than of the fact itself, such as its reason, each with its own audience. */
  narrower?: { readonly [F in Field]?: Audience | Disclosure<never> };
}

/**
 * `state` is the state after the event and `before` the one before it, in which what the event ended still stands. Both
 * hold no more than the viewer may know, where somebody else than the secretariat looks: what is not found is closed.
 */
export type DisclosuresOf<E> = {
  [T in keyof E & EventType]: (
    data: EventData[T],
    state: CovenantState,
    before?: CovenantState,
  ) => Disclosure<keyof EventData[T] & string>;
};

/**
 * In which capacity somebody acts: for the secretariat itself, for an organisation by its kind of participation, for a
 * body, for the parties together (the chair's word, or a body's), or about a person.
 */
export type Capacity = 'secretariat' | Participation | 'body' | 'parties' | 'person';

/** Who may give a command, and in phases of which kinds; what is not said is refused. */
export interface ActPolicy {
  by: readonly Capacity[];
  phases: readonly Phase['kind'][] | 'any';
}

/** One line for each command, or several where who may give it differs from phase to phase. */
export type PolicyOf<C> = Record<keyof C & CommandType, ActPolicy | readonly ActPolicy[]>;

/** Sentences of an area's refusals. */
export type RefusalTexts = Record<string, LocalText & { rule?: string }>;
