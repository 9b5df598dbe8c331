import { describe, expect, test } from 'vitest';
import {
  agreed,
  byUnion,
  dialogue,
  FORCE,
  goOn,
  make,
  ownDuties,
  revise,
  target,
  withdraw,
  words,
} from '../support/commitments.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { addItem, answerItem } from '../support/items.ts';
import {
  confirm,
  correct,
  exchange,
  forChair,
  joinAsParty,
  leave,
  propose,
  reason,
  report,
  toDialogue,
  toSigned,
} from '../support/steps.ts';

describe('after the agreement', () => {
  const concluded = agreed(make({ due: '2028-01-01' }));

  test('[R79] a new or another commitment names an accepted topic, or says why it goes without', () => {
    const more = { commitment: 'training', due: '2028-06-01' };
    concluded.when(make(more)).thenRefused('CHANGE_NOT_NAMED', 'R79');
    concluded.when(revise({ due: '2028-06-01' })).thenRefused('CHANGE_NOT_NAMED', 'R79');
    concluded
      .when(make({ ...more, ...goOn }))
      .thenRecords(['CommitmentMade'], ['ObligationOpened', { obligation: 'training', due: '2028-06-01' }]);
    concluded.when(make({ ...more, change: 'focus' })).thenRefused('TOPIC_NOT_ACCEPTED', 'R79');
  });

  test('[R79] only a topic counts, and only one that the parties accepted', () => {
    const change = revise({ due: '2028-06-01', change: 'focus' });
    const topic = concluded.and(addItem('focus', 'topic', {}, { as: 'umar' }));
    topic.when(change).thenRefused('TOPIC_NOT_ACCEPTED');
    topic
      .and(answerItem('focus', 'rejected', forChair))
      .when(change)
      .thenRefused('TOPIC_NOT_ACCEPTED');
    topic
      .and(answerItem('focus', 'accepted', forChair))
      .when(change)
      .thenRecords(['CommitmentRevised', { change: 'focus' }]);
    const other = concluded.and(
      addItem('focus', 'open-item', {}, { as: 'umar' }),
      answerItem('focus', 'answered'),
    );
    other.when(change).thenRefused('TOPIC_NOT_ACCEPTED');
  });

  test('[R79] a definition can make change control a block, and then a reason is not enough', () => {
    const rules = [{ rule: 'R79', strength: 'block' as const }];
    given(aDefinition({ rules }))
      .and(...toDialogue, make(), ...toSigned.slice(toDialogue.length))
      .when(
        command('MakeCommitment', { commitment: 'training', words, owners: ['union'], ...goOn }, forChair),
      )
      .thenRefused('CHANGE_BLOCKED', 'R79');
  });

  test('[R10] an organisation binds itself alone; for others the parties decide together', () => {
    const forBranch = { commitment: 'training', owners: ['branch', 'union'], ...goOn };
    const refused = concluded.when(make(forBranch)).thenRefused('COMMITMENT_OF_OTHERS', 'R10');
    expect(refused.refusal?.parameters).toEqual({
      organisation: 'union',
      commitment: 'training',
      owners: 'branch',
    });
    concluded.and(make(forBranch, forChair));
    concluded
      .when(revise({ owners: ['branch'], ...goOn }, byUnion))
      .thenRefused('COMMITMENT_OF_OTHERS', 'R10');
    concluded.and(revise({ due: '2028-06-01', ...goOn }, byUnion));
  });

  test('[R10] who takes an organisation’s place speaks for what it promised, and for an orphan the parties do', () => {
    const change = { due: '2028-06-01', ...goOn };
    const joining = { organisation: 'new-union', name: 'New union', kind: 'union' } as const;
    const byNew = { for: 'new-union', evidence: 'mail' };
    const succeeded = concluded.and(
      command('SucceedOrganisation', { successor: joining, cause: 'succession', reason }, byUnion),
    );
    succeeded.and(revise(change, byNew));
    succeeded.and(revise({ owners: ['new-union'], ...change }, byNew));
    succeeded
      .when(revise(change, { for: 'branch', evidence: 'mail' }))
      .thenRefused('COMMITMENT_OF_OTHERS', 'R10');
    concluded.and(exchange('union', joining), revise(change, byNew));
    const orphan = concluded.and(leave('union'));
    for (const fields of [change, { owners: ['branch'], ...change }])
      orphan
        .when(revise(fields, { for: 'branch', evidence: 'mail' }))
        .thenRefused('COMMITMENT_OF_OTHERS', 'R10');
    orphan.and(revise({ owners: ['branch'], ...change }, forChair));
  });

  test('a revision moves the duty to its day, also to an earlier one, and the duty keeps its story', () => {
    const story = concluded.when(revise({ due: '2027-09-01', words: target, ...goOn }));
    story.thenRecords([
      'CommitmentRevised',
      { previous: { owners: ['union'], due: '2028-01-01', baselineBy: null } },
    ]);
    expect(story.due('wages')).toBe('2027-09-01');
    expect(story.obligation('wages')).toMatchObject({ openedOn: FORCE, text: target, clockFrom: FORCE });
  });

  test('a revision that leaves the day alone leaves the duty’s clock alone, also once that day has passed', () => {
    const story = concluded.on('2028-02-01').and(revise({ dueDiligenceStep: 4, ...goOn }));
    expect(story.obligation('wages').clockFrom).toBe(FORCE);
    expect(story.isLate('wages')).toBe(true);
    story.and(revise({ due: '2028-01-01', ...goOn }));
  });

  test('a day that is set or taken off opens or drops the duty', () => {
    const open = agreed(make()).and(revise({ due: '2028-01-01', ...goOn }));
    expect(ownDuties(open)).toEqual(['wages']);
    open
      .when(revise({ remove: ['due'], ...goOn }))
      .thenRecords(['CommitmentRevised'], ['ObligationDropped', { obligation: 'wages', because: 'decided' }]);
  });

  test('other owners get a duty of their own, and who is taken off has none any more', () => {
    const story = concluded.and(revise({ owners: ['union', 'branch'], ...goOn }));
    expect(ownDuties(story)).toEqual(['wages', 'wages/branch']);
    expect(ownDuties(story.and(revise({ owners: ['branch'], ...goOn })))).toEqual(['wages/branch']);
    const replaced = concluded.and(revise({ owners: ['branch'], ...goOn }));
    expect(ownDuties(replaced)).toEqual(['wages#2']);
    expect(replaced.obligation('wages#2').owner).toBe('branch');
  });

  test('a duty that is over is asked anew by a new day, and by nothing else', () => {
    const over = concluded.and(report('wages', 'union')).after('P1M');
    expect(ownDuties(over.and(revise({ dueDiligenceStep: 5, ...goOn })))).toEqual([]);
    const anew = over.and(revise({ due: '2029-01-01', ...goOn }));
    expect(anew.obligation('wages#2')).toMatchObject({ owner: 'union', occurrence: 2 });
  });

  test('what is reported stays to be verified, whatever is revised', () => {
    const story = concluded.and(report('wages', 'union'), revise({ due: '2029-01-01', ...goOn }));
    expect(ownDuties(story)).toEqual(['wages']);
    expect(story.obligation('wages').status).toBe('reported');
  });

  test('[R135] what becomes voluntary is not overdue any more', () => {
    const late = concluded.on('2028-02-01');
    expect(late.isLate('wages')).toBe(true);
    expect(late.and(revise({ binding: false, ...goOn })).isLate('wages')).toBe(false);
  });

  test('[R40] the baseline that is there answers the duty to measure it', () => {
    const story = agreed(make({ target, due: '2028-01-01', baselineBy: '2027-06-01' }));
    story
      .when(revise({ baseline: testContent('in 12 of 40 workshops'), ...goOn }))
      .thenRecords(
        [
          'CommitmentRevised',
          { previous: { owners: ['union'], due: '2028-01-01', baselineBy: '2027-06-01' } },
        ],
        ['ObligationReportedDone', { obligation: 'baseline-wages', by: 'report' }],
      );
  });

  test('withdrawn, it drops what is still owed by it, and what is reported stays', () => {
    const story = agreed(make({ owners: ['union', 'branch'], due: '2028-01-01', baselineBy: '2027-06-01' }));
    const withdrawn = story.and(report('wages/union', 'union')).when(withdraw());
    withdrawn.thenRecords(
      ['CommitmentWithdrawn', { owners: ['union', 'branch'] }],
      ['ObligationDropped', { obligation: 'wages/branch', because: 'decided', reason }],
      ['ObligationDropped', { obligation: 'baseline-wages/union' }],
      ['ObligationDropped', { obligation: 'baseline-wages/branch' }],
    );
    expect(ownDuties(withdrawn)).toEqual(['wages/union']);
  });

  test('a suspended duty stands still under its new day too', () => {
    const suspended = concluded.and(command('SuspendObligation', { obligation: 'wages', reason }));
    const story = suspended.after('P10D').and(revise({ due: '2028-03-01', ...goOn }));
    expect(story.due('wages')).toBeUndefined();
    const resumed = story.after('P5D').and(command('ResumeObligation', { obligation: 'wages' }));
    expect(resumed.due('wages')).toBe('2028-03-06');
  });

  test('has an end to what opens in one moment', () => {
    const parties = Array.from({ length: 51 }, (_, index) => `union-${index}`);
    const many = dialogue.and(...parties.map((party) => joinAsParty(party)));
    const full = Array.from({ length: 9 }, (_, index) =>
      make({ commitment: `c-${index}`, owners: parties, due: '2028-01-01', baselineBy: '2027-06-01' }),
    );
    const story = many.and(...full);
    const refused = story.when(make({ owners: parties, due: '2028-01-01', baselineBy: '2027-06-01' }));
    expect(refused.thenRefused('COMMITMENTS_TOO_MANY').refusal?.parameters).toMatchObject({
      count: '1020',
      limit: '1000',
    });
    story.and(make({ owners: parties, due: '2028-01-01' }));
  });
});

describe('a mistake that is corrected', () => {
  const eventOf = ({ latest }: Story): number => latest[0]?.sequence ?? 0;

  test('takes a commitment back, and what was owed by it; its name is not given again', () => {
    const made = agreed().and(make({ due: '2028-01-01', ...goOn }));
    const story = made.when(correct(eventOf(made)));
    story.thenRecords(
      ['EventCorrected', { effect: 'undone' }],
      ['ObligationDropped', { obligation: 'wages' }],
    );
    expect(story.state.commitments.made).toEqual({});
    story.when(make(goOn)).thenRefused('COMMITMENT_EXISTS');
  });

  test('is noted where the commitment was revised since: what it was before stands in the ledger alone', () => {
    const made = dialogue.and(make());
    const revised = made.and(revise({ due: '2028-01-01' }, byUnion));
    for (const event of [eventOf(made), eventOf(revised)])
      revised.when(correct(event)).thenRecords(['EventCorrected', { effect: 'noted' }]);
  });

  test('takes an estimate back, and the duty that it answered is open again', () => {
    const duty = anObligation('capacity', { answeredBy: 'estimate', opens: { phase: 'dialogue' } });
    const told = given(aDefinition({ obligations: [duty] })).and(
      ...toDialogue,
      command('EstimateMeans', { words }, byUnion),
    );
    const story = told.and(correct(eventOf(told)));
    expect(story.obligation('capacity/union').status).toBe('open');
    expect(story.state.commitments.estimates).toEqual({});
  });

  test('[R31] a commitment that its organisation does not stand by is taken back', () => {
    const mandated = given(aDefinition({ mandates: { asked: ['union'] } })).and(...toDialogue);
    const made = mandated.and(make({ owners: ['union', 'branch'] }));
    const refused = made.and(
      command('RatifyAct', { event: eventOf(made), outcome: 'rejected', reason }, byUnion),
    );
    expect(refused.state.commitments.made).toEqual({});
  });
});

test('[R36] priorities that were a mistake are taken back by two people, and a gate asks for them again', () => {
  const risk = command('AssessRisk', { risk: 'fumes', words }, byUnion);
  const set = dialogue.and(risk, command('SetPriorities', { priorities: ['fumes'], note: words }, forChair));
  const event = set.state.sequence;
  set.when(correct(event)).thenRefused('SECOND_PERSON_NEEDED', 'R10');
  const story = set.and(propose(event), confirm(event + 1));
  expect(story.state.commitments.priorities).toBeNull();
  expect(Object.keys(story.state.commitments.risks)).toEqual(['fumes']);
});
