import { describe, expect, test } from 'vitest';
import type { EventType } from '../../domain/events.ts';
import { nextToSign, paperToSign } from '../../domain/signing/papers.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, text, type ObligationInput } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import {
  confirm,
  correct,
  inForce,
  joinAsParty,
  leave,
  openRound,
  parties,
  propose,
  sign,
  signPaper,
  toDialogue,
  toSigning,
} from '../support/steps.ts';

const PAPERS = ['agreement', 'secrecy', 'engagement'] as const;

/** A covenant with the three papers where SER is the secretariat, and a duty to sign each. */
function withPapers(...duties: ObligationInput[]) {
  return aDefinition({
    papers: [
      { id: 'agreement', name: text('Agreement'), kind: 'covenant' },
      { id: 'secrecy', name: text('Secrecy'), kind: 'confidentiality-protocol' },
      { id: 'engagement', name: text('Engagement'), kind: 'engagement-agreement' },
      { id: 'glossary', name: text('Glossary'), kind: 'glossary' },
    ],
    obligations: [
      ...(aDefinition().obligations ?? []),
      anObligation('secrecy-signature', {
        opens: { phase: 'signing' },
        due: { from: 'phase:signing', plus: 'P1M' },
        answeredBy: 'signature',
        paper: 'secrecy',
      }),
      ...duties,
    ],
  });
}

const signing = given(withPapers()).and(...toSigning);
const round = signing.and(openRound(PAPERS));

const recorded = (story: Story, type: EventType) => story.latest.filter((fact) => fact.type === type);

describe('a signing round', () => {
  test('binds each paper to one document before anybody signs', () => {
    signing
      .when(openRound(PAPERS, { until: '2027-02-28' }))
      .thenRecords(['SigningRoundOpened', { round: 1, until: '2027-02-28', kept: [], voided: [] }]);
    round.when(signPaper('union', 'agreement', 'another text')).thenRefused('OTHER_DOCUMENT');
    round.when(signPaper('union', 'secrecy', 'agreement')).thenRefused('OTHER_DOCUMENT');
    round.and(signPaper('union', 'agreement'), signPaper('union', 'secrecy'));
  });

  test('binds the commitment too: one reference under another commitment is another document', () => {
    const forged = { ...testContent('agreement'), commitment: 'f'.repeat(64) };
    round
      .when(
        command('SignCovenant', { document: forged, method: 'paper' }, { for: 'union', evidence: 'mail' }),
      )
      .thenRefused('OTHER_DOCUMENT');
  });

  test('takes the covenant’s own text in, until that is signed', () => {
    signing.when(openRound(['secrecy', 'engagement'])).thenRefused('COVENANT_NOT_IN_ROUND');
    signing
      .and(...parties.map((party) => signPaper(party, 'agreement')))
      .and(openRound(['secrecy', 'engagement']));
  });

  test('takes only papers that are signed, each once', () => {
    signing.when(openRound(['agreement', 'glossary'])).thenRefused('NO_PAPER_TO_SIGN');
    signing.when(openRound(['agreement', 'nothing'])).thenRefused('NO_PAPER_TO_SIGN');
    signing.when(openRound(['agreement', 'agreement'])).thenRefused('PAPER_TWICE');
    round.when(signPaper('union', 'glossary')).thenRefused('NO_PAPER_TO_SIGN');
  });

  test('is one at a time, in the phase of signing, and ends no earlier than today', () => {
    round.when(openRound(PAPERS)).thenRefused('ROUND_OPEN');
    given(withPapers())
      .and(...toDialogue)
      .when(openRound(PAPERS))
      .thenRefused('WRONG_PHASE');
    signing.when(openRound(PAPERS, { until: '2026-12-31' })).thenRefused('DATE_IN_THE_PAST');
  });

  test('needs no list of papers: without one there is the covenant’s own text', () => {
    const plain = given()
      .and(...toSigning)
      .and(openRound(['covenant']));
    plain.and(...parties.map((party) => signPaper(party, 'covenant'))).thenPhase('signing');
    plain.when(sign('union', 'another text')).thenRefused('OTHER_DOCUMENT');
  });

  test('goes on from signatures that were set before it on the same text, and refuses another text', () => {
    const begun = signing.and(signPaper('union', 'agreement'));
    begun
      .when(openRound(PAPERS))
      .thenRecords(['SigningRoundOpened', { kept: [{ paper: 'agreement', organisations: ['union'] }] }]);
    signing
      .and(signPaper('union', 'agreement', 'draft'))
      .when(openRound(PAPERS))
      .thenRefused('OTHER_DOCUMENT');
  });

  test('opened with the wrong text is taken back while nobody has signed', () => {
    const wrong = signing.when(openRound(PAPERS));
    const event = wrong.latest[0]?.sequence ?? 0;
    wrong.and(correct(event), openRound(['agreement']));
    wrong.and(signPaper('union', 'secrecy')).when(correct(event)).thenRefused('NOT_CORRECTABLE');
  });

  test('tells each signatory once what is asked of it', () => {
    const opened = signing.and(signPaper('union', 'agreement'), signPaper('union', 'secrecy'));
    const told = opened.when(openRound(['agreement', 'secrecy'])).announced();
    expect(told.map(({ kind, organisation }) => [kind, organisation])).toEqual([
      ['signing-opened', 'branch'],
      ['signing-opened', 'ministry'],
    ]);
    expect(signing.when(openRound(PAPERS)).announced()).toHaveLength(4);
  });
});

describe('who signs what', () => {
  test('[R63] the covenant’s parties sign the confidentiality protocol, and nobody else', () => {
    round
      .when(signPaper('union', 'secrecy'))
      .thenRecords(
        ['CovenantSigned', { organisation: 'union', paper: 'secrecy' }],
        ['ObligationReportedDone', { obligation: 'secrecy-signature/union', by: 'signature' }],
      );
    round.when(signPaper('office', 'secrecy')).thenRefused('NOT_A_PARTY');
    const all = round
      .and(signPaper('union', 'secrecy'), signPaper('ministry', 'secrecy'))
      .when(signPaper('branch', 'secrecy'));
    expect(recorded(all, 'PaperSealed')).toMatchObject([{ data: { paper: 'secrecy' } }]);
  });

  test('[R64] the facilitator signs the engagement agreement with the parties, and only that', () => {
    const byParties = round.and(...parties.map((party) => signPaper(party, 'engagement')));
    expect(byParties.state.signing.sealed).toEqual({});
    const complete = byParties.when(signPaper('office', 'engagement'));
    expect(recorded(complete, 'PaperSealed')).toMatchObject([
      { data: { paper: 'engagement', sealed: testContent('engagement').commitment } },
    ]);
    round.when(signPaper('office', 'agreement')).thenRefused('NOT_A_PARTY');
  });

  test('a signature on one paper is none on another, nor does it meet another’s duty', () => {
    const story = round.and(signPaper('union', 'secrecy'));
    expect(story.obligation('signature/union').status).toBe('open');
    story.when(signPaper('union', 'secrecy')).thenRefused('ALREADY_SIGNED');
    story.and(signPaper('union', 'agreement'));
  });

  test('an affiliated company is bound and signs no paper', () => {
    for (const paper of PAPERS)
      round.when(signPaper('company', paper)).thenRefused('AFFILIATED_COMPANY_DOES_NOT_SIGN');
  });

  test('a facilitator’s duty to sign is met by its signature', () => {
    const duty = anObligation('office-signature', {
      owner: { organisation: 'office' },
      opens: { phase: 'signing' },
      due: { from: 'phase:signing', plus: 'P1M' },
      answeredBy: 'signature',
      paper: 'engagement',
    });
    const story = given(withPapers(duty)).and(
      ...toSigning,
      openRound(PAPERS),
      signPaper('office', 'engagement'),
    );
    expect(story.obligation('office-signature').status).toBe('reported');
  });

  test('a qualified electronic signature names its trust service', () => {
    const fields = { document: testContent('agreement'), method: 'qualified-electronic' as const };
    const sender = { for: 'union', evidence: 'mail' };
    round.when(command('SignCovenant', fields, sender)).thenRefused('PROVIDER_MISSING');
    const named = { ...fields, provider: 'Test trust service' };
    round
      .when(command('SignCovenant', named, sender))
      .thenRecords(['CovenantSigned', { provider: 'Test trust service' }], ['ObligationReportedDone']);
  });
});

describe('the signing order', () => {
  const order = [['ministry'], ['union', 'branch'], ['office']];
  const ordered = signing.and(openRound(PAPERS, { signingOrder: order }));

  test('lets groups sign one after another, and says who signs first', () => {
    const early = ordered.when(signPaper('branch', 'agreement')).thenRefused('OUT_OF_TURN');
    expect(early.refusal?.parameters['first']).toBe('ministry');
    ordered.and(signPaper('ministry', 'agreement'), signPaper('branch', 'agreement'));
  });

  test('counts for each paper by itself', () => {
    const story = ordered.and(signPaper('ministry', 'agreement'));
    story.when(signPaper('union', 'secrecy')).thenRefused('OUT_OF_TURN');
    const third = story.and(signPaper('ministry', 'engagement')).when(signPaper('office', 'engagement'));
    expect(third.thenRefused('OUT_OF_TURN').refusal?.parameters['first']).toBe('union, branch');
  });

  test('waits for nobody who has left, and not for who joined later', () => {
    const left = ordered.and(leave('ministry'), signPaper('union', 'agreement'));
    const joined = left.and(joinAsParty('union-two'));
    joined.and(signPaper('union-two', 'agreement'));
    const paper = paperToSign(joined.state, 'agreement');
    expect(paper && nextToSign(joined.state, paper)).toEqual(['branch', 'union-two']);
  });

  test('names signatories, each once', () => {
    const named = (...groups: string[][]) => signing.when(openRound(PAPERS, { signingOrder: groups }));
    named(['company']).thenRefused('ORDER_NAMES_STRANGER');
    named(['union'], ['branch', 'union']).thenRefused('ORDER_TWICE');
    signing
      .when(openRound(['agreement'], { signingOrder: [['office']] }))
      .thenRefused('ORDER_NAMES_STRANGER');
  });
});

describe('a complete round', () => {
  const allButLast = round.and(
    ...parties.flatMap((party) => [signPaper(party, 'secrecy'), signPaper(party, 'engagement')]),
    signPaper('office', 'engagement'),
    signPaper('union', 'agreement'),
    signPaper('branch', 'agreement'),
  );

  test('[R75] seals the text, concludes the agreement, and ends with the last signature', () => {
    const sealed = testContent('agreement').commitment;
    allButLast
      .when(signPaper('ministry', 'agreement'))
      .thenRecords(
        ['CovenantSigned'],
        ['ObligationReportedDone'],
        ['PaperSealed', { paper: 'agreement', sealed }],
        ['AgreementConcluded'],
        ['SigningRoundEnded', { round: 1, outcome: 'complete', voided: [] }],
      );
  });

  test('is not complete while one of its papers is not, though the agreement is concluded', () => {
    const story = round.and(...parties.map((party) => signPaper(party, 'agreement')));
    expect(story.state.concludedOn).not.toBeNull();
    expect(story.state.signing.round?.papers).toEqual(PAPERS);
    const started = story.and(inForce('2027-02-01')).on('2027-02-01').thenPhase('implementation');
    started.and(...parties.map((party) => signPaper(party, 'secrecy')));
  });

  test('lets a party that joins later sign too, without breaking a seal', () => {
    const story = allButLast.and(signPaper('ministry', 'agreement'), joinAsParty('union-two'));
    story.when(signPaper('union-two', 'agreement', 'another text')).thenRefused('OTHER_DOCUMENT');
    const joined = story.and(signPaper('union-two', 'agreement'));
    expect(joined.state.signing.sealed['agreement']).toBe(testContent('agreement').commitment);
    expect(recorded(joined, 'PaperSealed')).toEqual([]);
    joined.when(openRound(['agreement'])).thenRefused('PAPER_SEALED');
  });

  test('names its text in every later event, and in none before', () => {
    const sealed = testContent('agreement').commitment;
    const last = allButLast.when(signPaper('ministry', 'agreement'));
    const later = last.when(command('SetDate', { date: 'midterm', from: '2028-01-01' }));
    const anchors = [...last.latest, ...later.latest].map((fact) =>
      fact.type === 'PaperSealed' || 'sealed' in fact.data ? fact.type : '',
    );
    expect(anchors).toEqual(['', '', 'PaperSealed', 'AgreementConcluded', 'SigningRoundEnded', 'DateSet']);
    expect(later.latest[0]?.data).toMatchObject({ sealed });
  });

  test('reopens without its seal when a signature is corrected, and is sealed again with the right one', () => {
    const last = allButLast.when(signPaper('ministry', 'agreement'));
    const event = last.latest[0]?.sequence ?? 0;
    const proposed = last.when(propose(event));
    const back = proposed.when(confirm(proposed.state.sequence));
    expect(back.state.signing.sealed['agreement']).toBeUndefined();
    expect(recorded(back, 'AgreementReopened')).toHaveLength(1);
    const again = back.when(signPaper('ministry', 'agreement'));
    expect(recorded(again, 'PaperSealed')).toHaveLength(1);
  });
});

test('[R75] agreed, signed and in force are three days of their own', () => {
  const story = given(withPapers()).and(...toSigning);
  expect(story.state.days['agreed']).toEqual({ from: '2027-01-04', to: '2027-01-04' });
  const signed = story
    .after('P1W')
    .and(...parties.map((party) => signPaper(party, 'agreement')))
    .and(inForce('2027-03-01'));
  expect(signed.state.days).toMatchObject({
    agreed: { from: '2027-01-04' },
    signing: { from: '2027-01-11' },
    'entry-into-force': { from: '2027-03-01' },
  });
});
