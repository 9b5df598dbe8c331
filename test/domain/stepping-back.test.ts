import { describe, expect, test } from 'vitest';
import { anObligation, withObligations } from '../support/definition.ts';
import { command, given, type Sender } from '../support/given.ts';
import { forChair, go, leave, openGate, reason, toDialogue, toSigned } from '../support/steps.ts';

const union: Sender = { as: 'umar' };
const stepBack = (until?: string, sender = union) =>
  command('StepBack', { reason, ...(until && { until }) }, sender);
const back = (sender = union) => command('ReturnToTable', {}, sender);

const dialogue = given(
  withObligations(
    anObligation('estimate', { opens: { phase: 'dialogue' }, due: { from: 'phase:dialogue', plus: 'P1M' } }),
  ),
).and(...toDialogue);
const away = dialogue.and(stepBack());

describe('a party that steps back', () => {
  test('[R43] needs nobody’s leave, and its clock stands still while it is away', () => {
    dialogue
      .when(stepBack())
      .thenRecords(['PartySteppedBack', { organisation: 'union' }], ['OrganisationSuspended']);
    expect(away.due('estimate/union')).toBeUndefined();
    const returned = away.after('P2W').when(back());
    returned.thenRecords(['PartyReturned', { days: 14 }], ['OrganisationResumed', { days: 14 }]);
    expect(returned.due('estimate/union')).toBe('2027-02-18');
    expect(returned.due('estimate/branch')).toBe('2027-02-04');
  });

  test('[R43] is not passed over in silence: a go says why the others go on', () => {
    const asked = away.and(openGate('agreement'));
    const refused = asked.when(go('agreement')).thenRefused('GATE_REQUIREMENT_MISSING', 'R43');
    expect(refused.refusal?.parameters['missing']).toBe('stepped-back/union');
    asked
      .and(
        command(
          'CloseGate',
          { gate: 'agreement', outcome: 'go', reason, goOnBecause: reason },
          { for: 'chair', evidence: 'minutes' },
        ),
      )
      .thenPhase('signing');
    asked.and(back(), go('agreement')).thenPhase('signing');
  });

  test('is away once, and returns once', () => {
    away.when(stepBack()).thenRefused('ALREADY_STEPPED_BACK', 'R43');
    dialogue.when(back()).thenRefused('NOT_STEPPED_BACK', 'R43');
    away.when({ ...back(), sender: { ...union, effectiveOn: '2027-01-01' } }).thenRefused('DATES_REVERSED');
    dialogue.when(stepBack('2026-12-01')).thenRefused('DATE_IN_THE_PAST');
  });

  test('leaves a suspension alone that somebody else decided on', () => {
    const suspended = dialogue
      .and(command('SuspendOrganisation', { organisation: 'union', reason }))
      .after('P1W');
    suspended.when(stepBack()).thenRecords(['PartySteppedBack']);
    const returned = suspended.and(stepBack()).after('P1W').when(back());
    returned.thenRecords(['PartyReturned']);
    expect(returned.state.suspensions.organisations['union']).toBe('2027-01-04');
  });

  test('[R43] has no running clock when the covenant goes on before it is back', () => {
    const suspended = dialogue.and(command('SuspendCovenant', { reason }, forChair));
    const story = suspended
      .and(stepBack())
      .after('P1W')
      .and(command('ResumeCovenant', {}, forChair));
    expect(story.due('estimate/union')).toBeUndefined();
    expect(story.due('estimate/branch')).toBe('2027-02-11');
    expect(story.after('P1W').and(back()).due('estimate/union')).toBe('2027-02-18');
  });

  test('[R43] has no running clock when its suspension ends before it is back', () => {
    const resume = command('ResumeOrganisation', { organisation: 'union' });
    const suspended = dialogue.and(command('SuspendOrganisation', { organisation: 'union', reason }));
    const resumed = suspended.and(stepBack()).after('P1W').when(resume);
    resumed.thenRecords(['OrganisationResumed', { days: 7 }], ['OrganisationSuspended']);
    expect(resumed.due('estimate/union')).toBeUndefined();
    resumed.when(resume).thenRefused('ALREADY_STEPPED_BACK', 'R43');
    expect(resumed.after('P1W').and(back()).due('estimate/union')).toBe('2027-02-18');
    const suspend = command('SuspendOrganisation', { organisation: 'union', reason });
    expect(away.when(suspend).thenRefused('ALREADY_SUSPENDED').refusal?.parameters['resume']).toBe(
      'ReturnToTable',
    );
  });

  test('returns without ending a suspension of the same day that an officer decided on', () => {
    const suspended = dialogue.and(command('SuspendOrganisation', { organisation: 'union', reason }));
    suspended.and(stepBack()).after('P1W').when(back()).thenRecords(['PartyReturned']);
  });

  test('may still leave, and nothing of its stepping back is left then', () => {
    const left = away.and(leave('union'));
    expect(left.state.pausing).toEqual({});
    expect(left.and(openGate('agreement')).when(go('agreement')).refusal).toBeNull();
  });

  test('is for the table, not for what runs: then a party reports or asks for time', () => {
    given()
      .and(...toSigned, command('SetEntryIntoForce', { on: '2027-01-05' }))
      .on('2027-01-05')
      .when(stepBack())
      .thenRefused('WRONG_PHASE');
    away.when(stepBack(undefined, { as: 'kees' })).thenRefused('AFFILIATED_COMPANY_DOES_NOT_SIGN');
  });
});
