import type { Disclosure } from '../area.ts';
import type { Audience } from '../definition-table.ts';
import { namesOf } from '../participation/standing.ts';
import { maySee, type Viewer } from '../visibility.ts';
import type { CovenantState } from '../state.ts';

/**
 * True where everybody who is in the narrower audience is in the wider one too, whoever they turn out to be: a partial
 * order from the secretariat alone, over the owner, to the public. The parties and a list of names compare only where
 * every name is a party's.
 *
 * @param parties organisations that are parties now.
 */
export function covers(wider: Audience, narrower: Audience, parties: readonly string[]): boolean {
  if (wider === 'public' || narrower === 'secretariat') return true;
  if (wider === 'secretariat' || narrower === 'public') return false;
  if (narrower === 'owner') return true;
  if (wider === 'owner') return false;
  if (narrower === 'parties') return wider === 'parties';
  const reached = wider === 'parties' ? parties : wider.only;
  return narrower.only.every((name) => reached.includes(name));
}

/** The same audience by the names of who is here: without those who have left, with those who have succeeded them. */
export function ofThoseHere(state: CovenantState, audience: Audience): Audience {
  if (typeof audience === 'string') return audience;
  const here = Object.values(state.participants).filter(({ leftOn }) => leftOn === null);
  const now = (name: string): string[] =>
    here.map(({ organisation }) => organisation).filter((one) => namesOf(state, one).includes(name));
  return { only: audience.only.flatMap((name) => (name in state.participants ? now(name) : [name])) };
}

/** What decides who knows of an item, beside the secretariat. */
export interface KnownTo {
  audience: Audience;
  /** The organisation that told it, and the one that is to answer it. */
  from: string;
  owner?: string | null | undefined;
}

/** True where every party may know of it, so that it counts at their gates and they can decide it. */
export function isForParties({ audience }: Pick<KnownTo, 'audience'>): boolean {
  return audience === 'parties' || audience === 'public';
}

/** Who told it and who is to answer it know of it, whoever else does. */
export function maySeeItem(
  state: CovenantState,
  viewer: Viewer,
  { audience, from, owner }: KnownTo,
): boolean {
  return [from, owner ?? from].some((own) => maySee(state, viewer, { audience, owner: own }));
}

/** The same as one disclosure, for an event: whoever is to answer it knows of it beside who told it. */
export function disclosureOf({ audience, from, owner }: KnownTo): Disclosure<never> {
  return { audience, owner: from, also: owner ? [owner] : [] };
}

/** Who may know of the duty that an item becomes: the same, its teller included, who does not own the duty. */
export function dutyAudience({ audience, from, owner }: KnownTo): Audience {
  return withNames(audience, from, owner ?? from);
}

/** A narrow audience with one more name in it, where that is not its owner's. */
function withNames(audience: Audience, name: string, owner: string): Audience {
  if (name === owner || (typeof audience === 'string' && audience !== 'owner')) return audience;
  return { only: [...new Set([...(audience === 'owner' ? [] : audience.only), name])] };
}
