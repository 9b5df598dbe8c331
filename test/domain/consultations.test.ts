import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { aDefinition, text } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { conclude, consult, mandate, ratify } from '../support/mandate-steps.ts';
import { correct, letter, pass, reason } from '../support/steps.ts';

const story = given(
  aDefinition({
    mandates: { asked: ['branch'] },
    papers: [{ id: 'story', name: text('Joint story'), kind: 'joint-story' }],
  }),
).and(...pass('acceptance'));

const rounds = (at: Story) =>
  Object.values(at.state.mandates.consultations).map(({ consultation, round }) => [consultation, round]);

describe('a consultation of a constituency', () => {
  test.each(['members-attend', 'sounding-board', 'interim-consultation'] as const)(
    '[R32] is held by one of three tools: %s',
    (tool) => {
      story
        .when(consult('spring', 'branch', { tool }))
        .thenRecords([
          'ConsultationOpened',
          { consultation: 'spring', organisation: 'branch', tool, round: 1 },
        ]);
    },
  );

  test('[R32] comes in rounds, numbered for each organisation', () => {
    const several = story.and(consult('one', 'branch'), consult('two', 'branch'), consult('other', 'union'));
    expect(rounds(several)).toEqual([
      ['one', 1],
      ['two', 2],
      ['other', 1],
    ]);
    const next = several.and(conclude('one', 'branch'), consult('three', 'branch'));
    expect(rounds(next)).toContainEqual(['three', 3]);
  });

  test('[R32] has a result, with how many were asked and answered', () => {
    story
      .and(consult('spring', 'branch'))
      .when(conclude('spring', 'branch', 'supported-with-conditions', { asked: 40, answered: 31 }))
      .thenRecords([
        'ConsultationConcluded',
        { organisation: 'branch', result: 'supported-with-conditions', round: 1, asked: 40, answered: 31 },
      ]);
  });

  test('[R33] can be about the joint story that the table made, in a version that people can read', () => {
    story.and(consult('spring', 'branch', { paper: 'story' }));
    story
      .when(consult('spring', 'branch', { paper: 'rumour' }))
      .thenRefused('UNKNOWN_CONSULTED_PAPER', 'R33');
    story.when(consult('spring', 'branch', { version: 1 })).thenRefused('UNKNOWN_CONSULTED_PAPER');
    story
      .when(consult('spring', 'branch', { paper: 'story', version: 1 }))
      .thenRefused('CONSULTED_VERSION_NOT_TABLED', 'R33');
  });

  test('has an id of its own, an open round to conclude, and no more answers than questions', () => {
    const open = story.and(consult('spring', 'branch'));
    open.when(consult('spring', 'union')).thenRefused('CONSULTATION_EXISTS', 'R32');
    open.when(conclude('spring', 'union')).thenRefused('UNKNOWN_CONSULTATION', 'R32');
    open.when(conclude('autumn', 'branch')).thenRefused('UNKNOWN_CONSULTATION');
    open
      .when(conclude('spring', 'branch', 'divided', { asked: 3, answered: 4 }))
      .thenRefused('MORE_ANSWERED_THAN_ASKED');
    const over = open.and(conclude('spring', 'branch'));
    over.when(conclude('spring', 'branch')).thenRefused('UNKNOWN_CONSULTATION');
    over.when(consult('spring', 'branch')).thenRefused('CONSULTATION_EXISTS');
  });

  test('tests a mandate of its own organisation', () => {
    const registered = story.and(mandate('board', 'union'));
    registered.and(consult('spring', 'union', { mandate: 'board' }));
    registered.when(consult('spring', 'branch', { mandate: 'board' })).thenRefused('UNKNOWN_MANDATE');
  });

  test('that is corrected is as if it had not been opened', () => {
    const opened = story.when(consult('spring', 'branch'));
    const corrected = opened.and(correct(opened.latest[0]?.sequence ?? 0));
    expect(corrected.state.mandates.consultations).toEqual({});
    corrected.when(consult('spring', 'branch')).thenRefused('CONSULTATION_EXISTS');
  });
});

describe('a round with a last day', () => {
  const open = story.and(
    consult('spring', 'branch', { until: '2027-03-01' }),
    consult('summer', 'branch', { until: '2027-07-01' }),
  );

  test('[R32] is a duty of its organisation alone, with the question as its words, and reminded of', () => {
    expect(open.obligation('consultation-spring')).toMatchObject({
      owner: 'branch',
      audience: 'owner',
      text: testContent('do we agree?'),
    });
    expect(open.due('consultation-spring')).toBe('2027-03-01');
    expect(open.reminders('consultation-spring')[0]).toMatchObject({ person: 'bram', sendOn: '2027-02-15' });
  });

  test('is met by its own result, and by that of no other round', () => {
    open
      .when(conclude('spring', 'branch'))
      .thenRecords(
        ['ConsultationConcluded'],
        ['ObligationReportedDone', { obligation: 'consultation-spring', by: 'consultation' }],
      );
    open
      .when(command('ReportDone', { obligation: 'consultation-spring' }, { for: 'branch', evidence: 'mail' }))
      .thenRefused('WRONG_ANSWER');
  });

  test('begins no earlier than today', () => {
    story.when(consult('spring', 'branch', { until: '2027-01-03' })).thenRefused('DATE_IN_THE_PAST');
  });
});

describe('members who reject the mandate', () => {
  const rejected = story
    .and(mandate('board', 'branch'), consult('members', 'branch', { mandate: 'board' }))
    .when(conclude('members', 'branch', 'rejected', { words: reason }));

  test('[R31] [R32] end it', () => {
    rejected.thenRecords(
      ['ConsultationConcluded', { result: 'rejected', mandate: 'board' }],
      ['MandateRevoked', { mandate: 'board', because: 'consultation-rejected', reason }],
    );
  });

  test('[R31] leave later acts outside it, until they ratify them or grant another', () => {
    const acted = rejected.when(letter('branch'));
    const [event = 0] = acted.latest.map(({ sequence }) => sequence);
    expect(acted.state.mandates.awaited[event]).toMatchObject({ because: 'revoked', mandate: 'board' });
    acted.and(ratify(event, 'branch'));
    const granted = rejected.and(mandate('members', 'branch')).when(letter('branch'));
    granted.thenRecords(['LetterOfIntentGiven', { mandate: 'members' }], ['ObligationReportedDone']);
  });

  test('end no mandate that they were not asked about, nor one that was revoked already', () => {
    const other = story.and(mandate('board', 'branch'), consult('members', 'branch'));
    other.when(conclude('members', 'branch', 'rejected')).thenRecords(['ConsultationConcluded']);
    rejected
      .and(consult('again', 'branch', { mandate: 'board' }))
      .when(conclude('again', 'branch', 'rejected'))
      .thenRecords(['ConsultationConcluded']);
  });

  test('are heard by any other result without losing the mandate', () => {
    for (const result of ['supported', 'supported-with-conditions', 'divided'] as const) {
      story
        .and(mandate('board', 'branch'), consult('members', 'branch', { mandate: 'board' }))
        .when(conclude('members', 'branch', result))
        .thenRecords(['ConsultationConcluded']);
    }
  });
});
