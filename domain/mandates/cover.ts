import { definitionOf, type CovenantState } from '../state.ts';
import type { CivilDate } from '../primitives.ts';
import type { PerformedAct } from './commands.ts';
import type { OutsideBecause } from './events.ts';
import type { Mandate } from './state.ts';

/** What a mandate must cover: an act of an organisation on a day, by a person where one acts for it. */
export interface MandatedAct {
  organisation: string;
  act: PerformedAct;
  /** The day on which it happened, Europe/Amsterdam. */
  on: CivilDate;
  /** Null where an officer records it, who relies on evidence instead. */
  holder: string | null;
}

/** The mandate that covers an act, or why none does, with the one that comes nearest. */
export type Cover = { mandate: string } | { because: OutsideBecause; nearest: Mandate | null };

export type Standing = 'valid' | 'not-yet' | 'expired' | 'revoked';

/** How a mandate stands on a day. */
export function standingOf(
  { from, until, revokedOn }: Pick<Mandate, 'from' | 'until' | 'revokedOn'>,
  day: CivilDate,
): Standing {
  if (revokedOn !== null && revokedOn <= day) return 'revoked';
  if (day < from) return 'not-yet';
  return until !== null && until < day ? 'expired' : 'valid';
}

export function mandatesOf(state: CovenantState, organisation: string): Mandate[] {
  return Object.values(state.mandates.registered).filter((mandate) => mandate.organisation === organisation);
}

/**
 * True for an organisation whose acts rest on a mandate (R31): its kind is asked for one, or it has or had one. Nobody
 * else's acts are looked at; nor are the facilitator's, which negotiates for nobody: it signs its own engagement and
 * writes down what the table drafts.
 */
export function isMandated(state: CovenantState, organisation: string): boolean {
  const { kind, participation } = state.participants[organisation] ?? {};
  if (participation === 'facilitator') return false;
  const asked = kind !== undefined && (definitionOf(state).mandates?.asked ?? []).includes(kind);
  return asked || mandatesOf(state, organisation).length > 0;
}

/** From the least that a mandate can miss to the most. */
const NEAREST = ['other-holder', 'revoked', 'expired', 'not-yet', 'too-narrow'] as const;

/** Finds the mandate under which an act stands, among those given. */
export function findCover(mandates: readonly Mandate[], wanted: MandatedAct): Cover {
  const judged = mandates.map((mandate) => ({ mandate, misses: missing(mandate, wanted) }));
  const covering = judged.find(({ misses }) => misses === null);
  if (covering) return { mandate: covering.mandate.mandate };
  for (const because of NEAREST) {
    const found = judged.find(({ misses }) => misses === because);
    if (found) return { because, nearest: found.mandate };
  }
  return { because: 'no-mandate', nearest: null };
}

function missing(mandate: Mandate, { act, on, holder }: MandatedAct): (typeof NEAREST)[number] | null {
  const { acts, holders } = mandate;
  if (!acts.includes('all') && !acts.includes(act)) return 'too-narrow';
  const standing = standingOf(mandate, on);
  if (standing !== 'valid') return standing;
  return holder === null || holders === null || holders.includes(holder) ? null : 'other-holder';
}
