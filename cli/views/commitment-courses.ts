import type { CommitmentAdvice } from '../../domain/commitments/events.ts';
import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import type { Step } from './steps.ts';

/** How one commitment came to say what it says; what the state does not carry is read from its events. */
export interface CommitmentCourse {
  owners: string[];
  target: ContentReference | null;
  baseline: ContentReference | null;
  /** Of the last event. */
  advice: CommitmentAdvice[];
  made: { event: number; on: CivilDate };
  revisions: { event: number; on: CivilDate; change: string | null; because: ContentReference | null }[];
}

/** The course of every commitment that was ever made, by its name. */
export function commitmentCourses(steps: readonly Step[]): Map<string, CommitmentCourse> {
  const courses = new Map<string, CommitmentCourse>();
  for (const { fact, on } of steps) {
    const { sequence: event } = fact;
    if (fact.type === 'CommitmentMade') {
      const { commitment, owners, target = null, baseline = null, advice } = fact.data;
      courses.set(commitment, { owners, target, baseline, advice, made: { event, on }, revisions: [] });
    }
    if (fact.type !== 'CommitmentRevised') continue;
    const earlier = courses.get(fact.data.commitment);
    if (!earlier) continue;
    const {
      commitment,
      owners,
      target,
      baseline,
      advice,
      change = null,
      goOnBecause: because = null,
    } = fact.data;
    courses.set(commitment, {
      ...earlier,
      owners: [...new Set([...earlier.owners, ...(owners ?? [])])],
      target: target ?? earlier.target,
      baseline: baseline ?? earlier.baseline,
      advice,
      revisions: [...earlier.revisions, { event, on, change, because }],
    });
  }
  return courses;
}
