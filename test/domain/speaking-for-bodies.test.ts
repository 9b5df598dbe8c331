import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from '../support/content.ts';
import { anObligation, onlyGates, onlyObligations, text, aGate } from '../support/definition.ts';
import { command, given, type Draft, type Sender } from '../support/given.ts';
import { forChair, leave, reason } from '../support/steps.ts';

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

const seat = (
  body: string,
  organisation: string,
  rest: Partial<CommandFields['SeatMember']> = {},
  sender: Sender = forChair,
): Draft => command('SeatMember', { body, organisation, seat: 'member', ...rest }, sender);

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
