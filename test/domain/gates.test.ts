import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { aDefinition, aGate, onlyGates } from '../support/definition.ts';
import { command, given } from '../support/given.ts';
import * as steps from '../support/steps.ts';

const { forChair, go, letter, noGo, openGate, parties, pass, reason } = steps;

const closing = (gate: string, fields: object = {}, sender: object = forChair) =>
  command('CloseGate', { gate, outcome: 'go', reason, ...fields }, sender);

describe('a gate', () => {
  test('[R20] closes the information phase with a go/no-go of the parties', () => {
    given()
      .and(...pass('acceptance'), ...parties.map(letter), openGate('go-no-go'))
      .when(go('go-no-go'))
      .thenRecords(
        ['GateClosed', { gate: 'go-no-go', outcome: 'go', missing: [] }],
        ['PhaseStarted', { phase: 'dialogue', previous: 'information' }],
      );
  });

  test('[D02] is decided in the phase that it ends, and not before', () => {
    given().when(openGate('go-no-go')).thenRefused('WRONG_PHASE');
  });

  test('[R19] lets information come before dialogue', () => {
    given()
      .and(...pass('acceptance'))
      .thenPhase('information')
      .and(...parties.map(letter), ...pass('go-no-go'))
      .thenPhase('dialogue');
  });

  test('[R28] [D01] blocks dialogue until every party has given its letter of intent', () => {
    given()
      .and(...pass('acceptance'), letter('ministry'), openGate('go-no-go'))
      .when(closing('go-no-go', { goOnBecause: testContent('haste') }))
      .thenRefused('GATE_REQUIREMENT_BLOCKS', 'R28');
  });

  test('[R28] names the parties whose letter is missing', () => {
    const story = given()
      .and(...pass('acceptance'), letter('ministry'), openGate('go-no-go'))
      .when(go('go-no-go'));
    expect(story.refusal?.parameters['missing']).toBe('letter-of-intent/branch, letter-of-intent/union');
  });

  test('[R21] warns when something advised is missing, and passes when the parties say why they go on', () => {
    const definition = onlyGates(
      aGate('start', { requires: [{ kind: 'milestone', milestone: 'shared-understanding', rule: 'R21' }] }),
    );
    definition.phases[0]?.milestones.push({
      id: 'shared-understanding',
      name: { nl: 'x', en: 'x' },
      strength: 'advice',
    });
    const story = given(definition).and(openGate('start'));
    story.when(go('start')).thenRefused('GATE_REQUIREMENT_MISSING', 'R21');
    story
      .when(closing('start', { goOnBecause: testContent('we know enough') }))
      .thenRecords(['GateClosed', { missing: ['shared-understanding'] }]);
    story
      .and(command('RecordMilestone', { milestone: 'shared-understanding' }))
      .when(go('start'))
      .thenRecords(['GateClosed', { missing: [] }]);
  });

  test('waits for a duty where the definition says so, reported and verified', () => {
    const definition = aDefinition({
      gates: [
        aGate('acceptance', { requires: [{ kind: 'obligation', obligation: 'plan', strength: 'block' }] }),
      ],
      phases: aDefinition().phases.slice(0, 1),
      obligations: [
        {
          id: 'plan',
          name: { nl: 'x', en: 'x' },
          owner: { organisation: 'union' },
          opens: { phase: 'preparation' },
          due: { from: 'opening', plus: 'P1M' },
          verify: true,
        },
      ],
    });
    const story = given(definition).and(openGate('acceptance'));
    story.when(go('acceptance')).thenRefused('GATE_REQUIREMENT_BLOCKS');
    const reported = story.and(steps.report('plan', 'union'));
    reported.when(go('acceptance')).thenRefused('GATE_REQUIREMENT_BLOCKS');
    reported.and(command('VerifyObligation', { obligation: 'plan' }), go('acceptance'));
    story.and(command('DropObligation', { obligation: 'plan', reason }, forChair), go('acceptance'));
  });

  test('waits for signatures where the definition says so', () => {
    const definition = onlyGates(aGate('start', { requires: [{ kind: 'signatures', strength: 'block' }] }));
    const story = given(definition).and(openGate('start'));
    story.when(go('start')).thenRefused('GATE_REQUIREMENT_BLOCKS');
    story.and(...parties.map((party) => steps.sign(party)), go('start'));
  });

  test('[R25] carries open items into the next phase: each condition of a go becomes a duty', () => {
    const story = given()
      .and(openGate('acceptance'))
      .when(
        closing('acceptance', {
          conditions: [{ id: 'sector-picture', text: reason, owner: 'union', due: '2027-03-01' }],
        }),
      );
    story.thenRecords(
      ['GateClosed'],
      ['PhaseStarted', { phase: 'information' }],
      ['ObligationOpened', { obligation: 'letter/branch' }],
      ['ObligationOpened', { obligation: 'letter/ministry' }],
      ['ObligationOpened', { obligation: 'letter/union' }],
      ['ObligationOpened', { obligation: 'sector-picture', owner: 'union', template: null }],
    );
    expect(story.due('sector-picture')).toBe('2027-03-01');
  });

  test.each([
    ['of a stranger', 'UNKNOWN_ORGANISATION', { owner: 'stranger' }],
    ['of yesterday', 'DATE_IN_THE_PAST', { due: '2027-01-03' }],
    ['with the id of a template', 'OBLIGATION_EXISTS', { id: 'letter' }],
  ] as const)('refuses a condition %s', (_name, code, change) => {
    const condition = { id: 'extra', text: reason, owner: 'union', due: '2027-03-01', ...change };
    given()
      .and(openGate('acceptance'))
      .when(closing('acceptance', { conditions: [condition] }))
      .thenRefused(code);
  });

  test('refuses one condition twice, and conditions of a no-go', () => {
    const condition = { id: 'extra', text: reason, owner: 'union', due: '2027-03-01' };
    const story = given().and(openGate('acceptance'));
    story
      .when(closing('acceptance', { conditions: [condition, condition] }))
      .thenRefused('OBLIGATION_EXISTS');
    story
      .when(closing('acceptance', { outcome: 'no-go', conditions: [condition] }))
      .thenRefused('CONDITION_WITHOUT_GO');
  });

  test('a no-go moves nothing, and the gate can be opened again', () => {
    given()
      .and(openGate('acceptance'))
      .when(noGo('acceptance'))
      .thenRecords(['GateClosed', { outcome: 'no-go' }])
      .thenPhase('preparation')
      .and(...pass('acceptance'))
      .thenPhase('information');
  });

  test('keeps the statement of a minority, and refuses one of a stranger', () => {
    const story = given().and(openGate('acceptance'));
    story
      .when(closing('acceptance', { minority: [{ organisation: 'union', statement: reason }] }))
      .and()
      .thenPhase('information');
    story
      .when(closing('acceptance', { minority: [{ organisation: 'stranger', statement: reason }] }))
      .thenRefused('UNKNOWN_ORGANISATION');
  });

  test('is known by the definition, opened once, and open before it closes', () => {
    given().when(openGate('nowhere')).thenRefused('UNKNOWN_GATE');
    given().when(go('nowhere')).thenRefused('UNKNOWN_GATE');
    given().when(go('acceptance')).thenRefused('GATE_NOT_OPEN');
    given().and(openGate('acceptance')).when(openGate('acceptance')).thenRefused('GATE_ALREADY_OPEN');
  });

  test('that was left open passes no more once the covenant is in another phase', () => {
    const definition = onlyGates(aGate('side', {}), aGate('other', {}));
    definition.phases.push({
      id: 'late',
      kind: 'dialogue',
      name: { nl: 'x', en: 'x' },
      starts: { day: 'date:midterm' },
      milestones: [],
    });
    given(definition)
      .and(openGate('side'), command('SetDate', { date: 'midterm', from: '2027-02-01' }))
      .on('2027-02-02')
      .thenPhase('late')
      .when(go('side'))
      .thenRefused('WRONG_PHASE');
  });

  test('keeps the question that was put', () => {
    given()
      .when(command('OpenGate', { gate: 'acceptance', question: testContent('shall we?') }))
      .thenRecords(['GateOpened', { question: testContent('shall we?') }]);
  });

  test('tells every party that it is open', () => {
    const story = given().when(openGate('acceptance'));
    expect(story.announced().map(({ person, kind }) => `${person} ${kind}`)).toEqual([
      'bram gate-opened',
      'mina gate-opened',
      'umar gate-opened',
    ]);
  });
});

describe('who decides at a gate', () => {
  const story = given().and(openGate('acceptance'));

  test('[R10] is never the facilitator alone', () => {
    story.when(closing('acceptance', {}, {})).thenRefused('CONSENT_BY_FACILITATOR_ALONE', 'R10');
    story
      .when(closing('acceptance', {}, { for: 'office' }))
      .thenRefused('CONSENT_BY_FACILITATOR_ALONE', 'R10');
    story
      .when(closing('acceptance', {}, { for: 'office', evidence: 'our own note' }))
      .thenRefused('CONSENT_BY_FACILITATOR_ALONE', 'R10');
  });

  test('[R10] is not an officer who says so without evidence', () => {
    story
      .when(closing('acceptance', {}, { for: 'chair' }))
      .thenRefused('CONSENT_BY_FACILITATOR_ALONE', 'R10');
  });

  test('[R131] are the parties: the chair states it, or an officer records it with the minutes', () => {
    story.when(closing('acceptance', {}, { as: 'cora', for: 'chair' })).thenPhase('information');
    story.when(closing('acceptance', {}, forChair)).thenPhase('information');
  });

  test('may be a body, recorded with evidence', () => {
    story
      .when(closing('acceptance', {}, { for: 'steering-group', evidence: 'minutes' }))
      .thenPhase('information');
  });

  test('is not one party’s contact', () => {
    story.when(closing('acceptance', {}, { as: 'umar', for: 'chair' })).thenRefused('NOT_ENTITLED', 'R10');
  });
});
