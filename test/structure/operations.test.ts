import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT, failures } from '../../cli/failures.ts';
import { SETTINGS } from '../../worker/config.ts';
import { MOST_COVENANTS, ownMetrics } from '../../worker/metric-list.ts';
import { ROOT, sourceFiles } from './imports.ts';

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const page = read('docs/operations.md');

/** The lines between a heading and the next of its kind. */
function section(title: string): string {
  const [, ...rest] = page.split(`\n## ${title}\n`);
  return rest.join('').split('\n## ')[0] ?? '';
}

/** What stands between backquotes in the first column of a section's tables. */
function firstColumn(title: string): string[] {
  const rows = section(title)
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
  );
}

function uppercaseIn(file: string, pattern: RegExp): string[] {
  return [...read(file).matchAll(pattern)].map(([, code = '']) => code);
}

describe('When an operator looks something up', () => {
  it('every setting that the worker reads is in the table', () => {
    expect(firstColumn('Settings')).toEqual(expect.arrayContaining([...SETTINGS]));
  });

  it('so is every variable of ours that any source names, and no other', () => {
    const folders = ['cli', 'worker', 'engine', 'activities', 'client', 'ledger'];
    const sources = folders.flatMap((folder) => sourceFiles(folder)).map(read);
    const prefixed = sources.flatMap((text) => text.match(/\bCOVENANT_[A-Z_]+\b/g) ?? []);
    // Codes of refusals begin with the same word.
    const codes = /^COVENANT_(UNKNOWN|WORKFLOW|NOT_RUNNING|NOT_OPEN|[A-Z]+_UNKNOWN)$/;
    const named = new Set(prefixed.filter((name) => !codes.test(name)));
    const listed = firstColumn('Settings').filter((name) => name.startsWith('COVENANT_'));
    expect(listed.sort()).toEqual([...named].sort());
  });

  it('every metric is described with its labels, and no other', () => {
    const rows = firstColumn('Metrics and alerts').filter((name) => /^covenant_\w+$/.test(name));
    const names = ownMetrics.map(({ name }) => name);
    expect([...new Set(rows)].sort()).toEqual([...names].sort());
    for (const { name, labels } of ownMetrics) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
      for (const label of labels) expect(row, name).toContain(`\`${label}\``);
    }
    expect(page).toContain(`The ${MOST_COVENANTS} oldest open covenants`);
  });

  it('alerts name metrics that there are', () => {
    const names = new Set(ownMetrics.map(({ name }) => name));
    const used = [...section('Metrics and alerts').matchAll(/\bcovenant_[a-z_]+\b/g)].map(([name]) => name);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  it('every failure of the surroundings has its line', () => {
    const listed = firstColumn('When it does not start or answer');
    const engine = uppercaseIn('engine/errors.ts', /^ {2}([A-Z_]+): \{$/gm);
    const own = Object.entries(failures).flatMap(([code, { exit }]) =>
      exit === EXIT.environment ? [code] : [],
    );
    expect(engine.length).toBeGreaterThan(20);
    expect(listed).toEqual(
      expect.arrayContaining([...engine, ...own, 'BAD_CONFIGURATION', 'LEDGER_UNREACHABLE']),
    );
  });

  it('so has every finding of doctor', () => {
    const findings = uppercaseIn('worker/findings.ts', /^ {2}\| '([A-Z_]+)'/gm);
    expect(findings.length).toBeGreaterThan(15);
    expect(firstColumn('When it does not start or answer')).toEqual(expect.arrayContaining(findings));
  });
});
