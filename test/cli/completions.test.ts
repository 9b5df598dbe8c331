import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionTypes } from '../../cli/actions/gather.ts';
import { quoted } from '../../cli/completions/table.ts';
import { openPostgres, type TestPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { KITES } from './story.ts';

let folder: string;
let scripts: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'completions-'));
  const shells = ['bash', 'zsh', 'fish'];
  const made = await Promise.all(shells.map((shell) => covenant(null, ['completions', shell])));
  scripts = Object.fromEntries(shells.map((shell, index) => [shell, made[index]?.out ?? '']));
  writeFileSync(join(folder, 'completion.bash'), scripts['bash'] ?? '');
  writeFileSync(join(folder, 'minutes.pdf'), '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sets what bash sets when Tab is pressed after the last word, calls the function that `complete` names, and lists. */
const PRESS_TAB = `
source ./completion.bash
covenant() { if [[ "$*" == *'completions covenants' ]]; then printf '%s\\n' "$*" >> asked; echo kites; echo model; fi; }
function_of() { while [[ $# -gt 0 ]]; do if [[ $1 == -F ]]; then echo "$2"; fi; shift; done; }
name=$(function_of $(complete -p covenant))
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
"$name"
printf '%s\\n' "\${COMPREPLY[@]}"`;

async function tab(...words: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)('bash', ['-c', PRESS_TAB, 'bash', 'covenant', ...words], {
    cwd: folder,
  });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('When Tab is pressed in bash', () => {
  it('commands are completed, and those of a group below it', async () => {
    expect(await tab('')).toEqual(expect.arrayContaining(['up', 'open', 'gate', 'completions', 'help']));
    expect(await tab('ti')).toEqual(['timeline']);
    expect(await tab('gate', 'o')).toEqual(['open']);
    expect(await tab('--json', 'gate', '')).toEqual(['open', 'close', 'help']);
  });

  it('options are those of the command, with those of every command', async () => {
    expect(await tab('status', 'kites', '--l')).toEqual(['--live', '--lang', '--log-level']);
    expect(await tab('gate', 'open', 'kites', 'go', '--ev')).toEqual(['--evidence']);
    expect(await tab('gate', 'open', '--li')).toEqual([]);
  });

  it('values of options and words are those that the command takes', async () => {
    expect(await tab('--lang', '')).toEqual(['nl', 'en']);
    expect(await tab('--lang', '=', 'n')).toEqual(['nl']);
    expect(await tab('schema', 'de')).toEqual(['definition']);
    expect(await tab('do', 'kites', '')).toEqual(actionTypes);
    expect(await tab('completions', '')).toEqual(['bash', 'zsh', 'fish', 'covenants']);
  });

  it('files are completed where a file is asked', async () => {
    expect(await tab('sign', 'kites', '--evidence', 'min')).toEqual(['minutes.pdf']);
    expect(await tab('open', 'min')).toEqual(['minutes.pdf']);
  });

  it('covenants are those that the ledger of this data folder knows', async () => {
    expect(await tab('--data', 'elsewhere', 'status', 'k')).toEqual(['kites']);
    const { stdout } = await promisify(execFile)('cat', ['asked'], { cwd: folder });
    expect(stdout).toBe('--data elsewhere completions covenants\n');
    expect(await tab('status', 'kites', '')).toEqual([]);
  });
});

describe('Every shell', () => {
  it.each(['bash', 'zsh', 'fish'])('%s knows every command and option of the program', async (shell) => {
    for (const word of ['report-done', 'schema', "'gate open'", 'evidence', 'effective-on', 'rehearse']) {
      expect(scripts[shell], word).toContain(word);
    }
  });

  it('describes in the language of the reader where it shows descriptions', async () => {
    const { out } = await covenant(null, ['completions', 'fish', '--lang', 'nl']);
    expect(out).toContain("-a 'list' -d 'alle convenanten met hun stand'");
  });

  it('keeps a quote in a description from ending a word', async () => {
    const text = `the parties' "own" $HOME \\ words`;
    const { stdout } = await promisify(execFile)('bash', ['-c', `printf %s ${quoted(text)}`]);
    expect(stdout).toBe(text);
  });
});

describe('What a script asks', () => {
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = openPostgres();
  });

  it('is answered with short names, one per line', async () => {
    const engine = new FakeEngine(await postgres.createLedger());
    await covenant(engine, ['open', KITES, '--as', 'olga']);
    const environment = { DATABASE_URL: postgres.url('any') };
    const { code, out, err } = await covenant(engine, ['completions', 'covenants'], { environment });
    await engine.ledger.close();
    expect([code, out, err]).toEqual([0, 'kites\n', '']);
  });

  it('is answered with nothing where no ledger runs, and starts none', async () => {
    const words = ['completions', 'covenants', '--data', join(folder, 'nothing')];
    expect(await covenant(null, words)).toMatchObject({ code: 0, out: '', err: '' });
    const environment = { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/none' };
    expect(await covenant(null, ['completions', 'covenants'], { environment })).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
  });

  it('another shell is refused', async () => {
    const { code, err } = await covenant(null, ['completions', 'powershell']);
    expect(code).toBe(2);
    expect(err).toContain('expected bash, zsh, fish, covenants');
  });
});
