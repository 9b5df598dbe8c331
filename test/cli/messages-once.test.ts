import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The table joins files of its folder, and would say everything twice. */
const JOINS = 'table.ts';

test('every message stands in one place, so that none silently takes the place of another', async () => {
  const folder = new URL('../../cli/messages/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && file !== JOINS);
  const modules = await Promise.all(
    sources.map(async (file) => (await import(new URL(file, folder).href)) as Record<string, object>),
  );
  const keys = modules.flatMap((module) =>
    Object.values(module).flatMap((messages) => Object.keys(messages)),
  );
  expect(keys.length).toBeGreaterThan(1_000);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
