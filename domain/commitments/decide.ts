import type { DecidersOf } from '../area.ts';
import { principalOf } from '../authority.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import { secretariatOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { checkTheme } from './check.ts';
import type { commitmentCommands } from './commands.ts';
import * as commitments from './decide-commitments.ts';
import { scoresOf, severityOf } from './risks.ts';

export const commitmentDeciders: DecidersOf<typeof commitmentCommands> = {
  AssessRisk: assessRisk,
  SetPriorities: setPriorities,
  MakeCommitment: commitments.make,
  ReviseCommitment: commitments.revise,
  WithdrawCommitment: commitments.withdraw,
  EstimateMeans: estimateMeans,
};

/** A line is enough; scores are welcome, and each is optional. */
function assessRisk(state: CovenantState, command: CommandOf<'AssessRisk'>): Decision {
  const { fields } = command;
  const organisation = principalOf(state, command);
  const refusal = checkAssessor(state, organisation) ?? checkTheme(state, fields.theme);
  if (refusal) return refusal;
  const known = state.commitments.risks[fields.risk];
  const previous = known ? scoresOf(known) : null;
  const rules = fields.beyondGuidelines ? ['R35', 'R37'] : ['R35'];
  return accept({ type: 'RiskAssessed', data: { ...fields, organisation, previous }, rules });
}

/** An officer may record it for others, but only for who assesses at the table. */
function checkAssessor(state: CovenantState, organisation: string): Refusal | null {
  if (organisation === secretariatOf(state)) return null;
  const { participation = 'body', leftOn = null } = state.participants[organisation] ?? {};
  if (leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  if (participation === 'party' || participation === 'facilitator' || participation === 'expert') return null;
  return refuse('NOT_A_PARTY', { organisation, participation, command: 'AssessRisk' });
}

/**
 * The parties choose what comes first, and the event says what was not chosen: it stays in scope (R38). That a chosen
 * risk has no scores is noted, since focus comes from the analysis of risks and not from agendas (R35).
 */
function setPriorities(state: CovenantState, command: CommandOf<'SetPriorities'>): Decision {
  const { priorities, note } = command.fields;
  const { risks } = state.commitments;
  const unknown = priorities.find((risk) => !risks[risk]);
  if (unknown !== undefined) return refuse('UNKNOWN_RISK', { risk: unknown });
  const twice = priorities.find((risk, index) => priorities.indexOf(risk) !== index);
  if (twice !== undefined) return refuse('RISK_TWICE', { risk: twice });
  const left = Object.keys(risks)
    .filter((risk) => !priorities.includes(risk))
    .sort();
  const unscored = priorities.filter((id) => {
    const risk = risks[id];
    return risk !== undefined && severityOf(risk) === null;
  });
  const data = { priorities, note, left, unscored };
  return accept({ type: 'PrioritiesSet', data, rules: ['R35', 'R36', 'R38'] });
}

/** Rough and revisable (R41): one word is enough, and the last estimate of a party counts. */
function estimateMeans(state: CovenantState, command: CommandOf<'EstimateMeans'>): Decision {
  const { commitment, daysPerYear, eurosPerYear, words } = command.fields;
  if (commitment !== undefined && !state.commitments.made[commitment])
    return refuse('UNKNOWN_COMMITMENT', { commitment });
  if (daysPerYear === undefined && eurosPerYear === undefined && words === undefined)
    return refuse('ESTIMATE_EMPTY');
  const organisation = principalOf(state, command);
  return accept({
    type: 'MeansEstimated',
    data: { ...command.fields, organisation },
    rules: ['R41', 'D06'],
  });
}
