import { join } from 'node:path';
import { expect } from 'vitest';
import type { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';

export const KITES = join(import.meta.dirname, 'kites.yaml');

/** Runs a line of words, which must succeed; words with spaces stand between double quotes. */
export async function go(engine: FakeEngine, line: string): Promise<Record<string, unknown>> {
  const { code, err, json } = await covenant(engine, [...words(line), '--json']);
  expect(err.replace(/^Recorded for .*\n/, ''), line).toBe('');
  expect(code, line).toBe(0);
  return json();
}

export function words(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), (match) => match[1] ?? match[2] ?? '');
}

/** The kite covenant from its opening on 2 March 2026 to its implementation, some of it late. */
export async function playKites(engine: FakeEngine, file = KITES): Promise<void> {
  await go(engine, `open ${file} --as olga`);
  await go(engine, 'milestone kites request --as olga');
  engine.now = '2026-03-20T09:00:00.000Z';
  await go(engine, 'report-done kites stakeholder-list/ministry --as mina');
  engine.now = '2026-04-20T09:00:00.000Z';
  await go(engine, 'report-done kites stakeholder-list/union --as olga --for union');
  await go(engine, 'gate open kites start --as olga');
  await go(
    engine,
    'gate close kites start go --reason "All agree" --as olga --for chair --evidence kites.yaml',
  );
  await go(engine, 'gate open kites agreement --as olga');
  await go(engine, 'position kites agreement agree --as mina');
}

/** Goes on from `playKites` to signing and the first location lists. */
export async function signKites(engine: FakeEngine): Promise<void> {
  await go(engine, 'position kites agreement agree --as ugo');
  await go(engine, 'gate close kites agreement go --reason "Done" --as cora --for chair');
  await go(engine, 'sign kites --document kites.yaml --method paper --as mina');
  await go(engine, 'sign kites --document kites.yaml --method paper --as ugo');
  await go(engine, 'entry-into-force kites 2026-05-01 --as olga');
  await engine.passTime('2026-05-01T08:00:00.000Z');
}
