import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../cli/program.ts';
import { messages, type Language } from '../../cli/messages.ts';
import type { GlobalOptions } from '../../cli/registry.ts';
import type { Command } from 'commander';
import type { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { KITES } from './story.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-program-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tree(command: Command): Command[] {
  return [command, ...command.commands.flatMap(tree)];
}

const NO_RUN = 'no command runs here';

/** The command tree; what opens a session can note what it was asked for, and no command runs. */
function program(
  note: (options: GlobalOptions) => void = () => undefined,
  language: Language = 'en',
): Command {
  const io = {
    write: () => undefined,
    note: () => undefined,
    environment: {},
    folder,
    interactive: false,
    colours: false,
    width: 100,
    now: () => '2026-03-02T09:00:00.000Z',
  };
  return buildProgram(language, io, (options) => {
    note(options);
    throw new Error(NO_RUN);
  });
}

/** All that the help of a command says. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => void (text += part) }).outputHelp();
  return text;
}

/** Lines that begin with the program, without what the shell or a reader sees behind them. */
function commandLines(text: string): string[] {
  const lines = [...text.matchAll(/^ *(?:npx )?covenant (.*)$/gm)];
  return lines.map(([, words = '']) => words.split(/ +#| [|>] | && /)[0]?.trim() ?? '');
}

/** Why a command line cannot be read; null for one that can. */
async function refusalOf(line: string): Promise<string | null> {
  const words = line.match(/"[^"]*"|'[^']*'|[^\s]+/g) ?? [];
  const plain = words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
  try {
    await program().parseAsync(plain, { from: 'user' });
    return 'it did nothing';
  } catch (error) {
    return error instanceof Error && error.message === NO_RUN ? null : String(error);
  }
}

describe('help', () => {
  it('describes every command, argument and option', () => {
    for (const command of tree(program())) {
      expect(command.description(), command.name()).not.toBe('');
      for (const part of [...command.options, ...command.registeredArguments]) {
        expect(part.description, `${command.name()} ${part.name()}`).toBeTruthy();
      }
    }
  });

  it('shows an example for every command that does something', async () => {
    const leaves = tree(program()).filter(
      (command) => command.commands.length === 0 && command.name() !== 'help',
    );
    for (const leaf of leaves) {
      const path = leaf.parent?.parent ? [leaf.parent.name(), leaf.name()] : [leaf.name()];
      const { out, code } = await covenant(null, [...path, '--help']);
      expect(code, path.join(' ')).toBe(0);
      expect(out, path.join(' ')).toContain(`covenant ${path.join(' ')}`);
      expect(out, path.join(' ')).toContain('Examples:');
    }
  });

  it('shows examples that can be typed, and so do the README and the pages for operators', async () => {
    const pages = ['README.md', 'docs/operations.md'].map((page) =>
      readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8'),
    );
    const helps = tree(program()).map(helpOf);
    const lines = [...pages, ...helps].flatMap(commandLines);
    expect(lines.length).toBeGreaterThan(100);
    const read = await Promise.all(lines.map(async (line) => ({ line, refusal: await refusalOf(line) })));
    expect(read.filter(({ refusal }) => refusal !== null)).toEqual([]);
  });

  it('lists every command under a title, and each title in the order in which people meet it', () => {
    const { commands } = program();
    const titles = [...new Set(commands.map((command) => command.helpGroup()))];
    expect(commands.filter((command) => command.helpGroup() === '').map((command) => command.name())).toEqual(
      [],
    );
    expect(titles.slice(0, 3)).toEqual([
      'Running and proving:',
      'Before it begins:',
      'Every day, over all covenants:',
    ]);
  });

  it('documents the exit codes, in Dutch too', async () => {
    expect((await covenant(null, ['--help'])).out).toContain('5 a check found a mismatch');
    expect((await covenant(null, ['--help', '--lang', 'nl'])).out).toContain('Afsluitcodes: 0 goed');
  });

  it('has no word of the other language between its own', async () => {
    const dutch = tree(program(undefined, 'nl')).map(helpOf).join('\n');
    expect(dutch.match(/\((?:choices|default): |^(?:Usage|Options|Commands|Arguments):/gm)).toBeNull();
    expect(dutch).toContain('(keuze uit: "nl", "en")');
  });

  it('prints the version of the package', async () => {
    expect((await covenant(null, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('what is typed wrong', () => {
  it('shows the help of a command that needs another word', async () => {
    const { code, out, err } = await covenant(null, ['gate']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: covenant gate');
  });

  it.each([
    [['stauts'], 'UNKNOWN_COMMAND: There is no command stauts. Did you mean status? See covenant --help.\n'],
    [
      ['gate', 'opne'],
      'UNKNOWN_COMMAND: There is no command opne. Did you mean open? See covenant --help.\n',
    ],
    [
      ['list', '--jsno'],
      'UNKNOWN_OPTION: There is no option --jsno here. Did you mean --json? Add --help to see the options.\n',
    ],
    [['status'], 'MISSING_ARGUMENT: id is missing. Add --help to see how the command is written.\n'],
    [
      ['status', 'a', 'b'],
      'TOO_MANY_ARGUMENTS: There are more words than this command takes. Put a text with spaces between quotes.\n',
    ],
    [['list', '--lang', 'de'], 'INVALID_ARGUMENT: --lang <language>: “de” is not right; expected nl, en.\n'],
  ])('%s', async (line, sentence) => {
    const { code, out, err } = await covenant(null, line);
    expect([code, out, err]).toEqual([2, '', sentence]);
  });

  it('is said in Dutch when that is the language', async () => {
    const { err } = await covenant(null, ['stauts'], {
      environment: { COVENANT_LANG: '', LANG: 'nl_NL.UTF-8' },
    });
    expect(err).toBe('UNKNOWN_COMMAND: Er is geen opdracht stauts. Bedoel je status? Zie covenant --help.\n');
  });
});

describe('a report for whoever mends the program', () => {
  const debug = ['--log-level', 'debug'];

  it('has the stack of what should not happen, when details are asked for', async () => {
    const broken = {} as FakeEngine;
    const { code, err } = await covenant(broken, ['list']);
    expect([code, err]).toEqual([1, expect.stringMatching(/^INTERNAL: .+\n$/)]);
    expect((await covenant(broken, ['list', ...debug])).err).toMatch(/^INTERNAL: .+\n.*Error: .+\n\s+at /);
  });

  it.each([
    ['an unknown command', ['stauts']],
    ['a file that is not there', ['define', 'check', 'nowhere.yaml']],
    ['a folder without an engine', ['list', '--data', 'nowhere']],
  ])('has no stack of a mistake: %s', async (_what, line) => {
    const { err } = await covenant(null, [...line, ...debug], { folder });
    expect(err).toMatch(/^[A-Z_]+: .+\n$/);
  });
});

describe('the level of the log', () => {
  it('is left to the environment where the user names none', async () => {
    const asked: unknown[] = [];
    for (const words of [['list'], ['list', '--log-level', 'error'], ['--log-level=debug', 'list']]) {
      const tree = program(({ logLevel }) => asked.push(logLevel));
      await expect(tree.parseAsync(words, { from: 'user' })).rejects.toThrow('no command runs here');
    }
    expect(asked).toEqual([undefined, 'error', 'debug']);
  });
});

describe('without an engine', () => {
  it('says that none runs and what to do, with exit code 4', async () => {
    const line = ['list', '--data', join(folder, 'nothing'), '--json'];
    const { code, json } = await covenant(null, line);
    expect([code, json()]).toEqual([
      4,
      { error: expect.objectContaining({ code: 'NOT_RUNNING' }) as unknown },
    ]);
  });

  it('says that the database of DATABASE_URL does not answer, without its password', async () => {
    const environment = { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/none' };
    const { code, err } = await covenant(null, ['list'], { environment });
    expect(code).toBe(4);
    expect(err).toMatch(/^LEDGER_UNREACHABLE: /);
    expect(err).not.toContain('hidden');
  });
});

describe('define check', () => {
  it('calls a sound definition sound, with its assumptions and hash', async () => {
    const { code, json } = await covenant(null, ['define', 'check', KITES, '--json']);
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      sound: true,
      covenant: 'kites',
      definitionHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      assumptions: [{ id: 'invented' }],
    });
  });

  it('names line and column of a problem, on standard output, and fails', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'format: 1\nid: broken\nnmae: { nl: x, en: x }\n');
    const { code, out, err } = await covenant(null, ['define', 'check', file]);
    expect(code).toBe(2);
    expect(out).toMatch(/broken\.yaml:3:1 .*name/);
    expect(err).toMatch(/^DEFINITION_INVALID: /);
    const { json } = await covenant(null, ['define', 'check', file, '--json']);
    expect(json()).toMatchObject({
      sound: false,
      problems: expect.arrayContaining([expect.objectContaining({ line: 3, column: 1 })]) as unknown,
    });
  });
});

describe('schema', () => {
  it.each(['definition', 'command', 'scenario', 'envelope', 'calendar'])(
    'prints the JSON Schema of %s',
    async (which) => {
      const { code, json } = await covenant(null, ['schema', which]);
      expect(code).toBe(0);
      expect(json()).toHaveProperty('$schema');
    },
  );

  it('prints all of them', async () => {
    const { json } = await covenant(null, ['schema']);
    expect(Object.keys(json())).toEqual([
      'definition',
      'command',
      'scenario',
      'envelope',
      'calendar',
      'adoption',
    ]);
  });
});

function parametersOf(text: string): string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '').sort();
}

describe('messages', () => {
  it('have the same parameters in both languages', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect(parametersOf(text.nl), key).toEqual(parametersOf(text.en));
    }
  });
});
