import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import { playScenario } from '../support/play.ts';

const folder = new URL('../../covenants/', import.meta.url);
const covenants = readdirSync(folder).filter((name) =>
  existsSync(new URL(`${name}/definition.yaml`, folder)),
);

describe.each(covenants)('covenants/%s', (name) => {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder));

  test('has a definition without problems', () => {
    expect(loadDefinition(read('definition.yaml'))).not.toHaveProperty('problems');
  });

  const scenarios = readdirSync(new URL(`${name}/`, folder)).filter(
    (file) => file.endsWith('.yaml') && file !== 'definition.yaml',
  );

  test('has a scenario of its own', () => {
    expect(scenarios).toContain('scenario.yaml');
  });

  test.each(scenarios)('goes in %s as it expects', (file) => {
    const loaded = loadDefinition(read('definition.yaml'));
    const script = loadScenario(read(file));
    if ('problems' in loaded || 'problems' in script) throw new Error(JSON.stringify([loaded, script]));
    expect(script.scenario.definition).toBe(loaded.file.id);
    expect(playScenario(loaded.file, script.scenario).failures).toEqual([]);
  });
});
