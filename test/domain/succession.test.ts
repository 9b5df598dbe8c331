import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { seenBy } from '../../domain/seen.ts';
import type { Unfolded } from '../../domain/unfold.ts';
import { testContent } from '../support/content.ts';
import {
  aDefinition,
  aGate,
  anObligation,
  aPaper,
  aPerson,
  onlyGates,
  onlyObligations,
  type GateInput,
  type ObligationInput,
} from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { addItem, answerItem, discloseItem } from '../support/items.ts';
import { conclude, consult } from '../support/mandate-steps.ts';
import { attended, circulated, commented, planned } from '../support/meetings.ts';
import {
  exchange,
  go,
  joinAsParty,
  leave,
  letter,
  openGate,
  openRound,
  position,
  reason,
  refuseToSign,
  sign,
  signPaper,
  toDialogue,
  toSigning,
} from '../support/steps.ts';

type Successor = CommandFields['SucceedOrganisation']['successor'];

const newcomer = {
  organisation: 'union-two',
  name: 'Union Two',
  kind: 'union' as const,
  contact: aPerson('uwe', 'union-two'),
};

const succeed = (successor: Successor = newcomer, organisation = 'union'): Draft =>
  command(
    'SucceedOrganisation',
    { successor, cause: typeof successor === 'string' ? 'merger' : 'succession', reason },
    { for: organisation, evidence: 'deed' },
  );

const by = (organisation: string) => ({ for: organisation, evidence: 'mail' });

const estimate = (organisation: string): Draft =>
  command('EstimateMeans', { words: testContent('a day a week') }, by(organisation));

/** One thing that each party does, and how a gate or a duty asks for it. */
interface Asked {
  name: string;
  phase: 'information' | 'dialogue';
  gate: Partial<GateInput>;
  duty: ObligationInput['answeredBy'] | null;
  acts: (organisation: string) => Draft[];
}

const blocks = (requirement: object): Partial<GateInput> => ({
  requires: [{ strength: 'block', ...requirement } as NonNullable<GateInput['requires']>[number]],
});

const everything: Asked[] = [
  {
    name: 'a letter of intent',
    phase: 'information',
    gate: blocks({ kind: 'letters-of-intent' }),
    duty: 'letter-of-intent',
    acts: (organisation) => [letter(organisation)],
  },
  {
    name: 'a consultation of its members',
    phase: 'dialogue',
    gate: blocks({ kind: 'consultations' }),
    duty: 'consultation',
    acts: (organisation) => [
      consult(`of-${organisation}`, organisation),
      conclude(`of-${organisation}`, organisation),
    ],
  },
  {
    name: 'an estimate',
    phase: 'dialogue',
    gate: blocks({ kind: 'estimates' }),
    duty: 'estimate',
    acts: (organisation) => [estimate(organisation)],
  },
  {
    name: 'its added value',
    phase: 'dialogue',
    gate: blocks({ kind: 'items', of: 'added-value' }),
    duty: 'added-value',
    acts: (organisation) => [addItem(`value-of-${organisation}`, 'added-value', {}, by(organisation))],
  },
  {
    name: 'its position of interest',
    phase: 'dialogue',
    gate: blocks({ kind: 'items', of: 'position' }),
    duty: null,
    acts: (organisation) => [addItem(`position-of-${organisation}`, 'position', {}, by(organisation))],
  },
  {
    name: 'a position at the open gate',
    phase: 'dialogue',
    gate: { decision: { by: 'positions', eachGroup: 'unanimous' } },
    duty: null,
    acts: (organisation) => [position(organisation, 'vote', 'agree')],
  },
];

/** A covenant in one phase, with its gate open, that asks for one thing. */
function asking({ phase, gate, duty }: Asked): Story {
  const terms = onlyGates(aGate('vote', gate));
  const own = duty === null ? [] : [anObligation('asked', { answeredBy: duty })];
  const definition = aDefinition({
    phases: terms.phases.map((one) => ({ ...one, kind: phase })),
    gates: terms.gates,
    obligations: own,
  });
  return given(definition).and(openGate('vote'));
}

const openDuties = ({ state }: Story): string[] =>
  Object.values(state.obligations)
    .filter(({ status }) => status === 'open')
    .map(({ id }) => id);

describe.each(everything)('$name that was given before a succession', (asked) => {
  const { acts } = asked;
  const others = asking(asked).and(...acts('ministry'), ...acts('branch'));

  test('is asked for by its gate as long as it is not there', () => {
    others
      .when(go('vote'))
      .thenRefused(asked.gate.requires ? 'GATE_REQUIREMENT_BLOCKS' : 'POSITIONS_DO_NOT_CARRY');
    others.and(succeed()).and(...acts('union-two'), go('vote'));
  });

  test('is not asked of the successor', () => {
    const story = others.and(...acts('union'), succeed());
    expect(openDuties(story)).toEqual([]);
    story.and(go('vote'));
  });

  test('is not asked of who merges with one that has given it', () => {
    const merged = asking(asked).and(...acts('ministry'), ...acts('union'), succeed('branch'));
    expect(openDuties(merged)).toEqual([]);
    // In each group its parties decide; labour has none any more.
    merged.and(go('vote'));
  });

  test('stays its own where both have given it', () => {
    const both = others.and(...acts('union'));
    const { gates, letters, mandates, commitments } = both.and(succeed('branch')).state;
    expect(letters['branch']).toEqual(both.state.letters['branch']);
    expect(mandates.consulted['branch']).toEqual(both.state.mandates.consulted['branch']);
    expect(commitments.estimates['branch']).toEqual(both.state.commitments.estimates['branch']);
    expect(gates['vote']?.positions['branch']).toEqual(both.state.gates['vote']?.positions['branch']);
    both.and(succeed('branch'), go('vote'));
  });
});

describe('what a successor goes on with', () => {
  const dialogue = given().and(...toDialogue);

  test('a consultation that is under way, with its duty', () => {
    const story = dialogue.and(consult('spring', 'union', { until: '2027-02-01' }), succeed());
    story
      .when(conclude('spring', 'union-two'))
      .thenRecords(
        ['ConsultationConcluded', { organisation: 'union-two', round: 1 }],
        ['ObligationReportedDone', { obligation: 'consultation-spring' }],
      );
  });

  test('[R53] the roles that it plays', () => {
    const roles = command('SetRoles', { organisation: 'union', phase: 'dialogue', playedRoles: ['partner'] });
    const { mandates } = dialogue.and(roles, succeed()).state;
    expect(mandates.roles['dialogue']).toEqual({ 'union-two': ['partner'] });
  });

  test('draft minutes, on which it may comment', () => {
    const story = dialogue
      .and(planned('m1', '2027-02-01'))
      .on('2027-02-01')
      .and(attended('m1', 'union', 'branch'), circulated('m1'), succeed());
    story.and(commented('m1', 'union-two'));
  });

  test('[R30] a position, which it can withdraw', () => {
    const told = dialogue.and(addItem('ours', 'position', {}, by('union')));
    told.and(succeed(), answerItem('ours', 'withdrawn', by('union-two')));
    told.and(succeed('branch'), answerItem('ours', 'withdrawn', by('branch')));
  });

  test('[R26] what was told in confidence: it sees it, and shares it', () => {
    const { story, facts } = play(
      addItem('ours', 'information', {}, by('union')),
      addItem('theirs', 'information', {}, by('branch')),
      succeed(),
    );
    const eyes = { organisation: 'union-two', person: 'uwe' };
    const items = seenBy(facts, eyes, story.state).flatMap(({ fact }) =>
      fact.type === 'ItemAdded' ? [fact.data.item] : [],
    );
    expect(items).toEqual(['ours/union']);
    story.and(discloseItem('ours/union', 'parties', { as: 'uwe' }));
    const merged = dialogue.and(addItem('ours', 'information', {}, by('union')), succeed('branch'));
    merged.and(discloseItem('ours/union', 'parties', { as: 'bram' }));
  });

  test('[R26] what it was shown with few others, which can be shared wider and not taken from it', () => {
    const shown = addItem(
      'secret',
      'information',
      { audience: { only: ['union', 'ministry'] } },
      by('branch'),
    );
    const wider = (audience: 'parties' | { only: string[] }): Draft =>
      discloseItem('secret/branch', audience, { as: 'bram' });
    const story = dialogue.and(shown, succeed());
    story.and(wider('parties'));
    story.and(wider({ only: ['union-two', 'ministry', 'company'] }));
    story.when(wider({ only: ['ministry', 'company'] })).thenRefused('DISCLOSURE_NOT_WIDER');
    // Who has left without a successor is no reason to keep it from the others.
    const left = dialogue.and(shown, leave('union'));
    left.and(wider('parties'));
    left.when(wider({ only: ['ministry'] })).thenRefused('DISCLOSURE_NOT_WIDER');
  });

  test('[R26] no more where the organisation has come back itself, and nothing of it by exchange', () => {
    const own = addItem('ours', 'information', {}, by('union'));
    for (const steps of [
      [own, succeed(), joinAsParty('union')],
      [own, exchange('union', newcomer)],
    ]) {
      const { story, facts } = play(...steps);
      const eyes = { organisation: 'union-two', person: 'uwe' };
      const seen = seenBy(facts, eyes, story.state).map(({ fact }) => fact.type);
      expect(seen).not.toContain('ItemAdded');
    }
  });
});

test('[R54] who comes by exchange consults its own members: a round that was under way closes with its duty', () => {
  const story = given(onlyObligations()).and(
    consult('spring', 'union', { until: '2027-02-01' }),
    exchange('union', newcomer),
  );
  expect(story.state.mandates.consultations).toEqual({});
  expect(story.state.obligations).toEqual({});
});

describe('a signature', () => {
  const papers = [aPaper('text', 'covenant'), aPaper('secrets', 'confidentiality-protocol')];

  test('that a refusal left standing counts again as the successor’s', () => {
    const story = given(aDefinition({ papers, signing: { onRefusal: 'keep' } }))
      .and(...toSigning, openRound(['text']), signPaper('union', 'text'), refuseToSign('branch'))
      .and(succeed(), openGate('agreement'), go('agreement'), openRound(['text']));
    expect(Object.keys(story.state.signatures)).toEqual(['union-two']);
  });

  test('meets the duty of who merges with its signatory', () => {
    const story = given()
      .and(...toSigning, sign('union'))
      .when(succeed('branch'));
    expect(story.obligation('signature/branch').status).toBe('reported');
  });

  test.each([
    ['a successor', succeed()],
    ['[R54] who comes by exchange', exchange('union', newcomer)],
  ])('is set in its turn by %s', (_, taking) => {
    const order = { signingOrder: [['union'], ['branch']] };
    const story = given(aDefinition({ papers })).and(...toSigning, openRound(['text'], order), taking);
    story.when(signPaper('branch', 'text')).thenRefused('OUT_OF_TURN');
    story.and(signPaper('union-two', 'text'), signPaper('branch', 'text'));
  });

  test('is set in its own turn by who has one', () => {
    const order = { signingOrder: [['union'], ['ministry'], ['branch']] };
    const story = given(aDefinition({ papers })).and(
      ...toSigning,
      openRound(['text'], order),
      succeed('branch'),
    );
    story.when(signPaper('branch', 'text')).thenRefused('OUT_OF_TURN');
    story.and(signPaper('ministry', 'text'), signPaper('branch', 'text'));
  });
});

function play(...steps: Draft[]): { facts: Unfolded[]; story: Story } {
  let story = given(onlyObligations());
  const facts = [...story.latest];
  for (const step of steps) {
    story = story.and(step);
    facts.push(...story.latest);
  }
  return { facts, story };
}
