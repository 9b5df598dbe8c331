import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import type { ItemKind } from '../../domain/dossier/kinds.ts';
import { testContent } from '../support/content.ts';
import { aGate, onlyGates, type GateInput } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { addItem, answerItem } from '../support/items.ts';
import { forChair, go, leave, openGate, parties, reason, report } from '../support/steps.ts';

type Requirement = NonNullable<GateInput['requires']>[number];

const asks = (of: ItemKind, strength: 'advice' | 'block' = 'advice'): Story => {
  const requirement: Requirement = { kind: 'items', of, strength, rule: 'R25' };
  return given(onlyGates(aGate('start', { requires: [requirement] }))).and(openGate('start'));
};

const goWith = (
  conditions: NonNullable<CommandFields['CloseGate']['conditions']>,
  more: Partial<CommandFields['CloseGate']> = {},
): Draft => command('CloseGate', { gate: 'start', outcome: 'go', reason, conditions, ...more }, forChair);

const carry = (id: string, owner = 'branch') => ({ id, owner, due: '2027-06-01' });
const missing = (story: Story) => story.when(go('start')).refusal?.parameters['missing'] ?? 'nothing';

describe('a statement at a gate that asks for one', () => {
  const byUnion = { for: 'union', evidence: 'mail' };

  test('[R98] counts no more once its teller has left', () => {
    const told = asks('support-statement', 'block').and(addItem('support', 'support-statement', {}, byUnion));
    expect(missing(told)).toBe('nothing');
    const left = told.and(leave('union'));
    expect(missing(left)).toBe('support-statement');
    expect(missing(left.and(addItem('more', 'support-statement')))).toBe('nothing');
  });

  test('[R24] is nobody’s to give who has left', () => {
    const told = asks('added-value', 'block').and(
      ...(['ministry', 'branch'] as const).map((from) =>
        addItem(`value-${from}`, 'added-value', {}, { for: from, evidence: 'mail' }),
      ),
    );
    expect(missing(told)).toBe('added-value/union');
    expect(missing(told.and(leave('union')))).toBe('nothing');
  });

  test('[R25] an open question of who has left still needs an outcome, which the secretariat can give', () => {
    const left = asks('topic', 'block').and(addItem('glue', 'topic', {}, byUnion), leave('union'));
    expect(missing(left)).toBe('topic/glue');
    expect(missing(left.and(answerItem('glue', 'withdrawn')))).toBe('nothing');
  });
});

describe('a go with open items', () => {
  const story = asks('open-item').and(
    addItem('origin', 'open-item', {}, { as: 'umar' }),
    addItem('volumes', 'open-item'),
  );

  test('[R25] warns of items that are neither answered nor carried on', () => {
    const refused = story.when(go('start')).thenRefused('GATE_REQUIREMENT_MISSING', 'R25');
    expect(refused.refusal?.parameters['missing']).toBe('open-item/origin, open-item/volumes');
    expect(missing(story.and(answerItem('origin', 'answered')))).toBe('open-item/volumes');
  });

  test('[R25] passes when the parties say why they leave an item as it is', () => {
    story
      .when(goWith([carry('origin')], { goOnBecause: testContent('later') }))
      .thenRecords(
        ['GateClosed', { missing: ['open-item/volumes'], conditions: ['origin'] }],
        ['ObligationOpened'],
        ['ItemCarried'],
      );
  });

  test('[R25] carries them into dialogue as duties in their own words, so that the phase is no obstacle', () => {
    const carried = story.when(goWith([carry('origin'), carry('volumes', 'union')]));
    carried.thenRecords(
      ['GateClosed', { outcome: 'go', missing: [], conditions: ['origin', 'volumes'] }],
      ['ObligationOpened', { obligation: 'origin', owner: 'branch', text: testContent('origin') }],
      ['ItemCarried', { item: 'origin', obligation: 'origin', gate: 'start' }],
      ['ObligationOpened', { obligation: 'volumes', owner: 'union', audience: 'parties' }],
      ['ItemCarried', { item: 'volumes' }],
    );
    carried
      .when(answerItem('origin', 'answered', { for: 'branch', evidence: 'mail' }))
      .thenRecords(['ItemAnswered'], ['ObligationReportedDone', { obligation: 'origin' }]);
  });

  test('[R25] where the definition makes it a block, an item is answered or carried', () => {
    const strict = asks('open-item', 'block').and(addItem('origin', 'open-item'));
    strict
      .when(goWith([], { goOnBecause: testContent('later') }))
      .thenRefused('GATE_REQUIREMENT_BLOCKS', 'R25');
    strict.and(goWith([carry('origin')]));
    strict.and(answerItem('origin', 'withdrawn', { for: 'office' }), go('start'));
  });

  test('[R25] takes the words of a condition where they say more', () => {
    story
      .and(answerItem('volumes', 'answered'))
      .when(goWith([{ ...carry('origin'), text: testContent('origin by 2028') }]))
      .thenRecords(
        ['GateClosed'],
        ['ObligationOpened', { text: testContent('origin by 2028') }],
        ['ItemCarried'],
      );
  });

  test('[R92] a project that is carried on stays voluntary', () => {
    const carried = asks('project').and(addItem('pilot', 'project'), goWith([carry('pilot')]));
    expect(carried.obligation('pilot').binding).toBe(false);
  });

  test('an item that is a duty already goes on by itself', () => {
    const dated = asks('open-item').and(
      addItem('origin', 'open-item', { owner: 'branch', due: '2027-03-01' }),
    );
    expect(missing(dated)).toBe('nothing');
    dated.when(goWith([carry('origin')])).thenRefused('ITEM_IS_A_DUTY', 'R25');
  });

  test('an item whose owner left is open again, and can be carried by another', () => {
    const left = asks('open-item').and(
      addItem('origin', 'open-item', { owner: 'branch', due: '2027-03-01' }),
      leave('branch'),
    );
    expect(missing(left)).toBe('open-item/origin');
    left.and(goWith([carry('origin', 'union')]));
  });

  test('a condition that is no open item has a text of its own, and a name that is free', () => {
    const settled = story.and(answerItem('origin', 'answered'), answerItem('volumes', 'answered'));
    settled.when(goWith([carry('other')])).thenRefused('CONDITION_WITHOUT_TEXT', 'R25');
    settled.when(goWith([carry('other/union')])).thenRefused('ITEM_NOT_OPEN');
    settled.when(goWith([{ ...carry('origin'), text: reason }])).thenRefused('OBLIGATION_EXISTS');
    settled.when(goWith([carry('other', 'stranger')])).thenRefused('UNKNOWN_ORGANISATION');
  });
});

describe('a gate that asks for items', () => {
  test('[R24] of added value asks every party for its own', () => {
    const story = asks('added-value');
    expect(missing(story)).toBe('added-value/branch, added-value/ministry, added-value/union');
    const told = parties.map((party) => addItem(`by-${party}`, 'added-value', {}, { for: party }));
    expect(missing(story.and(...told.slice(0, 2)))).toBe('added-value/branch');
    story.and(...told, go('start'));
  });

  test('of statements of support asks for one that stands', () => {
    const story = asks('support-statement');
    expect(missing(story)).toBe('support-statement');
    const told = story.and(addItem('label', 'support-statement'));
    expect(missing(told)).toBe('nothing');
    expect(missing(told.and(answerItem('label', 'withdrawn')))).toBe('support-statement');
  });

  test('[R2] of tests asks for one, with its outcome', () => {
    const story = asks('core-elements-test');
    expect(missing(story)).toBe('core-elements-test');
    const asked = story.and(addItem('draft-1', 'core-elements-test'));
    expect(missing(asked)).toBe('core-elements-test/draft-1');
    expect(missing(asked.and(answerItem('draft-1', 'withdrawn')))).toBe('core-elements-test');
    expect(missing(asked.and(answerItem('draft-1', 'partly')))).toBe('nothing');
  });

  test('[R72] of legal questions asks for none that is left lying, counsel or not', () => {
    const story = asks('legal-question');
    expect(missing(story)).toBe('nothing');
    const away = story.and(
      addItem('tender', 'legal-question'),
      answerItem('tender', 'external-counsel', forChair),
    );
    expect(missing(away)).toBe('legal-question/tender');
    away.and(goWith([carry('tender')]));
  });
});

test('the conditions of a go are kept with its gate', () => {
  const story = given(onlyGates(aGate('start', {}))).and(
    openGate('start'),
    goWith([{ ...carry('numbers'), text: reason }]),
  );
  expect(story.state.gates['start']?.conditions).toEqual(['numbers']);
  story.and(report('numbers', 'branch'));
});
