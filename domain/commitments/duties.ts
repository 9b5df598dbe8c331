import { bodyOf } from '../bodies/seats.ts';
import type { NewEvent } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import { definitionOf, type CovenantState, type Obligation } from '../state.ts';
import { purposes, stemIn, stemOf, type Purpose } from './names.ts';
import type { Commitment } from './state.ts';

/**
 * Duties of commitments: one for each owner, `<commitment>/<owner>` or just `<commitment>` where one answers for it, and
 * `baseline-…` for the baseline. One that is asked anew after it was over has the next occurrence, `#2`.
 */

/** Drafts bind nobody: what was agreed begins with the first implementation phase. */
export function isInForce(state: CovenantState): boolean {
  return definitionOf(state).phases.some(
    ({ id, kind }) => kind === 'implementation' && state.days[`phase:${id}`] !== undefined,
  );
}

/** The day that a commitment sets for one purpose; null for none, and for a baseline that is there. */
export function dayOf({ due, baselineBy, hasBaseline }: Commitment, purpose: Purpose): CivilDate | null {
  if (purpose === 'delivery') return due;
  return hasBaseline ? null : baselineBy;
}

/** Who answers for a commitment now: owners that take part, those who took their place, and bodies that stand. */
export function presentOwners(state: CovenantState, { owners }: Pick<Commitment, 'owners'>): string[] {
  const now = owners.map((owner) => presently(state, owner));
  return [...new Set(now)].filter((owner) => reachedAt(state, owner) !== undefined);
}

/** An organisation, or the one that took its place; a body as it is. */
function presently({ participation }: CovenantState, owner: string): string {
  const passed = [owner];
  for (let next = participation.successors[owner]; next !== undefined && !passed.includes(next);) {
    passed.unshift(next);
    next = participation.successors[next];
  }
  return passed[0] ?? owner;
}

/** The organisation whose people do it: the owner itself, or the one through which a body is reached. */
export function reachedAt(state: CovenantState, owner: string): string | undefined {
  const organisation = state.participants[owner] ? owner : bodyOf(state, owner)?.reachedThrough;
  return organisation !== undefined && state.participants[organisation]?.leftOn === null
    ? organisation
    : undefined;
}

/** What is not over of a commitment's duties for one purpose, reported or not. */
export function dutiesOf(state: CovenantState, commitment: string, purpose: Purpose): Obligation[] {
  const stem = stemOf(commitment, purpose);
  return Object.values(state.obligations).filter(
    ({ id, template }) => template === null && stemIn(id) === stem,
  );
}

/** Whether a duty is the one of this owner, also after it was handed over or other owners came or went. */
export function isDutyOf(
  state: CovenantState,
  { owners }: Pick<Commitment, 'owners'>,
  { id, owner: organisation }: Obligation,
  owner: string,
): boolean {
  const named = /\/([^#]+)/.exec(id)?.[1];
  if (named === owner || (named === undefined && owners.length === 1)) return true;
  return (named === undefined || !owners.includes(named)) && organisation === reachedAt(state, owner);
}

/** Which duties to open. */
export interface Asked {
  purpose: Purpose;
  owners: readonly string[];
  /** Also of an owner whose duty is over: it is asked for something new. */
  anew?: boolean;
  /** Duties that end with the same fact. */
  ending?: readonly Obligation[];
}

/** Duties of owners who have none open for this purpose. They are open to the parties: all of them rely on it. */
export function openedFor(state: CovenantState, commitment: Commitment, asked: Asked): NewEvent[] {
  const { purpose, owners, anew = false, ending = [] } = asked;
  const { commitment: name, words, binding } = commitment;
  const due = dayOf(commitment, purpose);
  const there = dutiesOf(state, name, purpose).filter((duty) => !ending.includes(duty));
  if (due === null) return [];
  return owners.flatMap((owner): NewEvent[] => {
    const organisation = reachedAt(state, owner);
    if (organisation === undefined || there.some((duty) => isDutyOf(state, commitment, duty, owner)))
      return [];
    const base = presentOwners(state, commitment).length > 1 ? `/${owner}` : '';
    const occurrence = firstFree(state, `${stemOf(name, purpose)}${base}`);
    if (occurrence > 1 && !anew) return [];
    const data = {
      obligation: numbered(`${stemOf(name, purpose)}${base}`, occurrence),
      owner: organisation,
      ...(organisation === owner ? {} : { body: owner }),
      template: null,
      occurrence,
      // A baseline has a name of its own: the words are those of what comes after it.
      ...(purpose === 'delivery' ? { text: words } : {}),
      due,
      audience: 'parties' as const,
      ...(binding ? {} : { binding }),
      commitment: name,
    };
    return [{ type: 'ObligationOpened', data, rules: rulesOf(purpose, binding) }];
  });
}

function numbered(base: string, occurrence: number): string {
  return occurrence === 1 ? base : `${base}#${occurrence}`;
}

function firstFree({ obligations, settled }: CovenantState, base: string): number {
  let occurrence = 1;
  while (numbered(base, occurrence) in obligations || numbered(base, occurrence) in settled) occurrence += 1;
  return occurrence;
}

function rulesOf(purpose: Purpose, binding: boolean): string[] {
  return [...(purpose === 'baseline' ? ['R40', 'D07'] : []), ...(binding ? [] : ['R135'])];
}

/** Every duty of a commitment that has begun to bind and is not there yet. */
export function openAll(state: CovenantState, commitment: Commitment): NewEvent[] {
  const owners = presentOwners(state, commitment);
  return purposes.flatMap((purpose) => openedFor(state, commitment, { purpose, owners }));
}
