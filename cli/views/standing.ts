import { dueDay, isAskedInTime, waitsForDay } from '../../domain/obligation.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { anchorName } from './anchor-name.ts';
import { dutyName, organisationName } from './names.ts';

/** What its owner has asked about a duty, and nobody has answered. */
export interface OpenRequest {
  obligation: string;
  name: LocalText;
  owner: string;
  ownerName: string;
  kind: 'extension' | 'cannot-deliver';
  on: CivilDate;
  /** The day asked for; null where the owner says that it cannot deliver. */
  until: CivilDate | null;
  due: CivilDate | null;
  /** Asked on or before the due day: until the answer the duty is neither late nor chased. */
  inTime: boolean;
}

/** Something whose clock stands still. */
export interface OpenSuspension {
  scope: 'covenant' | 'organisation' | 'obligation';
  /** Covenant, organisation or obligation. */
  id: string;
  name: LocalText;
  since: CivilDate;
}

/** A duty that is listed without a day, and what it waits for. */
export interface OpenCondition {
  obligation: string;
  name: LocalText;
  owner: string;
  /** The anchor whose day is not known, such as `entry-into-force`. */
  anchor: string;
  anchorName: LocalText;
}

export function openRequests(state: CovenantState): OpenRequest[] {
  return Object.values(state.obligations).flatMap((obligation) => {
    const { id, template, owner, request, status } = obligation;
    if (!request || status === 'reported') return [];
    const { kind, on, until } = request;
    return [
      {
        obligation: id,
        name: dutyName(state, template, id),
        owner,
        ownerName: organisationName(state, owner),
        kind,
        on,
        until,
        due: dueDay(state, obligation) ?? null,
        inTime: isAskedInTime(state, obligation),
      },
    ];
  });
}

/** Suspensions from the widest to the narrowest. */
export function openSuspensions(state: CovenantState): OpenSuspension[] {
  const { covenant, organisations } = state.suspensions;
  const name = state.definition?.name;
  // A track that is stopped says so; that its clocks stand still goes without saying.
  const whole: OpenSuspension[] =
    covenant === null || state.status === 'stopped' || !name
      ? []
      : [{ scope: 'covenant', id: state.slug, name, since: covenant }];
  const owners = Object.entries(organisations).map(([id, since]): OpenSuspension => {
    const own = organisationName(state, id);
    return { scope: 'organisation', id, name: { nl: own, en: own }, since };
  });
  const duties = Object.values(state.obligations).flatMap(
    ({ id, template, suspendedOn }): OpenSuspension[] =>
      suspendedOn === null
        ? []
        : [{ scope: 'obligation', id, name: dutyName(state, template, id), since: suspendedOn }],
  );
  return [...whole, ...owners, ...duties];
}

export function openConditions(state: CovenantState): OpenCondition[] {
  return Object.values(state.obligations).flatMap((obligation) => {
    const { id, template, owner, status } = obligation;
    const anchor = status === 'open' ? waitsForDay(state, obligation) : null;
    if (anchor === null) return [];
    const name = dutyName(state, template, id);
    return [{ obligation: id, name, owner, anchor, anchorName: anchorName(state, anchor) }];
  });
}
