import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { byUnion, dialogue, goOn, make, words } from '../support/commitments.ts';
import { aDefinition, aGate, anObligation, onlyGates, onlyObligations } from '../support/definition.ts';
import { command, given, type Draft, type Sender } from '../support/given.ts';
import { forChair, openGate, reason, toDialogue } from '../support/steps.ts';

/** Twelve, say: the number itself is content. */
const figure = words;

describe('an estimate of means', () => {
  const estimate = (fields: CommandFields['EstimateMeans'], sender: Sender = byUnion): Draft =>
    command('EstimateMeans', fields, sender);

  test('[R41] is rough: days, euros or words are enough, of the whole or of one commitment', () => {
    dialogue.when(estimate({})).thenRefused('ESTIMATE_EMPTY', 'R41');
    dialogue.when(estimate({ words })).thenRecords(['MeansEstimated', { organisation: 'union' }]);
    dialogue.when(estimate({ daysPerYear: figure })).thenRecords(['MeansEstimated']);
    dialogue.when(estimate({ eurosPerYear: figure, commitment: 'wages' })).thenRefused('UNKNOWN_COMMITMENT');
    dialogue.and(make(), estimate({ eurosPerYear: figure, commitment: 'wages' }));
  });

  test('[R41] is revisable: the last one counts, and the story keeps the earlier', () => {
    const story = dialogue.and(estimate({ daysPerYear: figure }), estimate({ daysPerYear: figure }));
    expect(story.state.commitments.estimates).toEqual({ union: story.latest[0]?.sequence });
  });

  test('[R41] [D06] answers each party’s own duty, before or after it opens', () => {
    const duty = anObligation('capacity', { answeredBy: 'estimate', opens: { phase: 'signing' } });
    const definition = aDefinition({ obligations: [duty] });
    const story = given(definition)
      .and(...toDialogue, estimate({ daysPerYear: figure }))
      .and(
        openGate('agreement'),
        command('CloseGate', { gate: 'agreement', outcome: 'go', reason }, forChair),
      );
    const status = (party: string) => story.obligation(`capacity/${party}`).status;
    expect([status('union'), status('branch')]).toEqual(['reported', 'open']);
    story
      .when(estimate({ words }, { for: 'branch', evidence: 'mail' }))
      .thenRecords(
        ['MeansEstimated'],
        ['ObligationReportedDone', { obligation: 'capacity/branch', by: 'estimate' }],
      );
  });

  test('[R41] [D06] of every party can be asked at a gate, as advice: it names who has not', () => {
    const gate = aGate('agreement', { requires: [{ kind: 'estimates', rule: 'R41' }] });
    const definition = onlyGates(gate);
    const phases = [
      { ...(definition.phases[0] as (typeof definition.phases)[number]), kind: 'dialogue' as const },
    ];
    const story = given({ ...definition, phases }).and(openGate('agreement'), estimate({ words }));
    const close = (because = {}): Draft =>
      command('CloseGate', { gate: 'agreement', outcome: 'go', reason, ...because }, forChair);
    expect(
      story.when(close()).thenRefused('GATE_REQUIREMENT_MISSING', 'R41').refusal?.parameters,
    ).toMatchObject({
      missing: 'estimate/branch, estimate/ministry',
    });
    story
      .when(close(goOn))
      .thenRecords(['GateClosed', { missing: ['estimate/branch', 'estimate/ministry'] }]);
  });

  test('is of who puts means into it: a party or a company', () => {
    dialogue.and(command('EstimateMeans', { daysPerYear: figure }, { as: 'kees' }));
    dialogue
      .when(command('EstimateMeans', { daysPerYear: figure }, { for: 'critic', evidence: 'mail' }))
      .thenRefused('NOT_FOR_PARTICIPATION');
    given(onlyObligations()).when(estimate({ words })).thenRefused('WRONG_PHASE');
  });
});
