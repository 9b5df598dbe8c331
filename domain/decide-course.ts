import { checkOpening } from './check-opening.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import type { Phase } from './definition.ts';
import { isWithheldDuty } from './dossier/projects.ts';
import type { NewEvent } from './events.ts';
import { beginningOf, dutiesOfOldCourse } from './old-course.ts';
import { refuse } from './refusals.ts';
import { dropped } from './react-duties.ts';
import { signedAnew } from './signing/react.ts';
import { definitionOf, type CovenantState } from './state.ts';

/** Decisions about the course of a covenant: opening, named days, stopping, restarting and closing. */

export function open(state: CovenantState, command: CommandOf<'OpenCovenant'>): Decision {
  const { slug, definition, definitionHash } = command.fields;
  return (
    checkOpening(state, command) ??
    accept({ type: 'CovenantOpened', data: { slug, definition, definitionHash } })
  );
}

export function setDate(state: CovenantState, command: CommandOf<'SetDate'>): Decision {
  const { date: id, from, to = from, reason } = command.fields;
  const definition = definitionOf(state);
  if (!definition.dates.some((date) => date.id === id)) return refuse('UNKNOWN_DATE', { date: id });
  if (to < from) return refuse('DATES_REVERSED', { from, to });
  // A later phase that had begun before the parties went back begins on another day.
  const current = definition.phases.findIndex((phase) => phase.id === state.phase);
  const begun = definition.phases.find(
    (phase, at) => at <= current && startsOn(phase, `date:${id}`) && state.days[`phase:${phase.id}`],
  );
  if (begun) return refuse('DATE_ALREADY_USED', { date: id, phase: begun.id });
  const previous = state.days[`date:${id}`] ?? null;
  return accept({
    type: 'DateSet',
    data: { date: id, from, to, previous, ...(reason && { reason }) },
    rules: ['R124'],
  });
}

function startsOn(phase: Phase, anchor: string): boolean {
  return 'day' in phase.starts && phase.starts.day === anchor;
}

/** A track may stop, with a reason, while there is no agreement (R27). */
export function stop(state: CovenantState, command: CommandOf<'StopCovenant'>): Decision {
  if (state.concludedOn) return refuse('ALREADY_SIGNED_NO_STOP');
  return accept({ type: 'CovenantStopped', data: { reason: command.fields.reason }, rules: ['R27'] });
}

/**
 * Takes a stopped track up again, in the phase where it stopped or in an earlier one, and names the event that stopped
 * it (R27). What was given stays, unless the parties begin anew: then it is asked again from that phase on, and what the
 * old course had stays visible in the story alone.
 */
export function restart(state: CovenantState, command: CommandOf<'RestartCovenant'>): Decision {
  if (state.status !== 'stopped') {
    return refuse('COVENANT_NOT_OPEN', { status: state.status, command: command.type });
  }
  const { reason, phase = state.phase ?? '', anew = false } = command.fields;
  const phases = definitionOf(state).phases.map((candidate) => candidate.id);
  const [wanted, current] = [phases.indexOf(phase), phases.indexOf(state.phase ?? '')];
  if (wanted < 0 || wanted > current) {
    return refuse('WRONG_PHASE', { what: 'restart', wanted: state.phase ?? '', phase });
  }
  const data = { reason, stopped: state.stoppedBy ?? state.sequence, ...(anew && { anew: { from: phase } }) };
  const restarted: NewEvent = { type: 'CovenantRestarted', data, rules: ['R27'] };
  const old = anew ? endOfOldCourse(state, phase) : [];
  const begins: NewEvent[] =
    anew || wanted < current ? [{ type: 'PhaseStarted', data: { phase, previous: state.phase } }] : [];
  return accept(restarted, ...old, ...begins);
}

/** The duties and signatures that are asked again, each seen to go before the new course begins. */
function endOfOldCourse(state: CovenantState, phase: string): NewEvent[] {
  const duties = dutiesOfOldCourse(state, phase).map((id) => dropped(id, 'old-course'));
  return [...duties, ...signedAnew(state, beginningOf(state, phase))];
}

/** Ends the stream. Open duties that bind are named: the parties settle them or say why they close anyway. */
export function close(state: CovenantState, command: CommandOf<'CloseCovenant'>): Decision {
  const { reason, goOnBecause } = command.fields;
  const phases = definitionOf(state).phases;
  const last = phases.at(-1);
  if (last && state.phase !== last.id) {
    return refuse('WRONG_PHASE', { what: 'closing', wanted: last.id, phase: state.phase ?? '' });
  }
  const open = Object.values(state.obligations).filter(
    (each) => each.binding && each.chase && each.status !== 'reported' && !isWithheldDuty(state, each.id),
  );
  if (open.length > 0 && !goOnBecause) return refuse('OPEN_OBLIGATIONS', { count: `${open.length}` });
  return accept({ type: 'CovenantClosed', data: { reason, goOnBecause } });
}
