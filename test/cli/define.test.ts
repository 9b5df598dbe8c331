import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDefinition } from '../../client/definition-file.ts';
import type { DefinitionFile } from '../../domain/definition.ts';
import { playScenario } from '../support/play.ts';
import { covenant, type Outcome } from './run-cli.ts';

const MODEL = join(import.meta.dirname, '../../covenants/model/definition.yaml');
const BANKS = join(import.meta.dirname, '../../covenants/banks/definition.yaml');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-define-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const define = (...words: string[]): Promise<Outcome> => covenant(null, ['define', ...words], { folder });

function made(file: string): DefinitionFile {
  const loaded = loadDefinition(readFileSync(join(folder, file)));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.file;
}

const answers = {
  id: 'kites',
  name: { nl: 'Vliegers', en: 'Kites' },
  sector: { nl: 'vliegers', en: 'kites' },
  termYears: null,
  secretariat: { id: 'office', name: 'Test office' },
  organisations: [
    { id: 'ministry', name: 'Test ministry', kind: 'government', participation: 'party' },
    { id: 'kite-makers', name: 'Test kite makers', kind: 'branch', participation: 'party' },
    { id: 'union', name: 'Test union', kind: 'union', participation: 'party' },
    { id: 'company', name: 'Test company', kind: 'company', participation: 'affiliated-company' },
  ],
  people: [
    { id: 'olga', organisation: 'office', name: 'Test Olga', address: 'olga@example.org', role: 'officer' },
    { id: 'cora', organisation: 'office', name: 'Test Cora', address: 'cora@example.org', role: 'chair' },
    { id: 'mina', organisation: 'ministry', name: 'Test Mina', address: 'mina@example.org', role: 'contact' },
  ],
  informationPhase: true,
  lettersBlock: false,
};

async function fromAnswers(change: Partial<typeof answers> = {}): Promise<DefinitionFile> {
  writeFileSync(join(folder, 'answers.yaml'), stringify({ ...answers, ...change }));
  const { code, err } = await define('new', '--answers', 'answers.yaml', '--out', 'kites.yaml');
  expect(err).toBe('');
  expect(code).toBe(0);
  return made('kites.yaml');
}

describe('When somebody makes a definition without YAML', () => {
  it('[R8] answers become a sound definition by the recommended process, with their own participants', async () => {
    const file = await fromAnswers();
    expect(file.organisations.map(({ id }) => id)).toEqual([
      'office',
      'ministry',
      'kite-makers',
      'union',
      'company',
    ]);
    expect(file.groups.map(({ id }) => id)).toEqual(['government', 'business', 'unions']);
    expect(file.phases.map(({ kind }) => kind)).toContain('information');
    expect(file.obligations.find(({ id }) => id === 'sector-picture')?.owner).toEqual({
      organisation: 'kite-makers',
    });
    expect(JSON.stringify(file)).not.toContain('model-');
  });

  it('letters of intent are advice where they shall not block', async () => {
    const gate = (await fromAnswers()).gates.find(({ id }) => id === 'go-no-go');
    expect(gate?.requires).toContainEqual({ kind: 'letters-of-intent', strength: 'advice', rule: 'R28' });
  });

  it('without an information phase the dialogue begins at acceptance', async () => {
    const file = await fromAnswers({ informationPhase: false });
    expect(file.phases.map(({ kind }) => kind).slice(0, 2)).toEqual(['preparation', 'dialogue']);
    expect(file.gates.map(({ phase }) => phase)).not.toContain('information');
    const scenario = {
      format: 1,
      definition: 'kites',
      name: file.name,
      begins: '2030-01-07',
      steps: [{ at: '2030-01-08', expect: { phase: 'preparation', status: 'open' } }],
    } as const;
    expect(playScenario(file, { ...scenario, steps: [...scenario.steps] }).failures).toEqual([]);
  });

  it('a mistake in the answers names the field', async () => {
    writeFileSync(join(folder, 'answers.yaml'), stringify({ ...answers, id: 'Kites!' }));
    const { code, err } = await define('new', '--answers', 'answers.yaml');
    expect(code).toBe(2);
    expect(err).toContain('id');
    expect(existsSync(join(folder, 'Kites!.yaml'))).toBe(false);
  });

  it('off a terminal, without answers or a copy, it says what to give', async () => {
    const { code, err } = await define('new');
    expect(code).toBe(2);
    expect(err).toMatch(/--answers.*--copy/);
  });

  it('another covenant is copied with its comments under a new name', async () => {
    const { code } = await define('new', '--copy', BANKS, '--name', 'Leasing', '--out', 'leasing.yaml');
    expect(code).toBe(0);
    expect(made('leasing.yaml')).toMatchObject({ id: 'leasing', version: 1, name: { en: 'Leasing' } });
    expect(readFileSync(join(folder, 'leasing.yaml'), 'utf8')).toContain('003 L3420-3426');
  });

  it('nothing that is there is written over', async () => {
    writeFileSync(join(folder, 'leasing.yaml'), 'mine');
    const { code, err } = await define('new', '--copy', BANKS, '--name', 'Leasing', '--out', 'leasing.yaml');
    expect(code).toBe(2);
    expect(err).toContain('--out');
    expect(readFileSync(join(folder, 'leasing.yaml'), 'utf8')).toBe('mine');
  });
});

describe('When a definition goes out as a spreadsheet and comes back', () => {
  it('nothing of it differs', async () => {
    expect((await define('export', MODEL, '--out', 'model.xlsx')).code).toBe(0);
    expect((await define('import', 'model.xlsx', '--out', 'back.yaml')).code).toBe(0);
    expect((await define('diff', MODEL, 'back.yaml')).out).toBe('The agreed terms do not differ.\n');
  });

  it('a file that is no spreadsheet is refused without a trace', async () => {
    writeFileSync(join(folder, 'broken.xlsx'), 'no spreadsheet');
    const { code, err } = await define('import', 'broken.xlsx', '--out', 'back.yaml');
    expect(code).toBe(2);
    expect(err).toMatch(/broken\.xlsx is no \.xlsx spreadsheet/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('When two definitions are compared', () => {
  const changed = (): string => {
    const text = readFileSync(MODEL, 'utf8')
      .replace(
        "due: { from: 'phase:information', plus: P2M }",
        "due: { from: 'phase:information', plus: P3M }",
      )
      .replace('termYears: 4', 'termYears: 5')
      .replace(/ {2}- id: lessons\n(?: {4}.*\n)+/, '');
    writeFileSync(join(folder, 'changed.yaml'), text);
    return 'changed.yaml';
  };

  it('it is said in plain English', async () => {
    const { out } = await define('diff', MODEL, changed());
    expect(out).toContain('Term in years: was 4, becomes 5');
    expect(out).toContain('Changed: sector picture in five parts [sector-picture]');
    expect(out).toContain('Period: was 2 months, becomes 3 months');
    expect(out).toContain('Gone: lessons for other covenants [lessons]');
  });

  it('and in plain Dutch', async () => {
    const { out } = await define('diff', MODEL, changed(), '--lang', 'nl');
    expect(out).toContain('Looptijd in jaren: was 4, wordt 5');
    expect(out).toContain('Termijn: was 2 maanden, wordt 3 maanden');
    expect(out).toContain('Vervalt: lessen voor andere convenanten [lessons]');
  });

  it('a program gets each change by list, thing and field', async () => {
    const { json } = await define('diff', MODEL, changed(), '--json');
    expect(json()['changes']).toContainEqual({
      list: 'obligations',
      of: null,
      id: 'sector-picture',
      kind: 'changed',
      name: { nl: 'sectorbeeld met vijf onderdelen', en: 'sector picture in five parts' },
      fields: [{ field: 'due.plus', from: 'P2M', to: 'P3M' }],
    });
  });
});
