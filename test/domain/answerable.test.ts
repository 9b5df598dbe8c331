import { describe, expect, test } from 'vitest';
import { describeRefusal } from '../../domain/refusals.ts';
import { aDefinition, anObligation, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft } from '../support/given.ts';
import { addItem, answerItem } from '../support/items.ts';
import { conclude, consult, ratify } from '../support/mandate-steps.ts';
import {
  correct,
  exchange,
  forChair,
  inForce,
  joinAsParty,
  leave,
  letter,
  parties,
  pass,
  reason,
  refuseToSign,
  report,
  sign,
  toSigned,
  toSigning,
} from '../support/steps.ts';

/** A duty that is open is one that somebody can still answer. */

const giveBack = (obligation: string): Draft =>
  command('ReturnObligation', { obligation, reason, due: '2027-06-01' });

const exchanged = (leaving: string, joining: string): Draft =>
  exchange(leaving, { organisation: joining, name: joining, kind: 'union' });

const succeed = (organisation: string, successor: string): Draft =>
  command(
    'SucceedOrganisation',
    {
      successor: { organisation: successor, name: successor, kind: 'union' },
      cause: 'succession',
      reason,
    },
    { for: organisation, evidence: 'deed' },
  );

const merge = (organisation: string, successor: string): Draft =>
  command(
    'SucceedOrganisation',
    { successor, cause: 'merger', reason },
    { for: organisation, evidence: 'deed' },
  );

describe('a report is not returned', () => {
  test('[R31] of whether an act is ratified: the organisation has said it', () => {
    const acted = given(aDefinition({ mandates: { asked: ['branch'] } })).and(
      ...pass('acceptance'),
      letter('branch'),
    );
    const [act = 0] = Object.keys(acted.state.mandates.awaited).map(Number);
    const refused = acted
      .and(ratify(act, 'branch'))
      .when(giveBack('ratify-letter-of-intent/branch'))
      .thenRefused('ANSWERED_ONCE');
    expect(refused.refusal && describeRefusal(refused.refusal, 'en')).toContain('correct event');
  });

  test('[R32] of a consultation of its own: the round is closed', () => {
    const opened = given().and(consult('spring', 'union', { until: '2027-03-01' }));
    const over = opened.and(conclude('spring', 'union'));
    over.when(giveBack('consultation-spring')).thenRefused('ANSWERED_ONCE');
  });

  test('to a body that is dissolved, and no correction of it opens a duty again', () => {
    const definition = onlyObligations(anObligation('chairing', { owner: { body: 'steering-group' } }));
    const reported = given(definition).and(report('chairing', 'ministry'));
    const event = reported.latest[0]?.sequence ?? 0;
    const dissolved = reported.and(command('DissolveBody', { body: 'steering-group', reason }, forChair));
    dissolved.when(giveBack('chairing')).thenRefused('BODY_DISSOLVED');
    dissolved
      .when(correct(event))
      .thenRecords(['EventCorrected'], ['ObligationDropped', { because: 'owner-left' }]);
    reported.and(giveBack('chairing'));
  });
});

describe('a consultation of an organisation whose place is taken', () => {
  const opened = given().and(consult('spring', 'union', { until: '2027-03-01' }));

  test('[R32] is its successor’s to conclude', () => {
    const concluded = opened.and(succeed('union', 'union-two'), conclude('spring', 'union-two'));
    expect(concluded.obligation('consultation-spring').status).toBe('reported');
  });

  test('[R54] ends with its duty where it is exchanged', () => {
    const story = opened.and(exchanged('union', 'union-two'));
    expect(story.state.mandates.consultations).toEqual({});
    expect(story.state.obligations).not.toHaveProperty('consultation-spring');
  });
});

describe('who merges with one that has', () => {
  test('[R28] given a letter owes none', () => {
    const merged = given().and(...pass('acceptance'), letter('union'), merge('union', 'branch'));
    expect(merged.obligation('letter/branch').status).toBe('reported');
  });

  test('[R75] signed owes no signature', () => {
    const merged = given().and(...toSigning, sign('union'), merge('union', 'branch'));
    expect(merged.obligation('signature/branch').status).toBe('reported');
  });
});

describe('a party that comes later', () => {
  test('[R28] gives the letter that it is asked for, whatever the phase', () => {
    const late = given()
      .and(...toSigned, inForce('2027-01-05'))
      .after('P1W')
      .thenPhase('implementation')
      .and(joinAsParty('late'));
    expect(late.obligation('letter/late').status).toBe('open');
    expect(late.and(letter('late')).obligation('letter/late').status).toBe('reported');
  });

  test('is asked for no signature while the table is open again, and for one with the next phase of signing', () => {
    const refused = given().and(...toSigning, refuseToSign('branch'), joinAsParty('late'));
    expect(refused.state.obligations).not.toHaveProperty('signature/late');
    expect(refused.and(...pass('agreement')).obligation('signature/late').status).toBe('open');
  });
});

describe('the assessment of a joint project', () => {
  const running = given().and(
    ...toSigned,
    addItem('pilot', 'project', { owner: 'union' }, { for: 'branch', evidence: 'mail' }),
  );

  test('[R66] goes on with whoever told of the project when its owner leaves, and with the secretariat then', () => {
    const left = running
      .when(leave('union'))
      .thenRecords(
        ['ParticipantLeft'],
        ['ObligationHandedOver', { obligation: 'self-assessment-pilot', from: 'union', to: 'branch' }],
      );
    left.and(report('self-assessment-pilot', 'branch'));
    expect(left.and(leave('branch')).obligation('self-assessment-pilot').owner).toBe('office');
  });

  test('[R66] goes on with the secretariat where the project is finished', () => {
    const finished = running.and(answerItem('pilot', 'finished', { for: 'union', evidence: 'mail' }));
    expect(finished.and(leave('union')).obligation('self-assessment-pilot').owner).toBe('office');
  });
});

describe('an organisation that comes back in the place of the one that had taken its own', () => {
  const back = given().and(...toSigning, exchanged('union', 'union-two'), exchanged('union-two', 'union'));

  test('[R54] owes its signature', () => {
    expect(back.obligation('signature/union')).toMatchObject({ owner: 'union', status: 'open' });
    const signed = back.and(...parties.map((party) => sign(party)));
    expect(signed.obligation('signature/union').status).toBe('reported');
  });

  test('[R54] owes it again in the next round, and so does the other that comes back', () => {
    const again = back.and(refuseToSign('branch'), ...pass('agreement'));
    expect(again.obligation('signature/union').owner).toBe('union');
    expect(back.and(exchanged('union', 'union-two')).obligation('signature/union').owner).toBe('union-two');
  });
});
