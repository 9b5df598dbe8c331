import { principalOf } from './authority.ts';
import type { Command, CommandFields, CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import { refuse, type Refusal } from './refusals.ts';
import { definitionOf, unsignedParties, type CovenantState } from './state.ts';

/** Decisions of parties at the table: letters of intent, signatures, entry into force. */

/** The party that acts, or why this organisation may not: only parties sit at gates and sign (003 L1241-1245). */
export function checkPartyActs(state: CovenantState, command: Command): { organisation: string } | Refusal {
  const organisation = principalOf(state, command);
  const participation = state.participants[organisation]?.participation ?? 'body';
  if (participation === 'party') return { organisation };
  if (participation === 'affiliated-company')
    return refuse('AFFILIATED_COMPANY_DOES_NOT_SIGN', { organisation });
  return refuse('NOT_A_PARTY', { organisation, participation, command: command.type });
}

const LETTER_PARTS: (keyof CommandFields['GiveLetterOfIntent'])[] = [
  'goal',
  'interests',
  'addedValue',
  'contribution',
  'mandate',
  'expectations',
];

export function giveLetterOfIntent(state: CovenantState, command: CommandOf<'GiveLetterOfIntent'>): Decision {
  const acting = checkPartyActs(state, command);
  if ('code' in acting) return acting;
  const { organisation } = acting;
  if (state.letters[organisation]) return refuse('LETTER_ALREADY_GIVEN', { organisation });
  const missing = LETTER_PARTS.filter((part) => !command.fields[part]);
  if (missing.length > 0 && blocks(state, 'R29'))
    return refuse('LETTER_PART_MISSING', { missing: missing.join(', ') });
  return accept({
    type: 'LetterOfIntentGiven',
    data: { organisation, parts: command.fields },
    rules: ['R28', 'R29'],
  });
}

/** True where the definition switches a rule on as a block. */
function blocks(state: CovenantState, rule: string): boolean {
  return definitionOf(state).rules.some((setting) => setting.rule === rule && setting.strength === 'block');
}

export function sign(state: CovenantState, command: CommandOf<'SignCovenant'>): Decision {
  const acting = checkPartyActs(state, command);
  if ('code' in acting) return acting;
  const { organisation } = acting;
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

/** Signed and in force are two days (R75); the latter comes after every party has signed. */
export function setEntryIntoForce(state: CovenantState, command: CommandOf<'SetEntryIntoForce'>): Decision {
  const unsigned = unsignedParties(state);
  if (unsigned.length > 0) return refuse('SIGNATURES_MISSING', { missing: unsigned.join(', ') });
  const begun = definitionOf(state).phases.find(
    (phase) =>
      'day' in phase.starts && phase.starts.day === 'entry-into-force' && state.days[`phase:${phase.id}`],
  );
  if (begun) return refuse('DATE_ALREADY_USED', { date: 'entry-into-force', phase: begun.id });
  return accept({ type: 'EntryIntoForceSet', data: { on: command.fields.on }, rules: ['R75'] });
}
