import { principalOf } from '../authority.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { CommandFields, CommandOf } from '../commands.ts';
import { blocks } from '../decide-table.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { isTaken } from '../obligation.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { adviceOn } from './advice.ts';
import { checkNamed, checkNumber, checkToCome } from './check.ts';
import { isInForce, presentOwners } from './duties.ts';
import { purposes, stemOf } from './names.ts';
import { made, revised } from './revision.ts';
import type { Commitment } from './state.ts';

/** Decisions about commitments (afspraken): made at the table, revised under change control, withdrawn by the parties. */

export function make(state: CovenantState, command: CommandOf<'MakeCommitment'>, context: Context): Decision {
  const { fields } = command;
  const { commitment: id, due, baselineBy } = fields;
  const commitment = made(fields, 0);
  const refusal =
    checkFree(state, id) ??
    checkNamed(state, fields) ??
    checkToCome([due, baselineBy], context.today) ??
    checkVoice(state, command, fields.owners) ??
    checkChange(state, fields) ??
    checkNumber(state, commitment);
  if (refusal) return refusal;
  const data = { ...fields, advice: adviceOn(state, commitment) };
  return accept({ type: 'CommitmentMade', data, rules: rulesOf(state, commitment) });
}

export function revise(
  state: CovenantState,
  command: CommandOf<'ReviseCommitment'>,
  context: Context,
): Decision {
  const { fields } = command;
  const earlier = state.commitments.made[fields.commitment];
  if (!earlier) return refuse('UNKNOWN_COMMITMENT', { commitment: fields.commitment });
  const commitment = revised(earlier, fields, earlier.event);
  // A day that stays as it is may have passed.
  const newDays = [
    commitment.due === earlier.due ? undefined : fields.due,
    commitment.baselineBy === earlier.baselineBy ? undefined : fields.baselineBy,
  ];
  const refusal =
    checkRevision(fields) ??
    checkNamed(state, fields) ??
    checkToCome(newDays, context.today) ??
    checkVoice(state, command, [...speakersOf(state, earlier), ...speakersOf(state, commitment)]) ??
    checkChange(state, fields) ??
    checkNumber(state, commitment);
  if (refusal) return refusal;
  const { owners, due, baselineBy, hasBaseline } = earlier;
  const previous = { owners, due, baselineBy: hasBaseline ? null : baselineBy };
  const data = { ...fields, advice: adviceOn(state, commitment), previous };
  return accept({ type: 'CommitmentRevised', data, rules: rulesOf(state, commitment) });
}

/** By the parties; what was still owed by it is dropped (see react). */
export function withdraw(state: CovenantState, command: CommandOf<'WithdrawCommitment'>): Decision {
  const { commitment: id, reason } = command.fields;
  const commitment = state.commitments.made[id];
  if (!commitment) return refuse('UNKNOWN_COMMITMENT', { commitment: id });
  const data = { commitment: id, owners: commitment.owners, reason };
  return accept({ type: 'CommitmentWithdrawn', data });
}

/** Its duties get ids of their own, which nothing else may have. */
function checkFree(state: CovenantState, id: string): Refusal | null {
  const taken = purposes.some((purpose) => isTaken(state, stemOf(id, purpose)));
  return taken ? refuse('COMMITMENT_EXISTS', { commitment: id }) : null;
}

function checkRevision({
  commitment,
  remove = [],
  ...rest
}: CommandFields['ReviseCommitment']): Refusal | null {
  const { change: _, goOnBecause: __, ...given } = rest;
  const part = remove.find((particular) => given[particular] !== undefined);
  if (part !== undefined) return refuse('PARTICULAR_TWICE', { part, commitment });
  const empty = remove.length === 0 && Object.values(given).every((value) => value === undefined);
  return empty ? refuse('NOTHING_REVISED', { commitment }) : null;
}

/**
 * At the table anybody may draft for all. Once the agreement is concluded a commitment binds, so an organisation speaks
 * for itself alone, and the parties together for others (R10).
 */
function checkVoice(
  state: CovenantState,
  command: CommandOf<'MakeCommitment'> | CommandOf<'ReviseCommitment'>,
  owners: readonly string[],
): Refusal | null {
  const organisation = principalOf(state, command);
  const together = organisation === 'chair' || bodyOf(state, organisation) !== undefined;
  const others = [...new Set(owners)].filter((owner) => owner !== organisation);
  if (together || others.length === 0 || !isConcluded(state)) return null;
  const { commitment } = command.fields;
  return refuse('COMMITMENT_OF_OTHERS', { organisation, commitment, owners: others.join(', ') });
}

/** Who answers for it now speaks for it; where nobody is left who does, it is the parties' (R10). */
function speakersOf(state: CovenantState, commitment: Commitment): string[] {
  const present = presentOwners(state, commitment);
  return present.length > 0 ? present : commitment.owners;
}

/**
 * Change control (R79): stay with what was agreed, yet allow a justified shift of focus. After the agreement is concluded
 * a new or another commitment names the topic that the parties accepted, or says why it goes without one.
 */
function checkChange(
  state: CovenantState,
  {
    commitment,
    change,
    goOnBecause,
  }: Pick<CommandFields['ReviseCommitment'], 'commitment' | 'change' | 'goOnBecause'>,
): Refusal | null {
  if (change !== undefined) {
    const item = state.dossier.answered[change];
    const accepted = item?.kind === 'topic' && item.outcome === 'accepted';
    return accepted ? null : refuse('TOPIC_NOT_ACCEPTED', { topic: change });
  }
  if (!isConcluded(state)) return null;
  if (blocks(state, 'R79')) return refuse('CHANGE_BLOCKED', { commitment });
  return goOnBecause === undefined ? refuse('CHANGE_NOT_NAMED', { commitment }) : null;
}

function isConcluded(state: CovenantState): boolean {
  return state.concludedOn !== null || isInForce(state);
}

function rulesOf(state: CovenantState, { hasTarget, baselineBy, binding }: Commitment): string[] {
  return [
    'R3',
    ...(hasTarget || baselineBy !== null ? ['R40'] : []),
    ...(binding ? [] : ['R135']),
    ...(isConcluded(state) ? ['R79'] : []),
  ];
}
