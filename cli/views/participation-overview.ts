import { isSeated, standingBodies } from '../../domain/bodies/seats.ts';
import type { EventData } from '../../domain/events.ts';
import type { Participation } from '../../domain/definition.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { bodyNameIn, organisationName } from './names.ts';
import { inOrder } from './order.ts';
import type { Step } from './steps.ts';

/** How often an organisation came to the meetings of a body to which it was invited. */
export interface AttendanceRow {
  organisation: string;
  body: string;
  invited: number;
  attended: number;
  /** The day of the last meeting that it attended; null for none. */
  lastOn: CivilDate | null;
}

/** Who takes part in the bodies (R77), for the steering group and the secretariat alone. */
export interface ParticipationOverview {
  covenant: string;
  rows: OverviewRow[];
}

export interface OverviewRow extends AttendanceRow {
  organisationName: string;
  participation: Participation | null;
  bodyName: LocalText;
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
  rows: readonly AttendanceRow[],
): ParticipationOverview {
  const named = rows.map((row) => ({
    ...row,
    organisationName: organisationName(state, row.organisation),
    participation: state.participants[row.organisation]?.participation ?? null,
    bodyName: bodyNameIn(state, row.body),
  }));
  return { covenant: state.slug, rows: named.sort(companiesFirst(state)) };
}

function companiesFirst(state: CovenantState): (one: OverviewRow, other: OverviewRow) => number {
  const rank = ({ organisation }: OverviewRow) =>
    state.participants[organisation]?.kind === 'company' ? 0 : 1;
  return (one, other) =>
    rank(one) - rank(other) ||
    share(one) - share(other) ||
    inOrder(one.organisationName, other.organisationName) ||
    inOrder(one.body, other.body);
}

function share({ attended, invited }: AttendanceRow): number {
  return invited === 0 ? 0 : attended / invited;
}

/** Attendance by body and organisation, from the meetings of bodies whose attendance was recorded. */
export function attendanceOf(steps: readonly Pick<Step, 'fact'>[]): AttendanceRow[] {
  const meetings = new Map<string, Held>();
  for (const { fact } of steps) {
    if (fact.type === 'MeetingPlanned') plan(meetings, fact.data);
    const meeting = 'meeting' in fact.data ? meetings.get(fact.data.meeting ?? '') : undefined;
    if (!meeting) continue;
    if (fact.type === 'MeetingMoved') meeting.on = fact.data.on;
    if (fact.type === 'AttendanceRecorded') meeting.absent = fact.data.absent;
  }
  const rows = new Map<string, AttendanceRow>();
  for (const { body, on, invited, absent } of meetings.values()) {
    if (absent !== null) for (const organisation of invited) count(rows, { organisation, body, on, absent });
  }
  return [...rows.values()];
}

/** A meeting of a body; who was absent is null until attendance is recorded. */
interface Held {
  body: string;
  on: CivilDate;
  invited: string[];
  absent: string[] | null;
}

function plan(
  meetings: Map<string, Held>,
  { meeting, body, on, invited }: EventData['MeetingPlanned'],
): void {
  if (body !== undefined) meetings.set(meeting, { body, on, invited, absent: null });
}

function count(
  rows: Map<string, AttendanceRow>,
  { organisation, body, on, absent }: { organisation: string; body: string; on: CivilDate; absent: string[] },
): void {
  const key = `${body}/${organisation}`;
  const row = rows.get(key) ?? { organisation, body, invited: 0, attended: 0, lastOn: null };
  const came = !absent.includes(organisation);
  const lastOn = came && (row.lastOn === null || row.lastOn < on) ? on : row.lastOn;
  rows.set(key, { ...row, invited: row.invited + 1, attended: row.attended + (came ? 1 : 0), lastOn });
}
