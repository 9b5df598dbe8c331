import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { loadAdoption } from '../../client/adoption-file.ts';
import { loadDefinition, loadScenario, type Problems } from '../../client/definition-file.ts';
import { describeFileProblem } from '../../client/file-problems.ts';
import { PACKAGE_ROOT } from '../../worker/build.ts';
import { CliError } from '../failures.ts';
import type { AdoptionFile } from '../../domain/adoption/file.ts';
import type { Scenario } from '../../domain/scenario.ts';
import type { Language } from '../messages.ts';
import type { Play } from './rehearse.ts';

/** The two covenants of the main job. */
export const DEMO = ['textile', 'model'];

/** A covenant that this product ships, with its own scenario. */
export function shippedPlay(id: string, language: Language): Promise<Play> {
  const folder = join(PACKAGE_ROOT, 'covenants', id);
  return readPlay(join(folder, 'definition.yaml'), join(folder, 'scenario.yaml'), language);
}

/**
 * Reads and checks a definition (its file or its folder) and a scenario.
 * @throws CliError with line and column of every problem.
 */
export async function readPlay(definition: string, scenario: string, language: Language): Promise<Play> {
  const file = await definitionFile(definition);
  const loaded = loadDefinition(await readBytes(file));
  if ('problems' in loaded) throw bad('DEFINITION_INVALID', file, loaded, language);
  const played = loadScenario(await readBytes(scenario));
  if ('problems' in played) throw bad('SCENARIO_INVALID', scenario, played, language);
  const { scenario: read } = played;
  return { definition: loaded, scenario: read, adoption: await readAdoption(scenario, read, language) };
}

/** The adoption with which a scenario begins, from the file that it names. */
async function readAdoption(
  scenario: string,
  { adopts }: Scenario,
  language: Language,
): Promise<AdoptionFile | undefined> {
  if (adopts === undefined) return undefined;
  const file = join(dirname(resolve(scenario)), adopts);
  const read = loadAdoption(await readBytes(file));
  if ('problems' in read) throw bad('ADOPTION_INVALID', file, read, language);
  return read.adoption;
}

async function definitionFile(path: string): Promise<string> {
  const full = resolve(path);
  const isFolder = existsSync(full) && (await stat(full)).isDirectory();
  return isFolder ? join(full, 'definition.yaml') : full;
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CliError('FILE_UNREADABLE', { file, problem: 'ENOENT' });
  }
}

function bad(
  code: 'DEFINITION_INVALID' | 'SCENARIO_INVALID' | 'ADOPTION_INVALID',
  file: string,
  { problems }: Problems,
  language: Language,
): CliError {
  const [first] = problems;
  const place = first ? `${first.line}:${first.column} ${describeFileProblem(first, language)}` : '';
  return new CliError(code, { file, count: `${problems.length}`, first: place });
}

export function definitionName({ definition }: Play, language: Language): string {
  return definition.file.name[language];
}
