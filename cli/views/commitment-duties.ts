import { commitmentNamed } from '../../domain/commitments/names.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import { actorName } from './names.ts';
import { obligationCourses, type ObligationCourse } from './obligation-courses.ts';
import type { Step } from './steps.ts';

/** A duty that carries a commitment out, or measures its baseline, and what has become of it. */
export interface CommitmentDuty {
  commitment: string;
  obligation: string;
  owner: string;
  ownerName: LocalText;
  state: 'open' | 'late' | 'reported' | 'suspended' | 'done' | 'dropped';
  /** Null for one that is over or stands still. */
  due: CivilDate | null;
}

/** Duties of all commitments, in order of opening. */
export function commitmentDuties(steps: readonly Step[], today: CivilDate): CommitmentDuty[] {
  const state = steps.at(-1)?.after;
  if (!state) return [];
  return obligationCourses(steps, today).flatMap((course) => {
    const commitment = course.template === null ? commitmentNamed(state, course.obligation) : undefined;
    return commitment === undefined ? [] : [dutyOf(state, commitment, course, today)];
  });
}

function dutyOf(
  state: CovenantState,
  commitment: string,
  course: ObligationCourse,
  today: CivilDate,
): CommitmentDuty {
  const open = state.obligations[course.obligation];
  const owner = open?.owner ?? course.owner;
  return {
    commitment,
    obligation: course.obligation,
    owner,
    ownerName: actorName(state, owner),
    state: open ? stateOf(state, open, today) : course.dropped ? 'dropped' : 'done',
    due: open && open.status !== 'reported' ? (dueDay(state, open) ?? null) : null,
  };
}

function stateOf(state: CovenantState, duty: Obligation, today: CivilDate): CommitmentDuty['state'] {
  if (duty.status === 'open' && duty.pausedOn !== null) return 'suspended';
  return isLate(state, duty, today) ? 'late' : duty.status;
}
