import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './imports.ts';

const FIXTURES = {
  'floating.ts': `export async function later(): Promise<void> {}\nexport function now(): void {\n  later();\n}\n`,
  'clock.ts': `export const now = (): number => Date.now();\n`,
  'random.ts': `export const chance = (): number => Math.random();\n`,
  'zone.ts': `export const zone = (): string => new Intl.DateTimeFormat().format();\n`,
  'sound.ts': `export const double = (value: number): number => value * 2;\n`,
};

const CORE = ['domain', 'workflows'];
/** Rules broken, by file: one run of the linter for all, since it starts slowly. */
const broken = new Map<string, string[]>();
let folder: string;

/** The same rules, on files of the same folders, in a place where no build sees them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-test-'));
  await copyFile(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  const compilerOptions = { strict: true, target: 'es2023', module: 'nodenext', types: [] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  for (const parent of [...CORE, 'cli']) {
    await mkdir(join(folder, parent));
    for (const [name, text] of Object.entries(FIXTURES)) await writeFile(join(folder, parent, name), text);
  }
  for (const { filename, code } of await lint())
    broken.set(filename, [...(broken.get(filename) ?? []), code]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function lint(): Promise<{ filename: string; code: string }[]> {
  const programs = join(ROOT, 'node_modules', '.bin');
  const oxlint = join(programs, 'oxlint');
  // The type-aware part is looked for on the path, since the folder has no modules of its own.
  const env = { ...process.env, PATH: [programs, process.env['PATH']].join(delimiter) };
  const args = ['--type-aware', '--format=json', '-c', '.oxlintrc.json', '.'];
  const { stdout } = await promisify(execFile)(oxlint, args, { cwd: folder, env }).catch(
    (error: { stdout: string }) => error,
  );
  const report = JSON.parse(stdout) as {
    diagnostics: { filename: string; code: string }[];
    number_of_files: number;
  };
  expect(report.number_of_files).toBe(3 * Object.keys(FIXTURES).length);
  return report.diagnostics;
}

describe.each(CORE)('When code in %s breaks the rules of the core', (parent) => {
  const rules = (name: string): string[] | undefined => broken.get(`${parent}/${name}`);

  it('the linter catches a floating promise', () => {
    expect(rules('floating.ts')).toEqual(['typescript(no-floating-promises)']);
  });

  it('the linter catches the clock, the zone and chance', () => {
    expect(rules('clock.ts')).toEqual(['eslint(no-restricted-globals)']);
    expect(rules('zone.ts')).toEqual(['eslint(no-restricted-globals)']);
    expect(rules('random.ts')).toEqual(['eslint(no-restricted-properties)']);
  });

  it('the linter has nothing against sound code', () => {
    expect(rules('sound.ts')).toBeUndefined();
  });
});

describe('When code outside the core asks for the time', () => {
  it('the linter lets it', () => {
    expect(broken.get('cli/clock.ts')).toBeUndefined();
    expect(broken.get('cli/floating.ts')).toEqual(['typescript(no-floating-promises)']);
  });
});
