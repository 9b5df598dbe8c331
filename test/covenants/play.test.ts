import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadAdoption } from '../../client/adoption-file.ts';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import type { AdoptionFile } from '../../domain/adoption/file.ts';
import type { DefinitionFile } from '../../domain/definition.ts';
import { playScenario } from '../support/play.ts';

const folder = new URL('../../covenants/', import.meta.url);
const covenants = readdirSync(folder).filter((name) =>
  existsSync(new URL(`${name}/definition.yaml`, folder)),
);

const read = (file: string): Buffer => readFileSync(new URL(file, folder));

/** What a file holds; its mistakes fail the test that asks. */
function sound<T extends object>(loaded: T): Exclude<T, { problems: unknown }> {
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded as Exclude<T, { problems: unknown }>;
}

const definitionOf = (name: string): DefinitionFile =>
  sound(loadDefinition(read(`${name}/definition.yaml`))).file;

/** The covenant's own scenario, and what may happen to it besides. */
const scenarios = covenants.flatMap((name) => {
  const more = new URL(`${name}/scenarios/`, folder);
  const others = existsSync(more) ? readdirSync(more).map((file) => `scenarios/${file}`) : [];
  return ['scenario.yaml', ...others].map((file) => ({ name, file }));
});

function adoptionOf(name: string, file: string, adopts: string | undefined): AdoptionFile | undefined {
  if (adopts === undefined) return undefined;
  const { pathname } = new URL(adopts, new URL(`${name}/${file}`, folder));
  return sound(loadAdoption(readFileSync(pathname))).adoption;
}

describe.each(covenants)('covenants/%s', (name) => {
  test('has a definition without problems', () => {
    expect(loadDefinition(read(`${name}/definition.yaml`))).not.toHaveProperty('problems');
  });
});

/** The rehearsal's first day: that of the file, and others, since a secretariat rehearses from today. */
const firstDays = [undefined, '2027-08-31', '2028-02-29'];

describe.each(scenarios)('covenants/$name/$file', ({ name, file }) => {
  test.each(firstDays)('goes as it expects (from %s)', (firstDay) => {
    const definition = definitionOf(name);
    const { scenario } = sound(loadScenario(read(`${name}/${file}`)));
    expect(scenario.definition).toBe(definition.id);
    const adoption = adoptionOf(name, file, scenario.adopts);
    const played = playScenario(definition, scenario, {
      ...(adoption && { adoption }),
      ...(firstDay && { firstDay }),
    });
    expect(played.failures).toEqual([]);
  });
});
