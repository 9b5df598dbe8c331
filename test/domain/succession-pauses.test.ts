import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft } from '../support/given.ts';
import { go, openGate, reason, toDialogue } from '../support/steps.ts';

type Successor = CommandFields['SucceedOrganisation']['successor'];

const newcomer = { organisation: 'union-two', name: 'Union Two', kind: 'union' as const };

const succeed = (successor: Successor = newcomer): Draft =>
  command(
    'SucceedOrganisation',
    { successor, cause: typeof successor === 'string' ? 'merger' : 'succession', reason },
    { for: 'union', evidence: 'deed' },
  );

const by = (organisation: string) => ({ for: organisation, evidence: 'mail' });

describe('a clock that stands still', () => {
  const duty = anObligation('plan', { due: { from: 'opening', plus: 'P2M' } });
  const running = given(onlyObligations(duty));
  const suspend = command('SuspendOrganisation', { organisation: 'union', reason });
  const resume = (organisation: string): Draft => command('ResumeOrganisation', { organisation, reason });

  test('goes on standing still under the successor, as long as it would have', () => {
    const held = running.and(suspend).after('P2W').and(succeed());
    expect(held.due('plan/union')).toBeUndefined();
    const resumed = held.after('P1W').when(resume('union-two'));
    resumed.thenRecords(['OrganisationResumed', { days: 21 }]);
    expect(resumed.due('plan/union')).toBe('2027-03-25');
  });

  test('holds up what the other owed from the merger on, and not before', () => {
    const held = running.and(suspend).after('P2W').and(succeed('branch'));
    expect(held.due('plan/branch')).toBeUndefined();
    expect(held.after('P1W').and(resume('branch')).due('plan/branch')).toBe('2027-03-11');
  });

  test('counts the days of what the other had suspended by itself once', () => {
    const own = command('SuspendObligation', { obligation: 'plan/branch', reason });
    const held = running.and(suspend, own).after('P2W').and(succeed('branch'));
    const back = held.after('P1W').and(resume('branch'));
    expect(back.due('plan/branch')).toBeUndefined();
    const resumed = back.after('P1W').and(command('ResumeObligation', { obligation: 'plan/branch' }));
    expect(resumed.due('plan/branch')).toBe('2027-04-01');
  });

  test('is the other’s own where that stood still too, or alone', () => {
    const branch = command('SuspendOrganisation', { organisation: 'branch', reason });
    for (const steps of [[branch], [suspend, branch]]) {
      const story = running.after('P1W').and(...steps, succeed('branch'));
      expect(story.state.suspensions.organisations).toEqual({ branch: '2027-01-11' });
    }
  });
});

describe('a party that is away from the table', () => {
  const stepBack = (organisation: string): Draft => command('StepBack', { reason }, by(organisation));
  const back = (organisation: string): Draft => command('ReturnToTable', {}, by(organisation));
  const dialogue = given().and(...toDialogue);

  test.each([
    ['its successor', succeed(), 'union-two'],
    ['who it merges with', succeed('branch'), 'branch'],
  ])('[R43] is away under the name of %s until that returns', (_, taking, name) => {
    const away = dialogue.and(stepBack('union')).after('P1W').and(taking, openGate('agreement'));
    const refused = away.when(go('agreement')).thenRefused('GATE_REQUIREMENT_MISSING', 'R43');
    expect(refused.refusal?.parameters['missing']).toBe(`stepped-back/${name}`);
    const returned = away.when(back(name));
    returned.thenRecords(['PartyReturned', { days: 7 }], ['OrganisationResumed']);
    returned.and(go('agreement'));
  });

  test('[R43] stays away when another merges with it', () => {
    const away = dialogue.and(stepBack('branch')).after('P1W').and(succeed('branch'));
    expect(Object.keys(away.state.pausing)).toEqual(['branch']);
    expect(away.state.suspensions.organisations).toEqual({ branch: '2027-01-04' });
    away.when(stepBack('branch')).thenRefused('ALREADY_STEPPED_BACK');
  });
});
