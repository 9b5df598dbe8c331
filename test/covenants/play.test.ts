import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import { playScenario } from '../support/play.ts';

const folder = new URL('../../covenants/', import.meta.url);
const covenants = readdirSync(folder).filter((name) =>
  existsSync(new URL(`${name}/definition.yaml`, folder)),
);

/** The course of a covenant, and scenarios of their own for what may happen on the way. */
function scenariosOf(name: string): string[] {
  return readdirSync(new URL(`${name}/`, folder)).filter((file) => /^scenario.*\.yaml$/.test(file));
}

describe.each(covenants)('covenants/%s', (name) => {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder));

  test('has a definition without problems', () => {
    expect(loadDefinition(read('definition.yaml'))).not.toHaveProperty('problems');
  });

  test.each(scenariosOf(name))('has a %s that goes as it expects', (file) => {
    const loaded = loadDefinition(read('definition.yaml'));
    const script = loadScenario(read(file));
    if ('problems' in loaded || 'problems' in script) throw new Error(JSON.stringify([loaded, script]));
    expect(script.scenario.definition).toBe(loaded.file.id);
    expect(playScenario(loaded.file, script.scenario).failures).toEqual([]);
  });
});
