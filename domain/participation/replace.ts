import { principalOf } from '../authority.ts';
import { bodyOf, seatsOf, standingBodies } from '../bodies/seats.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { EventData, NewEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState, Participant } from '../state.ts';
import { allPassedOn } from './hand-over.ts';
import { checkNewcomer, contactSet } from './join.ts';
import { checkSecretariat, checkTakesPart, isWaiting } from './standing.ts';

/**
 * Decisions by which one organisation takes another's place: exchanged at the table (R54), or as its successor. Its duties
 * pass on, and its seats; what a person or a board gave to the earlier one (a mandate, a chair) does not.
 */

type Newcomer = CommandOf<'ExchangeOrganisation'>['fields']['joining'];

/** The newcomer gives a letter, a mandate and a signature of its own. */
export function exchange(state: CovenantState, command: CommandOf<'ExchangeOrganisation'>): Decision {
  const { leaving, joining, askedBy, consent, reason } = command.fields;
  const unfit = checkTakesPart(state, leaving);
  const before = state.participants[leaving];
  if (unfit || !before) return unfit ?? refuse('UNKNOWN_ORGANISATION', { organisation: leaving });
  const refusal =
    checkSecretariat(state, leaving) ??
    checkAssociate(before) ??
    checkPlace(state, joining, before) ??
    checkAsker(state, askedBy, joining.organisation);
  if (refusal) return refusal;
  const to = joining.organisation;
  return accept(
    ...joined(state, joining, before),
    ...allPassedOn(state, leaving, to, 'other'),
    {
      type: 'OrganisationExchanged',
      data: { leaving, joining: to, askedBy, consent, reason },
      rules: ['R54'],
    },
    ...seatsPassed(state, before, to),
    gone(leaving, reason, 'exchanged'),
  );
}

/** Its place is its own: whoever comes shows the conditions of an association itself (R82). */
function checkAssociate({ organisation, participation }: Participant): Refusal | null {
  return participation === 'associate' ? refuse('ASSOCIATE_NOT_EXCHANGED', { organisation }) : null;
}

/** Somebody of the covenant asked for it, or the one that comes. */
function checkAsker(state: CovenantState, askedBy: string, joining: string): Refusal | null {
  const known =
    askedBy === joining ||
    askedBy === 'chair' ||
    state.participants[askedBy] !== undefined ||
    bodyOf(state, askedBy) !== undefined;
  return known ? null : refuse('UNKNOWN_ORGANISATION', { organisation: askedBy });
}

/** The successor is the same party under another name: its letter, signature and past are the successor's. */
export function succeed(state: CovenantState, command: CommandOf<'SucceedOrganisation'>): Decision {
  const { successor: given, cause, reason } = command.fields;
  const organisation = principalOf(state, command);
  const before = state.participants[organisation];
  if (!before) return refuse('UNKNOWN_ORGANISATION', { organisation });
  const refusal =
    typeof given === 'string' ? checkSuccessor(state, before, given) : checkPlace(state, given, before);
  if (refusal) return refusal;
  const successor = typeof given === 'string' ? given : given.organisation;
  const signature = state.signatures[organisation] !== undefined && state.signatures[successor] === undefined;
  return accept(
    ...(typeof given === 'string' ? [] : joined(state, given, before)),
    ...allPassedOn(state, organisation, successor, 'successor'),
    { type: 'OrganisationSucceeded', data: { organisation, successor, cause, reason, signature } },
    ...seatsPassed(state, before, successor),
    gone(organisation, reason, 'succeeded'),
  );
}

/** One that takes part already succeeds its equal: a party a party, a company a company. */
function checkSuccessor(state: CovenantState, before: Participant, successor: string): Refusal | null {
  const { organisation, participation: wanted } = before;
  if (successor === organisation) return refuse('OWN_SUCCESSOR', { organisation });
  const unfit = checkTakesPart(state, successor);
  const participation = state.participants[successor]?.participation ?? wanted;
  if (unfit || participation === wanted) return unfit;
  return refuse('OTHER_PARTICIPATION', { successor, participation, organisation, wanted });
}

function checkPlace(state: CovenantState, newcomer: Newcomer, before: Participant): Refusal | null {
  const { participation, group } = before;
  const placed = { ...newcomer, participation, group: newcomer.group ?? group ?? undefined };
  return checkNewcomer(state, placed);
}

function joined(state: CovenantState, newcomer: Newcomer, before: Participant): NewEvent[] {
  const { contact, group = before.group ?? undefined, ...given } = newcomer;
  const { participation, organisation: inPlaceOf } = before;
  const waits = isWaiting(state, inPlaceOf);
  const data: EventData['ParticipantJoined'] = {
    ...given,
    participation,
    inPlaceOf,
    ...(group === undefined ? {} : { group }),
    ...(waits ? { effectiveFrom: 'entry-into-force' } : {}),
  };
  return [{ type: 'ParticipantJoined', data }, ...contactSet(newcomer.organisation, contact)];
}

/** Seats pass to the organisation, not to its people; a chair is a person, and ends with who leaves. */
function seatsPassed(state: CovenantState, { organisation, group }: Participant, to: string): NewEvent[] {
  const own = state.participants[to]?.group ?? group;
  return standingBodies(state)
    .map(({ id }) => ({ id, sitting: seatsOf(state, id).map((seat) => seat.organisation) }))
    .filter(({ sitting }) => sitting.includes(organisation) && !sitting.includes(to))
    .map(({ id }) => ({
      type: 'MemberSeated',
      data: { body: id, organisation: to, seat: 'member', group: own },
    }));
}

function gone(
  organisation: string,
  reason: EventData['ParticipantLeft']['reason'],
  ground: 'exchanged' | 'succeeded',
): NewEvent {
  return { type: 'ParticipantLeft', data: { organisation, reason, ground } };
}
