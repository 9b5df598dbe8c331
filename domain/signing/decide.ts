import type { DecidersOf } from '../area.ts';
import type { CommandOf } from '../commands.ts';
import { principalOf } from '../authority.ts';
import { accept, type Decision } from '../decision.ts';
import { refuse } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { signingCommands } from './commands.ts';

function sign(state: CovenantState, command: CommandOf<'SignCovenant'>): Decision {
  const organisation = principalOf(state, command);
  const participation = state.participants[organisation]?.participation ?? 'body';
  if (participation !== 'party')
    return refuse('NOT_A_PARTY', { organisation, participation, command: command.type });
  const phase = definitionOf(state).phases.find((candidate) => candidate.kind === 'signing');
  const current = definitionOf(state).phases.find((candidate) => candidate.id === state.phase);
  if (phase && current?.kind !== 'signing' && !state.concludedOn) {
    return refuse('WRONG_PHASE', { what: 'signing', wanted: phase.id, phase: state.phase ?? '' });
  }
  if (state.signatures[organisation]) return refuse('ALREADY_SIGNED', { organisation });
  const { document, method } = command.fields;
  const [earlier] = Object.values(state.signatures);
  if (earlier && earlier.document !== document.ref) return refuse('OTHER_DOCUMENT');
  return accept({ type: 'CovenantSigned', data: { organisation, document, method }, rules: ['R73'] });
}

export const signingDeciders: DecidersOf<typeof signingCommands> = {
  OpenSigningRound: () => accept(),
  SignCovenant: sign,
  RefuseToSign: () => accept(),
  RecordCoverage: () => accept(),
};
