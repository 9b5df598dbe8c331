import { principalOf } from './authority.ts';
import type { CommandFields, CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import { definitionOf, unsignedParties, type CovenantState } from './state.ts';

/** Decisions of parties at the table: letters of intent, signatures, entry into force. */

const LETTER_PARTS: (keyof CommandFields['GiveLetterOfIntent'])[] = [
  'goal',
  'interests',
  'addedValue',
  'contribution',
  'mandate',
  'expectations',
];

export function giveLetterOfIntent(state: CovenantState, command: CommandOf<'GiveLetterOfIntent'>): Decision {
  const organisation = principalOf(state, command);
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
export function blocks(state: CovenantState, rule: string): boolean {
  return definitionOf(state).rules.some((setting) => setting.rule === rule && setting.strength === 'block');
}

/** Signed and in force are two days (R75); the latter comes after every party has signed. */
export function setEntryIntoForce(state: CovenantState, command: CommandOf<'SetEntryIntoForce'>): Decision {
  const unsigned = unsignedParties(state);
  if (unsigned.length > 0) return refuse('SIGNATURES_MISSING', { missing: unsigned.join(', ') });
  const { on } = command.fields;
  // Of a conclusion that was imported only the month may be known.
  const concluded = state.days['signing']?.from;
  if (concluded !== undefined && on < concluded)
    return refuse('BEFORE_ITS_TIME', { command: command.type, date: on, first: concluded }, 'R75');
  // A phase that was imported may have begun though nobody knew the day.
  const begun = definitionOf(state).phases.find(
    (phase) =>
      state.days['entry-into-force'] !== undefined &&
      'day' in phase.starts &&
      phase.starts.day === 'entry-into-force' &&
      state.days[`phase:${phase.id}`],
  );
  if (begun) return refuse('DATE_ALREADY_USED', { date: 'entry-into-force', phase: begun.id });
  return accept({ type: 'EntryIntoForceSet', data: { on }, rules: ['R75'] });
}
