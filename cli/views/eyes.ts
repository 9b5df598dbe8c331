import { readText } from '../../activities/address-book.ts';
import { viewerOf, type Viewer } from '../../domain/visibility.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import type { Folded } from './folded.ts';

/** Through whose eyes a covenant is seen. */
export type Eyes = (covenant: Folded) => Viewer;

/** Through whose eyes a view is asked for: a person's, or anybody's; else the secretariat's. */
export interface Looking {
  as?: string | undefined;
  public?: boolean | undefined;
}

/** Whose eyes these are, as a view says; null for the secretariat's. */
export function lookerOf({ as, public: anybody }: Looking): string | null {
  return as ?? (anybody ? 'public' : null);
}

/** The eyes that were asked for. Errors: EYES_TWICE, and those of `eyesOf`. */
export async function eyesFor(
  db: LedgerDatabase,
  covenants: readonly Folded[],
  { as, public: anybody }: Looking,
): Promise<Eyes> {
  if (as !== undefined && anybody) throw new CliError('EYES_TWICE');
  return anybody ? () => null : eyesOf(db, covenants, as);
}

/**
 * The covenants in which an officer looks at her own work. Errors: SECRETARIAT_ONLY for somebody who is an officer in
 * none of them, and those of `eyesOf`.
 */
export async function ofOfficer(
  db: LedgerDatabase,
  covenants: readonly Folded[],
  { as, command }: { as: string | undefined; command: string },
): Promise<Folded[]> {
  const eyes = await eyesOf(db, covenants, as);
  const own = covenants.filter((covenant) => eyes(covenant) === 'secretariat');
  if (as !== undefined && own.length === 0) throw new CliError('SECRETARIAT_ONLY', { person: as, command });
  return own;
}

/**
 * The eyes of the secretariat, which holds the ledger, or those of a person. Covenants choose ids of people by
 * themselves, so one id at two addresses is two people, and neither may see what the other may.
 * Errors: PERSON_UNKNOWN, for who is in none of the covenants; PERSON_AMBIGUOUS.
 */
export async function eyesOf(
  db: LedgerDatabase,
  covenants: readonly Folded[],
  person: string | undefined,
): Promise<Eyes> {
  if (person === undefined) return () => 'secretariat';
  const found = covenants.filter(({ state }) => state.people[person]);
  if (found.length === 0) throw unknown(covenants, person);
  const eyes: Eyes = ({ state }) => viewerOf(state, person);
  if (found.some((covenant) => eyes(covenant) !== 'secretariat')) await requireOne(db, found, person);
  return eyes;
}

function unknown(covenants: readonly Folded[], person: string): CliError {
  const near = nearest(
    person,
    covenants.flatMap(({ state }) => Object.keys(state.people)),
  );
  return new CliError('PERSON_UNKNOWN', { person, ...(near ? { near } : {}) });
}

async function requireOne(db: LedgerDatabase, covenants: readonly Folded[], person: string): Promise<void> {
  const addresses = new Set<string>();
  for (const { state } of covenants) {
    const card = state.people[person]?.card;
    if (card) addresses.add(await addressOn(db, card));
  }
  if (addresses.size < 2) return;
  const names = covenants.map(({ covenant }) => covenant).join(', ');
  throw new CliError('PERSON_AMBIGUOUS', { person, names });
}

/** The address on a card; an erased card is only like itself. */
async function addressOn(
  db: LedgerDatabase,
  card: Folded['state']['people'][string]['card'],
): Promise<string> {
  const found = await readText(db, card);
  if ('problem' in found) return card.ref;
  try {
    const { address } = JSON.parse(found.text) as { address?: unknown };
    return typeof address === 'string' ? address.toLowerCase() : card.ref;
  } catch {
    return card.ref;
  }
}
