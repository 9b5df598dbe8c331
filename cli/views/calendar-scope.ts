import type { CovenantState } from '../../domain/state.ts';
import { looksFor, type Viewer } from '../../domain/visibility.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import type { Coming, Invitation } from './ahead.ts';
import { eyesFor, type Looking } from './eyes.ts';
import type { Folded } from './folded.ts';
import { seenCovenant } from './seen-steps.ts';
import type { Step } from './steps.ts';
import { nameKey } from './waiting-on.ts';

/** Whose calendar it is: one covenant's, as the secretariat or a person sees it, or one of all covenants. */
export type CalendarOf = { id: string; looking: Looking } | { organisation: string } | { person: string };

/** A covenant as it goes into a calendar: through whose eyes, and which of the things that are seen. */
export interface CalendarSource {
  covenant: Folded;
  viewer: Viewer;
  keep: (item: Coming) => boolean;
  /** The events that are seen; null for the secretariat, which sees all. */
  steps: readonly Step[] | null;
}

/**
 * What a calendar is made of. That of an organisation or a person has its own duties, and of others only meetings; it
 * sees no more than the organisation may. An officer's has everything of the covenants in which she is one.
 * Errors: ORGANISATION_UNKNOWN, ORGANISATION_AMBIGUOUS, PERSON_UNKNOWN, PERSON_AMBIGUOUS.
 */
export async function calendarSources(
  db: LedgerDatabase,
  covenants: readonly Folded[],
  of: CalendarOf,
): Promise<CalendarSource[]> {
  const sources: CalendarSource[] = [];
  for (const { covenant, ...scope } of await scopesOf(db, covenants, of)) {
    const { steps, ...seen } = await seenCovenant(db, covenant, scope.viewer);
    sources.push({ ...scope, covenant: seen, steps });
  }
  return sources;
}

type Scope = Omit<CalendarSource, 'steps'>;

async function scopesOf(db: LedgerDatabase, covenants: readonly Folded[], of: CalendarOf): Promise<Scope[]> {
  if ('organisation' in of) return ofOrganisation(covenants, of.organisation);
  const eyes = await eyesFor(db, covenants, 'person' in of ? { as: of.person } : of.looking);
  const scopes = covenants.map((covenant) => ({ covenant, viewer: eyes(covenant), keep: () => true }));
  if (!('person' in of)) return scopes;
  return scopes
    .filter(({ viewer }) => viewer !== null)
    .map((scope) => ({ ...scope, keep: (item) => concerns(scope.viewer, item) }));
}

function concerns(viewer: Viewer, { kind, owner, invitation }: Coming): boolean {
  if (viewer === 'secretariat') return true;
  if (invitation) return comesTo(viewer, invitation);
  return owner === null || kind === 'meeting' || looksFor(viewer, owner);
}

/** Of meetings to which people are invited, one's own. */
function comesTo(viewer: Viewer, { invited, guests }: Invitation): boolean {
  if (viewer === null || viewer === 'secretariat') return false;
  const { person } = viewer;
  return (
    invited.some((each) => looksFor(viewer, each.organisation)) ||
    (person !== undefined && guests.includes(person))
  );
}

function ofOrganisation(covenants: readonly Folded[], wanted: string): Scope[] {
  const found = covenants.flatMap((covenant) =>
    organisationsCalled(covenant.state, wanted).map(({ organisation, name }) => ({
      covenant,
      organisation,
      name,
    })),
  );
  if (found.length === 0) throw unknown(covenants, wanted);
  const names = [...new Map(found.map(({ name }) => [nameKey(name), name])).values()];
  if (names.length > 1) {
    throw new CliError('ORGANISATION_AMBIGUOUS', { organisation: wanted, names: names.join(', ') });
  }
  return found.map(({ covenant, organisation }) => {
    const viewer = { organisation };
    return { covenant, viewer, keep: (item) => concerns(viewer, item) };
  });
}

/** By id or by name; who has left has no calendar any more. */
function organisationsCalled(state: CovenantState, wanted: string): { organisation: string; name: string }[] {
  return Object.values(state.participants).filter(
    ({ organisation, name, leftOn }) =>
      leftOn === null && (organisation === wanted || nameKey(name) === nameKey(wanted)),
  );
}

function unknown(covenants: readonly Folded[], organisation: string): CliError {
  const all = covenants.flatMap(({ state }) => Object.values(state.participants));
  const near = nearest(organisation, [...all.map((one) => one.organisation), ...all.map((one) => one.name)]);
  return new CliError('ORGANISATION_UNKNOWN', { organisation, ...(near ? { near } : {}) });
}
