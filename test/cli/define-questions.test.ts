import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDefinition } from '../../client/definition-file.ts';
import { covenant } from './run-cli.ts';
import { startViews, type Views } from './two-covenants.ts';

let views: Views;
let folder: string;

beforeAll(async () => {
  views = await startViews();
  folder = mkdtempSync(join(tmpdir(), 'covenant-questions-'));
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await views.stop();
});

it('When nothing is typed but answers to questions, a sound definition is made', async () => {
  const { engine } = views;
  const organisation = (name: string, kind: string, participation: string): string[] => [
    name,
    '',
    kind,
    participation,
    `Test contact of ${name}`,
    'contact@example.org',
  ];
  engine.answers = [
    'Proefvliegers',
    'Test kites',
    '',
    'vliegers',
    'kites',
    '4',
    'Test Office',
    'Test Olga',
    'olga@example.org',
    ...organisation('Test Ministry', 'government', 'party'),
    'true',
    ...organisation('Test Makers', 'branch', 'party'),
    'false',
    'Test Cora',
    'cora@example.org',
    'true',
    'true',
  ];
  const { code, err } = await covenant(engine, ['define', 'new', '--out', 'kites.yaml'], {
    folder,
    interactive: true,
  });
  expect(err).toBe('');
  expect(code).toBe(0);
  const loaded = loadDefinition(readFileSync(join(folder, 'kites.yaml')));
  expect(loaded).toMatchObject({
    file: {
      id: 'test-kites',
      termYears: 4,
      organisations: [
        { id: 'test-office', participation: 'facilitator' },
        { id: 'test-ministry', group: 'government' },
        { id: 'test-makers', group: 'business' },
      ],
    },
  });
});
