import { daysBetween } from '../../domain/calendar.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { looksFor, maySee, type Viewer } from '../../domain/visibility.ts';
import { dutyNameIn, type Folded } from './folded.ts';
import type { SentNotice } from './notices.ts';
import { inOrder } from './order.ts';
import { waitingFor, type Waiting } from './waiting.ts';

/** Who is waited for over all covenants, by organisation, the latest first. */
export interface WaitingOnView {
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  /** The civil day on which lateness is judged, Europe/Amsterdam. */
  today: CivilDate;
  organisations: WaitingOrganisation[];
}

/** One organisation, also where covenants know it by different ids: its name makes it the same. */
export interface WaitingOrganisation {
  name: string;
  /** Things that are late. */
  late: number;
  /** Days of the thing that is late for longest; 0 when nothing is. */
  lateDays: number;
  waiting: WaitingOn[];
}

export interface WaitingOn extends Waiting {
  covenant: string;
  covenantName: LocalText;
  /** Days since the due day; 0 for what is not late. */
  lateDays: number;
  /** Whether it is the viewer's own, or the secretariat's to know: then who is reached, and what was sent, is told. */
  own: boolean;
  /** Steps that were sent about it and their fate. */
  sent: SentStep[];
}

/** One step of a ladder, or another message, as it went out. */
export type SentStep = Pick<SentNotice, 'on' | 'kind' | 'step' | 'person' | 'status'>;

/** What somebody may see of who is waited for in one covenant. */
export function visibleWaiting(covenant: Folded, viewer: Viewer): Waiting[] {
  const { state, today } = covenant;
  if (state.status !== 'open') return [];
  return seenWaiting(state, viewer, waitingFor(state, today)).map((waiting) =>
    state.obligations[waiting.subject]
      ? { ...waiting, name: dutyNameIn(covenant, waiting.subject) }
      : waiting,
  );
}

/** Of those who are waited for the ones that a viewer may see; through whom others are reached is theirs to know. */
export function seenWaiting(state: Folded['state'], viewer: Viewer, all: readonly Waiting[]): Waiting[] {
  return all
    .filter((waiting) => isVisible(state, viewer, waiting))
    .map((waiting) => (looksFor(viewer, waiting.organisation) ? waiting : { ...waiting, contact: null }));
}

/**
 * A duty by its audience. What its owner asked is between the two, and so is a position or a signature that is missing
 * between the party and the secretariat.
 */
function isVisible(state: Folded['state'], viewer: Viewer, waiting: Waiting): boolean {
  const { what, subject, organisation } = waiting;
  const obligation = state.obligations[subject];
  if (obligation && (what === 'obligation' || what === 'verification'))
    return maySee(state, viewer, obligation);
  const owner = what === 'request' && obligation ? obligation.owner : organisation;
  return maySee(state, viewer, { audience: 'owner', owner });
}

export interface WaitingSource {
  covenant: Folded;
  viewer: Viewer;
  /** What was sent in this covenant. */
  notices: readonly SentNotice[];
}

/** Makes the view from covenants that were read; counts come from what is seen, so they tell nothing more. */
export function waitingOnView(
  sources: readonly WaitingSource[],
  { today, as }: Pick<WaitingOnView, 'today' | 'as'>,
): WaitingOnView {
  const byName = new Map<string, WaitingOrganisation>();
  for (const waiting of sources.flatMap(waitingIn)) {
    const name = waiting.organisationName;
    const group = byName.get(nameKey(name)) ?? { name, late: 0, lateDays: 0, waiting: [] };
    group.waiting.push(waiting);
    group.late += waiting.late ? 1 : 0;
    group.lateDays = Math.max(group.lateDays, waiting.lateDays);
    byName.set(nameKey(name), group);
  }
  const organisations = [...byName.values()].sort(latestFirst);
  for (const organisation of organisations) organisation.waiting.sort(longestFirst);
  return { as, today, organisations };
}

/** Covenants choose ids by themselves, so `union-1` of two of them may be two unions; a name is what people know. */
export function nameKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function waitingIn({ covenant, viewer, notices }: WaitingSource): WaitingOn[] {
  const { state, today } = covenant;
  const covenantName = state.definition?.name ?? { nl: state.slug, en: state.slug };
  return visibleWaiting(covenant, viewer).map((waiting) => ({
    ...waiting,
    covenant: state.slug,
    covenantName,
    lateDays: lateDays(waiting, today),
    own: looksFor(viewer, waiting.organisation),
    sent: looksFor(viewer, waiting.organisation) ? sentAbout(waiting, notices) : [],
  }));
}

function lateDays({ late, due }: Waiting, today: CivilDate): number {
  return late && due ? daysBetween(due, today) : 0;
}

function sentAbout({ subject, organisation }: Waiting, notices: readonly SentNotice[]): SentStep[] {
  return notices
    .filter((notice) => notice.subject === subject && notice.organisation === organisation)
    .map(({ on, kind, step, person, status }) => ({ on, kind, step, person, status }));
}

function latestFirst(one: WaitingOrganisation, other: WaitingOrganisation): number {
  return (
    other.lateDays - one.lateDays ||
    other.waiting.length - one.waiting.length ||
    inOrder(one.name, other.name)
  );
}

function longestFirst(one: WaitingOn, other: WaitingOn): number {
  return (
    other.lateDays - one.lateDays ||
    inOrder(one.due ?? '~', other.due ?? '~') ||
    inOrder(one.subject, other.subject)
  );
}
