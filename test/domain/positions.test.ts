import { describe, test } from 'vitest';
import { aGate, onlyGates } from '../support/definition.ts';
import { given } from '../support/given.ts';
import * as steps from '../support/steps.ts';

const { go, openGate, parties, pass, position } = steps;

const byGroup = (eachGroup: 'unanimous' | 'majority' | 'no-objection') =>
  given(onlyGates(aGate('vote', { decision: { by: 'positions', eachGroup } }))).and(openGate('vote'));

const objected = (by: 'consent' | 'no-objection') =>
  given(onlyGates(aGate('vote', { decision: { by } }))).and(
    openGate('vote'),
    position('union', 'vote', 'object'),
  );

describe('positions at a gate', () => {
  test('are given once', () => {
    byGroup('unanimous')
      .and(position('union', 'vote', 'agree'))
      .when(position('union', 'vote', 'object'))
      .thenRefused('POSITION_ALREADY_GIVEN');
  });

  test('can be given again after a correction', () => {
    const story = byGroup('unanimous').when(position('union', 'vote', 'object'));
    story.and(steps.correct(story.state.sequence), position('union', 'vote', 'agree'));
  });

  test('are for parties at a gate that is open', () => {
    byGroup('unanimous')
      .when(position('company', 'vote', 'agree'))
      .thenRefused('AFFILIATED_COMPANY_DOES_NOT_SIGN');
    byGroup('unanimous')
      .when(position('critic', 'vote', 'agree'))
      .thenRefused('NOT_A_PARTY');
    given()
      .when(position('union', 'acceptance', 'agree'))
      .thenRefused('GATE_NOT_OPEN');
    given()
      .when(position('union', 'nowhere', 'agree'))
      .thenRefused('UNKNOWN_GATE');
  });

  test('must carry in every constituent group, where the definition asks for all', () => {
    const two = byGroup('unanimous').and(
      position('union', 'vote', 'agree'),
      position('branch', 'vote', 'agree'),
    );
    two.when(go('vote')).thenRefused('POSITIONS_DO_NOT_CARRY');
    two
      .and(position('ministry', 'vote', 'abstain'))
      .when(go('vote'))
      .thenRefused('POSITIONS_DO_NOT_CARRY');
    two.and(position('ministry', 'vote', 'agree'), go('vote'));
  });

  test('carry by more than half of each group, where the definition asks for a majority', () => {
    const story = byGroup('majority').and(
      ...parties.map((party) => position(party, 'vote', 'agree')),
      steps.joinAsParty('union-two'),
    );
    story.when(go('vote')).thenRefused('POSITIONS_DO_NOT_CARRY');
    story.and(position('union-two', 'vote', 'agree'), go('vote'));
  });

  test('carry when no group objects, where silence was announced as enough', () => {
    byGroup('no-objection').and(go('vote'));
    byGroup('no-objection')
      .and(position('union', 'vote', 'object'))
      .when(go('vote'))
      .thenRefused('POSITIONS_DO_NOT_CARRY');
  });

  test('hold up a chair’s “nobody objects”, though not a recorded consent with a minority', () => {
    objected('no-objection').when(go('vote')).thenRefused('POSITIONS_DO_NOT_CARRY');
    objected('consent').and(go('vote'));
  });

  test('of a party that left count no more', () => {
    byGroup('no-objection').and(position('union', 'vote', 'object'), steps.leave('union'), go('vote'));
  });
});

describe('silence at a gate', () => {
  const definition = onlyGates(aGate('quiet', { silence: { after: 'P2W', outcome: 'lapsed' } }));

  test('lets it lapse the day after the announced term, never before, and never into a go', () => {
    const story = given(definition).and(openGate('quiet'));
    story.on('2027-01-18').thenNothing();
    story.on('2027-01-19').thenRecords(['GateClosed', { gate: 'quiet', outcome: 'lapsed' }]);
  });

  test('does nothing where it was not announced, or where the gate was decided', () => {
    given().and(openGate('acceptance')).after('P1Y').thenNothing();
    given(definition)
      .and(...pass('quiet'))
      .after('P1Y')
      .thenNothing();
  });
});
