import { checkOpening } from './check-opening.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import type { Phase } from './definition.ts';
import { refuse } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';

/** Decisions about the course of a covenant: opening, milestones, named days, corrections, stopping and closing. */

export function open(state: CovenantState, command: CommandOf<'OpenCovenant'>): Decision {
  const { slug, definition, definitionHash } = command.fields;
  return (
    checkOpening(state, command) ??
    accept({ type: 'CovenantOpened', data: { slug, definition, definitionHash } })
  );
}

export function recordMilestone(state: CovenantState, command: CommandOf<'RecordMilestone'>): Decision {
  const { milestone: id, note } = command.fields;
  const phase = definitionOf(state).phases.find((candidate) =>
    candidate.milestones.some((each) => each.id === id),
  );
  const milestone = phase?.milestones.find((candidate) => candidate.id === id);
  if (!phase || !milestone) return refuse('UNKNOWN_MILESTONE', { milestone: id });
  if (state.milestones[id]) return refuse('MILESTONE_ALREADY_RECORDED', { milestone: id });
  const missing = (milestone.after ?? []).filter((earlier) => !state.milestones[earlier]);
  if (missing.length > 0 && milestone.strength === 'block') {
    return refuse('MILESTONE_TOO_EARLY', { milestone: id, missing: missing.join(', ') }, milestone.rule);
  }
  return accept({
    type: 'MilestoneRecorded',
    data: { milestone: id, note },
    rules: milestone.rule ? [milestone.rule] : [],
  });
}

export function setDate(state: CovenantState, command: CommandOf<'SetDate'>): Decision {
  const { date: id, from, to = from, reason } = command.fields;
  const definition = definitionOf(state);
  if (!definition.dates.some((date) => date.id === id)) return refuse('UNKNOWN_DATE', { date: id });
  if (to < from) return refuse('DATES_REVERSED', { from, to });
  const begun = definition.phases.find(
    (phase) => startsOn(phase, `date:${id}`) && state.days[`phase:${phase.id}`],
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

/** Takes a stopped track up again, in the phase where it stopped or in an earlier one (R27). */
export function restart(state: CovenantState, command: CommandOf<'RestartCovenant'>): Decision {
  if (state.status !== 'stopped') {
    return refuse('COVENANT_NOT_OPEN', { status: state.status, command: command.type });
  }
  const { reason, phase } = command.fields;
  const data = { reason, stopped: state.stoppedBy ?? state.sequence };
  const restarted = { type: 'CovenantRestarted', data, rules: ['R27'] } as const;
  const event = { ...restarted, rules: [...restarted.rules] };
  if (!phase || phase === state.phase) return accept(event);
  const phases = definitionOf(state).phases.map((candidate) => candidate.id);
  const [wanted, current] = [phases.indexOf(phase), phases.indexOf(state.phase ?? '')];
  if (wanted < 0 || wanted > current) {
    return refuse('WRONG_PHASE', { what: 'restart', wanted: state.phase ?? '', phase });
  }
  return accept(event, { type: 'PhaseStarted', data: { phase, previous: state.phase } });
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
    (each) => each.binding && each.chase && each.status !== 'reported',
  );
  if (open.length > 0 && !goOnBecause) return refuse('OPEN_OBLIGATIONS', { count: `${open.length}` });
  return accept({ type: 'CovenantClosed', data: { reason, goOnBecause } });
}
