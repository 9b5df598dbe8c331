import { ofPartiesAnd } from '../../domain/commitments/disclose.ts';
import { isInForce, presentOwners, reachedAt } from '../../domain/commitments/duties.ts';
import type { CommitmentAdvice } from '../../domain/commitments/events.ts';
import type { Commitment } from '../../domain/commitments/state.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { commitmentDuties, type CommitmentDuty } from './commitment-duties.ts';
import { commitmentCourses, type CommitmentCourse } from './commitment-courses.ts';
import { estimatesIn, estimateOf, type Estimate } from './estimates.ts';
import { actorName, dutyName, themeName } from './names.ts';
import { inOrder } from './order.ts';
import type { Step } from './steps.ts';

/** What was promised, by whom, by when, and how it stands. */
export interface CommitmentsView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  /** The civil day on which lateness is judged, Europe/Amsterdam. */
  today: CivilDate;
  /** False while all of them are drafts at the table. */
  inForce: boolean;
  commitments: CommitmentLine[];
  /** Names of what was withdrawn. */
  withdrawn: string[];
  /** Steps of due diligence, 1 to 6, at which no commitment stands. */
  stepsWithout: number[];
  /** Estimates of the covenant as a whole: all of them for the secretariat, its own for anybody else. */
  estimate: Estimate | null;
  /** What each owner owes by itself, beside the joint commitments (R11). */
  own: OwnDuties[];
}

export interface CommitmentLine {
  commitment: string;
  text: ContentReference;
  owners: { id: string; name: LocalText }[];
  theme: { id: string; name: LocalText } | null;
  risk: string | null;
  dueDiligenceStep: number | null;
  clause: string | null;
  due: CivilDate | null;
  voluntary: boolean;
  target: ContentReference | null;
  baseline: ContentReference | null;
  baselineBy: CivilDate | null;
  advice: CommitmentAdvice[];
  made: { event: number; on: CivilDate };
  /** With the accepted topic, or why it went without one. */
  revisions: { event: number; on: CivilDate; change: string | null; because: ContentReference | null }[];
  duties: CommitmentDuty[];
  estimate: Estimate | null;
}

export interface OwnDuties {
  owner: string;
  name: LocalText;
  duties: { obligation: string; name: LocalText; due: CivilDate | null; late: boolean }[];
}

export interface CommitmentsContext {
  viewer: Viewer;
  as: string | null;
  today: CivilDate;
  owner?: string | undefined;
  theme?: string | undefined;
  /** Digits of the estimates, by reference into the content store. */
  figures: ReadonlyMap<string, string | null>;
}

/** Makes the view from what somebody may know of; sums come from what is seen, so they tell nothing more. */
export function commitmentsView(steps: readonly Step[], context: CommitmentsContext): CommitmentsView | null {
  const state = steps.at(-1)?.after;
  if (!state?.definition) return null;
  const { viewer, as, today, owner, theme, figures } = context;
  const courses = commitmentCourses(steps);
  const estimates = estimatesIn(steps, state, { viewer, figures });
  const duties = commitmentDuties(steps, today);
  const shown = Object.values(state.commitments.made)
    .filter((one) => maySee(state, viewer, ofPartiesAnd(state, one.owners)))
    .filter((one) => owner === undefined || presentOwners(state, one).includes(owner))
    .filter((one) => theme === undefined || one.theme === theme)
    .sort(byDay);
  const commitments = shown.flatMap((commitment) => {
    const course = courses.get(commitment.commitment);
    if (!course) return [];
    const own = duties.filter((duty) => duty.commitment === commitment.commitment);
    return [
      lineOf(state, commitment, {
        course,
        duties: own,
        estimate: estimateOf(estimates, commitment.commitment),
      }),
    ];
  });
  return {
    covenant: state.slug,
    as,
    today,
    inForce: isInForce(state),
    commitments,
    withdrawn: withdrawnIn(state, viewer, courses),
    stepsWithout: owner === undefined && theme === undefined ? stepsWithout(shown) : [],
    estimate: estimateOf(estimates, null),
    own: owners(state, shown, owner).map((id) => ownDuties(state, id, context)),
  };
}

function byDay(one: Commitment, other: Commitment): number {
  return inOrder(one.due ?? '9999', other.due ?? '9999') || inOrder(one.commitment, other.commitment);
}

function lineOf(
  state: CovenantState,
  commitment: Commitment,
  parts: { course: CommitmentCourse; duties: CommitmentDuty[]; estimate: Estimate | null },
): CommitmentLine {
  const { course, duties, estimate } = parts;
  const { commitment: name, theme, risk, dueDiligenceStep, clause, due, binding, baselineBy } = commitment;
  return {
    commitment: name,
    text: commitment.words,
    owners: presentOwners(state, commitment).map((id) => ({ id, name: actorName(state, id) })),
    theme: theme === null ? null : { id: theme, name: themeName(state, theme) },
    risk,
    dueDiligenceStep,
    clause,
    due,
    voluntary: !binding,
    target: commitment.hasTarget ? course.target : null,
    baseline: commitment.hasBaseline ? course.baseline : null,
    baselineBy,
    advice: course.advice,
    made: course.made,
    revisions: course.revisions,
    duties,
    estimate,
  };
}

function withdrawnIn(
  state: CovenantState,
  viewer: Viewer,
  courses: ReadonlyMap<string, CommitmentCourse>,
): string[] {
  return state.commitments.withdrawn.filter((name) => {
    const { owners = [], made = null } = courses.get(name) ?? {};
    // What should never have been recorded was not withdrawn either.
    const isMistake = made !== null && state.corrected.includes(made.event);
    return !isMistake && maySee(state, viewer, ofPartiesAnd(state, owners));
  });
}

function stepsWithout(commitments: readonly Commitment[]): number[] {
  const taken = commitments.map(({ dueDiligenceStep }) => dueDiligenceStep);
  const none = taken.every((step) => step === null);
  return none ? [] : [1, 2, 3, 4, 5, 6].filter((step) => !taken.includes(step));
}

function owners(state: CovenantState, shown: readonly Commitment[], owner: string | undefined): string[] {
  if (owner !== undefined) return [owner];
  return [...new Set(shown.flatMap((commitment) => presentOwners(state, commitment)))].sort(inOrder);
}

/** Open duties by the agreed terms that an owner has for itself; a body's are its own in the same way. */
function ownDuties(state: CovenantState, owner: string, { viewer, today }: CommitmentsContext): OwnDuties {
  const isBody = state.participants[owner] === undefined;
  const duties = Object.values(state.obligations)
    .filter((duty) => duty.status !== 'reported' && duty.owner === reachedAt(state, owner))
    .filter(({ template }) => {
      const terms = state.definition?.obligations.find(({ id }) => id === template)?.owner;
      return terms !== undefined && ('body' in terms ? terms.body === owner : !isBody);
    })
    .filter((duty) => maySee(state, viewer, duty))
    .map((duty) => ({
      obligation: duty.id,
      name: dutyName(state, duty.template, duty.id),
      due: dueDay(state, duty) ?? null,
      late: isLate(state, duty, today),
    }));
  return {
    owner,
    name: actorName(state, owner),
    duties: duties.sort(
      (one, other) =>
        inOrder(one.due ?? '9999', other.due ?? '9999') || inOrder(one.obligation, other.obligation),
    ),
  };
}
