import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDefinition, aGate, anObligation, onlyGates, onlyObligations } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import {
  close,
  confirm,
  correct,
  forChair,
  go,
  inForce,
  joinAsParty,
  noGo,
  openGate,
  parties,
  pass,
  propose,
  reason,
  refuseToSign,
  report,
  sign,
  stop,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const signing = given().and(...toSigning);
const sequenceOf = (story: Story): number => story.latest[0]?.sequence ?? 0;

/** The last step's first event, corrected by two people. */
function corrected(story: Story, event = sequenceOf(story)): Story {
  const proposed = story.when(propose(event));
  return proposed.when(confirm(sequenceOf(proposed)));
}

describe('a correction that takes a second person', () => {
  test.each([
    ['a signature', signing.when(sign('union'))],
    ['a refusal to sign', signing.when(refuseToSign('union'))],
    ['a decision at a gate', given().and(openGate('acceptance')).when(go('acceptance'))],
    ['a stop', given().when(stop)],
    [
      'a duty that was dropped',
      given(onlyObligations(anObligation('plan', {}))).when(
        command('DropObligation', { obligation: 'plan/union', reason }, forChair),
      ),
    ],
  ])('[R10] is that of %s', (_, story) => {
    const event = sequenceOf(story);
    story.when(correct(event)).thenRefused('SECOND_PERSON_NEEDED', 'R10');
    const proposed = story.when(propose(event)).thenRecords(['CorrectionProposed', { event, by: 'olga' }]);
    expect(proposed.when(confirm(sequenceOf(proposed))).latest[0]).toMatchObject({
      type: 'EventCorrected',
      data: { event, reason, proposal: sequenceOf(proposed) },
    });
  });

  test('is no ordinary fact’s: one officer corrects a letter, a report, a duty that the terms dropped', () => {
    const milestone = given().when(command('RecordMilestone', { milestone: 'request' }));
    milestone.and(correct(sequenceOf(milestone)));
    const duty = given(onlyObligations(anObligation('plan', {}))).when(report('plan/union', 'union'));
    duty.and(correct(sequenceOf(duty)));
    const silent = given(onlyGates(aGate('vote', { silence: { after: 'P2W', outcome: 'lapsed' } }))).and(
      openGate('vote'),
    );
    const lapsed = silent.on('2027-02-01');
    lapsed.and(correct(sequenceOf(lapsed)));
  });

  test('[R10] is not confirmed by who proposed it, for whomever that person speaks', () => {
    const proposed = signing.and(sign('union')).when(propose(signing.state.sequence + 1));
    const proposal = sequenceOf(proposed);
    proposed.when(confirm(proposal, 'olga')).thenRefused('SECOND_PERSON_MISSING', 'R10');
    proposed
      .when(command('ConfirmCorrection', { proposal }, { as: 'olga', ...forChair }))
      .thenRefused('SECOND_PERSON_MISSING');
  });

  test('is confirmed by another officer or by the chair, and by no party', () => {
    const proposed = signing.and(sign('union')).when(propose(signing.state.sequence + 1));
    const proposal = sequenceOf(proposed);
    proposed.and(confirm(proposal, 'otto'));
    proposed.and(command('ConfirmCorrection', { proposal }, { as: 'cora', for: 'chair' }));
    proposed.when(confirm(proposal, 'umar')).thenRefused('NOT_ENTITLED', 'R10');
    proposed
      .when(command('ConfirmCorrection', { proposal }, { as: 'umar', for: 'chair' }))
      .thenRefused('NOT_ENTITLED');
  });

  test('is proposed once at a time, and of an event that exists and is not corrected', () => {
    const signed = signing.when(sign('union'));
    const proposed = signed.and(propose(sequenceOf(signed)));
    proposed.when(propose(sequenceOf(signed), 'otto')).thenRefused('ALREADY_PROPOSED');
    signed.when(propose(999)).thenRefused('EVENT_UNKNOWN');
    signed.when(propose(1)).thenRefused('NOT_CORRECTABLE');
    corrected(signed)
      .when(propose(sequenceOf(signed)))
      .thenRefused('ALREADY_CORRECTED');
    signed.when(confirm(999)).thenRefused('PROPOSAL_UNKNOWN');
  });

  test('is declined with a reason, also by who proposed it, and may be proposed again', () => {
    const signed = signing.when(sign('union'));
    const proposed = signed.when(propose(sequenceOf(signed)));
    const proposal = sequenceOf(proposed);
    const declined = proposed.when(command('DeclineCorrection', { proposal, reason }));
    declined.thenRecords(['CorrectionDeclined', { proposal, event: sequenceOf(signed), reason }]);
    declined.when(confirm(proposal)).thenRefused('PROPOSAL_UNKNOWN');
    declined.and(propose(sequenceOf(signed), 'otto'));
  });

  test('keeps what the second person said', () => {
    const signed = signing.when(sign('union'));
    const proposed = signed.when(propose(sequenceOf(signed)));
    proposed
      .when(command('ConfirmCorrection', { proposal: sequenceOf(proposed), reason }, { as: 'otto' }))
      .thenRecords(['EventCorrected', { remark: reason }]);
  });

  test('can still be made when the covenant is closed', () => {
    const closed = given(onlyGates(aGate('question', {})))
      .and(...pass('question'))
      .when(close);
    corrected(closed).thenRecords(['EventCorrected', { effect: 'noted' }]);
  });
});

describe('a wrong signature', () => {
  test('before the agreement is concluded is taken back, and the duty to sign opens again', () => {
    const signed = signing.when(sign('union'));
    const back = corrected(signed).thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(back.state.signatures).toEqual({});
    expect(back.obligation('signature/union').status).toBe('open');
    back.and(sign('union', 'another text'), sign('branch', 'another text'));
  });

  test('whose duty was final opens that duty anew', () => {
    const signed = signing.when(sign('union'));
    const event = sequenceOf(signed);
    const late = signed.after('P1M').and(command('SetDate', { date: 'midterm', from: '2028-01-01' }));
    expect(late.state.settled).toHaveProperty('signature/union');
    corrected(late, event).thenRecords(
      ['EventCorrected'],
      ['ObligationOpened', { obligation: 'signature/union' }],
    );
  });

  test('[R75] under a concluded agreement opens it again, so that the right one can be set', () => {
    const story = signing.and(sign('union'), sign('ministry')).when(sign('branch'));
    const event = sequenceOf(story);
    const back = corrected(story);
    back.thenRecords(
      ['EventCorrected', { event, effect: 'undone' }],
      ['AgreementReopened', { because: event }],
    );
    expect(back.thenPhase('signing').state).toMatchObject({ concludedOn: null, signing: { sealed: {} } });
    expect(back.state.days['signing']).toBeUndefined();
    back.when(inForce('2027-03-01')).thenRefused('SIGNATURES_MISSING');
    back.when(sign('branch', 'another text')).thenRefused('OTHER_DOCUMENT');
    const again = back.after('P3D').and(sign('branch'));
    expect(again.state).toMatchObject({
      concludedOn: '2027-01-07',
      days: { signing: { from: '2027-01-07' } },
    });
  });

  test('[R75] does not let a day of entry into force begin the implementation while it is missing', () => {
    const story = given().and(...toSigned, inForce('2027-02-01'));
    const event = story.state.signatures['union']?.event ?? 0;
    const back = corrected(story, event);
    const later = back.on('2027-02-05').thenPhase('signing');
    later.and(sign('union')).on('2027-02-06').thenPhase('implementation');
  });

  test('after entry into force is noted, and stays', () => {
    const story = given()
      .and(...toSigned, inForce('2027-02-01'))
      .on('2027-02-01');
    const event = story.state.signatures['union']?.event ?? 0;
    const noted = corrected(story, event).thenRecords(['EventCorrected', { effect: 'noted' }]);
    expect(noted.state.signatures['union']?.event).toBe(event);
    expect(noted.state.concludedOn).not.toBeNull();
  });

  test('of a party that has left leaves the agreement of the others concluded', () => {
    const story = signing.and(...parties.map((party) => sign(party)), joinAsParty('union-two'));
    const signed = story.when(sign('union-two'));
    const event = sequenceOf(signed);
    const left = signed.and(command('LeaveCovenant', { reason }, { for: 'union-two', evidence: 'letter' }));
    const back = corrected(left, event).thenRecords(
      ['EventCorrected', { effect: 'undone' }],
      ['ObligationDropped', { obligation: 'signature/union-two', because: 'owner-left' }],
    );
    expect(back.state.concludedOn).not.toBeNull();
    expect(Object.keys(back.state.signing.sealed)).toEqual(['covenant']);
  });

  test('that a refusal left standing does not come back in the next round', () => {
    const keeping = given(aDefinition({ signing: { onRefusal: 'keep' } })).and(...toSigning);
    const signed = keeping.when(sign('union'));
    const refused = signed.and(refuseToSign('branch'));
    const back = corrected(refused, sequenceOf(signed)).thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(back.state.signing.kept).toEqual({});
  });
});

describe('a wrong decision at a gate', () => {
  test('that was a no-go is taken back, and the question can be asked again', () => {
    const story = given().and(openGate('acceptance')).when(noGo('acceptance'));
    const back = corrected(story).thenRecords(['EventCorrected', { effect: 'undone' }]);
    expect(back.state.gates['acceptance']).toMatchObject({ open: false, outcome: null });
    back.and(...pass('acceptance')).thenPhase('information');
  });

  test('is noted where facts followed: a phase has begun, or the gate was opened again', () => {
    const gone = given().and(openGate('acceptance')).when(go('acceptance'));
    corrected(gone)
      .thenRecords(['EventCorrected', { effect: 'noted' }])
      .thenPhase('information');
    const asked = given().and(openGate('acceptance')).when(noGo('acceptance'));
    corrected(asked.and(openGate('acceptance')), sequenceOf(asked)).thenRecords([
      'EventCorrected',
      { effect: 'noted' },
    ]);
  });
});

describe('whoever was misinformed', () => {
  const kites = onlyObligations(
    anObligation('own', {}),
    anObligation('shared', { audience: 'parties' }),
    anObligation('company-list', { owner: { each: 'affiliated-company' } }),
  );
  const toldOf = (story: Story): string[] =>
    story
      .when(correct(sequenceOf(story)))
      .announced()
      .map(({ organisation }) => organisation)
      .sort();

  test('of a duty is its owner, where nobody else could know of it', () => {
    expect(toldOf(given(kites).when(report('own/union', 'union')))).toEqual(['union']);
    expect(toldOf(given(kites).when(report('company-list/company', 'company')))).toEqual(['company']);
    expect(toldOf(given(kites).when(report('shared/union', 'union')))).toEqual([
      'branch',
      'ministry',
      'union',
    ]);
  });

  test('of an absence is the organisation of who is away', () => {
    const away = { person: 'umar', from: '2027-01-10', to: '2027-01-20' };
    expect(toldOf(given().when(command('SetAbsence', away)))).toEqual(['union']);
  });
});

describe('in any course of events', () => {
  const steps = fc.array(randomStep, { minLength: 10, maxLength: 50 });
  const WEIGHTY = ['CovenantSigned', 'SignatureRefused', 'CovenantStopped'];

  test('[R10] no signature is corrected without a proposal, and no signature names another text than the bound one', () => {
    fc.assert(
      fc.property(steps, (random) => {
        const types = new Map<number, string>();
        let story = given(busyDefinition).and(...toSigning);
        for (const step of random) {
          story = typeof step === 'number' ? story.after(`P${step}D`) : story.when(step);
          for (const fact of story.latest) {
            types.set(fact.sequence, fact.type);
            if (fact.type !== 'EventCorrected' || !WEIGHTY.includes(types.get(fact.data.event) ?? ''))
              continue;
            expect(types.get(fact.data.proposal ?? 0)).toBe('CorrectionProposed');
          }
          const { signatures, signing: signed } = story.state;
          for (const { document } of Object.values(signatures))
            expect(document).toBe(signed.bound['covenant']?.ref);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('every event after the seal names the sealed text, and none without one', () => {
    fc.assert(
      fc.property(steps, (random) => {
        let story = given(busyDefinition).and(...toSigning);
        for (const step of random) {
          const before = story.state.signing.sealed['covenant'];
          story = typeof step === 'number' ? story.after(`P${step}D`) : story.when(step);
          const [first] = story.latest;
          if (!first || first.type === 'PaperSealed') continue;
          expect('sealed' in first.data ? first.data.sealed : undefined).toBe(before);
        }
      }),
      { numRuns: 60 },
    );
  });
});
