import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { FIRST_DAY, command, given } from '../support/given.ts';
import {
  inForce,
  joinAsParty,
  leave,
  openRound,
  parties,
  sign,
  signPaper,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const signing = given().and(...toSigning);

describe('signing', () => {
  test('meets the party’s own duty to sign', () => {
    signing
      .when(sign('union'))
      .thenRecords(
        ['CovenantSigned', { organisation: 'union' }],
        ['ObligationReportedDone', { obligation: 'signature/union', by: 'signature' }],
      );
  });

  test('[R75] concludes the agreement with the last party’s signature, on that day', () => {
    signing
      .and(sign('union'), sign('ministry'))
      .after('P3D')
      .when(sign('branch'))
      .thenRecords(
        ['CovenantSigned'],
        ['ObligationReportedDone'],
        ['PaperSealed', { paper: 'covenant' }],
        ['AgreementConcluded', { on: '2027-01-07' }],
      );
  });

  test('is for parties: an affiliated company is bound, but does not sign', () => {
    signing.when(sign('company')).thenRefused('AFFILIATED_COMPANY_DOES_NOT_SIGN');
    signing.when(sign('critic')).thenRefused('NOT_A_PARTY');
    signing.when(sign('office')).thenRefused('NOT_A_PARTY');
  });

  test('is done once, and by organisations that take part', () => {
    signing.and(sign('union')).when(sign('union')).thenRefused('ALREADY_SIGNED');
    signing.when(sign('stranger')).thenRefused('UNKNOWN_ORGANISATION');
  });

  test('belongs to its phase', () => {
    given().when(sign('union')).thenRefused('WRONG_PHASE');
  });

  test('binds every party to one document', () => {
    signing.and(sign('union')).when(sign('branch', 'another text')).thenRefused('OTHER_DOCUMENT');
  });

  test('binds nobody to the text of a party that has left, which signs anew when it comes back', () => {
    const story = signing.and(sign('union'), leave('union'), sign('branch', 'another text'));
    expect(story.state.concludedOn).toBeNull();
    const back = story.and(joinAsParty('union'));
    expect(back.obligation('signature/union').status).toBe('open');
    back.when(sign('union')).thenRefused('OTHER_DOCUMENT');
    const all = back.and(sign('union', 'another text'), sign('ministry', 'another text'));
    expect(all.state.signing.sealed['covenant']).toBe(testContent('another text').commitment);
    const final = signing.and(sign('union')).after('P1M').and(leave('union'), joinAsParty('union'));
    expect(final.obligation('signature/union').status).toBe('open');
  });

  test('stays with the text that others signed, and with the one of a round, when a signatory leaves', () => {
    const two = signing.and(sign('union'), sign('ministry'), leave('union'));
    two.when(sign('branch', 'another text')).thenRefused('OTHER_DOCUMENT');
    const round = signing.and(openRound(['covenant']), signPaper('union', 'covenant'), leave('union'));
    round.when(sign('branch', 'another text')).thenRefused('OTHER_DOCUMENT');
    const sealed = signing.and(...parties.map((party) => sign(party)), leave('union'));
    expect(sealed.state.signatures).toHaveProperty('union');
  });

  test('is complete when the only party that had not signed leaves', () => {
    signing
      .and(sign('union'), sign('ministry'))
      .after('P1W')
      .when(leave('branch'))
      .thenRecords(
        ['ParticipantLeft'],
        ['ObligationDropped', { obligation: 'signature/branch', because: 'owner-left' }],
        ['PaperSealed'],
        ['AgreementConcluded', { on: '2027-01-11' }],
      );
  });

  test('is not complete because everyone left', () => {
    const story = signing.and(...parties.map((party) => leave(party)));
    expect(story.state.concludedOn).toBeNull();
  });

  test('is complete for a party that joins meanwhile only with its own signature', () => {
    const story = signing.and(joinAsParty('union-two'), ...parties.map((party) => sign(party)));
    expect(story.state.concludedOn).toBeNull();
    expect(story.and(sign('union-two')).state.concludedOn).toBe(FIRST_DAY);
  });
});

describe('entry into force', () => {
  const signed = given().and(...toSigned);

  test('[R75] waits for every signature', () => {
    const story = signing.and(sign('union')).when(inForce('2027-02-01'));
    story.thenRefused('SIGNATURES_MISSING', 'R75');
    expect(story.refusal?.parameters['missing']).toBe('branch, ministry');
  });

  test('[R75] is a day of its own, and starts the implementation on that day', () => {
    const story = signed.and(inForce('2027-02-01')).thenPhase('signing');
    story.on('2027-01-31').thenPhase('signing');
    story
      .on('2027-02-01')
      .thenRecords(
        ['PhaseStarted', { phase: 'implementation', previous: 'signing', on: '2027-02-01' }],
        ['ObligationOpened', { obligation: 'action-plan/company#1' }],
      );
  });

  test('can move until the implementation has begun', () => {
    const story = signed.and(inForce('2027-02-01'), inForce('2027-03-01'));
    story.on('2027-02-15').thenPhase('signing');
    story
      .on('2027-03-01')
      .thenPhase('implementation')
      .when(inForce('2027-04-01'))
      .thenRefused('DATE_ALREADY_USED');
  });

  test('[R74] the term in years counts from it, not from signing', () => {
    const story = signed.and(inForce('2027-02-01')).on('2027-02-01');
    story.on('2030-01-31').thenPhase('implementation');
    story.on('2030-02-01').thenPhase('evaluation');
  });

  test('[R124] a review’s day is set by itself, and a window counts by its last day', () => {
    const story = signed.and(command('SetDate', { date: 'midterm', from: '2029-01-01', to: '2029-04-30' }));
    expect(story.state.days['date:midterm']).toEqual({ from: '2029-01-01', to: '2029-04-30' });
  });
});
