import { describe, expect, test } from 'vitest';
import { itemKinds, kindsOfItems, outcomesOf, type ItemKind } from '../../domain/dossier/kinds.ts';
import { testContent } from '../support/content.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Sender } from '../support/given.ts';
import { addItem, answerItem } from '../support/items.ts';
import { forChair, inForce, leave, reason, report, toSigned } from '../support/steps.ts';

const by = (organisation: string): Sender => ({ for: organisation, evidence: 'mail' });
const union: Sender = { as: 'umar' };
const branch: Sender = { as: 'bram' };
const start = given(onlyObligations());

/** A covenant in force. */
const running = given()
  .and(...toSigned, inForce('2027-02-01'))
  .on('2027-02-02');

describe('what the table can ask and tell', () => {
  test('every kind ends in some way, and names the rules behind it', () => {
    for (const kind of kindsOfItems) {
      expect(outcomesOf(kind).length, kind).toBeGreaterThan(0);
      expect(itemKinds[kind].rules.length, kind).toBeGreaterThan(0);
    }
  });

  test('an item keeps who told it, its words and its day, with the audience of its kind', () => {
    const story = start
      .on('2027-02-01')
      .when(addItem('origin', 'open-item', {}, { ...by('union'), effectiveOn: '2027-01-20' }));
    story.thenRecords([
      'ItemAdded',
      { item: 'origin', kind: 'open-item', from: 'union', audience: 'parties', words: testContent('origin') },
    ]);
    expect(story.state.dossier.open['origin']).toMatchObject({ on: '2027-01-20', obligation: null });
  });

  test('what the secretariat adds for nobody, it tells itself', () => {
    start.when(addItem('origin', 'open-item')).thenRecords(['ItemAdded', { from: 'office' }]);
  });

  test('is told by organisations that take part, about things that exist', () => {
    start.when(addItem('origin', 'open-item', {}, forChair)).thenRefused('NOT_FOR_PARTICIPATION');
    start.when(addItem('origin', 'open-item', { owner: 'stranger' })).thenRefused('UNKNOWN_ORGANISATION');
    start
      .when(addItem('origin', 'open-item', { audience: { only: ['union', 'stranger'] } }))
      .thenRefused('UNKNOWN_ORGANISATION');
    start.and(addItem('origin', 'open-item', { audience: { only: ['union', 'steering-group'] } }));
    start
      .and(leave('branch'))
      .when(addItem('origin', 'open-item', { owner: 'branch' }))
      .thenRefused('ORGANISATION_LEFT');
    start.when(addItem('plan', 'project', { commitment: 'nothing' })).thenRefused('ITEM_COMMITMENT_UNKNOWN');
  });

  test('has a name of its own, also after its outcome, that no duty has', () => {
    const added = start.and(addItem('origin', 'open-item'));
    added.when(addItem('origin', 'topic')).thenRefused('ITEM_EXISTS');
    added.and(answerItem('origin', 'answered')).when(addItem('origin', 'topic')).thenRefused('ITEM_EXISTS');
    given(onlyObligations(anObligation('plan', {})))
      .when(addItem('plan', 'topic'))
      .thenRefused('ITEM_EXISTS');
    const action = { obligation: 'origin', owner: 'union', text: reason, due: '2027-03-01' };
    added.when(command('OpenObligation', action)).thenRefused('OBLIGATION_EXISTS');
  });

  test.each<[ItemKind, Sender, Sender, string]>([
    ['scheme', union, {}, 'linked'],
    ['outside-consultation', branch, branch, 'held'],
    ['social-dialogue', union, union, 'cancelled'],
    ['ncp-request', {}, {}, 'partly'],
  ])('%s is told and gets its outcome', (kind, teller, answerer, outcome) => {
    const story = start.and(addItem('one', kind, {}, teller));
    const [wanted] = outcomesOf(kind).filter((each) => each === outcome);
    if (!wanted) throw new Error(`${outcome} is no outcome of ${kind}`);
    const ended = story.and(answerItem('one', wanted, answerer));
    expect(ended.state.dossier).toMatchObject({ open: {}, answered: { one: { kind, outcome } } });
  });

  test('ends in a way of its kind, by somebody whose word it is', () => {
    const story = start.and(addItem('origin', 'open-item', { owner: 'branch' }, union));
    const refused = story.when(answerItem('origin', 'meets')).thenRefused('OUTCOME_OF_ANOTHER_KIND');
    expect(refused.refusal?.parameters['outcomes']).toBe('answered, withdrawn');
    story.when(answerItem('origin', 'answered', { as: 'mina' })).thenRefused('ITEM_NOT_YOURS');
    story.when(answerItem('origin', 'withdrawn', branch)).thenRefused('ITEM_NOT_YOURS');
    for (const sender of [union, branch, {}, by('branch')])
      story.and(answerItem('origin', 'answered', sender));
    story.and(answerItem('origin', 'withdrawn', union));
    story.when(answerItem('nothing', 'answered')).thenRefused('ITEM_NOT_OPEN');
  });
});

describe('rules of the field', () => {
  test('[R2] the facilitator tests a draft against the core elements, not a party', () => {
    const story = start.and(addItem('draft-1', 'core-elements-test', {}, union));
    story.when(answerItem('draft-1', 'meets', union)).thenRefused('ITEM_NOT_YOURS');
    story.and(answerItem('draft-1', 'partly', by('office')));
  });

  test('[R2] outside the SER, somebody else who is asked tests it too', () => {
    const story = start.and(addItem('draft-1', 'core-elements-test', { owner: 'critic' }));
    story.and(answerItem('draft-1', 'does-not-meet', by('critic')));
    const own = start.and(addItem('draft-1', 'core-elements-test', { owner: 'union' }));
    own.when(answerItem('draft-1', 'meets', by('union'))).thenRefused('ITEM_NOT_YOURS');
  });

  test('[R4] existing schemes are listed, self-certification included, and linked or left out', () => {
    const story = start.and(addItem('own-label', 'scheme', {}, branch), addItem('old-code', 'scheme'));
    const ended = story.and(answerItem('own-label', 'linked'), answerItem('old-code', 'left-out'));
    expect(Object.values(ended.state.dossier.answered).map(({ outcome }) => outcome)).toEqual([
      'linked',
      'left-out',
    ]);
  });

  test('[R30] [R44] a party tells its motive, agenda, role and reach, and who may know of them', () => {
    start
      .when(addItem('agenda', 'position', { audience: { only: ['ministry'] } }, union))
      .thenRecords(['ItemAdded', { item: 'agenda/union', from: 'union', audience: { only: ['ministry'] } }]);
    start.when(addItem('agenda', 'position', {}, union)).thenRecords(['ItemAdded', { audience: 'parties' }]);
    const told = start.and(addItem('agenda', 'position', {}, union));
    told.when(answerItem('agenda', 'withdrawn', by('branch'))).thenRefused('ITEM_NOT_YOURS');
    told.and(answerItem('agenda', 'withdrawn', union));
  });

  test('[R30] what was told by who has left is withdrawn by the secretariat, and by nobody else', () => {
    const left = start.and(addItem('agenda', 'position', {}, union), leave('union'));
    left.when(answerItem('agenda', 'withdrawn', by('branch'))).thenRefused('ITEM_NOT_YOURS');
    left.when(answerItem('agenda', 'withdrawn', union)).thenRefused('ORGANISATION_LEFT');
    left.and(answerItem('agenda', 'withdrawn'));
    const told = start.and(addItem('agenda', 'position', {}, union));
    told.when(answerItem('agenda', 'withdrawn')).thenRefused('ITEM_NOT_YOURS');
  });

  test('[R37] a topic beyond the existing guidelines is marked so', () => {
    const story = start.when(addItem('climate', 'topic', { beyondGuidelines: true }, union));
    story.thenRecords(['ItemAdded', { beyondGuidelines: true }]);
    expect(story.latest[0]?.rules).toContain('R37');
    expect(story.state.dossier.open['climate']?.beyondGuidelines).toBe(true);
  });

  test('[R51] the NCP can be asked to test the covenant, and may not take it up', () => {
    const story = start.and(addItem('ncp-2027', 'ncp-request'));
    story.and(answerItem('ncp-2027', 'meets'));
    story.and(answerItem('ncp-2027', 'not-taken-up'));
  });

  test('[R68] the parties ask the secretariat for help, or decide on counsel outside', () => {
    const asked = start.and(
      addItem('benchmark', 'legal-question', { owner: 'office', due: '2027-03-01' }, union),
    );
    expect(asked.obligation('benchmark')).toMatchObject({ owner: 'office', audience: 'parties' });
    asked.when(answerItem('benchmark', 'external-counsel')).thenRefused('PARTIES_DECIDE', 'R131');
    const away = asked.and(answerItem('benchmark', 'external-counsel', forChair));
    expect(away.state.dossier.open['benchmark']?.standing?.outcome).toBe('external-counsel');
    expect(away.obligation('benchmark').status).toBe('open');
    away.when(answerItem('benchmark', 'external-counsel', forChair)).thenRefused('ITEM_STANDS_SO');
    away
      .when(answerItem('benchmark', 'answered'))
      .thenRecords(['ItemAnswered'], ['ObligationReportedDone', { obligation: 'benchmark' }]);
  });

  test('[R72] legal questions are followed until they are answered', () => {
    const story = start.and(
      addItem('tender', 'legal-question', {}, branch),
      addItem('secrets', 'legal-question'),
    );
    const one = story.and(answerItem('tender', 'answered'));
    expect(Object.keys(one.state.dossier.open)).toEqual(['secrets']);
  });

  test('[R79] a new topic is taken up or turned down by the parties, never by the secretariat alone', () => {
    const story = running.and(addItem('recycling', 'topic', {}, union));
    story.when(answerItem('recycling', 'accepted')).thenRefused('PARTIES_DECIDE');
    story.when(answerItem('recycling', 'accepted', { for: 'chair' })).thenRefused('PARTIES_DECIDE');
    story.when(answerItem('recycling', 'rejected', union)).thenRefused('PARTIES_DECIDE');
    story.and(answerItem('recycling', 'accepted', forChair));
    story.and(answerItem('recycling', 'rejected', { as: 'cora', for: 'chair' }));
    story.and(answerItem('recycling', 'accepted', { for: 'steering-group', evidence: 'minutes' }));
  });

  test('[R97] outsiders are heard, as often as the parties agree', () => {
    const story = start.and(
      addItem('session-1', 'outside-consultation', { owner: 'branch', due: '2027-03-01' }),
      addItem('session-2', 'outside-consultation', { owner: 'branch', due: '2027-09-01' }),
      answerItem('session-1', 'held', branch),
    );
    expect(story.obligation('session-1').status).toBe('reported');
    story
      .when(answerItem('session-2', 'cancelled', branch))
      .thenRecords(['ItemAnswered'], ['ObligationDropped', { because: 'called-off' }]);
  });

  test('[R98] statements of support are registered, for everybody to see', () => {
    start
      .when(addItem('label-x', 'support-statement'))
      .thenRecords(['ItemAdded', { audience: 'public', from: 'office' }]);
  });

  test('[R130] social dialogue on the spot is recorded with its outcome', () => {
    start.and(addItem('uganda', 'social-dialogue', {}, union), answerItem('uganda', 'held', union));
  });

  test('[R134] a running covenant is tested against the norms, by its steering group', () => {
    const test2028 = addItem('norms-2028', 'norms-test');
    start.when(test2028).thenRefused('WRONG_PHASE');
    const story = running.and(test2028);
    story.when(answerItem('norms-2028', 'meets')).thenRefused('ITEM_OF_A_BODY', 'R134');
    story.when(answerItem('norms-2028', 'meets', { for: 'steering-group' })).thenRefused('BODY_DECIDES');
    story.when(answerItem('norms-2028', 'meets', union)).thenRefused('ITEM_OF_A_BODY');
    story.and(answerItem('norms-2028', 'partly', { for: 'steering-group', evidence: 'minutes' }));
    story.and(answerItem('norms-2028', 'meets', { as: 'mina', for: 'steering-group' }));
  });

  test('[R134] no other body tells how a covenant does against the norms', () => {
    const setUp = command(
      'SetUpBody',
      { body: 'wages', bodyKind: 'working-group', name: 'Wages', reachedThrough: 'union' },
      forChair,
    );
    const story = running.and(setUp, addItem('norms-2028', 'norms-test'));
    const shown = { for: 'wages', evidence: 'minutes' };
    story.when(answerItem('norms-2028', 'meets', shown)).thenRefused('ITEM_OF_A_BODY', 'R134');
    story.when(answerItem('norms-2028', 'meets', { as: 'umar', for: 'wages' })).thenRefused('ITEM_OF_A_BODY');
    story.and(answerItem('norms-2028', 'meets', forChair));
  });
});

describe('an item with an owner and a day', () => {
  const story = start.and(addItem('origin', 'open-item', { owner: 'branch', due: '2027-03-01' }, union));

  test('is a duty under the same name, in its words, for the same eyes', () => {
    expect(story.obligation('origin')).toMatchObject({
      owner: 'branch',
      text: testContent('origin'),
      audience: 'parties',
      binding: true,
    });
    expect(story.due('origin')).toBe('2027-03-01');
    expect(story.reminders('origin')).not.toEqual([]);
  });

  test('is reported done by its outcome, and falls away when it is withdrawn', () => {
    story
      .when(answerItem('origin', 'answered', branch))
      .thenRecords(['ItemAnswered'], ['ObligationReportedDone', { obligation: 'origin', by: 'report' }]);
    story
      .when(answerItem('origin', 'withdrawn', union))
      .thenRecords(['ItemAnswered'], ['ObligationDropped', { obligation: 'origin', because: 'called-off' }]);
  });

  test('is not answered by a mere report: that can come back, and says nothing of the outcome', () => {
    const reported = story.and(report('origin', 'branch'));
    expect(reported.state.dossier.open['origin']).toBeDefined();
    const returned = reported.and(
      command('ReturnObligation', { obligation: 'origin', reason, due: '2027-04-01' }),
    );
    returned.when(answerItem('origin', 'answered')).thenRecords(['ItemAnswered'], ['ObligationReportedDone']);
    reported.when(answerItem('origin', 'answered')).thenRecords(['ItemAnswered']);
  });

  test('suspended when its outcome came, is done once it is resumed', () => {
    const suspended = story.and(command('SuspendObligation', { obligation: 'origin', reason }));
    suspended
      .and(answerItem('origin', 'answered'))
      .when(command('ResumeObligation', { obligation: 'origin' }))
      .thenRecords(['ObligationResumed'], ['ObligationReportedDone']);
  });

  test('has both, and a day to come', () => {
    start.when(addItem('origin', 'open-item', { due: '2027-03-01' })).thenRefused('ITEM_WITHOUT_OWNER');
    start
      .when(addItem('origin', 'open-item', { owner: 'union', due: '2026-12-31' }))
      .thenRefused('DATE_IN_THE_PAST');
    start.when(addItem('origin', 'open-item', { owner: 'union' })).thenRecords(['ItemAdded']);
  });
});
