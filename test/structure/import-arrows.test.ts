import { describe, expect, it } from 'vitest';
import { importsIn, importsOf, targetFolder, type Import } from './imports.ts';

/** What each folder may import from others; `types` only where nothing is left at run time. */
const ARROWS: Record<string, { values: string[]; types?: string[] }> = {
  domain: { values: [] },
  ledger: { values: ['domain'] },
  activities: { values: ['ledger', 'domain'] },
  workflows: { values: ['domain'], types: ['activities', 'ledger'] },
  engine: { values: ['domain'] },
  worker: { values: ['activities', 'ledger', 'workflows', 'domain'] },
  // The client writes content before it sends a command, so it reaches the ledger.
  client: { values: ['workflows', 'ledger', 'domain'] },
  cli: { values: ['client', 'worker', 'engine', 'activities', 'workflows', 'ledger', 'domain'] },
};

/** The sandbox has no Node; the core must not want any. */
const IN_THE_SANDBOX = ['domain', 'workflows'];

function strayImports(folder: string, imports: Import[]): string[] {
  const { values, types = [] } = ARROWS[folder] ?? { values: [] };
  return imports.flatMap((each) => {
    const target = targetFolder(each);
    if (target === null || target === folder || values.includes(target)) return [];
    return each.typeOnly && types.includes(target) ? [] : [`${each.file} imports ${each.specifier}`];
  });
}

describe('When folders import each other', () => {
  it.each(Object.keys(ARROWS))('%s keeps to the arrows of the architecture', (folder) => {
    const imports = importsIn(folder);
    expect(imports.length).toBeGreaterThan(0);
    expect(strayImports(folder, imports)).toEqual([]);
  });

  it.each([
    ['domain', `import { append } from '../ledger/append.ts';`],
    ['domain', `import {\n  a,\n  b,\n} from '../workflows/stream.ts';`],
    ['ledger', `export { sweepRuns } from '../activities/sweeper.ts';`],
    ['workflows', `import { append } from '../ledger/append.ts';`],
    ['workflows', `import '../activities/post.ts';`],
    ['engine', `const ledger = await import('../ledger/append.ts');`],
    ['client', `import type { Engine } from '../engine/handle.ts';`],
    ['worker', `import type { Session } from '../cli/session.ts';`],
  ])('a stray import in %s is found: %s', (folder, text) => {
    expect(strayImports(folder, importsOf(`${folder}/stray.ts`, text))).toHaveLength(1);
  });

  it.each([
    ['workflows', `import type { AppendRequest } from '../ledger/append-request.ts';`],
    ['worker', `import { initialState } from '../domain/state.ts';`],
    ['cli', `import type { Engine } from '../engine/handle.ts';`],
  ])('an allowed one in %s is not: %s', (folder, text) => {
    expect(strayImports(folder, importsOf(`${folder}/usual.ts`, text))).toEqual([]);
  });
});

describe('When code runs in the workflow sandbox', () => {
  it.each(IN_THE_SANDBOX)('%s imports nothing of Node and no whole zod', (folder) => {
    const packages = importsIn(folder).filter((each) => !each.typeOnly && targetFolder(each) === null);
    const strangers = packages.filter(({ specifier }) => /^node:|^zod$|^pg$|^kysely$/.test(specifier));
    expect(strangers).toEqual([]);
  });

  it('workflows take from the engine library only what is made for them', () => {
    const taken = importsIn('workflows').filter(({ specifier }) => specifier.startsWith('@temporalio/'));
    const names = [...new Set(taken.map(({ specifier }) => specifier))].sort();
    expect(names).toEqual(['@temporalio/common', '@temporalio/workflow']);
  });
});
