import { checkDefinition } from './check-definition.ts';
import { PROGRAMME } from './check-programme.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import type { Phase } from './definition.ts';
import { openEvents } from './evolve-obligations.ts';
import type { NewEvent } from './events.ts';
import { obligationId, ownersOf } from './obligation.ts';
import { obligationOpened } from './opening.ts';
import { refuse } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';

/** Decisions about the course of a covenant: opening, milestones, named days, corrections, stopping and closing. */

export function open(state: CovenantState, command: CommandOf<'OpenCovenant'>): Decision {
  if (state.status !== 'new') return refuse('ALREADY_OPEN');
  const { slug, definition, definitionHash } = command.fields;
  const officer = definition.people.find((person) => person.id === command.actor);
  if (!officer) return refuse('UNKNOWN_PERSON', { person: command.actor });
  if (!officer.roles.includes('officer') || officer.organisation !== definition.secretariat) {
    return refuse('NOT_ENTITLED', {
      person: command.actor,
      command: command.type,
      entitled: 'officers',
    });
  }
  if ((definition.kind === 'programme') !== (slug === PROGRAMME)) return refuse('PROGRAMME_SLUG', { slug });
  const [problem] = checkDefinition(definition).problems;
  if (problem) return refuse('INVALID_DEFINITION', { path: problem.path.join('.'), problem: problem.code });
  return accept({ type: 'CovenantOpened', data: { slug, definition, definitionHash } });
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

/** Takes an open fact back, or notes a mistake that left none. Both events stay visible. */
export function correct(state: CovenantState, command: CommandOf<'CorrectEvent'>): Decision {
  const { event, reason } = command.fields;
  if (event > state.sequence)
    return refuse('EVENT_UNKNOWN', { event: `${event}`, last: `${state.sequence}` });
  if (state.corrected.includes(event)) return refuse('ALREADY_CORRECTED', { event: `${event}` });
  if (carriesOthers(state, event)) return refuse('NOT_CORRECTABLE', { event: `${event}` });
  const effect = isOpenFact(state, event) ? 'undone' : 'noted';
  return accept({ type: 'EventCorrected', data: { event, reason, effect } }, ...reopened(state, event));
}

/** Duties that a letter or signature had met for good open again when it is taken back. */
function reopened(state: CovenantState, event: number): NewEvent[] {
  if (state.status === 'closed') return [];
  const ownerOf = (facts: Record<string, { event: number }>) =>
    Object.keys(facts).find((owner) => facts[owner]?.event === event);
  const signer = ownerOf(state.signatures);
  const owner = signer ?? ownerOf(state.letters);
  if (owner === undefined) return [];
  const answer = signer === undefined ? 'letter-of-intent' : 'signature';
  return definitionOf(state)
    .obligations.filter((template) => template.answeredBy === answer && !template.every)
    .filter(
      (template) => state.settled[`${template.id}/${owner}`] && ownersOf(state, template).includes(owner),
    )
    .filter((template) => !state.obligations[obligationId(template, owner, 1)])
    .map((template) => obligationOpened(template, owner, 1));
}

/** Signatures under a concluded agreement, and milestones that others came after, carry later facts. */
function carriesOthers(state: CovenantState, event: number): boolean {
  const signature = Object.values(state.signatures).some((recorded) => recorded.event === event);
  if (signature) return state.concludedOn !== null;
  const milestone = Object.entries(state.milestones).find(([, recorded]) => recorded.event === event)?.[0];
  if (!milestone) return event === 1;
  const all = definitionOf(state).phases.flatMap((phase) => phase.milestones);
  return all.some((later) => later.after?.includes(milestone) && state.milestones[later.id]);
}

function isOpenFact(state: CovenantState, event: number): boolean {
  const facts = [
    ...Object.values(state.letters),
    ...Object.values(state.signatures),
    ...Object.values(state.milestones),
    ...Object.values(state.absences).flat(),
    ...Object.values(state.gates).flatMap((gate) => Object.values(gate.positions)),
  ];
  const duties = Object.values(state.obligations).flatMap(openEvents);
  return duties.includes(event) || facts.some((fact) => fact.event === event);
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
  const restarted = { type: 'CovenantRestarted', data: { reason }, rules: ['R27'] } as const;
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
