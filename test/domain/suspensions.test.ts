import { describe, expect, test } from 'vitest';
import {
  aDefinition,
  aGate,
  anObligation,
  onlyGates,
  onlyObligations,
  type ObligationInput,
} from '../support/definition.ts';
import { command, given, type Draft, type Story, numberOf } from '../support/given.ts';
import {
  forChair,
  inForce,
  leave,
  openGate,
  parties,
  reason,
  report,
  sign,
  toSigning,
} from '../support/steps.ts';

/** Due on 4 February 2027, a month after the opening. */
const duty = (id: string, rest: Partial<ObligationInput> = {}): ObligationInput =>
  anObligation(id, { owner: { organisation: 'union' }, ...rest });
const plan = (...more: ObligationInput[]): Story => given(onlyObligations(duty('plan'), ...more));

const on = (draft: Draft, effectiveOn: string): Draft => ({
  ...draft,
  sender: { ...draft.sender, effectiveOn },
});
const suspend = command('SuspendObligation', { obligation: 'plan', reason });
const resume = command('ResumeObligation', { obligation: 'plan' });
const suspendUnion = command('SuspendOrganisation', { organisation: 'union', reason });
const resumeUnion = command('ResumeOrganisation', { organisation: 'union' });
const suspendAll = command('SuspendCovenant', { reason }, forChair);
const resumeAll = command('ResumeCovenant', {}, forChair);

describe('a suspended organisation', () => {
  test('has no due day, is not late and is not reminded; afterwards its days have moved', () => {
    const story = plan().on('2027-01-10').and(suspendUnion);
    expect(story.due('plan')).toBeUndefined();
    expect(story.reminders('plan')).toEqual([]);
    expect(story.on('2027-06-01').isLate('plan')).toBe(false);
    const resumed = story.on('2027-01-30').when(resumeUnion);
    resumed.thenRecords(['OrganisationResumed', { organisation: 'union', days: 20 }]);
    expect(resumed.due('plan')).toBe('2027-02-24');
    expect(resumed.obligation('plan').changedAt).toBe(numberOf(resumed));
  });

  test('is the only one whose clock stands still, and a body reached through it goes on', () => {
    const definition = onlyObligations(
      anObligation('each', {}),
      anObligation('steering', { owner: { body: 'steering-group' } }),
    );
    const ministry = command('SuspendOrganisation', { organisation: 'ministry', reason });
    const story = given(definition).and(ministry);
    expect(story.due('each/ministry')).toBeUndefined();
    expect(story.due('each/union')).toBe('2027-02-04');
    expect(story.due('steering')).toBe('2027-02-04');
  });

  test('may report all the same: a suspension stops clocks, not people', () => {
    const story = plan().and(suspendUnion).and(report('plan', 'union'));
    expect(story.obligation('plan').status).toBe('reported');
  });

  test('gets what opens meanwhile with its clock standing still', () => {
    const action = command('OpenObligation', {
      obligation: 'action',
      owner: 'union',
      text: reason,
      due: '2027-03-01',
    });
    const story = plan().on('2027-01-10').and(suspendUnion).on('2027-01-20').and(action);
    expect(story.obligation('action').pausedOn).toBe('2027-01-20');
    expect(story.on('2027-01-30').and(resumeUnion).due('action')).toBe('2027-03-11');
  });

  test('keeps its series in rhythm: the open occurrence moves, the next stands where it stood', () => {
    const monthly = duty('monthly', { every: 'P1M', times: 4 });
    const story = given(onlyObligations(monthly)).on('2027-02-01').and(suspendUnion);
    const resumed = story.on('2027-02-25').and(resumeUnion);
    expect(resumed.due('monthly#1')).toBe('2027-02-28');
    // The second opened on 5 February into the suspension, and stood still for 20 of its days.
    expect(resumed.due('monthly#2')).toBe('2027-03-24');
    expect(resumed.on('2027-03-06').due('monthly#3')).toBe('2027-04-04');
  });

  test('leaves and comes back as any other', () => {
    const story = plan().and(suspendUnion, leave('union'));
    expect(story.state.suspensions.organisations).toEqual({});
    story.when(resumeUnion).thenRefused('ORGANISATION_LEFT');
  });
});

describe('a suspended covenant', () => {
  test('[R131] is suspended and resumed by the parties alone', () => {
    plan().when(command('SuspendCovenant', { reason })).thenRefused('PARTIES_DECIDE', 'R131');
    plan().and(suspendAll).when(command('ResumeCovenant', {})).thenRefused('PARTIES_DECIDE', 'R131');
    plan().and(command('SuspendCovenant', { reason }, { as: 'cora', for: 'chair' }));
  });

  test('has no due days, and all of them have moved when it goes on', () => {
    const story = plan(anObligation('each', {})).on('2027-01-10').and(suspendAll);
    expect(['plan', 'each/branch'].map((id) => story.due(id))).toEqual([undefined, undefined]);
    const resumed = story.on('2027-01-30').when(resumeAll);
    resumed.thenRecords(['CovenantResumed', { days: 20 }]);
    expect(['plan', 'each/branch'].map((id) => resumed.due(id))).toEqual(['2027-02-24', '2027-02-24']);
  });

  test('makes no fact by the mere passing of time', () => {
    const monthly = duty('monthly', { every: 'P1M' });
    const story = given(onlyObligations(monthly)).and(suspendAll).on('2027-09-01');
    expect(story.latest).toEqual([]);
  });

  test('makes up for nobody’s time: an occurrence that was held up has all its days', () => {
    const monthly = duty('monthly', { every: 'P1M', times: 3 });
    const resumed = given(onlyObligations(monthly))
      .on('2027-02-01')
      .and(report('monthly#1', 'union'), suspendAll)
      .on('2027-02-25')
      .and(resumeAll)
      .on('2027-02-26');
    // It was to open on 5 February, due on 4 March; it waited for 20 days.
    resumed.thenRecords(['ObligationOpened', { obligation: 'monthly#2', moved: 20 }]);
    expect(resumed.due('monthly#2')).toBe('2027-03-24');
    expect(resumed.on('2027-03-06').due('monthly#3')).toBe('2027-04-04');
  });

  test('does not move the end of the term', () => {
    const signed = given().and(...toSigning, ...parties.map((party) => sign(party)), inForce('2027-02-01'));
    const story = signed.on('2027-03-01').and(suspendAll).on('2027-05-01').and(resumeAll);
    expect(story.on('2030-02-01').thenPhase('evaluation').state.days['phase:evaluation']?.from).toBe(
      '2030-02-01',
    );
  });

  test('holds up a phase that begins by date until it goes on, and what opens with it has all its days', () => {
    const definition = aDefinition({
      obligations: [
        anObligation('from-phase', {
          owner: { organisation: 'union' },
          opens: { phase: 'evaluation' },
          due: { from: 'phase:evaluation', plus: 'P1M' },
        }),
        anObligation('from-term', {
          owner: { organisation: 'union' },
          opens: { phase: 'evaluation' },
          due: { from: 'term-end', plus: 'P1M' },
        }),
      ],
    });
    const running = given(definition).and(...toSigning, ...parties.map((party) => sign(party)));
    const story = running.and(inForce('2027-02-01')).on('2030-01-20').and(suspendAll).on('2030-02-21');
    story.thenPhase('implementation');
    const resumed = story.and(resumeAll).on('2030-02-22').thenPhase('evaluation');
    expect(resumed.state.days['phase:evaluation']?.from).toBe('2030-02-21');
    expect(resumed.due('from-phase')).toBe('2030-03-21');
    expect(resumed.due('from-term')).toBe('2030-03-21');
  });

  test('moves the day on which announced silence closes a gate', () => {
    const silent = aGate('question', {
      decision: { by: 'no-objection' },
      silence: { after: 'P10D', outcome: 'lapsed' },
    });
    const story = given(onlyGates(silent)).and(openGate('question')).on('2027-01-08').and(suspendAll);
    const resumed = story.on('2027-03-01').thenNothing().and(resumeAll);
    expect(resumed.state.gates['question']?.silentOn).toBe('2027-03-07');
    resumed.on('2027-03-07').thenNothing();
    resumed.on('2027-03-08').thenRecords(['GateClosed', { outcome: 'lapsed' }]);
  });

  test('opened while it rests, a gate gives silence its days afterwards', () => {
    const silent = aGate('question', {
      decision: { by: 'no-objection' },
      silence: { after: 'P10D', outcome: 'lapsed' },
    });
    const story = given(onlyGates(silent)).and(suspendAll).on('2027-02-01').and(openGate('question'));
    expect(story.on('2027-02-21').and(resumeAll).state.gates['question']?.silentOn).toBe('2027-03-03');
  });
});

describe('one suspension over another', () => {
  test('is the union: no day counts twice', () => {
    const story = plan()
      .on('2027-01-10')
      .and(suspend)
      .on('2027-01-15')
      .and(suspendUnion)
      .on('2027-01-20')
      .and(suspendAll)
      .on('2027-01-25')
      .and(resume, resumeAll);
    expect(story.due('plan')).toBeUndefined();
    const resumed = story.on('2027-01-30').and(resumeUnion);
    expect(resumed.due('plan')).toBe('2027-02-24');
  });

  test('an inner one that is over moves nothing by itself', () => {
    const story = plan().on('2027-01-10').and(suspend).on('2027-01-12').and(suspendAll).on('2027-01-15');
    story.when(resume).thenRecords(['ObligationResumed', { days: 2 }]);
    expect(story.and(resume).due('plan')).toBeUndefined();
  });

  test('counts the gap between two of which the first ended before the second began, recorded late', () => {
    const story = plan()
      .on('2027-01-10')
      .and(suspend)
      .on('2027-01-25')
      .and(on(suspendAll, '2027-01-20'), on(resume, '2027-01-15'));
    expect(story.obligation('plan')).toMatchObject({ pausedOn: '2027-01-20', movedDays: 5 });
    expect(story.on('2027-01-30').and(resumeAll).due('plan')).toBe('2027-02-19');
  });

  test('recorded late, begins no earlier than the duty’s present clock', () => {
    const story = plan().on('2027-01-10').and(suspend).on('2027-01-15').and(resume).on('2027-01-20');
    const late = story.and(on(suspendAll, '2027-01-05')).on('2027-01-25').and(resumeAll);
    expect(late.due('plan')).toBe('2027-02-19');
  });

  test('is refused where it would change nothing', () => {
    const covenant = plan().and(suspendAll);
    covenant.when(suspendAll).thenRefused('ALREADY_SUSPENDED');
    covenant.when(suspendUnion).thenRefused('ALREADY_SUSPENDED');
    covenant.when(suspend).thenRefused('ALREADY_SUSPENDED');
    const union = plan().and(suspendUnion);
    union.when(suspendUnion).thenRefused('ALREADY_SUSPENDED');
    union.when(suspend).thenRefused('ALREADY_SUSPENDED');
    plan().and(suspend).when(suspend).thenRefused('OBLIGATION_STATE');
  });

  test('says what to resume', () => {
    expect(plan().and(suspendUnion).when(resume).refusal?.parameters).toMatchObject({
      subject: 'union',
      resume: 'ResumeOrganisation',
    });
    expect(plan().and(suspendAll).when(suspend).refusal?.parameters).toMatchObject({
      resume: 'ResumeCovenant',
    });
  });

  test('is resumed only where it is suspended, and not before it began', () => {
    plan().when(resume).thenRefused('OBLIGATION_STATE');
    plan().when(resumeUnion).thenRefused('NOT_SUSPENDED');
    plan().when(resumeAll).thenRefused('NOT_SUSPENDED');
    const suspended = plan().on('2027-01-20').and(suspend, suspendUnion, suspendAll).on('2027-01-25');
    for (const draft of [resume, resumeUnion, resumeAll])
      suspended.when(on(draft, '2027-01-19')).thenRefused('DATES_REVERSED');
    const unknown = command('SuspendOrganisation', { organisation: 'stranger', reason });
    plan().when(unknown).thenRefused('UNKNOWN_ORGANISATION');
  });
});

describe('another day while the clock stands still', () => {
  const grant = command('ExtendObligation', { obligation: 'plan', reason, due: '2027-03-01' });

  test('counts only what is suspended from then on', () => {
    const story = plan().on('2027-01-10').and(suspendUnion).on('2027-01-20').and(grant);
    expect(story.due('plan')).toBeUndefined();
    expect(story.on('2027-01-25').and(resumeUnion).due('plan')).toBe('2027-03-06');
  });

  test('may be asked for against the day that stood', () => {
    const ask = (until: string) =>
      command('RequestExtension', { obligation: 'plan', until, reason }, { for: 'union', evidence: 'mail' });
    const story = plan().and(suspendUnion);
    story.when(ask('2027-02-04')).thenRefused('EXTENSION_NOT_LATER');
    story.and(ask('2027-02-05'));
  });

  test('comes with a return, and stands still as well', () => {
    const back = command('ReturnObligation', { obligation: 'plan', reason, due: '2027-03-01' });
    const story = plan().and(report('plan', 'union')).on('2027-01-10').and(suspendUnion);
    const returned = story.on('2027-01-15').and(back);
    expect(returned.obligation('plan').pausedOn).toBe('2027-01-15');
    expect(returned.on('2027-01-20').and(resumeUnion).due('plan')).toBe('2027-03-06');
  });
});

describe('the calendar number since a day last changed', () => {
  test('is that of a named date that moved', () => {
    const story = given(onlyObligations(duty('review', { due: { from: 'date:midterm' } })));
    const set = story.and(command('SetDate', { date: 'midterm', from: '2027-06-01' }));
    expect(set.obligation('review').changedAt).toBe(numberOf(set));
    const later = set.and(command('SetDate', { date: 'midterm', from: '2027-06-01' }));
    expect(later.obligation('review').changedAt).toBe(numberOf(set));
  });

  test('stays where nothing moved', () => {
    const story = plan(duty('other'));
    const before = story.obligation('plan').changedAt;
    const after = story.and(command('ExtendObligation', { obligation: 'other', reason, due: '2027-05-01' }));
    expect(after.obligation('plan').changedAt).toBe(before);
    expect(after.obligation('other').changedAt).toBe(numberOf(after));
  });
});
