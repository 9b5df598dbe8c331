import { principalOf } from './authority.ts';
import type { Command } from './commands.ts';
import type { CivilDate } from './primitives.ts';
import { refuse, type Refusal } from './refusals.ts';
import { covenantPaper, paperToSign } from './signing/papers.ts';
import { definitionOf, type CovenantState } from './state.ts';

/**
 * Refuses what is said to have happened before that which it follows from: a gate that closes before it was opened, a
 * restart before the stop. What happened before it was recorded stays welcome, and so does what no day speaks against.
 */
export function checkEffective(state: CovenantState, command: Command): Refusal | null {
  const { effectiveOn: date, type } = command;
  if (date === undefined) return null;
  const first = firstDay(state, command);
  return first !== undefined && date < first
    ? refuse('BEFORE_ITS_TIME', { command: type, date, first })
    : null;
}

/** The day of what a command follows from, Europe/Amsterdam; undefined where it follows from nothing with a day. */
function firstDay(state: CovenantState, command: Command): CivilDate | undefined {
  const opening = state.days['opening']?.from;
  switch (command.type) {
    case 'OpenGate':
    case 'StopCovenant':
    case 'SuspendCovenant':
    case 'CloseCovenant':
      return opening;
    case 'GivePosition':
    case 'CloseGate':
      return state.gates[command.fields.gate]?.openedOn;
    case 'RestartCovenant':
      return state.suspensions.covenant ?? opening;
    case 'OpenSigningRound': {
      const own = command.fields.documents.some(({ paper }) => paper === covenantPaper(state));
      return own ? signingDay(state) : opening;
    }
    case 'SignCovenant': {
      const paper = paperToSign(state, command.fields.paper ?? covenantPaper(state));
      return latest(paper?.kind === 'covenant' ? signingDay(state) : opening, joinedOn(state, command));
    }
    case 'LeaveCovenant':
      return joinedOn(state, command);
    default:
      return undefined;
  }
}

/** The day on which the phase of signing began. */
function signingDay(state: CovenantState): CivilDate | undefined {
  const signing = definitionOf(state).phases.find(({ kind }) => kind === 'signing');
  return signing && state.days[`phase:${signing.id}`]?.from;
}

/** Whose part began with entry into force had joined before that, on a day that the state does not keep. */
function joinedOn(state: CovenantState, command: Command): CivilDate | undefined {
  const participant = state.participants[principalOf(state, command)];
  const began = participant?.participation !== 'party' && isEntry(state, participant?.joinedOn);
  return began ? state.days['opening']?.from : participant?.joinedOn;
}

function isEntry(state: CovenantState, day: CivilDate | undefined): boolean {
  return day !== undefined && state.days['entry-into-force']?.from === day;
}

function latest(...days: (CivilDate | undefined)[]): CivilDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}
