import { isSeated, standingBodies } from '../../domain/bodies/seats.ts';
import type { LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Attendance } from './attendance.ts';
import { bodyName } from './names.ts';
import { inOrder } from './order.ts';

/** Who takes part in the bodies and other meetings (R77), for the steering group and the secretariat alone. */
export interface ParticipationOverview {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  rows: OverviewRow[];
}

export interface OverviewRow extends Attendance {
  /** Name of the body; null for meetings of none, which are told by their kind. */
  bodyName: LocalText | null;
}

/** True for who sits in a steering group of the covenant, and may see who takes part in its bodies. */
export function sitsInSteeringGroup(state: CovenantState, person: string): boolean {
  return standingBodies(state).some(
    ({ id, kind }) => kind === 'steering-group' && isSeated(state, id, person),
  );
}

/** Companies first, since their part is the weakest (003 L2203-2209), and of them who came least. */
export function participationOverview(
  state: CovenantState,
  attendance: readonly Attendance[],
  as: string | null,
): ParticipationOverview {
  const rows = attendance.map((row) => ({
    ...row,
    bodyName: row.body === null ? null : bodyName(state, row.body),
  }));
  return { covenant: state.slug, as, rows: rows.sort(companiesFirst) };
}

function companiesFirst(one: OverviewRow, other: OverviewRow): number {
  return (
    rank(one) - rank(other) ||
    share(one) - share(other) ||
    inOrder(one.organisationName, other.organisationName) ||
    inOrder(one.body ?? '', other.body ?? '')
  );
}

function rank({ organisationKind }: Attendance): number {
  return organisationKind === 'company' ? 0 : 1;
}

function share({ attended, invited }: Attendance): number {
  return invited === 0 ? 0 : attended / invited;
}
