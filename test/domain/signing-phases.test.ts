import { describe, expect, test } from 'vitest';
import { adopt, past } from '../support/adoption.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, aPaper } from '../support/definition.ts';
import { command, given, givenNothing } from '../support/given.ts';
import {
  inForce,
  joinAsParty,
  openRound,
  parties,
  pass,
  refuseToSign,
  restart,
  sign,
  signPaper,
  stop,
  toDialogue,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const { phases, obligations } = aDefinition();
const definition = aDefinition({
  papers: [aPaper('covenant', 'covenant'), aPaper('secrecy', 'confidentiality-protocol')],
  obligations: [
    ...obligations,
    anObligation('secrecy-signature', {
      due: { from: 'opening', plus: 'P1M' },
      answeredBy: 'signature',
      paper: 'secrecy',
    }),
  ],
});
const opened = given(definition);

describe('papers beside the covenant', () => {
  test('[R63] are signed in a round, and refused, before the covenant is', () => {
    const round = opened.and(openRound(['secrecy']), signPaper('union', 'secrecy'));
    round.when(openRound(['covenant'])).thenRefused('ROUND_OPEN');
    const refused = round.when(refuseToSign('branch', 'secrecy'));
    refused.thenRecords(
      ['SignatureRefused'],
      [
        'SigningRoundEnded',
        { papers: ['secrecy'], voided: [{ paper: 'secrecy', organisations: ['union'] }] },
      ],
    );
    expect(refused.obligation('secrecy-signature/union').status).toBe('open');
    refused.and(openRound(['secrecy']), ...parties.map((party) => signPaper(party, 'secrecy')));
  });

  test('[R63] are refused without a round by themselves, before the covenant is signed', () => {
    opened
      .and(signPaper('union', 'secrecy'))
      .when(refuseToSign('branch', 'secrecy'))
      .thenRecords(['SignatureRefused'], ['SigningRoundEnded', { round: 0, papers: ['secrecy'] }]);
  });

  test('[R63] go on being signed while the covenant’s phases come and go', () => {
    const round = opened.and(openRound(['secrecy']), ...toDialogue);
    expect(round.state.signing.round?.papers).toEqual(['secrecy']);
    const back = round.and(stop, restart('information'));
    expect(back.state.signing.round?.papers).toEqual(['secrecy']);
    const signing = round.and(...pass('agreement'));
    signing
      .when(refuseToSign('branch', 'secrecy'))
      .thenRecords(['SignatureRefused'], ['SigningRoundEnded', { papers: ['secrecy'] }])
      .thenPhase('signing');
    expect(signing.state.days['agreed']).toBeDefined();
    expect(signing.and(refuseToSign('branch', 'secrecy')).state.days['agreed']).toBeDefined();
  });

  test('[R63] end with a refusal of the covenant, which opens the table again', () => {
    const refused = opened
      .and(openRound(['secrecy']), signPaper('union', 'secrecy'), ...toSigning, sign('union'))
      .when(refuseToSign('branch'));
    expect(refused.thenPhase('dialogue').state.signing).toMatchObject({ round: null, bound: {}, others: {} });
  });

  test('[R63] leave no round that nobody can end once the implementation has begun', () => {
    const carriedOut = opened
      .and(...toSigned, openRound(['secrecy']), signPaper('union', 'secrecy'), inForce('2027-01-05'))
      .after('P2D')
      .thenPhase('implementation');
    const refused = carriedOut.and(refuseToSign('branch', 'secrecy'));
    expect(refused.state.signing.round).toBeNull();
    expect(refused.state.concludedOn).not.toBeNull();
    refused.and(openRound(['secrecy']), ...parties.map((party) => signPaper(party, 'secrecy')));
  });

  test('wait with the covenant’s own text for its phase', () => {
    opened.when(openRound(['covenant', 'secrecy'])).thenRefused('WRONG_PHASE');
    opened.when(refuseToSign('branch')).thenRefused('WRONG_PHASE');
  });

  test('bind nothing on a day before the opening', () => {
    const dated = (effectiveOn: string) => ({ ...openRound(['secrecy']), sender: { effectiveOn } });
    opened.when(dated('2027-01-01')).thenRefused('BEFORE_ITS_TIME');
    opened.after('P1W').and(dated('2027-01-06'));
  });
});

describe('a covenant whose next phase began before everybody had signed', () => {
  /** An evaluation that a gate opens in the phase of signing, whoever has signed. */
  const early = given(
    aDefinition({
      phases: [
        ...phases.slice(0, 4),
        {
          id: 'evaluation',
          kind: 'evaluation',
          name: { nl: 'evaluatie', en: 'evaluation' },
          starts: { day: 'date:midterm' },
        },
      ],
      obligations: obligations.filter(({ id }) => id !== 'action-plan'),
    }),
  )
    .and(...toSigning, sign('union'), command('SetDate', { date: 'midterm', from: '2027-01-06' }))
    .after('P1W')
    .thenPhase('evaluation');

  test('[R75] is concluded with the signatures that are still given', () => {
    const signed = early.and(sign('ministry'), sign('branch'));
    expect(signed.state.concludedOn).toBe('2027-01-11');
  });

  test('is signed in a round, or refused, which opens the table again', () => {
    early.and(
      openRound(['covenant'], { documents: [{ paper: 'covenant', document: testContent('the agreement') }] }),
    );
    early.when(refuseToSign('branch')).thenPhase('dialogue');
  });
});

test('a refusal of whoever joined later voids nothing of an agreement whose text nobody has told', () => {
  const concluded = givenNothing()
    .and(adopt(past.slice(0, 4), { phase: 'signing' }), joinAsParty('late'))
    .and(openRound(['covenant']))
    .and(refuseToSign('late'));
  expect(concluded.state.signing.round).toBeNull();
  expect(Object.keys(concluded.state.signatures)).toEqual(parties.toSorted());
});
