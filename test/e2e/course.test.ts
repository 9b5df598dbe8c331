import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTimeOf } from '../../engine/processes.ts';
import { recorded } from '../engine/owner.ts';
import { parseScrape, valueOf } from '../support/prometheus.ts';
import { CommandLine, PROGRAM, type RunningUp } from './command-line.ts';

const KITES = fileURLToPath(new URL('../cli/kites.yaml', import.meta.url));
const CHAIR = ['--as', 'olga', '--for', 'chair'];

let root: string;
let covenant: CommandLine;
let up: RunningUp;
let minutes: string;
/** Everything that was ever started on the folder. */
const pids: number[] = [];

async function start(...options: Parameters<CommandLine['up']>): Promise<void> {
  up = await covenant.up(...options);
  const { guardian, programs } = recorded(covenant.folder);
  pids.push(up.child.pid ?? 0, guardian, ...programs);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'covenant-e2e-'));
  covenant = new CommandLine(join(root, 'data'));
  minutes = join(root, 'minutes.txt');
  await writeFile(minutes, 'The parties agree.');
  await start();
});

afterAll(async () => {
  await up?.end('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

/** Runs a command that must succeed, and gives its answer. */
async function well(...words: string[]): Promise<Record<string, unknown>> {
  const { code, answer, err } = await covenant.json(...words);
  expect(err, words.join(' ')).toBe('');
  expect(code, words.join(' ')).toBe(0);
  return answer;
}

// Each command is a process of its own, and a busy machine starts slowly.
const SLOWLY = { timeout: 120_000 };

describe('A covenant through the command line', SLOWLY, () => {
  it('begins with up, which says on one line where everything answers', async () => {
    expect(up.ready).toMatchObject({
      ready: true,
      temporal: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    });
    const health = await fetch(up.ready['health'] as string);
    expect(health.status).toBe(200);
  });

  it('is checked, and opened under a slug', async () => {
    const checked = await covenant.run('define', 'check', KITES);
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(await well('open', KITES, '--as', 'olga')).toMatchObject({ covenant: 'kites' });
    const { covenants } = (await well('list')) as { covenants: object[] };
    expect(covenants).toMatchObject([{ covenant: 'kites', status: 'open' }]);
  });

  it('goes on by commands, long and short, each with its event', async () => {
    await well('do', 'kites', 'RecordMilestone', '--as', 'olga', '--field', 'milestone=request');
    await well('gate', 'open', 'kites', 'start', '--as', 'olga');
    const closing = ['gate', 'close', 'kites', 'start', 'go', '--reason', 'All agree', ...CHAIR];
    const passed = await well(...closing, '--evidence', minutes);
    expect((passed['events'] as { type: string }[]).map(({ type }) => type)).toContain('PhaseStarted');
    await well('date', 'set', 'kites', 'review', '2030-01-01', '2030-03-31', '--as', 'olga');
  });

  it('shows in the metrics, with what the engine library says of itself', async () => {
    const samples = parseScrape(await (await fetch(up.ready['metrics'] as string)).text());
    for (const part of ['engine', 'ledger', 'worker'])
      expect(valueOf(samples, 'covenant_part_up', { part }), part).toBe(1);
    expect(valueOf(samples, 'covenant_overdue', { covenant: 'kites' })).toBe(0);
    expect(valueOf(samples, 'covenant_ledger_events')).toBeGreaterThan(3);
    expect(valueOf(samples, 'covenant_events_unplanned')).toBe(0);
    expect(
      samples.some(({ name }) => name === 'temporal_workflow_task_execution_latency_seconds_count'),
    ).toBe(true);
  });

  it('[R10] refuses with exit code 3 and a sentence, and without a stack', async () => {
    await well('gate', 'open', 'kites', 'agreement', '--as', 'olga');
    const alone = ['gate', 'close', 'kites', 'agreement', 'go', '--reason', 'We agree', '--as', 'olga'];
    const refused = await covenant.run(...alone);
    expect(refused).toMatchObject({ code: 3, out: '' });
    expect(refused.err).toMatch(/^[A-Z_]+: .+\n$/);
    const { code, answer } = await covenant.json('milestone', 'kites', 'request', '--as', 'olga');
    expect({ code, answer }).toMatchObject({
      code: 3,
      answer: { error: { code: 'MILESTONE_ALREADY_RECORDED' } },
    });
  });

  it('says of a mistake what to do, with the exit code of its kind', async () => {
    const unknown = await covenant.run('status', 'kits');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('kites');
    expect((await covenant.run('gate', 'open', 'kites', 'start', '--as', 'nobody')).code).toBe(3);
    expect(unknown.err).not.toMatch(/\n\s+at /);
  });

  it('can be seen: status, timeline and history', async () => {
    const status = await well('status', 'kites');
    expect(JSON.stringify(status)).toContain('dialogue');
    const timeline = await covenant.run('timeline', 'kites');
    expect(timeline).toMatchObject({ code: 0, err: '' });
    expect(timeline.out).toMatch(/dialogue/i);
    const history = await covenant.run('history', 'kites');
    expect(history.out).toContain('CovenantOpened');
    expect(history.code).toBe(0);
  });

  it('is proved by its chain', async () => {
    expect(await well('ledger', 'verify')).toMatchObject({ sound: true, streams: [{ covenant: 'kites' }] });
  });

  it('keeps a bad file of the drop folder with its reason, and tells its sender', async () => {
    const inbox = join(up.ready['drop'] as string, 'kites', 'ministry');
    await mkdir(inbox, { recursive: true });
    await writeFile(join(inbox, 'location-list.csv'), '');
    await vi.waitFor(async () => {
      const kept = await readdir(join(inbox, 'rejected'));
      const reason = kept.find((name) => name.endsWith('.reason.txt')) ?? '';
      expect(await readFile(join(inbox, 'rejected', reason), 'utf8')).toMatch(/^FILE_EMPTY\n.+\n.+\n$/);
      expect(kept).toHaveLength(2);
    }, 60_000);
    const outbox = up.ready['outbox'] as string;
    const sent = (await readdir(outbox, { recursive: true })).filter((name) => name.endsWith('.eml'));
    const messages = await Promise.all(sent.map((name) => readFile(join(outbox, name), 'utf8')));
    const told = messages.filter((text) => text.includes('Niet ontvangen: location-list.csv'));
    expect(told).toEqual([expect.stringMatching(/^To: .*<mina@example\.org>/m)]);
  });

  it('refuses a second up on the folder, and names the first', async () => {
    const second = await covenant.run('up');
    expect(second.code).toBe(4);
    expect(second.err).toContain(String(up.child.pid));
  });

  it('logs each command with its ids, and nobody’s name or address', () => {
    expect(up.log).toMatch(/"covenant":"cov_[0-9a-f-]+","commands":\["cmd_[0-9a-f-]+"\]/);
    expect(up.log).toContain('"code":"MILESTONE_ALREADY_RECORDED"');
    expect(up.log).not.toMatch(/Test Person|example\.org|All agree/);
  });
});

describe('A killed up', SLOWLY, () => {
  it('starts again on the same data, and the next command is answered', async () => {
    const before = await well('status', 'kites');
    await up.end('SIGKILL');
    await start(['--log-level', 'error'], { COVENANT_LOG_LEVEL: 'debug' });
    const after = await well('status', 'kites');
    expect(after).toEqual(before);
    await well(
      'position',
      'kites',
      'agreement',
      'agree',
      '--as',
      'olga',
      '--for',
      'union',
      '--evidence',
      minutes,
    );
    expect(await well('ledger', 'verify')).toMatchObject({ sound: true });
    expect(up.log).not.toMatch(/"level":50/);
  });

  it('logs as much as the option says, whatever the environment says', () => {
    expect(up.log).not.toMatch(/"level":(?:10|20|30|40)/);
    expect(up.log).not.toContain('stored in the ledger');
  });
});

describe('A stopped up', SLOWLY, () => {
  it('leaves nothing running and the folder free', async () => {
    expect(await up.end('SIGTERM')).toBe(0);
    await vi.waitFor(async () => {
      expect(await Promise.all(pids.map(startTimeOf))).toEqual(pids.map(() => null));
    }, 15_000);
    await expect(readFile(join(covenant.folder, 'lock.json'))).rejects.toThrow('ENOENT');
  });

  it('can still be read: views need the ledger alone', async () => {
    const { code, out } = await covenant.run('list');
    expect(code).toBe(0);
    expect(out).toContain('kites');
  });

  it('takes no command, and says how to start', async () => {
    const { code, err } = await covenant.run('milestone', 'kites', 'request', '--as', 'olga');
    expect(code).toBe(4);
    expect(err).toContain('covenant up');
  });
});

describe('A reader who has seen enough', SLOWLY, () => {
  it('closes the pipe, and nothing fails', async () => {
    const { stdout, stderr } = await promisify(execFile)('sh', [
      '-c',
      `node "$0" schema | head -c 1`,
      PROGRAM,
    ]);
    expect([stdout, stderr]).toEqual(['{', '']);
  });
});
