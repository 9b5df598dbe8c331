import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { aDefinition, aGate, aPaper, anObligation, text, withObligations } from '../support/definition.ts';
import { command, given, type Story } from '../support/given.ts';
import { adopted, tabled } from '../support/papers.ts';
import {
  confirm,
  forChair,
  go,
  openGate,
  parties,
  pass,
  propose,
  reason,
  sign,
  toDialogue,
  toSigned,
} from '../support/steps.ts';

const part = (id: string, rule?: string) => ({ id, name: text(id), ...(rule && { rule }) });

const papers = [
  aPaper('agreement', 'communication-agreement', { rules: ['R17'] }),
  aPaper('text', 'covenant', {
    parts: [part('oecd-guidelines', 'R1'), part('ungps', 'R1'), part('data-exchange', 'R56')],
  }),
  aPaper('norms', 'norm-framework', { parts: [part('oecd-guidelines', 'R1'), part('ungps', 'R1')] }),
  aPaper('story', 'joint-story', { parts: ['state', 'labour', 'business'].map((id) => part(id, 'R33')) }),
];
const definition = aDefinition({ papers });
const story = given(definition);

describe('a paper is adopted', () => {
  const first = story.and(tabled('agreement', { speaker: 'The chair speaks' }));

  test('by the parties: the chair or a body, shown with evidence, and nobody on their behalf', () => {
    first.when(adopted('agreement', 1)).thenRecords(['PaperAdopted', { paper: 'agreement', version: 1 }]);
    first
      .when(
        command('AdoptPaper', { paper: 'agreement', version: 1 }, { for: 'steering-group', evidence: 'm' }),
      )
      .thenRecords(['PaperAdopted']);
    first
      .when(command('AdoptPaper', { paper: 'agreement', version: 1 }))
      .thenRefused('PARTIES_DECIDE', 'R131');
    first
      .when(command('AdoptPaper', { paper: 'agreement', version: 1 }, { for: 'chair' }))
      .thenRefused('PARTIES_DECIDE');
  });

  test('with the digest of the version that was agreed on', () => {
    const { state } = first.and(adopted('agreement', 1));
    expect(state.papers['agreement']?.adopted).toMatchObject({
      version: 1,
      on: first.today,
      digest: first.state.papers['agreement']?.digest,
    });
  });

  test('once for each version; a new version is adopted again', () => {
    const agreed = first.and(adopted('agreement', 1));
    agreed.when(adopted('agreement', 1)).thenRefused('PAPER_ALREADY_ADOPTED');
    const again = agreed.and(tabled('agreement', { speaker: 'Each group speaks' }));
    expect(again.state.papers['agreement']?.adopted?.version).toBe(1);
    again.when(adopted('agreement', 2)).thenRecords(['PaperAdopted', { version: 2 }]);
  });

  test('in its last version, or in an earlier one with a reason', () => {
    const second = first.and(tabled('agreement', { speaker: 'Each group speaks' }));
    const refused = second.when(adopted('agreement', 1));
    refused.thenRefused('PAPER_NEWER_TABLED');
    expect(refused.refusal?.parameters).toMatchObject({ version: '1', last: '2' });
    second
      .when(adopted('agreement', 1, { reason }))
      .thenRecords(['PaperAdopted', { version: 1, digest: first.state.papers['agreement']?.digest ?? '' }]);
    second.when(adopted('agreement', 3)).thenRefused('PAPER_VERSION_UNKNOWN');
  });

  test('in no version that lies more than ten back', () => {
    const twelfth = Array.from({ length: 11 }, (_, index) => tabled('agreement', { speaker: `${index}` }));
    const long = first.and(...twelfth);
    long.when(adopted('agreement', 1, { reason })).thenRefused('PAPER_VERSION_TOO_OLD');
    long.when(adopted('agreement', 2, { reason })).thenRecords(['PaperAdopted', { version: 2 }]);
  });

  test('only when something was tabled, of a paper that there is', () => {
    story.when(adopted('agreement', 1)).thenRefused('PAPER_NOT_TABLED');
    story.when(adopted('poem', 1)).thenRefused('UNKNOWN_PAPER');
  });
});

describe('parts that are missing', () => {
  const without = story.and(
    tabled('text', { 'oecd-guidelines': 'Chapter 2', ungps: 'Pillar 2', aim: 'Safe work' }),
  );

  test('[R56] the covenant text says how sensitive data is exchanged and who is responsible, or why it does not', () => {
    const refused = without.when(adopted('text', 1));
    refused.thenRefused('PAPER_PARTS_MISSING', 'R56');
    expect(refused.refusal?.parameters['missing']).toBe('data-exchange');
    without
      .when(adopted('text', 1, { goOnBecause: testContent('Stands in the protocol') }))
      .thenRecords(['PaperAdopted', { missing: ['data-exchange'] }]);
    without
      .and(tabled('text', { 'data-exchange': 'The secretariat anonymises; each party marks its data' }))
      .when(adopted('text', 2))
      .thenRecords(['PaperAdopted', { missing: [] }]);
  });

  test('[R56] block where the definition makes the rule a condition', () => {
    const strict = given(aDefinition({ papers, rules: [{ rule: 'R56', strength: 'block' }] })).and(
      tabled('text', { aim: 'Safe work' }),
    );
    const goOnBecause = testContent('No time');
    const refused = strict.when(adopted('text', 1, { goOnBecause })).thenRefused('PAPER_PARTS_BLOCK', 'R56');
    expect(refused.refusal?.parameters['missing']).toBe('oecd-guidelines, ungps, data-exchange');
  });

  test('[R1] [R34] a norm framework names the OECD Guidelines and the UNGPs, tabled by government before the dialogue', () => {
    const framework = story.and(
      tabled('norms', { 'oecd-guidelines': 'As they stand', gender: 'A theme' }, { sender: { as: 'mina' } }),
    );
    expect(framework.state.papers['norms']?.tabledBy).toBe('ministry');
    const refused = framework.when(adopted('norms', 1)).thenRefused('PAPER_PARTS_MISSING', 'R1');
    expect(refused.refusal?.parameters['missing']).toBe('ungps');
    framework
      .and(tabled('norms', { ungps: 'As they stand' }, { sender: { as: 'mina' } }))
      .when(adopted('norms', 2))
      .thenRecords(['PaperAdopted', { missing: [] }]);
  });

  test('[R33] the joint story has a part for each constituency, and the table says when one is missing', () => {
    const told = story.and(tabled('story', { state: 'For officials', labour: 'For members' }));
    const refused = told.when(adopted('story', 1)).thenRefused('PAPER_PARTS_MISSING', 'R33');
    expect(refused.refusal?.parameters['missing']).toBe('business');
    told
      .and(tabled('story', { business: 'For makers' }, { sender: { as: 'bram' } }))
      .when(adopted('story', 2))
      .thenRecords(['PaperAdopted']);
  });

  test('of an earlier version are those that it lacked', () => {
    const later = without.and(tabled('text', { 'data-exchange': 'By the secretariat' }));
    const goOnBecause = testContent('Stands in the protocol');
    later
      .when(adopted('text', 1, { reason, goOnBecause }))
      .thenRecords(['PaperAdopted', { missing: ['data-exchange'] }]);
  });
});

describe('the day of agreement', () => {
  const whole = { 'oecd-guidelines': 'Ch. 2', ungps: 'P. 2', 'data-exchange': 'By the secretariat' };
  const agreed = story.and(tabled('text', whole), adopted('text', 1));

  test('[R75] is that on which the parties adopt the covenant’s text, apart from signing and entry into force', () => {
    expect(agreed.state.days['agreed']).toEqual({ from: agreed.today, to: agreed.today });
    expect(agreed.state.days['signing']).toBeUndefined();
    const other = story.and(tabled('agreement', { speaker: 'x' }), adopted('agreement', 1));
    expect(other.state.days['agreed']).toBeUndefined();
  });

  test('[R75] stays when the text is changed after the agreement was concluded', () => {
    const late = given(definition)
      .and(tabled('text', whole), adopted('text', 1), ...toSigned)
      .after('P1M')
      .and(tabled('text', { aim: 'Safer work' }), adopted('text', 2));
    expect(late.state.days['agreed']?.from).toBe(story.today);
    expect(late.state.papers['text']?.adopted).toMatchObject({ version: 2, on: late.today });
  });

  test('[R39] comes with an outline agreement that is signed instead of a detailed text, and leads to signing', () => {
    const outline = aPaper('headlines', 'outline-agreement', { signatories: 'parties', rules: ['R39'] });
    const requires = [
      { kind: 'paper', paper: 'headlines', status: 'adopted', strength: 'block', rule: 'R39' },
    ] as const;
    const base = aDefinition();
    const short = aDefinition({
      papers: [outline],
      gates: base.gates.map((gate) =>
        gate.id === 'agreement'
          ? aGate('agreement', { phase: 'dialogue', leadsTo: 'signing', requires: [...requires] })
          : gate,
      ),
    });
    const atTable = given(short).and(...toDialogue, openGate('agreement'));
    atTable.when(go('agreement')).thenRefused('GATE_REQUIREMENT_BLOCKS', 'R39');
    const done = atTable.and(
      tabled('headlines', { aim: 'Safe work', next: 'Details in a year' }),
      adopted('headlines', 1),
    );
    expect(done.state.days['agreed']?.from).toBe(done.today);
    const signing = done.and(go('agreement')).thenPhase('signing');
    // It is the covenant's own text: three signatures on it conclude the agreement.
    const signed = signing.and(...parties.map((party) => sign(party)));
    expect(signed.state.concludedOn).toBe(signing.today);
    expect(Object.keys(signed.state.signing.sealed)).toEqual(['headlines']);
  });

  test('carries duties that count from it', () => {
    const counted = given({
      ...withObligations(anObligation('publish', { due: { from: 'agreed', plus: 'P2W' } })),
      papers,
    });
    expect(counted.due('publish/union')).toBeUndefined();
    const after = counted.and(tabled('text', whole), adopted('text', 1));
    expect(after.due('publish/union')).toBe('2027-01-18');
  });
});

describe('a duty that a paper answers', () => {
  const duties = {
    ...withObligations(
      anObligation('external', {
        owner: { organisation: 'office' },
        answeredBy: 'paper',
        paper: 'agreement',
        rules: ['R17'],
      }),
      anObligation('each-agrees', {
        opens: { phase: 'information' },
        answeredBy: 'paper',
        paper: 'agreement',
      }),
      anObligation('yearly', {
        opens: { phase: 'information' },
        owner: { organisation: 'office' },
        due: { from: 'opening', plus: 'P1Y' },
        every: 'P1Y',
        answeredBy: 'paper',
        paper: 'agreement',
      }),
    ),
    papers,
  };
  const open = given(duties).and(tabled('agreement', { speaker: 'The chair speaks' }));

  test('[R17] [D04] is met when the rules for speaking outside are agreed while the track is prepared', () => {
    open
      .when(adopted('agreement', 1))
      .thenRecords(
        ['PaperAdopted', { paper: 'agreement' }],
        ['ObligationReportedDone', { obligation: 'external', by: 'paper' }],
      );
  });

  test('is not met by a report, nor by another paper', () => {
    open
      .when(command('ReportDone', { obligation: 'external' }, { for: 'office', evidence: 'mail' }))
      .thenRefused('WRONG_ANSWER');
    const other = open.and(tabled('story', { state: 'x' }));
    other
      .when(adopted('story', 1, { goOnBecause: reason }))
      .thenRecords(['PaperAdopted', { paper: 'story' }]);
  });

  test('that opens later is met at once, unless it recurs and so asks each time', () => {
    const later = open.and(adopted('agreement', 1), ...pass('acceptance'));
    for (const party of ['union', 'branch', 'ministry'])
      expect(later.obligation(`each-agrees/${party}`).status).toBe('reported');
    expect(later.obligation('yearly#1').status).toBe('open');
    const again = later.and(tabled('agreement', { speaker: 'Each speaks' })).when(adopted('agreement', 2));
    again.thenRecords(
      ['PaperAdopted', { version: 2 }],
      ['ObligationReportedDone', { obligation: 'yearly#1', by: 'paper' }],
    );
  });

  test('that came back is met by a new version, not by the old one', () => {
    const back = open
      .and(adopted('agreement', 1))
      .and(command('ReturnObligation', { obligation: 'external', reason, due: '2027-03-01' }));
    expect(back.obligation('external').status).toBe('open');
    const mended = back.and(tabled('agreement', { speaker: 'Each speaks' }), adopted('agreement', 2));
    expect(mended.obligation('external').status).toBe('reported');
  });

  /** Two people take back the adoption of a paper. */
  const takenBack = (from: Story, paper: string): Story => {
    const proposed = from.and(propose(from.state.papers[paper]?.adopted?.event ?? 0));
    return proposed.and(confirm(proposed.state.sequence));
  };

  test('opens again when two people take the adoption back, also after its days of objection', () => {
    const met = open.and(...pass('acceptance')).and(adopted('agreement', 1));
    const soon = takenBack(met, 'agreement');
    expect(soon.state.papers['agreement']?.adopted).toBeNull();
    for (const id of ['external', 'each-agrees/union', 'each-agrees/branch'])
      expect(soon.obligation(id).status).toBe('open');
    expect(takenBack(met.after('P3W'), 'agreement').obligation('external').status).toBe('open');
  });

  test('an adoption that is taken back takes the day of agreement with it', () => {
    const whole = { 'oecd-guidelines': 'Ch. 2', ungps: 'P. 2', 'data-exchange': 'By the secretariat' };
    const agreed = given(definition).and(tabled('text', whole), adopted('text', 1));
    const back = takenBack(agreed, 'text');
    expect(back.state.days['agreed']).toBeUndefined();
    back.when(adopted('text', 1)).thenRecords(['PaperAdopted', { version: 1 }]);
  });
});

describe('a gate that looks at a paper', () => {
  const requires = (status: 'tabled' | 'complete' | 'adopted') =>
    given({
      ...aDefinition({
        gates: [
          aGate('acceptance', { requires: [{ kind: 'paper', paper: 'story', status, strength: 'block' }] }),
        ],
        phases: aDefinition().phases.slice(0, 1),
        obligations: [],
      }),
      papers,
    }).and(openGate('acceptance'));

  test.each(['tabled', 'complete', 'adopted'] as const)('that must be %s', (status) => {
    const asked = requires(status);
    const refusedWith = (missing: string, given = asked) =>
      expect(given.when(go('acceptance')).refusal?.parameters['missing']).toBe(missing);
    refusedWith('paper/story');
    const some = asked.and(tabled('story', { state: 'x', labour: 'y' }));
    if (status === 'tabled') return void some.and(go('acceptance'));
    refusedWith(status === 'complete' ? 'paper/story/business' : 'paper/story', some);
    const all = some.and(tabled('story', { business: 'z' }));
    if (status === 'complete') return void all.and(go('acceptance'));
    refusedWith('paper/story', all);
    all.and(adopted('story', 2), go('acceptance'));
  });
});

test('adopting and commenting say which rules stand behind a paper', () => {
  const made = story.and(tabled('agreement', { speaker: 'x' }));
  expect(made.latest[0]?.rules).toEqual(['R17']);
  expect(
    made.when(command('AdoptPaper', { paper: 'agreement', version: 1 }, forChair)).latest[0]?.rules,
  ).toEqual(['R17']);
});
