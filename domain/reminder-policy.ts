import { civilDate } from './calendar.ts';
import type { CivilDate } from './primitives.ts';
import type { LadderStep, PolicyPart, QuietPeriod, ReminderPolicy, Rhythm } from './reminder-terms.ts';
import { definitionOf, type CovenantState, type Obligation } from './state.ts';

/** Which reminders count for a duty: the nearest policy that says something wins, part by part. */

interface Parts {
  ladder: LadderStep[];
  cap: number;
  quiet: QuietPeriod[];
  rhythm: Rhythm;
}

/**
 * Parts of a policy as somebody set them. `since` is the day of setting, Europe/Amsterdam; steps from before it are not
 * made up for. A null value sends back to the wider policy.
 */
export type GivenPolicy = { [P in PolicyPart]?: { value: Parts[P] | null; since: CivilDate | null } };

/** Where a part comes from. */
export type PolicySource = 'obligation' | 'organisation' | 'covenant' | 'programme' | 'built-in';

export interface Sourced<T> {
  value: T;
  from: PolicySource;
  /** Steps from before this day are not made up for; null where it has always been so. */
  since: CivilDate | null;
}

export type EffectivePolicy = { [P in PolicyPart]: Sourced<Parts[P]> };

/** Contact, then deputy or mailbox, then the officer; used where nobody has said anything. */
export const BUILT_IN: Parts = {
  ladder: [
    { at: '-P30D', to: 'contact' },
    { at: '-P7D', to: 'contact' },
    { at: 'P3D', to: 'deputy' },
    { at: 'P14D', to: 'officer' },
  ],
  cap: 6,
  quiet: [],
  rhythm: 'daily',
};

type Level = [PolicySource, GivenPolicy];

/**
 * The policy of one obligation, with where each part comes from.
 * @param programme what `programmePolicy` gives for the ledger's programme; none where there is no programme.
 */
export function effectivePolicy(
  state: CovenantState,
  obligation: Obligation,
  programme: GivenPolicy = {},
): EffectivePolicy {
  const levels: Level[] = [
    ['obligation', obligation.policy],
    ['obligation', fromTerms(termsOf(obligation))],
    ...organisationLevels(state, obligation.owner),
    ...ownLevels(state),
    ['programme', programme],
    ['built-in', fromTerms(BUILT_IN)],
  ];
  return {
    ladder: nearest(levels, 'ladder'),
    cap: nearest(levels, 'cap'),
    quiet: nearest(levels, 'quiet'),
    rhythm: nearest(levels, 'rhythm'),
  };
}

/** The policy of an organisation beyond any one duty: what counts for a message that an event brings. */
export function organisationRhythm(
  state: CovenantState,
  organisation: string,
  programme: GivenPolicy = {},
): Rhythm {
  const levels: Level[] = [
    ...organisationLevels(state, organisation),
    ...ownLevels(state),
    ['programme', programme],
    ['built-in', fromTerms(BUILT_IN)],
  ];
  return nearest(levels, 'rhythm').value;
}

/** What a programme's own stream says for all covenants; its parts count from its opening on. */
export function programmePolicy(state: CovenantState): GivenPolicy {
  const opened = state.days['opening']?.from ?? null;
  const terms = fromTerms(definitionOf(state).reminders ?? {}, opened);
  const { covenant } = state.policies;
  const given = Object.entries(covenant).filter(([, part]) => part.value !== null);
  return { ...terms, ...Object.fromEntries(given) };
}

/** A policy that somebody sets now, on top of what was set before. */
export function withParts(
  earlier: GivenPolicy,
  { inherit = [], ...parts }: ReminderPolicy & { inherit?: PolicyPart[] | undefined },
  recordedAt: string,
): GivenPolicy {
  const since = civilDate(recordedAt);
  const back = Object.fromEntries(inherit.map((part) => [part, { value: null, since }]));
  return { ...earlier, ...back, ...fromTerms(parts, since) };
}

function organisationLevels(state: CovenantState, organisation: string): Level[] {
  const named = definitionOf(state).organisations.find(({ id }) => id === organisation);
  return [
    ['organisation', state.policies.organisations[organisation] ?? {}],
    ['organisation', fromTerms(named?.reminders ?? {})],
  ];
}

/** What the stream itself says: a covenant, or the programme about its own duties. */
function ownLevels(state: CovenantState): Level[] {
  const definition = definitionOf(state);
  const source = definition.kind === 'programme' ? 'programme' : 'covenant';
  return [
    [source, state.policies.covenant],
    [source, fromTerms(definition.reminders ?? {})],
  ];
}

function termsOf({ reminders }: Obligation): ReminderPolicy {
  if (reminders === null) return {};
  return Array.isArray(reminders) ? { ladder: reminders } : reminders;
}

function fromTerms(terms: ReminderPolicy, since: CivilDate | null = null): GivenPolicy {
  const { ladder, cap, quiet, rhythm } = terms;
  return {
    ...(ladder && { ladder: { value: ladder, since } }),
    ...(cap !== undefined && { cap: { value: cap, since } }),
    ...(quiet && { quiet: { value: quiet, since } }),
    ...(rhythm && { rhythm: { value: rhythm, since } }),
  };
}

function nearest<P extends PolicyPart>(levels: readonly Level[], part: P): Sourced<Parts[P]> {
  let since: CivilDate | null = null;
  for (const [from, given] of levels) {
    const found: GivenPolicy[P] = given[part];
    if (!found) continue;
    since = later(since, found.since);
    if (found.value !== null) return { value: found.value, from, since };
  }
  return { value: BUILT_IN[part], from: 'built-in', since };
}

function later(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
