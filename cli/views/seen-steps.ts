import type { EventEnvelope } from '../../domain/envelope.ts';
import { seenBy } from '../../domain/seen.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { lookingFor, type Viewer } from '../../domain/visibility.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { civilDate } from '../../domain/calendar.ts';
import { readWords, type Folded } from './folded.ts';
import { readSteps } from './read-steps.ts';
import { foldSteps, type Step } from './steps.ts';

/**
 * A stream's events as somebody may see them, one step for each: what is closed to the viewer is left out, and the
 * others are numbered and folded without it. The secretariat sees all of them, by the ledger's own numbers.
 */
export function seenSteps(events: Iterable<EventEnvelope>, viewer: Viewer): Step[] {
  const all = foldSteps(events);
  return viewer === 'secretariat' ? all : stepsFor(all, viewer);
}

/** The same of steps that were folded before. */
export function stepsFor(all: readonly Step[], viewer: Exclude<Viewer, 'secretariat'>): Step[] {
  const present = all.at(-1)?.after ?? initialState();
  const envelopes = new Map(all.map(({ envelope }) => [envelope.sequence, envelope]));
  const facts = all.map(({ fact }) => fact);
  return seenBy(facts, viewer, present).flatMap(({ sequence, ...seen }) => {
    const envelope = envelopes.get(sequence);
    if (!envelope) return [];
    const { fact } = seen;
    const known = { ...knownActor(envelope, viewer, present), sequence: fact.sequence, data: fact.data };
    return [{ ...seen, envelope: known, on: fact.effectiveOn ?? civilDate(fact.recordedAt) }];
  });
}

/**
 * For whom an act was done may be known by whoever may know of it. Who did it, under which mandate and by what evidence
 * is known to the organisations whose person or act it was.
 */
function knownActor(
  envelope: EventEnvelope,
  viewer: Exclude<Viewer, 'secretariat'>,
  { people }: CovenantState,
): EventEnvelope {
  const { actor, principal } = envelope;
  const own = lookingFor(viewer);
  const actors = people[actor.person ?? '']?.organisation;
  const isOwn = [principal?.organisation, actors].some((id) => id !== undefined && own.includes(id));
  if (isOwn) return envelope;
  return {
    ...envelope,
    actor: { ...actor, person: null },
    principal: principal && { ...principal, mandate: null, evidence: null },
  };
}

/** A covenant that was read, as somebody may see it. */
export async function seenCovenant(
  db: LedgerDatabase,
  covenant: Folded,
  viewer: Viewer,
): Promise<Folded & { steps: Step[] | null }> {
  if (viewer === 'secretariat') return { ...covenant, steps: null };
  const steps = stepsFor(await readSteps({ db }, covenant.stream), viewer);
  const state = steps.at(-1)?.after ?? initialState();
  const words = await readWords(db, state);
  return { ...covenant, state, words, steps };
}
