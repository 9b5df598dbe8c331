import { daysBetween } from './calendar.ts';
import type { Command, CommandOf } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { NewEvent } from './events.ts';
import { findIn } from './find-obligation.ts';
import { dutyBody } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { CovenantState, Obligation } from './state.ts';
import { later, paused } from './suspension.ts';

/**
 * Decisions that let clocks stand still and go on. A suspension inside one of the same or a wider thing is refused,
 * since it would change nothing; a wider one over a narrower one is the union of both.
 */

export function suspendObligation(state: CovenantState, command: CommandOf<'SuspendObligation'>): Decision {
  const { obligation, reason } = command.fields;
  const found = findIn(state, obligation, command, ['open']);
  if ('code' in found) return found;
  const isBodys = dutyBody(state, found.obligation) !== null;
  const wider = checkCovenant(state) ?? (isBodys ? null : checkOrganisation(state, found.obligation.owner));
  return wider ?? accept({ type: 'ObligationSuspended', data: { obligation, reason } });
}

export function resumeObligation(
  state: CovenantState,
  command: CommandOf<'ResumeObligation'>,
  context: Context,
): Decision {
  const { obligation: id } = command.fields;
  const found = findSuspended(state, command);
  if ('code' in found) return found;
  const { obligation } = found;
  const on = command.effectiveOn ?? context.today;
  if (command.effectiveOn && obligation.suspendedOn && on < obligation.suspendedOn)
    return refuse('DATES_REVERSED', { from: obligation.suspendedOn, to: on });
  const { movedDays } = paused(state, { ...obligation, status: 'open', suspendedOn: null }, on);
  const days = movedDays - obligation.movedDays;
  return accept({ type: 'ObligationResumed', data: { obligation: id, days } });
}

/** A duty that stands still with its owner or the covenant is resumed with them. */
function findSuspended(
  state: CovenantState,
  command: CommandOf<'ResumeObligation'>,
): { obligation: Obligation } | Refusal {
  const { obligation: id } = command.fields;
  const found = findIn(state, id, command, ['suspended']);
  const open = state.obligations[id];
  if (!('code' in found) || !open || open.status !== 'open' || open.pausedOn === null) return found;
  return checkCovenant(state) ?? checkOrganisation(state, open.owner) ?? found;
}

export function suspendOrganisation(
  state: CovenantState,
  command: CommandOf<'SuspendOrganisation'>,
): Decision {
  const { organisation, reason } = command.fields;
  const unfit =
    checkTakesPart(state, organisation) ?? checkCovenant(state) ?? checkOrganisation(state, organisation);
  return unfit ?? accept({ type: 'OrganisationSuspended', data: { organisation, reason } });
}

export function resumeOrganisation(
  state: CovenantState,
  command: CommandOf<'ResumeOrganisation'>,
  context: Context,
): Decision {
  const { organisation, reason } = command.fields;
  const unfit = checkTakesPart(state, organisation);
  if (unfit) return unfit;
  const away = state.pausing[organisation];
  if (away?.still) return refuse('ALREADY_STEPPED_BACK', { organisation, since: away.on });
  const since = state.suspensions.organisations[organisation] ?? null;
  const days = daysSince(since, command, context, organisation);
  if ('code' in days) return days;
  return accept(
    { type: 'OrganisationResumed', data: { organisation, ...days, reason } },
    ...stillAway(state, organisation, command.effectiveOn ?? context.today),
  );
}

/** A party that is away from the table when its suspension ends has no running clock before it returns (R43). */
function stillAway(state: CovenantState, organisation: string, on: CivilDate): NewEvent[] {
  const away = state.pausing[organisation];
  if (!away) return [];
  return [
    {
      type: 'OrganisationSuspended',
      data: { organisation },
      effectiveOn: later(on, away.on),
      rules: ['R43'],
    },
  ];
}

/** Only the parties let their own agreement rest (R131). */
export function suspendCovenant(state: CovenantState, command: CommandOf<'SuspendCovenant'>): Decision {
  const unfit = checkCovenant(state);
  return unfit ?? accept({ type: 'CovenantSuspended', data: { reason: command.fields.reason } });
}

export function resumeCovenant(
  state: CovenantState,
  command: CommandOf<'ResumeCovenant'>,
  context: Context,
): Decision {
  const days = daysSince(state.suspensions.covenant, command, context, state.slug);
  if ('code' in days) return days;
  return accept({ type: 'CovenantResumed', data: { ...days, reason: command.fields.reason } });
}

function checkTakesPart(state: CovenantState, organisation: string): Refusal | null {
  const participant = state.participants[organisation];
  if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
  return participant.leftOn === null ? null : refuse('ORGANISATION_LEFT', { organisation });
}

function checkCovenant(state: CovenantState): Refusal | null {
  const since = state.suspensions.covenant;
  return since === null
    ? null
    : refuse('ALREADY_SUSPENDED', { subject: state.slug, since, resume: 'ResumeCovenant' });
}

function checkOrganisation(state: CovenantState, organisation: string): Refusal | null {
  const since = state.suspensions.organisations[organisation];
  if (since === undefined) return null;
  const resume = state.pausing[organisation]?.still ? 'ReturnToTable' : 'ResumeOrganisation';
  return refuse('ALREADY_SUSPENDED', { subject: organisation, since, resume });
}

/** How long a suspension lasted, up to the day of resuming. */
function daysSince(
  since: CivilDate | null,
  command: Command,
  context: Context,
  subject: string,
): { days: number } | Refusal {
  if (since === null) return refuse('NOT_SUSPENDED', { subject });
  const on = command.effectiveOn ?? context.today;
  return on < since ? refuse('DATES_REVERSED', { from: since, to: on }) : { days: daysBetween(since, on) };
}
