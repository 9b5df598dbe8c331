import { describe, expect, test } from 'vitest';
import { aDefinition, anObligation, onlyObligations } from '../support/definition.ts';
import { FIRST_DAY, Story, command, given, givenNothing } from '../support/given.ts';
import {
  close,
  forChair,
  inForce,
  letter,
  noGo,
  openGate,
  pass,
  reason,
  report,
  restart,
  stop,
  submit,
  toDialogue,
  toSigned,
} from '../support/steps.ts';
import { testContent } from '../support/content.ts';

const opening = (as = 'olga', definition = aDefinition()) =>
  command('OpenCovenant', { slug: 'kites', definition, definitionHash: 'a'.repeat(64) }, { as });

const milestone = (id: string) => command('RecordMilestone', { milestone: id });

describe('opening', () => {
  test('records the agreed terms with their hash, and begins the first phase', () => {
    givenNothing()
      .when(opening())
      .thenRecords(
        ['CovenantOpened', { slug: 'kites', definitionHash: 'a'.repeat(64) }],
        ['PhaseStarted', { phase: 'preparation', previous: null }],
      );
  });

  test('is done once', () => {
    given().when(opening()).thenRefused('ALREADY_OPEN');
  });

  test('is an officer’s: not a stranger’s, nor a party’s', () => {
    givenNothing().when(opening('nobody')).thenRefused('UNKNOWN_PERSON');
    givenNothing().when(opening('umar')).thenRefused('NOT_ENTITLED');
    givenNothing().when(opening('fons')).thenRefused('NOT_ENTITLED');
  });

  test('comes before every other command', () => {
    givenNothing().when(openGate('acceptance')).thenRefused('COVENANT_NOT_OPEN');
  });

  test('refuses a definition that does not hold together, and says where', () => {
    const broken = aDefinition({ facilitator: 'nobody' });
    const story = givenNothing().when(opening('olga', broken)).thenRefused('INVALID_DEFINITION');
    expect(story.refusal?.parameters).toEqual({ path: 'facilitator', problem: 'UNKNOWN_NAME' });
  });

  test('[R7] takes a track of any sector: the engine knows none by name', () => {
    const sector = { nl: 'papieren vliegers', en: 'paper kites' };
    expect(given(aDefinition({ sector })).state.definition?.sector).toEqual(sector);
  });

  test('[R8] lets every track have its own route: the phases of its definition and no others', () => {
    const story = given(onlyObligations()).and(close);
    expect(story.state.status).toBe('closed');
    expect(Object.keys(story.state.days)).toEqual(['opening', 'phase:preparation']);
  });

  test('[R9] lets companies negotiate directly where they take part as parties', () => {
    const definition = aDefinition();
    const company = definition.organisations.find(({ id }) => id === 'company');
    if (company) Object.assign(company, { participation: 'party', group: 'business' });
    given(definition).and(letter('company'));
  });

  test('[R133] runs without government at the table', () => {
    const organisations = aDefinition().organisations.filter(({ id }) => id !== 'ministry');
    const people = aDefinition().people.filter(({ organisation }) => organisation !== 'ministry');
    given(aDefinition({ organisations, people, bodies: [] })).and(...pass('acceptance'));
  });
});

describe('preparation', () => {
  test('[R12] the request for facilitation is recorded with its day', () => {
    const story = given()
      .on('2027-03-01')
      .when(command('RecordMilestone', { milestone: 'request' }, { effectiveOn: '2027-02-15' }));
    story.thenRecords(['MilestoneRecorded', { milestone: 'request' }]);
    expect(story.latest[0]?.rules).toEqual(['R12']);
    expect(story.state.days['milestone:request']?.to).toBe('2027-02-15');
  });

  test('[R13] exploration is approved only after the request, where the definition makes that a block', () => {
    given().when(milestone('approval')).thenRefused('MILESTONE_TOO_EARLY', 'R13');
    given().and(milestone('request'), milestone('approval'));
  });

  test('a milestone is known by the definition and recorded once', () => {
    given().when(milestone('party')).thenRefused('UNKNOWN_MILESTONE');
    given().and(milestone('request')).when(milestone('request')).thenRefused('MILESTONE_ALREADY_RECORDED');
  });
});

const setDate = (date: string, from: string, to?: string) =>
  command('SetDate', { date, from, ...(to && { to }) });

describe('named days', () => {
  test('[R124] [D29] are set explicitly, as a window with an explicit last day where they are not precise', () => {
    given()
      .when(setDate('midterm', '2029-01-01', '2029-04-30'))
      .thenRecords(['DateSet', { from: '2029-01-01', to: '2029-04-30', previous: null }]);
  });

  test('[R124] can be moved, and the event keeps what they were', () => {
    given()
      .and(setDate('midterm', '2029-01-01'))
      .when(setDate('midterm', '2029-03-01'))
      .thenRecords(['DateSet', { previous: { from: '2029-01-01', to: '2029-01-01' } }]);
  });

  test('are known by the definition, and do not end before they begin', () => {
    given().when(setDate('party', '2029-01-01')).thenRefused('UNKNOWN_DATE');
    given()
      .when(setDate('midterm', '2029-02-01', '2029-01-01'))
      .thenRefused('DATES_REVERSED');
  });

  test('start a phase by themselves, on the first day of the window, and move no more once they did', () => {
    const definition = aDefinition();
    const story = given(reviewed(definition)).and(setDate('midterm', '2027-02-01', '2027-04-30'));
    const begun = story.on('2027-02-01').thenPhase('midterm');
    begun.when(setDate('midterm', '2027-03-01')).thenRefused('DATE_ALREADY_USED');
  });

  test('set afterwards start the phase on their own day, though never before the phase that it follows', () => {
    const story = given(reviewed(aDefinition())).on('2027-03-01');
    const late = story.and(setDate('midterm', '2027-02-01')).on('2027-03-02');
    expect(late.state.days['phase:midterm']).toEqual({ from: '2027-02-01', to: '2027-02-01' });
    const early = story.and(setDate('midterm', '2026-01-01')).on('2027-03-02');
    expect(early.state.days['phase:midterm']?.from).toBe(FIRST_DAY);
  });
});

/** One phase, then a review on a named day. */
function reviewed(definition: ReturnType<typeof aDefinition>) {
  return aDefinition({
    phases: [
      ...definition.phases.slice(0, 1),
      { id: 'midterm', kind: 'midterm', name: { nl: 'x', en: 'x' }, starts: { day: 'date:midterm' } },
    ],
    gates: [],
    obligations: [],
  });
}

describe('stopping and restarting', () => {
  test('[R27] a track stops with a reason before signing, after a no-go for example', () => {
    given()
      .and(openGate('acceptance'), noGo('acceptance'))
      .when(stop)
      .thenRecords(['CovenantStopped', { reason }]);
  });

  test('[R27] takes nothing on while it is stopped', () => {
    given().and(stop).when(openGate('acceptance')).thenRefused('COVENANT_NOT_OPEN');
    given().and(stop).when(stop).thenRefused('COVENANT_NOT_OPEN');
  });

  test('[R27] is taken up again in the phase where it stopped', () => {
    given()
      .and(...toDialogue, stop)
      .after('P1Y')
      .and(restart())
      .thenPhase('dialogue');
  });

  test('[R27] or in an earlier phase, from which it goes on', () => {
    const story = given()
      .and(...toDialogue, stop)
      .after('P1Y');
    story
      .when(restart('information'))
      .thenRecords(['CovenantRestarted'], ['PhaseStarted', { phase: 'information', previous: 'dialogue' }]);
    story.and(restart('information'), ...pass('go-no-go')).thenPhase('dialogue');
  });

  test('does not skip phases on its restart, nor restart what runs', () => {
    given().and(stop).when(restart('dialogue')).thenRefused('WRONG_PHASE');
    given().and(stop).when(restart('nowhere')).thenRefused('WRONG_PHASE');
    given().when(restart()).thenRefused('COVENANT_NOT_OPEN');
  });

  test('is over once the agreement is concluded', () => {
    given()
      .and(...toSigned)
      .when(stop)
      .thenRefused('ALREADY_SIGNED_NO_STOP');
  });

  test('is the parties’ decision', () => {
    given().when(command('StopCovenant', { reason })).thenRefused('PARTIES_DECIDE', 'R131');
  });

  test('sends no reminders while it lasts', () => {
    const story = given(onlyObligations(anObligation('plan', {})));
    expect(story.reminders('plan/union')).not.toEqual([]);
    expect(story.and(stop).reminders('plan/union')).toEqual([]);
  });
});

describe('closing', () => {
  const evaluation = given()
    .and(...toSigned, inForce('2027-02-01'))
    .on('2030-02-01')
    .thenPhase('evaluation');

  test('comes in the last phase', () => {
    given().when(close).thenRefused('WRONG_PHASE');
  });

  test('names what is still open, until the parties say why they close anyway', () => {
    evaluation.when(close).thenRefused('OPEN_OBLIGATIONS');
    evaluation
      .when(command('CloseCovenant', { reason, goOnBecause: testContent('enough') }, forChair))
      .thenRecords(
        ['CovenantClosed'],
        ['ObligationDropped', { obligation: 'action-plan/company#1', because: 'covenant-ended' }],
        ['ObligationDropped', { obligation: 'action-plan/company#2' }],
        ['ObligationDropped', { obligation: 'action-plan/company#3' }],
      );
  });

  test('does not call dropped what was reported done', () => {
    const story = evaluation.and(
      ...[1, 2, 3].map((number) => submit(`action-plan/company#${number}`, 'company')),
    );
    const closed = story.when(close).thenRecords(['CovenantClosed']);
    expect(closed.state.obligations).toEqual({});
    expect(closed.state.settled['action-plan/company']).toBe(3);
  });

  test('ends everything: no command, no reminder, no fact of time', () => {
    const closed = given(onlyObligations()).and(close);
    closed.when(openGate('acceptance')).thenRefused('COVENANT_NOT_OPEN');
    closed.after('P10Y').thenNothing();
  });
});

describe('the day on which something happened', () => {
  test('may be earlier than its recording, and is never still to come', () => {
    const story = given(onlyObligations(anObligation('plan', {}))).on('2027-02-01');
    story.and(report('plan/union', 'union', '2027-01-20'));
    story.when(report('plan/union', 'union', '2027-02-02')).thenRefused('FUTURE_DATE');
  });

  test('is the day in Amsterdam, also just before midnight in Greenwich', () => {
    const story = given(onlyObligations(anObligation('plan', {})));
    const late = new Story(story.state, '2027-06-30T22:30:00.000Z', [], null);
    late.and(report('plan/union', 'union', '2027-07-01'));
    late.when(report('plan/union', 'union', '2027-07-02')).thenRefused('FUTURE_DATE');
  });
});

test('a stream that is resumed keeps its state', () => {
  const story = given().whenRecorded({
    type: 'StreamResumed',
    data: { fencedEpoch: 1, reason: 'resume' },
  });
  story.thenRecords(['StreamResumed']).and(...pass('acceptance'));
});
