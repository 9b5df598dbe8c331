import { describe, expect, test } from 'vitest';
import { testContent } from '../support/content.ts';
import { anObligation, onlyGates, onlyObligations, text, aGate } from '../support/definition.ts';
import { command, given, type Draft, type Sender } from '../support/given.ts';
import { forChair, leave, reason, seat } from '../support/steps.ts';

const bodies = [
  { id: 'steering-group', kind: 'steering-group' as const, name: text('Steering group') },
  { id: 'group', kind: 'working-group' as const, name: text('Group') },
  { id: 'desk', kind: 'working-group' as const, name: text('Desk') },
];
const through: Record<string, string> = { 'steering-group': 'office', group: 'branch', desk: 'office' };

const definition = {
  ...onlyObligations(anObligation('group-report', { owner: { body: 'group' } })),
  gates: onlyGates(aGate('acceptance', {})).gates,
  bodies: bodies.map((body) => ({ ...body, reachedThrough: through[body.id] ?? '' })),
};

const table = given(definition);

const decision = (sender: Sender): Draft =>
  command('RecordDecision', { decision: 'publish', words: testContent('Yes'), reason }, sender);

const allow = (organisation: string, person: string): Draft =>
  command('AllowActing', { organisation, person });

describe('a body is heard', () => {
  const asBram: Sender = { as: 'bram', for: 'group' };

  test('through the organisation that it is reached through, and through no one there once that has left', () => {
    table.and(decision(asBram));
    const left = table.and(leave('branch'));
    const refused = left.when(decision(asBram)).thenRefused('NOT_ENTITLED', 'R10');
    expect(refused.refusal?.parameters['entitled']).toBe('chair-or-officer');
    left.when(command('ReportDone', { obligation: 'group-report' }, asBram)).thenRefused('NOT_ENTITLED');
    left.and(decision({ as: 'cora', for: 'group' }));
  });

  test('through who stands in that one’s place', () => {
    const succeeded = table.and(
      command('SucceedOrganisation', { successor: 'union', cause: 'merger', reason }, { for: 'branch' }),
    );
    succeeded.when(decision(asBram)).thenRefused('NOT_ENTITLED');
    succeeded.and(decision({ as: 'umar', for: 'group' }));
  });

  test('through whom that organisation lets act for it', () => {
    table.when(decision({ as: 'umar', for: 'group' })).thenRefused('NOT_ENTITLED');
    table.and(allow('branch', 'umar'), decision({ as: 'umar', for: 'group' }));
  });

  test('[R10] in what it decides never through who facilitates and only passes its post on', () => {
    for (const body of ['desk', 'steering-group']) {
      table.when(decision({ as: 'fons', for: body })).thenRefused('NOT_ENTITLED', 'R10');
      table.and(decision({ as: 'cora', for: body }));
      table.and(decision({ for: body, evidence: 'minutes' }));
    }
    table
      .and(allow('branch', 'fons'))
      .when(decision({ as: 'fons', for: 'group' }))
      .thenRefused('NOT_ENTITLED');
  });
});

describe('a seat of an organisation', () => {
  const report = command('ReportDone', { obligation: 'group-report' }, { as: 'umar', for: 'group' });

  test('is taken by whoever acts for it, of its own or because it lets them', () => {
    const seated = table.and(seat('group', 'ministry'));
    seated.when(report).thenRefused('NOT_ENTITLED');
    seated.and(allow('ministry', 'umar'), report);
  });
});

describe('a body', () => {
  const unseat = (body: string, organisation: string, sender: Sender): Draft =>
    command('UnseatMember', { body, organisation }, sender);
  const asBram: Sender = { as: 'bram', for: 'group' };

  test('[R76] seats and unseats its own members, and no other body’s', () => {
    const own = table.and(seat('group', 'union', {}, asBram));
    own.and(unseat('group', 'union', asBram));
    for (const draft of [seat('desk', 'union', {}, asBram), seat('steering-group', 'union', {}, asBram)]) {
      const refused = table.when(draft).thenRefused('NOT_ENTITLED', 'R10');
      expect(refused.refusal?.parameters['entitled']).toBe((draft.fields as { body: string }).body);
    }
    const elsewhere = table.and(seat('desk', 'union'));
    elsewhere.when(unseat('desk', 'union', asBram)).thenRefused('NOT_ENTITLED', 'R10');
    const shown: Sender = { for: 'group', evidence: 'minutes' };
    elsewhere.when(unseat('desk', 'union', shown)).thenRefused('NOT_ENTITLED', 'R10');
  });

  test('[R76] that decides for the parties seats in every body; so does an officer, who records it', () => {
    table.and(seat('group', 'union', {}, { for: 'steering-group', evidence: 'minutes' }));
    table.and(seat('group', 'union', {}, {}), unseat('group', 'union', {}));
  });
});

describe('the chair of a body that decides for the parties', () => {
  const chair = (body: string, person: string, organisation: string, sender?: Sender): Draft =>
    seat(body, organisation, { person, seat: 'chair' }, sender);
  const stepDown = (body: string, sender: Sender): Draft =>
    command('UnseatMember', { body, organisation: 'union' }, sender);
  const chaired = table.and(chair('steering-group', 'umar', 'union'));
  const byFacilitator: Sender[] = [
    {},
    { for: 'office' },
    { for: 'steering-group' },
    { for: 'chair' },
    { for: 'group', evidence: 'minutes' },
    { as: 'fons', for: 'steering-group' },
  ];

  test('[R10] is not seated or unseated by who facilitates, nor by another body', () => {
    for (const sender of byFacilitator) {
      const said = JSON.stringify(sender);
      const seated = table.when(chair('steering-group', 'fons', 'office', sender)).refusal;
      const unseated = chaired.when(stepDown('steering-group', sender)).refusal;
      expect([seated?.rule, unseated?.rule], said).toEqual([
        expect.stringMatching(/^R(10|131)$/),
        expect.stringMatching(/^R(10|131)$/),
      ]);
    }
    table.when(chair('steering-group', 'fons', 'office', {})).thenRefused('PARTIES_DECIDE', 'R131');
  });

  test('[R10] decides for them, and is therefore theirs to seat: by the chair, the body, or evidence of either', () => {
    const closing = (person: string): Draft =>
      command(
        'CloseGate',
        { gate: 'acceptance', outcome: 'go', reason },
        { as: person, for: 'steering-group' },
      );
    const open = chaired.and(command('OpenGate', { gate: 'acceptance' }));
    open.when(closing('fons')).thenRefused('NOT_ENTITLED', 'R10');
    open.and(closing('umar'));
    table.and(chair('steering-group', 'umar', 'union', { as: 'cora', for: 'chair' }));
    table.and(chair('steering-group', 'umar', 'union', { for: 'steering-group', evidence: 'minutes' }));
    chaired.and(stepDown('steering-group', { as: 'umar', for: 'steering-group' }));
    chaired.and(stepDown('steering-group', forChair));
  });

  test('is unseated with all who sit there for an organisation only on that same word', () => {
    const both = chaired.and(seat('steering-group', 'union', { person: 'ursa' }, {}));
    both.when(stepDown('steering-group', {})).thenRefused('PARTIES_DECIDE');
    both.and(command('UnseatMember', { body: 'steering-group', organisation: 'union', person: 'ursa' }));
  });

  test('is another matter than that of a working group, whom an officer records', () => {
    table.and(chair('group', 'umar', 'union', {}), stepDown('group', {}));
  });
});
