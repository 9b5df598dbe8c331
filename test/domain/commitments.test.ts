import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import {
  agreed,
  byUnion,
  dialogue,
  FORCE,
  make,
  ownDuties,
  revise,
  target,
  withdraw,
  words,
} from '../support/commitments.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, text } from '../support/definition.ts';
import { command, given, Story } from '../support/given.ts';
import {
  inForce,
  joinAsParty,
  leave,
  pass,
  report,
  sign,
  toDialogue,
  toSigned,
  reason,
} from '../support/steps.ts';

const smart = ['specific', 'measurable', 'ambitious', 'realistic', 'time-bound'] as const;

type Made = CommandFields['MakeCommitment'];

describe('advice on a commitment', () => {
  test('[R3] tells which words of SMART nobody claims, and never stands in the way', () => {
    dialogue
      .when(make({ smart: ['specific', 'realistic'] }))
      .thenRecords(['CommitmentMade', { advice: ['not-measurable', 'not-ambitious', 'not-time-bound'] }]);
    dialogue
      .when(make({ smart: [...smart], due: '2028-01-01' }))
      .thenRecords(['CommitmentMade', { advice: [] }]);
  });

  test('[R3] takes a day for time-bound, and no claim for it', () => {
    dialogue
      .when(make({ smart: [...smart] }))
      .thenRecords(['CommitmentMade', { advice: ['not-time-bound'] }]);
  });

  test('[R3] [R135] lets what is voluntary alone', () => {
    dialogue.when(make({ binding: false })).thenRecords(['CommitmentMade', { advice: [] }]);
  });

  test('[R40] [D07] warns at a target without a baseline, and takes one that is measured by a day before the target’s', () => {
    const whole = { smart: [...smart], due: '2028-01-01', target };
    const adviceOf = (fields: Partial<Made>) => {
      const [fact] = dialogue.when(make({ ...whole, ...fields })).latest;
      return fact?.type === 'CommitmentMade' ? fact.data.advice : null;
    };
    expect(adviceOf({})).toEqual(['no-baseline']);
    expect(adviceOf({ baseline: testContent('measured in 2026') })).toEqual([]);
    expect(adviceOf({ baselineBy: '2027-07-01' })).toEqual([]);
    expect(adviceOf({ baselineBy: '2028-06-01' })).toEqual(['no-baseline']);
  });

  test('names a clause that the tabled text of the covenant does not have', () => {
    const papers = [{ id: 'text', name: text('Text'), kind: 'covenant' as const }];
    const story = given(aDefinition({ papers })).and(...toDialogue);
    const tabled = story.and(command('TablePaper', { paper: 'text', clauses: [{ clause: 'pay', words }] }));
    const fields = { smart: [...smart], due: '2028-01-01' };
    const clause = (which: string) => make({ ...fields, clause: which });
    story.when(clause('wages')).thenRecords(['CommitmentMade', { advice: [] }]);
    tabled.when(clause('wages')).thenRecords(['CommitmentMade', { advice: ['clause-unknown'] }]);
    tabled.when(clause('pay')).thenRecords(['CommitmentMade', { advice: [] }]);
  });
});

describe('a draft at the table', () => {
  test('may name others than who drafts it, binds nobody yet, and is revised freely', () => {
    const story = dialogue.and(
      make({ owners: ['branch', 'company'], due: '2028-01-01', baselineBy: '2027-06-01' }),
    );
    expect(ownDuties(story)).toEqual([]);
    expect(ownDuties(story.and(revise({ due: '2028-06-01' }, byUnion)))).toEqual([]);
  });

  test('is answered for by who takes part, each named once', () => {
    const owner = (...owners: string[]) => dialogue.when(make({ owners }));
    expect(owner('stranger').thenRefused('UNKNOWN_ORGANISATION').refusal?.parameters).toEqual({
      organisation: 'stranger',
    });
    owner('union', 'union').thenRefused('OWNER_TWICE');
    dialogue
      .and(leave('branch'))
      .when(make({ owners: ['branch'] }))
      .thenRefused('ORGANISATION_LEFT');
    dialogue.and(make({ owners: ['steering-group', 'office'] }));
  });

  test('names a risk, a theme and days that exist', () => {
    dialogue.when(make({ risk: 'nowhere' })).thenRefused('UNKNOWN_RISK');
    dialogue.when(make({ due: '2027-01-01' })).thenRefused('DATE_IN_THE_PAST');
    dialogue.when(make({ baselineBy: '2027-01-01' })).thenRefused('DATE_IN_THE_PAST');
    given(aDefinition({ themes: [{ id: 'health', name: text('Health') }] }))
      .and(...toDialogue)
      .when(make({ theme: 'pay' }))
      .thenRefused('UNKNOWN_THEME');
  });

  test('has a name that no duty has, nor any commitment ever had', () => {
    const story = dialogue.and(make(), make({ commitment: 'training' }), withdraw('training'));
    for (const commitment of ['wages', 'training', 'baseline-wages', 'letter'])
      story.when(make({ commitment })).thenRefused('COMMITMENT_EXISTS');
    for (const obligation of ['wages', 'training', 'baseline-wages'])
      story
        .when(command('OpenObligation', { obligation, owner: 'union', text: words, due: '2028-01-01' }))
        .thenRefused('OBLIGATION_EXISTS');
  });

  test('is there before it is revised or withdrawn', () => {
    dialogue.when(revise({ due: '2028-01-01' })).thenRefused('UNKNOWN_COMMITMENT');
    dialogue.when(withdraw()).thenRefused('UNKNOWN_COMMITMENT');
    const withdrawn = dialogue.and(make(), withdraw());
    withdrawn.when(withdraw()).thenRefused('UNKNOWN_COMMITMENT');
  });

  test('is revised in what is given; what is taken off is gone, and the rest stays', () => {
    const story = dialogue
      .and(make({ due: '2028-01-01', dueDiligenceStep: 3, target }))
      .and(revise({ dueDiligenceStep: 4, remove: ['due', 'target'] }, byUnion));
    expect(story.state.commitments.made['wages']).toMatchObject({
      dueDiligenceStep: 4,
      due: null,
      hasTarget: false,
      words,
    });
    story.when(revise({}, byUnion)).thenRefused('NOTHING_REVISED');
    story
      .when(revise({ dueDiligenceStep: 2, remove: ['dueDiligenceStep'] }, byUnion))
      .thenRefused('PARTICULAR_TWICE');
  });

  test('is withdrawn by the parties together, not by one of them', () => {
    dialogue
      .and(make())
      .when(command('WithdrawCommitment', { commitment: 'wages', reason }, byUnion))
      .thenRefused('PARTIES_DECIDE', 'R131');
  });

  test('is for the dialogue and later', () => {
    given().when(make()).thenRefused('WRONG_PHASE');
  });
});

describe('when implementation begins', () => {
  test('[R11] each owner has a duty of its own beside the joint commitment, and nobody’s report meets another’s', () => {
    const story = agreed(make({ owners: ['branch', 'company'], due: '2028-01-01' }));
    expect(ownDuties(story)).toEqual(['wages/branch', 'wages/company']);
    const reported = story.and(report('wages/branch', 'branch'));
    expect(reported.obligation('wages/branch').status).toBe('reported');
    expect(reported.obligation('wages/company').status).toBe('open');
    reported.when(report('wages/company', 'branch')).thenRefused('NOT_THE_OWNER');
  });

  test('[R40] [D07] a baseline that was agreed by a day is a duty of each owner from then on', () => {
    const story = agreed(make({ target, due: '2028-01-01', baselineBy: '2027-06-01' }));
    expect(ownDuties(story)).toEqual(['baseline-wages', 'wages']);
    expect([story.due('baseline-wages'), story.due('wages')]).toEqual(['2027-06-01', '2028-01-01']);
    const opened = story.latest.find(
      (fact) => fact.type === 'ObligationOpened' && fact.data.obligation === 'baseline-wages',
    );
    expect(opened?.rules).toEqual(['R40', 'D07']);
    expect(story.on('2027-06-02').isLate('baseline-wages')).toBe(true);
  });

  test('[R135] what is voluntary can never be overdue, nor is anyone reminded of it', () => {
    const story = agreed(make({ binding: false, due: '2027-03-01', baselineBy: '2027-02-15' }));
    for (const id of ['wages', 'baseline-wages']) {
      expect(story.on('2029-01-01').isLate(id)).toBe(false);
      expect(story.reminders(id)).toEqual([]);
    }
    expect(agreed(make({ due: '2027-03-01' })).reminders('wages').length).toBeGreaterThan(0);
  });

  test('a commitment without a day makes no duty, nor does one that was withdrawn or whose owner left', () => {
    expect(ownDuties(agreed(make()))).toEqual([]);
    expect(ownDuties(agreed(make({ due: '2028-01-01' }), withdraw()))).toEqual([]);
    expect(ownDuties(agreed(make({ due: '2028-01-01', owners: ['company'] }), leave('company')))).toEqual([]);
  });

  test('the parties know of it, since all of them rely on it', () => {
    expect(agreed(make({ due: '2028-01-01' })).obligation('wages')).toMatchObject({
      audience: 'parties',
      text: words,
    });
  });

  test('a body’s commitment is a duty that the body answers, and goes on when its organisation leaves', () => {
    const story = agreed(make({ owners: ['steering-group'], due: '2028-01-01' }));
    expect(story.obligation('wages').owner).toBe('ministry');
    story.and(report('wages', 'steering-group'));
    expect(ownDuties(story.and(leave('ministry')))).toEqual(['wages']);
  });

  test('a second implementation phase opens nothing twice', () => {
    const { phases } = aDefinition();
    const again = {
      ...(phases[4] as (typeof phases)[number]),
      id: 'implementation-two',
      starts: { day: 'date:midterm' },
    };
    const story = given(aDefinition({ phases: [...phases.slice(0, 5), again, ...phases.slice(5)] }))
      .and(...toDialogue, make({ due: '2028-01-01' }))
      .and(...toSigned.slice(toDialogue.length), inForce(FORCE))
      .on(FORCE)
      .and(report('wages', 'union'), command('SetDate', { date: 'midterm', from: '2027-09-01' }))
      .on('2027-09-02')
      .thenPhase('implementation-two');
    expect(ownDuties(story)).toEqual([]);
  });

  test('who took the place of an owner answers for what it promised', () => {
    const { state, now } = dialogue.and(
      make({ due: '2028-01-01' }),
      joinAsParty('new-union'),
      leave('union'),
    );
    const participation = { ...state.participation, successors: { union: 'new-union' } };
    const story = new Story({ ...state, participation }, now, [], null);
    const rest = [...pass('agreement'), sign('ministry'), sign('branch'), sign('new-union'), inForce(FORCE)];
    expect(
      story
        .and(...rest)
        .on(FORCE)
        .obligation('wages').owner,
    ).toBe('new-union');
  });

  test('who left and comes back owes what is still to come', () => {
    const both = agreed(
      make({ owners: ['branch', 'union'], due: '2028-01-01' }),
      make({ commitment: 'training', owners: ['branch', 'union'], due: '2027-03-01' }),
    );
    const gone = both.and(leave('union'));
    expect(ownDuties(gone)).toEqual(['training/branch', 'wages/branch']);
    const back = gone.on('2027-06-01').and(joinAsParty('union'));
    expect(ownDuties(back)).toEqual(['training/branch', 'wages/branch', 'wages/union']);
  });
});
