import { isOfficer, principalOf } from './authority.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import type { FacilitationRole, Phase } from './definition.ts';
import { facilitatorOf } from './participation/standing.ts';
import { refuse, type Refusal } from './refusals.ts';
import { definitionOf, type CovenantState } from './state.ts';

/** Steps that are reached once: a request, an approval, an acceptance with its roles (R5, R6, R12-R15). */

type Milestone = Phase['milestones'][number];
type Recording = CommandOf<'RecordMilestone'>;

export function record(state: CovenantState, command: Recording): Decision {
  const { milestone: id, jointly, facilitationRoles = [], note } = command.fields;
  const milestone = definitionOf(state)
    .phases.flatMap((phase) => phase.milestones)
    .find((candidate) => candidate.id === id);
  if (!milestone) return refuse('UNKNOWN_MILESTONE', { milestone: id });
  if (state.milestones[id]) return refuse('MILESTONE_ALREADY_RECORDED', { milestone: id });
  const refusal =
    checkTaker(state, command, milestone) ??
    checkJointly(state, command, milestone) ??
    checkRoles(state, command, milestone);
  if (refusal) return refusal;
  const early = (milestone.after ?? []).filter((earlier) => !state.milestones[earlier]);
  if (early.length > 0 && milestone.strength === 'block')
    return refuse('MILESTONE_TOO_EARLY', { milestone: id, missing: early.join(', ') }, milestone.rule);
  const missing = [...early, ...unassigned(milestone, facilitationRoles)];
  const data = {
    milestone: id,
    ...(note && { note }),
    ...(milestone.by && { organisation: principalOf(state, command) }),
    ...(jointly && { jointly }),
    ...(facilitationRoles.length > 0 && { facilitationRoles }),
    ...(missing.length > 0 && { missing }),
  };
  return accept({
    type: 'MilestoneRecorded',
    data,
    rules: milestone.rule ? [milestone.rule] : [],
  });
}

/**
 * Whose step it is: its organisation's people say so, or an officer for it. Where the definition names nobody, officers
 * record it.
 */
function checkTaker(state: CovenantState, command: Recording, milestone: Milestone): Refusal | null {
  const person = state.people[command.actor];
  const officer = person !== undefined && isOfficer(state, person);
  if (milestone.by === undefined)
    return officer
      ? null
      : refuse('NOT_ENTITLED', { person: command.actor, command: command.type, entitled: 'officers' });
  const organisation = principalOf(state, command);
  const refusal = checkFits(state, organisation, milestone);
  // An officer who names nobody has only left that out.
  const unsaid = officer && !command.principal && refusal?.code === 'MILESTONE_OF_ANOTHER';
  return unsaid ? refuse('PRINCIPAL_MISSING', { command: command.type }) : refusal;
}

function checkFits(state: CovenantState, organisation: string, { id, by }: Milestone): Refusal | null {
  const participant = state.participants[organisation];
  const facilitator = facilitatorOf(state);
  const fits =
    by === 'facilitator'
      ? organisation === facilitator
      : participant !== undefined && by?.includes(participant.kind) === true;
  if (!fits) {
    const takers = by === 'facilitator' ? facilitator : (by ?? []).join(', ');
    return refuse('MILESTONE_OF_ANOTHER', { milestone: id, takers, organisation });
  }
  return participant && participant.leftOn !== null ? refuse('ORGANISATION_LEFT', { organisation }) : null;
}

/** Organisations that take a step together are of the same kinds, and each is named once. */
function checkJointly(state: CovenantState, command: Recording, milestone: Milestone): Refusal | null {
  const { jointly = [] } = command.fields;
  if (jointly.length > 0 && !Array.isArray(milestone.by))
    return refuse('MILESTONE_BY_ONE', { milestone: milestone.id });
  const named = [principalOf(state, command)];
  for (const organisation of jointly) {
    if (!state.participants[organisation]) return refuse('UNKNOWN_ORGANISATION', { organisation });
    if (named.includes(organisation)) return refuse('NAMED_TWICE', { name: organisation });
    const refusal = checkFits(state, organisation, milestone);
    if (refusal) return refusal;
    named.push(organisation);
  }
  return null;
}

/** Roles that this step assigns, each to one organisation that takes part. */
function checkRoles(
  state: CovenantState,
  command: Recording,
  { id, assigns = [] }: Milestone,
): Refusal | null {
  const { facilitationRoles = [] } = command.fields;
  const taken: FacilitationRole[] = [];
  for (const { role, organisation } of facilitationRoles) {
    if (!assigns.includes(role)) {
      const roles = assigns.join(', ') || '–';
      return refuse('ROLE_OF_ANOTHER_STEP', { milestone: id, facilitationRole: role, roles });
    }
    if (taken.includes(role)) return refuse('NAMED_TWICE', { name: role });
    const participant = state.participants[organisation];
    if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
    if (participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
    taken.push(role);
  }
  return null;
}

/** Roles that nobody took with the step: worth saying, never a reason not to take it. */
function unassigned({ assigns = [] }: Milestone, given: readonly { role: FacilitationRole }[]): string[] {
  const taken = given.map(({ role }) => role);
  return assigns.filter((role) => !taken.includes(role)).map((role) => `role/${role}`);
}
