import { describe, expect, test } from 'vitest';
import { dutyNews } from '../../domain/duty-news.ts';
import { noSigning } from '../../domain/signing/state.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, aGate, aPaper, anObligation, onlyGates } from '../support/definition.ts';
import { command, given, type Draft, type Expected } from '../support/given.ts';
import { addItem } from '../support/items.ts';
import {
  forChair,
  go,
  letter,
  noGo,
  openGate,
  openRound,
  parties,
  pass,
  reason,
  refuseToSign,
  report,
  restart,
  sign,
  signPaper,
  stop,
  toDialogue,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const anew = (phase?: string): Draft =>
  command('RestartCovenant', { reason, anew: true, ...(phase && { phase }) }, forChair);

/** The usual course, with a yearly duty of the dialogue and one of the preparation. */
const definition = aDefinition({
  obligations: [
    ...aDefinition().obligations,
    anObligation('framework', { owner: { organisation: 'ministry' } }),
    anObligation('report', {
      owner: { organisation: 'union' },
      opens: { phase: 'dialogue' },
      due: { from: 'phase:dialogue', plus: 'P3M' },
      every: 'P3M',
      times: 8,
    }),
    anObligation('outline', {
      owner: { organisation: 'union' },
      opens: { gate: 'go-no-go' },
      due: { from: 'gate:go-no-go', plus: 'P1M' },
    }),
  ],
});

const stopped = given(definition)
  .and(...toDialogue, stop)
  .after('P1Y');

describe('a track that begins anew', () => {
  test('[R27] names the event that stopped the old course', () => {
    const stoppedBy = given(definition)
      .and(...toDialogue)
      .when(stop).latest[0]?.sequence;
    stopped.when(restart()).thenRecords(['CovenantRestarted', { stopped: stoppedBy ?? 0 }]);
    expect(stopped.and(restart()).state.stoppedBy).toBeNull();
  });

  test('[R27] asks again for letters and decisions from that phase on', () => {
    const again = stopped.and(anew('information')).thenPhase('information');
    expect(again.state.letters).toEqual({});
    expect(Object.keys(again.state.gates)).toEqual(['acceptance']);
    expect(again.obligation('letter/union')).toMatchObject({ status: 'open' });
    again.when(openGate('agreement')).thenRefused('WRONG_PHASE');
    again.and(openGate('go-no-go')).when(go('go-no-go')).thenRefused('GATE_REQUIREMENT_BLOCKS', 'R28');
    again.and(...parties.map(letter), ...pass('go-no-go')).thenPhase('dialogue');
  });

  test('[R27] opens the duties of that phase and later ones again, single and recurring ones, on new days', () => {
    const first = stopped.and(anew('information'), ...parties.map(letter), ...pass('go-no-go'));
    expect(first.obligation('outline')).toMatchObject({ status: 'open', openedOn: '2028-01-04' });
    expect(first.due('report#1')).toBe('2028-04-04');
    expect(Object.keys(first.state.recurrences)).toEqual(['report/union']);
    expect(first.on('2028-04-05').obligation('report#2').status).toBe('open');
  });

  test('[R27] shows each open duty of the old course go, before the new one begins', () => {
    const dropped = { because: 'old-course' } as const;
    stopped
      .when(anew('information'))
      .thenRecords(
        ['CovenantRestarted', { anew: { from: 'information' } }],
        ['ObligationDropped', { obligation: 'outline', ...dropped }],
        ['ObligationDropped', { obligation: 'report#1', ...dropped }],
        ['PhaseStarted', { phase: 'information' }],
        ...parties
          .toSorted()
          .map((party): Expected => ['ObligationOpened', { obligation: `letter/${party}` }]),
      );
  });

  test('[R27] tells nobody again that a duty is over: they heard that the track stopped', () => {
    const { state, latest } = stopped.when(anew('information'));
    const news = dutyNews(stopped.state, state, latest);
    expect(news.map(({ kind, obligation }) => [kind, obligation.id])).toEqual([['moved', 'framework']]);
  });

  test('[R27] keeps what came before that phase', () => {
    const again = stopped.and(anew('dialogue'));
    expect(Object.keys(again.state.letters)).toHaveLength(3);
    expect(again.state.gates['go-no-go']?.outcome).toBe('go');
    expect(again.obligation('framework').openedOn).toBe('2027-01-04');
    expect(again.obligation('outline').openedOn).toBe('2027-01-04');
    expect(again.obligation('report#1').openedOn).toBe('2028-01-04');
  });

  test('[R27] without it, what was given stays', () => {
    const on = stopped.and(restart('information'));
    expect(Object.keys(on.state.letters)).toHaveLength(3);
    expect(on.state.gates['go-no-go']?.outcome).toBe('go');
    on.and(...pass('go-no-go')).thenPhase('dialogue');
  });

  test('[R27] from where it stopped begins that phase again', () => {
    stopped
      .when(anew())
      .thenRecords(
        ['CovenantRestarted', { anew: { from: 'dialogue' } }],
        ['ObligationDropped', { obligation: 'report#1', because: 'old-course' }],
        ['PhaseStarted', { phase: 'dialogue', previous: 'dialogue' }],
        ['ObligationOpened', { obligation: 'report#1' }],
      );
    stopped.when(anew('signing')).thenRefused('WRONG_PHASE');
  });

  test('[R27] [R75] ends what was being signed, for all to see, and the consent to its text', () => {
    const story = given(definition)
      .and(...toSigning, sign('union'), stop)
      .after('P1M')
      .when(anew('dialogue'));
    expect(story.latest.map(({ type }) => type)).toContain('SigningRoundEnded');
    expect([story.state.signatures, story.state.days['agreed']]).toEqual([{}, undefined]);
    const signing = given(definition).and(...toSigning, sign('union'), stop, anew('signing'));
    expect(signing.state.signatures).toEqual({});
    signing.and(...parties.map((party) => sign(party, 'another text')));
  });

  test('[R27] asks for the signatures of the new text', () => {
    const story = given(definition).and(...toSigning, sign('union'), stop);
    const again = story.and(anew('dialogue'), ...pass('agreement'));
    expect(again.state.signatures).toEqual({});
    expect(again.state.days['agreed']?.from).toBe(again.today);
    const sealed = again.and(...parties.map((party) => sign(party, 'another text')));
    expect(sealed.state.concludedOn).not.toBeNull();
  });

  describe('with more papers than one', () => {
    const papers = [aPaper('agreement', 'covenant'), aPaper('secrecy', 'confidentiality-protocol')];
    const secrecy = anObligation('secrecy-signature', {
      opens: { phase: 'signing' },
      due: { from: 'phase:signing', plus: 'P1M' },
      answeredBy: 'signature',
      paper: 'secrecy',
    });
    const obligations = [...aDefinition().obligations, secrecy];
    const opened = given(aDefinition({ papers, obligations }));
    const all = parties.map((party) => signPaper(party, 'secrecy'));
    const sealed = opened.and(...toSigning, openRound(['agreement', 'secrecy']), ...all);
    const halfway = sealed.and(signPaper('union', 'agreement'), stop);

    test.each(['signing', 'dialogue'])(
      '[R27] asks again for what is sealed, shown by its round (%s)',
      (phase) => {
        const again = halfway.when(anew(phase));
        const ended = again.latest.filter(({ type }) => type === 'SigningRoundEnded');
        const voided = [
          { paper: 'agreement', organisations: ['union'] },
          { paper: 'secrecy', organisations: [...parties] },
        ];
        expect(ended.map(({ data }) => data)).toEqual([
          { round: 1, outcome: 'withdrawn', papers: ['agreement', 'secrecy'], voided, anew: true },
        ]);
        expect(again.state).toMatchObject({ signatures: {}, signing: { ...noSigning, rounds: 1 } });
        const signing = phase === 'signing' ? again : again.and(...pass('agreement'));
        for (const party of parties)
          expect(signing.obligation(`secrecy-signature/${party}`).status).toBe('open');
        const text = (paper: string) => parties.map((party) => signPaper(party, paper, 'another text'));
        const resealed = signing.and(...text('agreement'), ...text('secrecy'));
        const { commitment } = testContent('another text');
        expect(resealed.state.signing.sealed).toEqual({ agreement: commitment, secrecy: commitment });
      },
    );

    test('[R27] [R75] keeps the day of agreement where only the signing begins anew', () => {
      expect(halfway.and(anew('signing')).state.days['agreed']?.from).toBe('2027-01-04');
      expect(halfway.and(anew('dialogue')).state.days['agreed']).toBeUndefined();
    });

    test('[R27] leaves a protocol alone that everybody had signed before', () => {
      const early = opened.and(...all, ...toSigning, signPaper('union', 'agreement'), stop);
      const again = early.and(anew('dialogue'));
      expect(Object.keys(again.state.signing.sealed)).toEqual(['secrecy']);
      expect(Object.keys(again.state.signing.others['secrecy'] ?? {})).toHaveLength(3);
      expect(again.state.signatures).toEqual({});
    });

    test('[R27] asks again for signatures that the definition keeps at a refusal', () => {
      const keeping = given(aDefinition({ papers, obligations, signing: { onRefusal: 'keep' } }));
      const signed = keeping.and(...toSigning, openRound(['agreement']), signPaper('union', 'agreement'));
      const withdrawn = signed.and(stop, anew('dialogue'));
      expect(withdrawn.state).toMatchObject({ signatures: {}, signing: { kept: {} } });
      const refused = signed.and(refuseToSign('branch'), stop).when(anew('dialogue'));
      expect(refused.state.signing.kept).toEqual({});
      const round = refused.and(...pass('agreement')).when(openRound(['agreement']));
      round.thenRecords(['SigningRoundOpened', { kept: [], voided: [] }]);
    });
  });

  test('[R27] forgets steps, and named days on which later phases began', () => {
    const dated = aDefinition({
      phases: aDefinition().phases.map((phase) =>
        phase.id === 'information' ? { ...phase, starts: { day: 'date:midterm' } } : phase,
      ),
      gates: aDefinition().gates.filter(({ id }) => id !== 'acceptance'),
      obligations: [],
    });
    const day = command('SetDate', { date: 'midterm', from: '2027-02-01' });
    const story = given(dated)
      .and(command('RecordMilestone', { milestone: 'request' }), day)
      .on('2027-02-02')
      .thenPhase('information')
      .and(stop)
      .after('P1Y')
      .and(anew('preparation'));
    expect([story.state.milestones, story.state.days['date:midterm']]).toEqual([{}, undefined]);
    story.after('P1Y').thenPhase('preparation');
    story
      .and(command('RecordMilestone', { milestone: 'request' }))
      .and(command('SetDate', { date: 'midterm', from: '2028-03-01' }))
      .on('2028-03-02')
      .thenPhase('information');
  });

  test('[R25] [R27] asks again for open items that a go of the old course carried', () => {
    const gates = aDefinition().gates.map((gate) =>
      gate.id === 'go-no-go'
        ? aGate('go-no-go', {
            phase: 'information',
            leadsTo: 'dialogue',
            requires: [{ kind: 'items', of: 'open-item', strength: 'block' }],
          })
        : gate,
    );
    const conditions = [{ id: 'origin', owner: 'branch', due: '2027-06-01' }];
    const carried = command('CloseGate', { gate: 'go-no-go', outcome: 'go', reason, conditions }, forChair);
    const story = given(aDefinition({ gates }))
      .and(...pass('acceptance'), addItem('origin', 'open-item'), openGate('go-no-go'), carried, stop)
      .and(anew('information'));
    expect(story.state.obligations).not.toHaveProperty('origin');
    const reopened = story.and(openGate('go-no-go'));
    expect(reopened.when(go('go-no-go')).refusal?.parameters['missing']).toBe('open-item/origin');
    expect(reopened.and(carried).obligation('origin').owner).toBe('branch');
  });

  test('[R27] gives the name of a condition of the old course to no other duty', () => {
    const due = '2027-06-01';
    const withCondition = (id: string, owner: string): Draft =>
      command(
        'CloseGate',
        { gate: 'go-no-go', outcome: 'go', reason, conditions: [{ id, owner, text: reason, due }] },
        forChair,
      );
    const again = given(definition)
      .and(...pass('acceptance'), ...parties.map(letter), openGate('go-no-go'))
      .and(withCondition('glue', 'branch'), stop, anew('information'))
      .and(...parties.map(letter), openGate('go-no-go'));
    again.when(withCondition('glue', 'union')).thenRefused('OBLIGATION_EXISTS');
    again.and(withCondition('glue-2', 'union'));
  });

  test('[R27] is not done by what is not stopped, nor after the agreement is concluded', () => {
    given(definition).when(anew('preparation')).thenRefused('COVENANT_NOT_OPEN');
    given(definition)
      .and(...toSigned)
      .when(stop)
      .thenRefused('ALREADY_SIGNED_NO_STOP');
  });
});

describe('after a no-go', () => {
  test('[R27] a track is stopped, taken up in an earlier phase, and goes through', () => {
    const story = given(definition).and(
      ...pass('acceptance'),
      letter('union'),
      openGate('go-no-go'),
      noGo('go-no-go'),
      stop,
    );
    const again = story
      .after('P6M')
      .and(anew('information'), ...parties.map(letter), ...pass('go-no-go'))
      .thenPhase('dialogue');
    expect(Object.keys(again.state.letters).sort()).toEqual(['branch', 'ministry', 'union']);
  });

  test('[R27] reports that were final are asked again too', () => {
    const single = onlyGates(aGate('start', {}));
    const story = given({
      ...single,
      obligations: aDefinition({ obligations: [anObligation('plan', {})] }).obligations,
    })
      .and(report('plan/union', 'union'))
      .after('P1M')
      .and(stop);
    expect(story.state.settled).toEqual({ 'plan/union': 1 });
    const again = story.and(anew());
    expect(again.obligation('plan/union').status).toBe('open');
    expect(again.state.settled).toEqual({});
  });
});
