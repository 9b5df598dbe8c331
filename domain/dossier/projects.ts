import { addPeriod } from '../calendar.ts';
import type { NewEvent } from '../events.ts';
import { isTaken } from '../obligation.ts';
import { passedOn } from '../participation/hand-over.ts';
import { secretariatOf } from '../participation/standing.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { dutyAudience, isForParties } from './audience.ts';
import type { DossierItem } from './state.ts';

/**
 * Joint projects: the parties assess each for conformity with the Competition Act and any exemption (R66). That waits
 * until they have signed, since before then what the project holds is mostly not known (R67).
 */

/** How long the parties have for it where their definition does not say. */
const USUAL = 'P3M';

export function selfAssessmentOf(project: string): string {
  return `self-assessment-${project}`;
}

/** The self-assessments that are due now that the parties have signed: of one project, or of all that run. */
export function selfAssessments(state: CovenantState, project?: string): NewEvent[] {
  const { concludedOn, dossier } = state;
  if (concludedOn === null) return [];
  return Object.values(dossier.open)
    .filter(({ kind, item }) => kind === 'project' && (project === undefined || item === project))
    .filter(({ item }) => !isTaken(state, selfAssessmentOf(item)))
    .map((item) => selfAssessment(state, item, concludedOn));
}

function selfAssessment(state: CovenantState, project: DossierItem, concludedOn: string): NewEvent {
  const { item, on } = project;
  const owner = assessorOf(state, project);
  const period = definitionOf(state).projects?.selfAssessment ?? USUAL;
  const due = addPeriod(on > concludedOn ? on : concludedOn, period);
  return {
    type: 'ObligationOpened',
    data: {
      obligation: selfAssessmentOf(item),
      owner,
      template: null,
      occurrence: 1,
      due,
      audience: dutyAudience({ ...project, owner }),
    },
    rules: ['R66', 'R67'],
  };
}

/** The self-assessments of who leaves go on with whoever answers for the project now, since it must be assessed (R66). */
export function assessmentsLeft(state: CovenantState, organisation: string): NewEvent[] {
  const { open, answered } = state.dossier;
  const finished = Object.entries(answered).filter(([, { kind }]) => kind === 'project');
  const projects = Object.values(open).filter(({ kind }) => kind === 'project');
  return [
    ...projects.map((project) => [project.item, assessorOf(state, project)] as const),
    ...finished.map(([item]) => [item, secretariatOf(state)] as const),
  ].flatMap(([item, assessor]) => {
    const duty = state.obligations[selfAssessmentOf(item)];
    return duty?.owner === organisation && duty.status !== 'reported' ? [passedOn(duty, assessor)] : [];
  });
}

/** Who answers for it: the project's owner, or who told it; where both have left, the secretariat sees to it. */
function assessorOf(state: CovenantState, { owner, from }: DossierItem): string {
  const takesPart = (id: string) => state.participants[id]?.leftOn === null;
  return [owner ?? from, from].find(takesPart) ?? secretariatOf(state);
}

/** The open item that a duty came of; undefined for any other duty. */
export function itemBehind({ dossier }: CovenantState, obligation: string): DossierItem | undefined {
  return Object.values(dossier.open).find(
    (item) => item.obligation === obligation || selfAssessmentOf(item.item) === obligation,
  );
}

/** True for a duty that came of something told in confidence: nobody else may learn even that it is there. */
export function isWithheldDuty(state: CovenantState, obligation: string): boolean {
  const item = itemBehind(state, obligation);
  return item !== undefined && !isForParties(item);
}
