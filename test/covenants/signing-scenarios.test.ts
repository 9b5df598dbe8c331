import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import { playScenario } from '../support/play.ts';

const read = (file: string): Buffer => readFileSync(new URL(`signing/${file}`, import.meta.url));

test.each(['refused', 'corrected'])('the scenario of a signature that is %s goes as it expects', (name) => {
  const loaded = loadDefinition(read('definition.yaml'));
  const script = loadScenario(read(`${name}.yaml`));
  if ('problems' in loaded || 'problems' in script) throw new Error(JSON.stringify([loaded, script]));
  expect(script.scenario.definition).toBe(loaded.file.id);
  expect(playScenario(loaded.file, script.scenario).failures).toEqual([]);
});
