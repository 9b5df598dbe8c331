import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../domain/canonical.ts';
import { aDefinition, anObligation } from '../support/definition.ts';
import { command, given, givenNothing } from '../support/given.ts';
import {
  forChair,
  inForce,
  openGate,
  pass,
  reason,
  restart,
  stop,
  toDialogue,
  toSigned,
} from '../support/steps.ts';

const framework = anObligation('framework', { owner: { organisation: 'ministry' } });

describe('a track that was stopped', () => {
  const silence = { after: 'P2W', outcome: 'lapsed' } as const;
  const gates = aDefinition().gates.map((gate) => (gate.id === 'agreement' ? { ...gate, silence } : gate));
  const running = given(aDefinition({ gates, obligations: [framework] })).and(
    ...toDialogue,
    openGate('agreement'),
  );
  const paused = running.and(stop).on('2027-06-01');

  test('[R27] finds its duties as far from their days as they were, and makes up for no reminder', () => {
    const on = paused.and(restart());
    expect([running.due('framework'), on.due('framework')]).toEqual(['2027-02-04', '2027-07-02']);
    expect(on.isLate('framework')).toBe(false);
    expect(on.reminders('framework').map(({ sendOn }) => sendOn)).toEqual([
      '2027-06-18',
      '2027-07-02',
      '2027-07-09',
    ]);
  });

  test('[R27] gives an announced silence the days that it had', () => {
    const last = paused.and(restart()).on('2027-06-15');
    expect(last.state.gates['agreement']).toMatchObject({ open: true, silentOn: '2027-06-15' });
    last.on('2027-06-16').thenRecords(['GateClosed', { outcome: 'lapsed' }]);
  });

  test('[R27] counts a phase that begins again from its new beginning alone', () => {
    const due = { from: 'phase:information', plus: 'P2M' };
    const plan = anObligation('plan', { owner: { organisation: 'union' }, due });
    const story = given(aDefinition({ obligations: [plan] }))
      .and(...toDialogue, stop)
      .on('2027-06-01');
    expect(story.and(restart()).due('plan')).toBe('2027-07-30');
    expect(story.and(restart('information')).due('plan')).toBe('2027-08-01');
  });

  test('[R27] does not move what is counted from a day still to come', () => {
    const due = { from: 'entry-into-force', plus: 'P1Y' };
    const committee = anObligation('committee', { owner: { organisation: 'union' }, due });
    const story = given(aDefinition({ obligations: [committee] }))
      .and(stop)
      .on('2027-06-01');
    const signed = story.and(restart(), ...toSigned, inForce('2027-07-01'));
    expect(signed.due('committee')).toBe('2028-07-01');
  });

  test('[R27] was suspended before, and goes on as a whole when it is taken up again', () => {
    const rested = running.and(command('SuspendCovenant', { reason }, forChair)).on('2027-01-18');
    const on = rested.and(stop).on('2027-06-01').and(restart());
    expect(on.due('framework')).toBe('2027-07-02');
    on.when(command('ResumeCovenant', {}, forChair)).thenRefused('NOT_SUSPENDED');
  });
});

describe('a phase that begins on a named day', () => {
  const dated = aDefinition({
    phases: aDefinition().phases.map((phase) =>
      phase.id === 'dialogue' ? { ...phase, starts: { day: 'date:midterm' } } : phase,
    ),
    gates: aDefinition().gates.filter(({ id }) => id !== 'go-no-go'),
    obligations: [],
  });
  const setDay = (from: string) => command('SetDate', { date: 'midterm', from });
  const story = given(dated).and(...pass('acceptance'), setDay('2027-02-01'));

  test('[R27] waits for another day where the parties went back after it had come', () => {
    const dialogue = story.on('2027-02-02').thenPhase('dialogue');
    dialogue.when(setDay('2027-03-01')).thenRefused('DATE_ALREADY_USED');
    const back = dialogue.and(stop).on('2027-06-01').and(restart('information'));
    back.on('2027-12-01').thenPhase('information');
    const again = back.and(setDay('2027-07-01')).on('2027-06-30').thenPhase('information');
    again.on('2027-07-02').thenPhase('dialogue');
  });

  test('[R27] waits for another day too where the track was adopted in it, and nothing is told of before', () => {
    const fields = {
      slug: 'kites',
      definition: dated,
      definitionHash: sha256Hex('kites'),
      asOf: '2026-12-31',
      phase: 'dialogue',
      source: reason,
      vouchedBy: reason,
      facts: [
        { kind: 'phase' as const, phase: 'dialogue', from: '2026-09-01' },
        { kind: 'date' as const, date: 'midterm', from: '2026-09-01' },
      ],
    };
    const adopted = givenNothing().and(command('AdoptCovenant', fields), stop);
    adopted.and(restart('information')).on('2027-06-01').thenPhase('information');
  });

  test('[R27] keeps its day where that is still to come, and begins at the restart where it came meanwhile', () => {
    const stopped = story.and(stop);
    stopped
      .on('2027-01-20')
      .and(restart('preparation'), ...pass('acceptance'))
      .on('2027-02-02')
      .thenPhase('dialogue');
    const late = stopped.on('2027-06-01').and(restart()).on('2027-06-02').thenPhase('dialogue');
    expect(late.state.days['phase:dialogue']?.from).toBe('2027-06-01');
  });
});
