import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const LOGGER = fileURLToPath(new URL('../../dist/worker/logger.js', import.meta.url));

interface Written {
  out: string;
  err: string;
}

/** Logs go to the standard error of a process, so they are read from one. */
async function written(level: string, terminal: boolean, lines: string[]): Promise<Written> {
  const code = `
    const { createLogger } = await import(${JSON.stringify(LOGGER)});
    const log = createLogger(${JSON.stringify(level)}, ${terminal});
    ${lines.join('\n')}`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  return { out: stdout, err: stderr };
}

describe('When the worker logs', () => {
  it('covenant and command ids stand in it, personal data does not', async () => {
    const { err } = await written('info', false, [
      `log.info({ covenant: 'cov_1', command: 'cmd_1', name: 'Anna', address: 'anna@example.org' }, 'one');`,
      `log.info({ person: { name: 'Anna', email: 'anna@example.org' }, command: 'cmd_2' }, 'two');`,
      `log.info({ mail: { head: { to: 'anna@example.org' }, text: 'Dear Anna' } }, 'three');`,
      `log.info({ card: 'Anna', note: 'Anna rang', password: 'Anna' }, 'four');`,
    ]);
    expect(err).toContain('"covenant":"cov_1","command":"cmd_1"');
    expect(err).toContain('"command":"cmd_2"');
    expect(err).not.toMatch(/Anna|anna@/);
    expect(err.match(/\[personal\]/g)).toHaveLength(9);
  });

  it('each line is one JSON object on standard error, and standard output stays empty', async () => {
    const { out, err } = await written('info', false, [`log.info('one'); log.warn('two');`]);
    expect(out).toBe('');
    const lines = err.trim().split('\n');
    const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages).toEqual(['one', 'two']);
  });

  it('on a terminal it is for people, with the same data left out', async () => {
    const { out, err } = await written('info', true, [
      `log.info({ covenant: 'cov_1', name: 'Anna' }, 'one');`,
    ]);
    expect(out).toBe('');
    expect(err).toContain('INFO');
    expect(err).toContain('cov_1');
    expect(err).not.toMatch(/Anna|^\{/);
  });

  it('what is below its level is left out', async () => {
    const { err } = await written('warn', false, [`log.info('quiet'); log.error('loud');`]);
    expect(err).not.toContain('quiet');
    expect(err).toContain('loud');
    expect((await written('silent', false, [`log.error('loud');`])).err).toBe('');
  });
});

describe('When the engine library was only made ready', () => {
  it('the process ends by itself once it is released', async () => {
    const code = `
      const { createLogger, installRuntime, releaseRuntime } = await import(${JSON.stringify(LOGGER)});
      installRuntime(createLogger('error'));
      await releaseRuntime();
      await releaseRuntime();`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
      timeout: 15_000,
    });
    await expect(run).resolves.toMatchObject({ stderr: '' });
  });
});
