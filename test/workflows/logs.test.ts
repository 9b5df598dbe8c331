import { Writable } from 'node:stream';
import { pino } from 'pino';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newCommandId } from '../../client/draft.ts';
import { listRefusals, type RecordedRefusal } from '../../ledger/refusals.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { openGate } from '../support/steps.ts';
import { openCovenant, rawCommand } from './covenants.ts';

const lines: Record<string, unknown>[] = [];
const memory = new Writable({
  write(chunk: Buffer, _, done) {
    lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
    done();
  },
});

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench(pino({ level: 'info', base: null }, memory));
});

function linesSaying(message: string): Record<string, unknown>[] {
  return lines.filter(({ msg }) => msg === message);
}

describe('When commands come', () => {
  it('an accepted one is logged with the ids of covenant and command', async () => {
    const covenant = await openCovenant(bench);
    const commandId = newCommandId();
    const { last } = await covenant.send(command('RecordMilestone', { milestone: 'request' }), { commandId });
    expect(linesSaying('stored in the ledger').at(-1)).toMatchObject({
      covenant: covenant.stream,
      commands: [commandId],
      first: last,
      last,
    });
  });

  it('a refused one is logged and kept with its code, also when it came from another client', async () => {
    const covenant = await openCovenant(bench);
    const commandId = newCommandId();
    await covenant.send(openGate('agreement'), { commandId }).catch(() => undefined);
    const foreign = rawCommand('Explode', { secret: 'hunter2' }, { commandId: 'hunter2' });
    await covenant.handle.executeUpdate('command', { args: [foreign] }).catch(() => undefined);
    await vi.waitFor(() => expect(linesSaying('command refused')).toHaveLength(2));
    const [own, other] = linesSaying('command refused');
    expect(own).toMatchObject({ covenant: covenant.stream, command: commandId, code: 'WRONG_PHASE' });
    expect(other).toMatchObject({ covenant: covenant.stream, code: 'MALFORMED_COMMAND' });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    const kept = () => listRefusals(bench.service.ledger.db, { stream: covenant.stream });
    await expect.poll(kept).toHaveLength(2);
    const [{ detail, ...latest }] = (await kept()) as [RecordedRefusal];
    expect(latest).toMatchObject({ code: 'MALFORMED_COMMAND', commandId: null, commandType: null });
    expect(JSON.stringify(detail)).not.toContain('hunter2');
  });
});
