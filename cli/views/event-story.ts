import type { EventData, Fact } from '../../domain/events.ts';
import type { ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { dossierTellers } from './story/dossier.ts';
import { mandateTellers } from './story/mandates.ts';
import { meetingTellers } from './story/meetings.ts';
import { paperTellers } from './story/papers.ts';
import { pausingTellers } from './story/pausing.ts';
import { commitmentTellers } from './story/commitments.ts';
import { signingTellers } from './story/signing.ts';
import { participationTellers } from './story/participation.ts';
import { bodyTellers } from './story/bodies.ts';
import { correctionTellers } from './story/corrections.ts';
import { adoptionTellers } from './story/adoption.ts';
import { windowOf } from './story/days.ts';
import { missingWords } from './missing.ts';
import { wordOf } from './words.ts';
import type { Story, Told, TellersOf } from './story/told.ts';
import { dateName, dutyName, gateName, milestoneName, organisationName, phaseName } from './names.ts';

export type { Told } from './story/told.ts';

/** Describes a fact in names that people read. `state` is the state after it. */
export function describeFact(fact: Fact, state: CovenantState): Told {
  const [kind, tell] = tellers[fact.type] as [Told['kind'], (data: unknown, state: CovenantState) => Story];
  return { type: fact.type, kind, ...tell(fact.data, state) };
}

const tellers: TellersOf<EventData> = {
  CovenantOpened: ['course', ({ definition }) => ({ names: { name: definition.name } })],
  StreamResumed: ['course', ({ reason }) => ({ names: { reason } })],
  MilestoneRecorded: [
    'course',
    (data, state) => ({
      names: {
        milestone: milestoneName(state, data.milestone),
        who: takersOf(state, data),
        ...(data.missing && { missing: missingWords(state, data.missing) }),
      },
      text: data.note,
    }),
  ],
  PhaseStarted: ['phase', ({ phase }, state) => ({ names: { phase: phaseName(state, phase) } })],
  DateSet: [
    'course',
    ({ date, from, to }, state) => ({ names: { date: dateName(state, date), day: windowOf(from, to) } }),
  ],
  EntryIntoForceSet: ['course', ({ on }) => ({ names: { day: on } })],
  CalendarAdopted: [
    'course',
    ({ calendar, moves }) => ({ names: { version: `${calendar.version}`, moved: `${moves.length}` } }),
  ],
  GateOpened: ['gate', ({ gate }, state) => ({ names: { gate: gateName(state, gate) } })],
  PositionGiven: [
    'gate',
    ({ gate, organisation, position, statement }, state) => ({
      names: { gate: gateName(state, gate), organisation: organisationName(state, organisation), position },
      text: statement,
    }),
  ],
  GateClosed: [
    'gate',
    ({ gate, outcome, reason, missing }, state) => ({
      names: {
        gate: gateName(state, gate),
        outcome,
        ...(missing.length > 0 ? { missing: missingWords(state, missing) } : {}),
      },
      text: reason,
    }),
  ],
  LetterOfIntentGiven: [
    'submission',
    ({ organisation }, state) => ({ names: { organisation: organisationName(state, organisation) } }),
  ],
  ContactChanged: [
    'people',
    ({ organisation, role, person }, state) => ({
      names: { organisation: organisationName(state, organisation), role, person },
    }),
  ],
  ObligationOpened: [
    'duty',
    ({ obligation, owner, template, text }, state) => ({
      names: {
        duty: dutyName(state, template, obligation),
        obligation,
        owner: organisationName(state, owner),
      },
      text,
    }),
  ],
  ObligationReportedDone: ['duty', ({ obligation, note }, state) => duty(state, obligation, note)],
  ObligationVerified: ['duty', ({ obligation, note }, state) => duty(state, obligation, note)],
  ObligationReturned: [
    'duty',
    ({ obligation, reason, due }, state) => duty(state, obligation, reason, { day: due }),
  ],
  NonDeliveryReported: ['duty', ({ obligation, reason }, state) => duty(state, obligation, reason)],
  ExtensionRequested: [
    'duty',
    ({ obligation, reason, until }, state) => duty(state, obligation, reason, { day: until }),
  ],
  RequestDeclined: ['duty', ({ obligation, reason }, state) => duty(state, obligation, reason)],
  ObligationExtended: [
    'duty',
    ({ obligation, reason, due, previous, asked }, state) =>
      duty(state, obligation, reason, { day: due, previous: previous ?? '–', asked: asked ?? '–' }),
  ],
  ObligationSuspended: ['duty', ({ obligation, reason }, state) => duty(state, obligation, reason)],
  ObligationResumed: [
    'duty',
    ({ obligation, days }, state) => duty(state, obligation, undefined, { days: `${days}` }),
  ],
  OrganisationSuspended: [
    'people',
    ({ organisation, reason }, state) => ({
      names: { organisation: organisationName(state, organisation) },
      text: reason,
    }),
  ],
  OrganisationResumed: [
    'people',
    ({ organisation, days, reason }, state) => ({
      names: { organisation: organisationName(state, organisation), days: `${days}` },
      text: reason,
    }),
  ],
  CovenantSuspended: ['course', ({ reason }) => ({ names: {}, text: reason })],
  CovenantResumed: ['course', ({ days, reason }) => ({ names: { days: `${days}` }, text: reason })],
  ObligationDropped: [
    'duty',
    ({ obligation, reason, because }, state) => duty(state, obligation, reason, { because }),
  ],
  MonitoringSubmitted: [
    'submission',
    ({ obligation, organisation }, state) =>
      duty(state, obligation, undefined, { organisation: organisationName(state, organisation) }),
  ],
  RemindersSet: [
    'duty',
    ({ organisation, obligation, ...parts }, state) => ({
      names: { parts: remindersSet(state, { organisation, obligation }, parts) },
    }),
  ],
  ContactNoted: ['duty', ({ obligation, note }, state) => duty(state, obligation, note)],
  RemindersHeld: [
    'duty',
    ({ obligation, until }, state) => duty(state, obligation, undefined, { day: until }),
  ],
  ReminderSkipped: ['duty', ({ obligation, step }, state) => duty(state, obligation, undefined, { step })],
  ReminderEdited: ['duty', ({ obligation, step, text }, state) => duty(state, obligation, text, { step })],
  EscalationConfirmed: [
    'duty',
    ({ obligation, step }, state) => duty(state, obligation, undefined, { step }),
  ],
  AbsenceSet: ['people', ({ person, from, to }) => ({ names: { person, day: windowOf(from, to) } })],
  RhythmSet: [
    'people',
    ({ person, rhythm }) => ({
      names: { person, rhythm: rhythm === 'daily' ? rhythm : rhythm.weekly },
    }),
  ],
  CovenantStopped: ['course', ({ reason }) => ({ names: {}, text: reason })],
  CovenantRestarted: [
    'course',
    ({ reason, stopped, anew }, state) => ({
      names: { stopped: `${stopped}`, anew: anew ? anewFrom(state, anew.from) : '' },
      text: reason,
    }),
  ],
  CovenantClosed: ['course', ({ reason }) => ({ names: {}, text: reason })],
  ...dossierTellers,
  ...mandateTellers,
  ...meetingTellers,
  ...paperTellers,
  ...pausingTellers,
  ...commitmentTellers,
  ...signingTellers,
  ...participationTellers,
  ...bodyTellers,
  ...correctionTellers,
  ...adoptionTellers,
};

/** Behind the name of a step: whose it was, and who took on which role with it; nothing where nobody is named. */
function takersOf(state: CovenantState, data: EventData['MilestoneRecorded']): LocalText {
  const { organisation, jointly = [], facilitationRoles = [] } = data;
  const takers = [...(organisation === undefined ? [] : [organisation]), ...jointly];
  const names = takers.map((id) => organisationName(state, id)).join(', ');
  const inLanguage = (language: keyof LocalText) => {
    const roles = facilitationRoles.map(
      (each) => `${wordOf(each.role)[language]} ${organisationName(state, each.organisation)}`,
    );
    return `${names && `, ${names}`}${roles.length > 0 ? ` (${roles.join('; ')})` : ''}`;
  };
  return { nl: inLanguage('nl'), en: inLanguage('en') };
}

function anewFrom(state: CovenantState, phase: string): LocalText {
  const { nl, en } = phaseName(state, phase);
  return { nl: `, opnieuw vanaf ${nl}`, en: `, anew from ${en}` };
}

/** A duty by its template's name; its id names owner and occurrence, also after it has left the state. */
function duty(
  state: CovenantState,
  obligation: string,
  text?: ContentReference,
  more: Record<string, string> = {},
): Story {
  const template = obligation.replace(/[/#].*$/, '');
  return { names: { duty: dutyName(state, template, obligation), obligation, ...more }, text };
}

/** Which parts of a policy were set or sent back, and for whom. */
function remindersSet(
  state: CovenantState,
  { organisation, obligation }: { organisation?: string | undefined; obligation?: string | undefined },
  { inherit = [], ...given }: Omit<EventData['RemindersSet'], 'organisation' | 'obligation'>,
): string {
  const parts = [...Object.keys(given), ...inherit].join(', ');
  if (obligation !== undefined) return `${parts} [${obligation}]`;
  return organisation === undefined ? parts : `${parts} (${organisationName(state, organisation)})`;
}
