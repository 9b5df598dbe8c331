import { describe, expect, test } from 'vitest';
import { aDefinition, text } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import {
  joinAsParty,
  leave,
  openRound,
  parties,
  pass,
  reason,
  refuseToSign,
  restart,
  signPaper,
  stop,
  toDialogue,
  toSigning,
} from '../support/steps.ts';

const papers = [
  { id: 'agreement', name: text('Agreement'), kind: 'covenant' as const },
  { id: 'secrecy', name: text('Secrecy'), kind: 'confidentiality-protocol' as const },
];
const voiding = given(aDefinition({ papers })).and(...toSigning);
const keeping = given(aDefinition({ papers, signing: { onRefusal: 'keep' } })).and(...toSigning);

/** Two of three have signed the agreement, one of them the protocol too. */
const half = (story: Story): Story =>
  story.and(
    openRound(['agreement', 'secrecy']),
    signPaper('union', 'agreement'),
    signPaper('ministry', 'agreement'),
    signPaper('union', 'secrecy'),
  );

describe('a refusal to sign', () => {
  test('ends the round with its reason, voids what was signed, and leads back to the dialogue', () => {
    half(voiding)
      .when(refuseToSign('branch'))
      .thenRecords(
        ['SignatureRefused', { organisation: 'branch', reason }],
        [
          'SigningRoundEnded',
          {
            round: 1,
            outcome: 'refused',
            voided: [
              { paper: 'agreement', organisations: ['union', 'ministry'] },
              { paper: 'secrecy', organisations: ['union'] },
            ],
          },
        ],
        ['ObligationDropped', { obligation: 'signature/branch', because: 'signing-ended' }],
        ['ObligationDropped', { obligation: 'signature/ministry', because: 'signing-ended' }],
        ['ObligationDropped', { obligation: 'signature/union', because: 'signing-ended' }],
        ['PhaseStarted', { phase: 'dialogue', previous: 'signing' }],
      )
      .thenPhase('dialogue');
  });

  test('frees the text and the day of agreement; nobody can sign at the table', () => {
    const refused = half(voiding).and(refuseToSign('branch'));
    expect(refused.state).toMatchObject({ signatures: {}, signing: { round: null, bound: {}, others: {} } });
    expect(refused.state.days['agreed']).toBeUndefined();
    refused.when(signPaper('union', 'agreement')).thenRefused('WRONG_PHASE');
  });

  test('is told the other parties once, by name and without its reason', () => {
    const told = half(voiding).when(refuseToSign('branch')).announced();
    const refusal = told.filter(({ kind }) => kind === 'signature-refused');
    expect(refusal.map(({ organisation, subject }) => [organisation, subject])).toEqual([
      ['ministry', 'branch'],
      ['union', 'branch'],
    ]);
  });

  test('lets the gate pass again, with a day of agreement of its own and every signature owed anew', () => {
    const refused = half(voiding).and(refuseToSign('branch')).after('P2M');
    const again = refused.and(...pass('agreement')).thenPhase('signing');
    expect(again.state.days['agreed']).toEqual({ from: '2027-03-04', to: '2027-03-04' });
    for (const party of parties) {
      expect(again.obligation(`signature/${party}`).status).toBe('open');
      expect(again.due(`signature/${party}`)).toBe('2027-04-04');
    }
    const second = again.when(openRound(['agreement']));
    second.thenRecords(['SigningRoundOpened', { round: 2, kept: [] }]);
    const signed = second.and(...parties.map((party) => signPaper(party, 'agreement')));
    expect(signed.state.concludedOn).toBe('2027-03-04');
  });

  test('does not open the duties of the dialogue again that are over', () => {
    const duties = aDefinition({
      papers,
      obligations: [
        ...aDefinition().obligations,
        {
          id: 'mandate',
          name: text('Mandate'),
          owner: { each: 'party' },
          opens: { phase: 'dialogue' },
          due: { from: 'phase:dialogue', plus: 'P1M' },
          verify: true,
        },
      ],
    });
    const done = parties.flatMap((party) => [
      command('ReportDone', { obligation: `mandate/${party}` }, { for: party, evidence: 'mail' }),
      command('VerifyObligation', { obligation: `mandate/${party}` }),
    ]);
    const story = given(duties).and(...toDialogue, ...done, ...pass('agreement'));
    const refused = half(story).when(refuseToSign('branch'));
    expect(refused.latest.filter(({ type }) => type === 'ObligationOpened')).toEqual([]);
  });

  test('opens a duty to sign again that had been met and was final', () => {
    const late = half(voiding)
      .after('P1M')
      .and(refuseToSign('branch'), ...pass('agreement'));
    expect(late.obligation('signature/union').status).toBe('open');
  });

  test('belongs to who still has to sign, in the phase of signing', () => {
    half(voiding).when(refuseToSign('union')).thenRefused('ALREADY_SIGNED');
    half(voiding).when(refuseToSign('company')).thenRefused('AFFILIATED_COMPANY_DOES_NOT_SIGN');
    given(aDefinition({ papers }))
      .and(...toDialogue)
      .when(refuseToSign('branch'))
      .thenRefused('WRONG_PHASE');
  });

  test('counts without a round too', () => {
    voiding
      .and(signPaper('union', 'agreement'))
      .when(refuseToSign('branch'))
      .thenRecords(
        ['SignatureRefused'],
        ['SigningRoundEnded', { round: 0, voided: [{ paper: 'agreement', organisations: ['union'] }] }],
        ['ObligationDropped'],
        ['ObligationDropped'],
        ['ObligationDropped'],
        ['PhaseStarted', { phase: 'dialogue' }],
      );
  });

  test('of the protocol ends the round as well, and of a paper outside it is only recorded', () => {
    half(voiding).and(refuseToSign('branch', 'secrecy')).thenPhase('dialogue');
    voiding
      .and(openRound(['agreement']))
      .when(refuseToSign('branch', 'secrecy'))
      .thenRecords(['SignatureRefused', { paper: 'secrecy' }]);
  });

  test('of another paper leaves a concluded agreement as it is, and its own duties open', () => {
    const concluded = voiding.and(
      openRound(['agreement', 'secrecy']),
      ...parties.map((party) => signPaper(party, 'agreement')),
      signPaper('union', 'secrecy'),
    );
    const refused = concluded.when(refuseToSign('branch', 'secrecy'));
    refused.thenRecords(
      ['SignatureRefused'],
      [
        'SigningRoundEnded',
        { papers: ['secrecy'], voided: [{ paper: 'secrecy', organisations: ['union'] }] },
      ],
    );
    expect(refused.thenPhase('signing').state.concludedOn).not.toBeNull();
    refused.and(openRound(['secrecy']), signPaper('union', 'secrecy'));
  });

  test('where no dialogue came before ends the round, and who signed in vain owes a signature again', () => {
    const { phases, gates } = aDefinition();
    const short = given(
      aDefinition({
        papers,
        phases: [
          ...phases.slice(0, 1),
          { id: 'signing', kind: 'signing', name: text('signing'), starts: { gate: 'acceptance' } },
        ],
        gates: gates.slice(0, 1).map((gate) => ({ ...gate, leadsTo: 'signing' })),
        obligations: aDefinition().obligations.filter(({ id }) => id === 'signature'),
      }),
    ).and(...pass('acceptance'), openRound(['agreement']), signPaper('union', 'agreement'));
    const refused = short.after('P1M').and(refuseToSign('branch')).thenPhase('signing');
    for (const party of parties) expect(refused.obligation(`signature/${party}`).status).toBe('open');
    refused.and(openRound(['agreement']), ...parties.map((party) => signPaper(party, 'agreement')));
  });
});

describe('where the definition keeps signatures', () => {
  const refused = half(keeping).and(refuseToSign('branch'));

  test('none is void, and none counts while the table is open', () => {
    const ended = half(keeping).when(refuseToSign('branch'));
    expect(ended.latest[1]?.data).toMatchObject({ outcome: 'refused', voided: [] });
    expect(refused.state.signatures).toEqual({});
    expect(Object.keys(refused.state.signing.kept)).toEqual(['agreement', 'secrecy']);
    expect(refused.and(leave('branch')).state.concludedOn).toBeNull();
  });

  test('they count in the next round over the same document, with the duties that they meet', () => {
    const again = refused.and(...pass('agreement')).when(openRound(['agreement', 'secrecy']));
    again.thenRecords(
      [
        'SigningRoundOpened',
        {
          kept: [
            { paper: 'agreement', organisations: ['union', 'ministry'] },
            { paper: 'secrecy', organisations: ['union'] },
          ],
          voided: [],
        },
      ],
      ['ObligationReportedDone', { obligation: 'signature/union', by: 'signature' }],
      ['ObligationReportedDone', { obligation: 'signature/ministry', by: 'signature' }],
    );
    again.when(signPaper('union', 'agreement')).thenRefused('ALREADY_SIGNED');
    const last = again.when(signPaper('branch', 'agreement'));
    expect(last.latest.map(({ type }) => type)).toContain('AgreementConcluded');
  });

  test('they end where the next round is over another text', () => {
    const again = refused.and(...pass('agreement')).when(
      command('OpenSigningRound', {
        documents: [{ paper: 'agreement', document: { ...reason, ref: `cnt_${'1'.repeat(36)}` } }],
      }),
    );
    again.thenRecords([
      'SigningRoundOpened',
      { kept: [], voided: [{ paper: 'agreement', organisations: ['union', 'ministry'] }] },
    ]);
    expect(again.state).toMatchObject({ signatures: {}, signing: { kept: {} } });
  });

  test('the round may be complete with them alone, when who refused has left', () => {
    const left = refused.and(leave('branch'), ...pass('agreement')).after('P1W');
    const again = left.when(openRound(['agreement']));
    const types = again.latest.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['PaperSealed', 'AgreementConcluded', 'SigningRoundEnded']));
    expect(again.state.concludedOn).toBe('2027-01-11');
    const joined = left.and(joinAsParty('union-two')).when(openRound(['agreement']));
    expect(joined.state.concludedOn).toBeNull();
  });
});

test('a restart in an earlier phase withdraws the round, and nobody is chased for a signature', () => {
  const back = half(voiding).and(stop).when(restart('dialogue'));
  back.thenRecords(
    ['CovenantRestarted'],
    ['PhaseStarted', { phase: 'dialogue' }],
    ['SigningRoundEnded', { round: 1, outcome: 'withdrawn' }],
    ['ObligationDropped', { because: 'signing-ended' }],
    ['ObligationDropped', { because: 'signing-ended' }],
    ['ObligationDropped', { because: 'signing-ended' }],
  );
  expect(back.state.signatures).toEqual({});
});
