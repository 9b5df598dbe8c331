import { anchorOf, isAgreedBeforehand } from './anchors.ts';
import { bodyOf } from './bodies/seats.ts';
import { commitmentNamed } from './commitments/names.ts';
import type { ObligationTemplate } from './definition.ts';
import { dueDay, templateOf } from './due-day.ts';
import { inPlaceOf, takesPart } from './participation/standing.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState, Obligation } from './state.ts';

export { anchorDay } from './anchors.ts';
export { dueDay, templateDue, templateOf } from './due-day.ts';

/** Id of one obligation: template, owner where each has its own, occurrence where it recurs. */
export function obligationId(template: ObligationTemplate, owner: string, occurrence: number): string {
  const own = 'each' in template.owner ? `/${owner}` : '';
  return `${template.id}${own}${template.every ? `#${occurrence}` : ''}`;
}

/**
 * True when an id cannot be given to a new duty of its own; items of the dossier and commitments keep theirs for their
 * own duties.
 */
export function isTaken(state: CovenantState, id: string): boolean {
  const { open, answered } = state.dossier;
  const known = [state.obligations, state.settled, open, answered].some((ids) => id in ids);
  return known || templateOf(state, id) !== undefined || commitmentNamed(state, id) !== undefined;
}

/** The body whose duty it is, which an organisation only answers for; null for a duty of an organisation. */
export function dutyBody(
  state: CovenantState,
  { template, body }: Pick<Obligation, 'template'> & Partial<Pick<Obligation, 'body'>>,
): string | null {
  const owner = template === null ? undefined : templateOf(state, template)?.owner;
  return owner !== undefined && 'body' in owner ? owner.body : (body ?? null);
}

/** The id itself, or with the first number behind it that nothing has. */
export function freeId(state: CovenantState, id: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!isTaken(state, candidate)) return candidate;
  }
}

/** Late is derived, never recorded: due, not reported done, no timely request open, and the day has passed. */
export function isLate(state: CovenantState, obligation: Obligation, today: CivilDate): boolean {
  if (obligation.status !== 'open' || !obligation.binding || isAskedInTime(state, obligation)) return false;
  const due = dueDay(state, obligation);
  return due !== undefined && due < today;
}

/** True while a request of the owner that came on or before the due day waits for its answer (R78, D09). */
export function isAskedInTime(state: CovenantState, obligation: Obligation): boolean {
  const { request } = obligation;
  if (!request) return false;
  const due = dueDay(state, obligation);
  return due === undefined || request.on <= due;
}

/**
 * True while somebody may be reminded of a duty: open, binding, its clock running, no timely request open. Another
 * body's date is only watched, and what must come before an event is not chased where nobody agreed to the event's day.
 */
export function isChased(state: CovenantState, obligation: Obligation): boolean {
  return isAwaited(state, obligation) && hasAgreedDay(state, obligation);
}

function hasAgreedDay(state: CovenantState, { ownDue, template: id }: Obligation): boolean {
  const template = id === null ? undefined : templateOf(state, id);
  if (ownDue !== null || !template || !('before' in template.due)) return true;
  return isAgreedBeforehand(state, template.due.before);
}

/** The anchor whose day an open duty waits for; null when its day is known, or while its clock stands still. */
export function waitsForDay(state: CovenantState, obligation: Obligation): string | null {
  const template = obligation.template === null ? undefined : templateOf(state, obligation.template);
  if (!template || obligation.pausedOn !== null || dueDay(state, obligation) !== undefined) return null;
  return anchorOf(template);
}

/** All instances of a template that are over or reported, and none open: the template counts as done. */
export function isTemplateDone(state: CovenantState, templateId: string): boolean {
  const template = templateOf(state, templateId);
  if (!template) return false;
  const instances = Object.values(state.obligations).filter(
    (obligation) => obligation.template === templateId,
  );
  const began =
    instances.length > 0 ||
    ownersOf(state, template).some((owner) => state.settled[`${templateId}/${owner}`]);
  return began && instances.every((obligation) => obligation.status === 'reported' && !obligation.verify);
}

/** Organisations that owe a duty of this template now: those that took it over, where others did before. */
export function ownersOf(state: CovenantState, template: ObligationTemplate): string[] {
  const { owner } = template;
  if ('organisation' in owner) {
    const now = inPlaceOf(state, state.participation.takenOver[template.id] ?? owner.organisation);
    return takesPart(state, now) ? [now] : [];
  }
  if ('body' in owner) {
    const body = bodyOf(state, owner.body);
    return body ? [body.reachedThrough] : [];
  }
  return Object.values(state.participants)
    .filter(
      ({ participation, organisation }) => participation === owner.each && takesPart(state, organisation),
    )
    .map((participant) => participant.organisation)
    .sort();
}

/** True for what waits for its owner: open, binding, not only watched, its clock running and no timely request open. */
export function isAwaited(state: CovenantState, obligation: Obligation): boolean {
  const { status, binding, chase, pausedOn } = obligation;
  return status === 'open' && binding && chase && pausedOn === null && !isAskedInTime(state, obligation);
}

function awaited(state: CovenantState): Obligation[] {
  return Object.values(state.obligations).filter((obligation) => isAwaited(state, obligation));
}

/** The earliest due day, Europe/Amsterdam, of what is waited for; it may have passed. Null when nothing has a day. */
export function nextDeadline(state: CovenantState): CivilDate | null {
  const days = awaited(state).flatMap((obligation) => dueDay(state, obligation) ?? []);
  return days.sort()[0] ?? null;
}

/** Organisations that owe something now, in a fixed order. */
export function organisationsWaitedFor(state: CovenantState): string[] {
  return [...new Set(awaited(state).map((obligation) => obligation.owner))].sort();
}
