import { describe, expect, test } from 'vitest';
import { actTypes } from '../../domain/act-policy.ts';
import { capacities } from '../../domain/capacities.ts';
import { mayGive, mayNow } from '../../domain/may.ts';
import { given } from '../support/given.ts';
import { inPhase, senders } from '../support/policy.ts';
import { leave, stop, toDialogue } from '../support/steps.ts';

const dialogue = given().and(...toDialogue);
const commandsOf = (person: string, state = dialogue.state) =>
  mayNow(state, person).map(({ command }) => command);

describe('what somebody may do now', () => {
  test('is for an officer the secretariat’s work, and what others agree to, for them', () => {
    const ways = mayGive(dialogue.state, 'olga', 'GivePosition').ways;
    expect(ways.map((way) => way.for)).toEqual(['ministry', 'union', 'branch']);
    expect(mayGive(dialogue.state, 'olga', 'OpenGate').ways).toEqual([{ for: null, evidence: false }]);
    expect(mayGive(dialogue.state, 'olga', 'CloseGate').ways).toEqual([
      { for: 'steering-group', evidence: true },
      { for: 'chair', evidence: true },
    ]);
  });

  test('is for the chair what the parties decide, and for a contact what the organisation does', () => {
    expect(mayGive(dialogue.state, 'cora', 'CloseGate').ways).toContainEqual({
      for: 'chair',
      evidence: false,
    });
    expect(commandsOf('cora')).not.toContain('OpenGate');
    expect(commandsOf('umar')).toContain('GivePosition');
    expect(commandsOf('umar')).not.toContain('CloseGate');
    expect(commandsOf('kees')).not.toContain('GivePosition');
  });

  test('changes with the phase, and with who has left', () => {
    expect(commandsOf('umar', inPhase('implementation'))).not.toContain('StepBack');
    expect(commandsOf('umar', inPhase('dialogue'))).toContain('StepBack');
    const left = dialogue.and(leave('union')).state;
    expect(commandsOf('umar', left)).toEqual(['SetAbsence', 'SetRhythm']);
    expect(mayGive(left, 'olga', 'GivePosition').organisations).toEqual(['branch', 'ministry']);
  });

  test('is, once stopped, to take it up again or to correct', () => {
    const { state } = dialogue.and(stop);
    expect(commandsOf('cora', state)).toEqual(['RestartCovenant', 'ConfirmCorrection', 'DeclineCorrection']);
    expect(mayGive(state, 'umar', 'GivePosition').refusal?.code).toBe('COVENANT_NOT_OPEN');
  });

  test('says for which of several organisations', () => {
    const actsFor = { umar: ['branch'] };
    const state = { ...dialogue.state, mandates: { ...dialogue.state.mandates, actsFor } };
    const { ways } = mayGive(state, 'umar', 'GivePosition');
    expect(ways.map((way) => way.for)).toEqual(['union', 'branch']);
  });

  test('is nothing for somebody who is not known', () => {
    expect(mayNow(dialogue.state, 'nobody')).toEqual([]);
    expect(mayGive(dialogue.state, 'nobody', 'OpenGate').refusal?.code).toBe('UNKNOWN_PERSON');
  });

  test('and why not names who may, for every command and everybody', () => {
    const state = inPhase('signing');
    for (const sender of capacities.flatMap((capacity) => senders[capacity])) {
      for (const command of actTypes) {
        const { ways, refusal, entitled } = mayGive(state, sender.as ?? '', command);
        expect(ways.length > 0, `${sender.as} ${command}`).toBe(refusal === null);
        expect(entitled).not.toEqual([]);
      }
    }
  });
});
