import type { Command, CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { Answer, ObligationTemplate } from '../definition.ts';
import { templateOf } from '../due-day.ts';
import type { EventData, NewEvent } from '../events.ts';
import { findIn } from '../find-obligation.ts';
import { dutyBody, obligationId } from '../obligation.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState, Obligation } from '../state.ts';
import { checkTakesPart } from './standing.ts';

/** Decisions about duties that pass from one organisation to another. */

export function handOver(state: CovenantState, command: CommandOf<'HandOverObligation'>): Decision {
  const { obligation, newOwner, reason } = command.fields;
  const found = findPassing(state, { obligation, newOwner }, command);
  if ('code' in found) return found;
  return accept(passedOn(found.obligation, newOwner, reason));
}

/** A duty and who is to take it over. */
interface Passing {
  obligation: string;
  newOwner: string;
}

/** The duty that is to pass to somebody else, or why it cannot. */
export function findPassing(
  state: CovenantState,
  { obligation: id, newOwner }: Passing,
  command: Command,
): { obligation: Obligation } | Refusal {
  const found = findIn(state, id, command, ['open', 'suspended']);
  if ('code' in found) return found;
  const { owner, answeredBy } = found.obligation;
  const body = dutyBody(state, found.obligation);
  if (body !== null) return refuse('DUTY_OF_BODY', { obligation: id, body });
  if (eachOf(state, found.obligation) || PERSONAL.includes(answeredBy))
    return refuse('OWN_DUTY', { obligation: id, owner });
  if (newOwner === owner) return refuse('HANDED_TO_OWNER', { obligation: id, owner });
  return checkTakesPart(state, newOwner) ?? found;
}

/** Answers that nobody gives for another. Nor does anybody do for another what each has for itself (R11). */
const PERSONAL: readonly Answer[] = [
  'letter-of-intent',
  'signature',
  'mandate',
  'consultation',
  'estimate',
  'ratification',
];

export function passedOn(
  { id, owner }: Obligation,
  to: string,
  reason?: EventData['ObligationHandedOver']['reason'],
): NewEvent {
  const data = { obligation: id, from: owner, to, ...(reason ? { reason } : {}) };
  return { type: 'ObligationHandedOver', data };
}

/**
 * All that an organisation owes, for whoever takes its place: its own duties too, unless the other has the same one
 * already, so that no duty is asked twice. A successor answers for what was reported as well; another organisation is not
 * bound by what the earlier one has said of its own duties.
 */
export function allPassedOn(
  state: CovenantState,
  from: string,
  to: string,
  as: 'successor' | 'other',
): NewEvent[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.owner === from && !isBoundTo(obligation, as))
    .filter((obligation) => {
      const own = eachOf(state, obligation);
      if (!own) return true;
      const passes = isOwnAgain(own, obligation, to) || !hasItself(state, own, to);
      return passes && (as === 'successor' || obligation.status !== 'reported');
    })
    .map((obligation) => passedOn(obligation, to));
}

/** Only who acted outside its mandate can stand by that act, and only who consults its members can conclude the round. */
function isBoundTo({ answeredBy, template }: Obligation, as: 'successor' | 'other'): boolean {
  if (answeredBy === 'ratification') return true;
  return as === 'other' && answeredBy === 'consultation' && template === null;
}

/** The template of a duty that each has for itself; undefined for any other duty. */
function eachOf(state: CovenantState, { template: id }: Obligation): ObligationTemplate | undefined {
  const template = id === null ? undefined : templateOf(state, id);
  return template && 'each' in template.owner ? template : undefined;
}

/** True for the duty that an organisation once passed on itself, and that comes back to it. */
export function isOwnAgain(
  template: ObligationTemplate,
  { id, occurrence }: Pick<Obligation, 'id' | 'occurrence'>,
  to: string,
): boolean {
  return 'each' in template.owner && id === obligationId(template, to, occurrence);
}

function hasItself(state: CovenantState, { id }: ObligationTemplate, organisation: string): boolean {
  const key = `${id}/${organisation}`;
  const open = Object.values(state.obligations).some(
    ({ template, owner }) => template === id && owner === organisation,
  );
  return open || state.settled[key] !== undefined || state.recurrences[key] !== undefined;
}
