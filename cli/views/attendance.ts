import type { Organisation, Participation } from '../../domain/definition.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { inOrder } from './order.ts';
import { meetingRecords, type MeetingRecord } from './meeting-records.ts';
import type { Step } from './steps.ts';

/** How often one organisation came to the meetings of one body, or to plenaries, workshops and the like. */
export interface Attendance {
  /** Id of the body that met; null for a meeting of none, which is told by its kind. */
  body: string | null;
  kind: MeetingRecord['kind'];
  organisation: string;
  organisationName: string;
  organisationKind: Organisation['kind'];
  participation: Participation;
  /** Meetings to which it was invited and of which it is recorded who came. */
  invited: number;
  /** Meetings at which it was present, invited or not. */
  attended: number;
  /** Civil day of the last one that it attended, Europe/Amsterdam; null for none. */
  lastAttended: CivilDate | null;
}

/**
 * Who came to which meetings (R77): by body, or by kind of meeting where no body met, then by organisation. A meeting
 * counts once it is recorded who was there, so that nobody seems to stay away from what nobody wrote down; one that was
 * called off never does. Organisations that have left are in it too.
 */
export function attendanceOf(steps: readonly Step[]): Attendance[] {
  const participants = steps.at(-1)?.after.participants ?? {};
  const counts = new Map<string, Attendance>();
  for (const { body, kind, on, invited, attendance } of meetingRecords(steps).meetings.values()) {
    if (!attendance) continue;
    const came = attendance.data.organisations;
    for (const organisation of new Set([...invited, ...came])) {
      const participant = participants[organisation];
      if (!participant) continue;
      const where = { body, kind: body === null ? kind : ('body' as const) };
      const key = [body ?? '', where.kind, organisation].join('\n');
      const { name: organisationName, kind: organisationKind, participation } = participant;
      const who = { organisation, organisationName, organisationKind, participation };
      const none = { ...where, ...who, invited: 0, attended: 0, lastAttended: null };
      counts.set(key, counted(counts.get(key) ?? none, on, invited.includes(organisation), came));
    }
  }
  return [...counts.values()].sort(byPlace);
}

function counted(before: Attendance, on: CivilDate, isInvited: boolean, came: readonly string[]): Attendance {
  const attended = came.includes(before.organisation);
  const last = before.lastAttended;
  return {
    ...before,
    invited: before.invited + (isInvited ? 1 : 0),
    attended: before.attended + (attended ? 1 : 0),
    lastAttended: attended && (last === null || on > last) ? on : last,
  };
}

function byPlace(one: Attendance, other: Attendance): number {
  const place = ({ body, kind, organisation }: Attendance): string =>
    [body ?? '', kind, organisation].join('\n');
  return inOrder(place(one), place(other));
}
