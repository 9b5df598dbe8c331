import { describe, expect, test } from 'vitest';
import { type EventEnvelope, envelopeSchema, envelopeText } from '../../domain/envelope.ts';

const envelope: EventEnvelope = {
  format: 1,
  stream: 'cov_019a0000-0000-7000-8000-000000000001',
  epoch: 1,
  sequence: 1,
  type: 'CovenantOpened',
  typeVersion: 1,
  recordedAt: '2026-11-23T20:00:00.000Z',
  clock: 'real',
  effectiveOn: '2026-11-23',
  actor: { person: 'officer-one', system: null },
  principal: { organisation: 'company-one', role: 'party', mandate: null, evidence: null },
  assurance: 'asserted',
  cause: { kind: 'command', command: 'OpenCovenant' },
  commandId: 'cmd_019a0000-0000-7000-8000-000000000002',
  rules: ['R12', 'D01'],
  build: 'build-one',
  data: { slug: 'textile' },
};

describe('envelope, version 1', () => {
  test('parses, and its text is stable', () => {
    expect(envelopeSchema.parse(envelope)).toEqual(envelope);
    expect(envelopeText(envelope)).toMatch(/^\{"actor":.*"typeVersion":1\}$/);
    expect(envelopeText(JSON.parse(envelopeText(envelope)) as EventEnvelope)).toBe(envelopeText(envelope));
  });

  test.each([
    ['another format', { format: 2 }],
    ['sequence 0', { sequence: 0 }],
    ['epoch 0', { epoch: 0 }],
    ['an instant without milliseconds', { recordedAt: '2026-11-23T20:00:00Z' }],
    ['a day that does not exist', { effectiveOn: '2026-02-30' }],
    ['an unknown clock', { clock: 'sundial' }],
    ['a member that it does not know', { extra: 1 }],
    ['a rule that is no number of the reference', { rules: ['28'] }],
    ['data that is no object', { data: [] }],
    ['an event without a cause', { cause: null }],
  ])('refuses %s', (_name, change) => {
    expect(envelopeSchema.safeParse({ ...envelope, ...change }).success).toBe(false);
  });
});
