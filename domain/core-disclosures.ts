import type { Disclosure, DisclosuresOf } from './area.ts';
import type { Audience } from './definition.ts';
import type { CoreEvents } from './events.ts';
import type { CovenantState } from './state.ts';

const everybody = { audience: 'public', owner: null } as const satisfies Disclosure;
const parties = { audience: 'parties', owner: null } as const satisfies Disclosure;
const closed = { audience: 'secretariat', owner: null } as const satisfies Disclosure;
const withReason = { ...everybody, narrower: { reason: 'parties' } } as const;

/**
 * Who may know of the core's own events. What due days hang on is public: phases, named days, milestones, a go, entry
 * into force and a suspension of the whole, so that whoever may see a duty sees its right day. Everything about a duty
 * follows the duty. Why something was so is for fewer than that it was so.
 */
export const coreDisclosures: DisclosuresOf<CoreEvents> = {
  CovenantOpened: () => everybody,
  StreamResumed: () => closed,
  MilestoneRecorded: () => ({ ...everybody, narrower: { note: 'parties' } }),
  PhaseStarted: () => everybody,
  DateSet: () => ({ ...everybody, narrower: { reason: 'parties' } }),
  EntryIntoForceSet: () => everybody,
  CalendarAdopted: () => everybody,
  GateOpened: () => parties,
  PositionGiven: ({ organisation }) => ({
    audience: 'parties',
    owner: organisation,
    narrower: { mandate: 'owner' },
  }),
  /** A go is public, since days count from it; what was missing and who thought otherwise is between the parties. */
  GateClosed: ({ outcome }) =>
    outcome === 'go'
      ? {
          ...everybody,
          narrower: { reason: 'parties', minority: 'parties', missing: 'parties', goOnBecause: 'parties' },
        }
      : parties,
  /** The parties know that it was given; a party tells its parts where it wants to (R30, R44). */
  LetterOfIntentGiven: ({ organisation }) => ({
    audience: 'parties',
    owner: organisation,
    narrower: { parts: 'owner', mandate: 'owner' },
  }),
  ContactChanged: ({ organisation }) => between(organisation),
  ObligationOpened: ({ owner, obligation }, state) => ({
    audience: state.obligations[obligation]?.audience ?? 'secretariat',
    owner,
    narrower: { reminders: 'owner' },
  }),
  ObligationReportedDone: (data, state, before) => told(ofDuty(data, state, before), { note: 'owner' }),
  ObligationVerified: (data, state, before) => told(ofDuty(data, state, before), { note: 'owner' }),
  ObligationReturned: (data, state, before) => told(ofDuty(data, state, before), { reason: 'owner' }),
  /** That something was asked shows in whether the duty is late; why is between owner and secretariat (R78). */
  NonDeliveryReported: (data, state, before) => told(ofDuty(data, state, before), { reason: 'owner' }),
  ExtensionRequested: (data, state, before) =>
    told(ofDuty(data, state, before), { reason: 'owner', until: 'owner' }),
  RequestDeclined: (data, state, before) => told(ofDuty(data, state, before), { reason: 'owner' }),
  ObligationExtended: (data, state, before) =>
    told(ofDuty(data, state, before), { reason: 'owner', asked: 'owner' }),
  ObligationSuspended: (data, state, before) => told(ofDuty(data, state, before), { reason: 'owner' }),
  ObligationResumed: ofDuty,
  OrganisationSuspended: ({ organisation }, state) => ({
    audience: widestOf(state, organisation),
    owner: organisation,
    narrower: { reason: 'owner' },
  }),
  OrganisationResumed: ({ organisation }, state) => ({
    audience: widestOf(state, organisation),
    owner: organisation,
    narrower: { reason: 'owner' },
  }),
  CovenantSuspended: () => withReason,
  CovenantResumed: () => withReason,
  /** The parties drop a duty, so they know why. */
  ObligationDropped: (data, state, before) => told(ofDuty(data, state, before), { reason: 'parties' }),
  /** The report itself stays between company and secretariat, whoever may know that it came (R59). */
  MonitoringSubmitted: (data, state, before) =>
    told(ofDuty(data, state, before), { report: 'owner', period: 'owner' }),
  RemindersSet: ({ organisation, obligation }, state) => {
    const owner =
      organisation ?? (obligation === undefined ? undefined : state.obligations[obligation]?.owner);
    return owner === undefined ? closed : between(owner);
  },
  /** What an officer notes of a telephone call is for colleagues. */
  ContactNoted: () => closed,
  RemindersHeld: ofReminders,
  ReminderSkipped: ofReminders,
  ReminderEdited: ofReminders,
  EscalationConfirmed: ofReminders,
  AbsenceSet: ({ person }, state) => ofPerson(person, state),
  RhythmSet: ({ person }, state) => ofPerson(person, state),
  CovenantStopped: () => withReason,
  CovenantRestarted: () => withReason,
  CovenantClosed: () => ({ ...everybody, narrower: { reason: 'parties', goOnBecause: 'parties' } }),
};

/** Known to one organisation and the secretariat. */
function between(organisation: string): Disclosure<never> {
  return { audience: 'owner', owner: organisation };
}

/** As the duty itself, also where the event ended it; closed where no such duty is known. */
function ofDuty(
  { obligation }: { obligation: string },
  state: CovenantState,
  before?: CovenantState,
): Disclosure<never> {
  const duty = state.obligations[obligation] ?? before?.obligations[obligation];
  return duty ? { audience: duty.audience, owner: duty.owner } : closed;
}

/** Reminders are between whoever is reminded and the secretariat. */
function ofReminders({ obligation }: { obligation: string }, state: CovenantState): Disclosure<never> {
  const owner = state.obligations[obligation]?.owner;
  return owner === undefined ? closed : between(owner);
}

function ofPerson(person: string, state: CovenantState): Disclosure<never> {
  const organisation = state.people[person]?.organisation;
  return organisation === undefined ? closed : between(organisation);
}

function told<Field extends string>(
  { audience, owner }: Disclosure<never>,
  narrower: { readonly [F in Field]: Audience },
): Disclosure<Field> {
  return { audience, owner, narrower };
}

/** Whoever may see a duty of an organisation may know that its clock stands still; nobody else. */
function widestOf(state: CovenantState, organisation: string): Audience {
  const audiences = Object.values(state.obligations)
    .filter(({ owner }) => owner === organisation)
    .map(({ audience }) => audience);
  if (audiences.includes('public')) return 'public';
  if (audiences.includes('parties')) return 'parties';
  const named = audiences.flatMap((audience) => (typeof audience === 'object' ? audience.only : []));
  return named.length > 0 ? { only: [...new Set(named)] } : 'owner';
}
