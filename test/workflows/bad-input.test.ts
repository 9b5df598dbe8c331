import { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { beforeAll, describe, expect, it } from 'vitest';
import { requireTemporal } from '../../cli/up/service.ts';
import { initialState } from '../../domain/state.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { commandUpdate } from '../../workflows/messages.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { countOf, openCovenant, rawCommand, type RunningCovenant } from './covenants.ts';

let bench: TestBench;
let covenant: RunningCovenant;

beforeAll(async () => {
  bench = await testBench();
  covenant = await openCovenant(bench);
});

/** Any client of the server may send an update; the type system is not there to stop it. */
function update(...args: unknown[]): Promise<unknown> {
  return covenant.handle.executeUpdate(commandUpdate, { args: args as [unknown] });
}

/** A client whose every payload is the given one. */
async function updateWith(payload: Payload): Promise<unknown> {
  const { connection } = requireTemporal(bench.engine);
  const client = new Client({
    connection,
    namespace: REHEARSAL_NAMESPACE,
    dataConverter: {
      payloadCodecs: [{ encode: async (all) => all.map(() => payload), decode: async (all) => all }],
    },
  });
  return client.workflow.getHandle(covenant.workflowId).executeUpdate('command', { args: ['anything'] });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const payload = (encoding: string, data: string): Payload => ({
  metadata: { encoding: bytes(encoding) },
  data: bytes(data),
});

const MALFORMED: [string, unknown[]][] = [
  ['nothing', []],
  ['null', [null]],
  ['a text', ['OpenGate']],
  ['a list', [[1, 2, 3]]],
  ['an empty object', [{}]],
  ['an unknown command', [rawCommand('Explode', {})]],
  ['an unknown field', [rawCommand('OpenGate', { gate: 'acceptance', colour: 'red' })]],
  ['a field beside the frame', [rawCommand('OpenGate', { gate: 'acceptance' }, { assurance: 'signed' })]],
  ['a day that does not exist', [rawCommand('SetDate', { date: 'midterm', from: '2029-02-30' })]],
  ['an id that is none', [rawCommand('OpenGate', { gate: 'acceptance' }, { commandId: 'one' })]],
  ['control characters in a name', [rawCommand('JoinCovenant', { organisation: 'new', name: 'a\u0007b' })]],
  ['a slug over its limit', [rawCommand('OpenGate', { gate: 'a'.repeat(500) })]],
  ['an inherited name', [rawCommand('OpenGate', { gate: '__proto__' })]],
  ['a megabyte', [rawCommand('OpenGate', { gate: 'x'.repeat(1_000_000) })]],
];

describe('When another client of the server sends what no covenant client would', () => {
  it.each(MALFORMED)('%s is refused with a code', async (_, args) => {
    await expect(update(...args)).rejects.toMatchObject({ cause: { type: 'MALFORMED_COMMAND' } });
  });

  it.each([
    ['in an unknown encoding', payload('binary/of-mine', 'secret')],
    ['without an encoding', { data: bytes('{}') }],
    ['that is half a JSON text', payload('json/plain', '{"type":')],
    ['that is no UTF-8', { metadata: { encoding: bytes('json/plain') }, data: new Uint8Array([0xff, 0xfe]) }],
    ['of protobuf', payload('binary/protobuf', '')],
  ])('a payload %s is refused with a code', async (_, each) => {
    await expect(updateWith(each)).rejects.toMatchObject({
      cause: { type: expect.stringMatching(/^(?:UNDECODABLE_PAYLOAD|MALFORMED_COMMAND)$/) as string },
    });
  });

  it('the refusal names the field and repeats nothing that was written', async () => {
    const failure: unknown = await update(
      rawCommand('SetDate', { date: 'midterm', from: 'secret-day' }),
    ).catch((error: unknown) => error);
    const { message } = (failure as { cause: Error }).cause;
    expect(message).toContain('fields.from');
    expect(message).not.toContain('secret');
  });

  it('no workflow task has failed, nothing is recorded, and the next command is answered', async () => {
    await covenant.send(command('RecordMilestone', { milestone: 'request' }));
    const history = await covenant.history();
    expect(countOf(history, 'workflowTaskFailedEventAttributes')).toBe(0);
    expect(countOf(history, 'workflowTaskTimedOutEventAttributes')).toBe(0);
    expect(countOf(history, 'workflowExecutionUpdateAcceptedEventAttributes')).toBe(2);
    expect(await covenant.eventTypes()).toEqual(['CovenantOpened', 'PhaseStarted', 'MilestoneRecorded']);
  });
});

describe('When another client starts a stream', () => {
  it.each([
    ['without input', []],
    ['with a text', ['kites']],
    ['with an object of its own', [{ stream: 'kites' }]],
  ])('%s, the run fails at once with a code, and fails no task', async (_, args) => {
    const { workflow } = bench.service.temporal;
    const workflowId = `covenant:bad-${args.length}-${JSON.stringify(args).length}`;
    const handle = await workflow.start('covenant', { workflowId, taskQueue: bench.taskQueue, args });
    await expect(handle.result()).rejects.toMatchObject({ cause: { type: 'MALFORMED_INPUT' } });
    const history = (await handle.fetchHistory()).events ?? [];
    expect(countOf(history, 'workflowTaskFailedEventAttributes')).toBe(0);
  });

  it('a command to a stream that was never opened is refused, and it goes on', async () => {
    const { workflow } = bench.service.temporal;
    const input = {
      stream: 'never-opened',
      clock: 'virtual',
      epoch: 1,
      state: initialState(),
      recent: [],
    };
    const handle = await workflow.start('covenant', {
      workflowId: 'covenant:never-opened',
      taskQueue: bench.taskQueue,
      args: [input],
    });
    const early = handle.executeUpdate('command', { args: [rawCommand('OpenGate', { gate: 'acceptance' })] });
    await expect(early).rejects.toMatchObject({ cause: { type: 'COVENANT_NOT_OPEN' } });
    await handle.terminate();
  });
});
