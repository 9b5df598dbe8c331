import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotesView } from '../../cli/views/notes.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant, type Outcome } from './run-cli.ts';
import { KITES, words } from './story.ts';

const PAPERS = `papers:
  - { id: text, kind: covenant, name: { nl: convenanttekst, en: text }, parts: [{ id: aim, name: { nl: doel, en: aim } }] }
  - { id: inner, kind: other, name: { nl: intern stuk, en: inner paper }, audience: { only: [ministry] } }
dates:`;

const postgres = openPostgres();
let engine: FakeEngine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-notes-'));
  engine = new FakeEngine(await postgres.createLedger());
  writeFileSync(join(folder, 'kites.yaml'), readFileSync(KITES, 'utf8').replace(/^dates:$/m, PAPERS));
  await run('open kites.yaml --as olga');
  const first = [
    'note add kites "Our members fear this" --paper text --clause aim --as ugo',
    'note add kites "Let us propose a year" --paper text --audience parties --as ugo',
    'note add kites "Ask the minister" --paper inner --audience parties --as mina',
  ];
  for (const [minute, line] of first.entries()) {
    engine.now = `2026-03-02T09:0${minute}:00.000Z`;
    await run(line);
  }
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(line: string): Promise<Outcome> {
  const outcome = await covenant(engine, words(line), { folder });
  expect(`${outcome.code} ${outcome.err}`, line).toBe('0 ');
  return outcome;
}

async function failing(line: string): Promise<{ code: string; message: string; exit: number }> {
  const { code: exit, json } = await covenant(engine, [...words(line), '--json'], { folder });
  return { exit, ...(json()['error'] as { code: string; message: string }) };
}

async function notes(rest = ''): Promise<NotesView['notes']> {
  return ((await run(`note list kites --json ${rest}`)).json() as unknown as NotesView).notes;
}

const seen = async (rest: string): Promise<string[]> => (await notes(rest)).map(({ words }) => words);

describe('a working note', () => {
  it('is its writer’s organisation’s, unless it is for the parties, who see it where they may read the paper', async () => {
    expect(await seen('--as ugo')).toEqual(['Our members fear this', 'Let us propose a year']);
    expect(await seen('--as mina')).toEqual(['Let us propose a year', 'Ask the minister']);
    expect(await seen('--as cato')).toEqual([]);
  });

  it('is not shown to the secretariat where a party keeps it for itself', async () => {
    for (const eyes of ['', '--as olga']) expect(await seen(eyes)).toEqual(['Let us propose a year']);
  });

  it('is for the organisation that its writer says, of those that let them act', async () => {
    await run('acting allow kites ministry ugo --as mina');
    engine.now = '2026-03-02T09:03:00.000Z';
    await run('note add kites "Not above ten" --paper inner --as ugo --for ministry');
    await run('note add kites "Ours alone" --paper text --as ugo --for union');
    expect(await seen('--as mina')).toContain('Not above ten');
    expect(await seen('--as mina')).not.toContain('Ours alone');
    // Whoever acts for both sees what both have noted.
    expect(await seen('--as ugo')).toEqual(expect.arrayContaining(['Not above ten', 'Ours alone']));
    const note = (await notes('--as mina')).find(({ words }) => words === 'Not above ten');
    expect(note).toMatchObject({ organisation: 'ministry', person: 'ugo', audience: 'organisation' });
    await run('acting end kites ministry ugo --as mina');
    expect(await seen('--as ugo')).not.toContain('Not above ten');
  });

  it('tells who wrote it and when, for one paper or for all', async () => {
    const [note] = await notes('--as mina --paper inner');
    expect(note).toMatchObject({
      note: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
      person: 'mina',
      organisation: 'ministry',
      audience: 'parties',
      clause: null,
      writtenAt: '2026-03-02T09:02:00.000Z',
    });
    const { out } = await run('note list kites --as ugo --lang nl');
    expect(out).toContain('convenanttekst · aim');
    expect(out).toContain('2 mrt 2026 10:00 · ugo van Test union · voor de eigen organisatie');
  });

  it('stands in no event and sends no command', async () => {
    const { sent } = engine;
    await run('note add kites "Nobody proves this" --paper text --as ugo');
    expect(engine.sent).toBe(sent);
    const { rows } = await sql<{ found: number }>`
      select count(*) as found from event where json::text like '%Nobody proves%'`.execute(engine.ledger.db);
    expect(rows[0]?.found).toBe(0);
    const content = await sql<{ found: number }>`
      select count(*) as found from content where bytes = 'Nobody proves this'::bytea`.execute(
      engine.ledger.db,
    );
    expect(content.rows[0]?.found).toBe(0);
  });

  it('is really gone when it is erased, by its organisation or by an officer for it', async () => {
    const line = 'note add kites "Gone tomorrow" --paper text --as ugo --json';
    const [own, asked] = [(await run(line)).json()['note'], (await run(line)).json()['note']];
    expect(await failing(`note erase kites ${own as string} --as mina`)).toMatchObject({
      exit: 3,
      code: 'NOTE_OF_OTHERS',
    });
    expect((await run(`note erase kites ${own as string} --as ugo`)).out).toBe(
      `Note ${own as string} is deleted, with its words. Backups made before still have it.\n`,
    );
    await run(`note erase kites ${asked as string} --as olga`);
    expect(await seen('--as ugo')).not.toContain('Gone tomorrow');
    expect(await failing(`note erase kites ${own as string} --as ugo`)).toMatchObject({
      exit: 2,
      code: 'NOTE_UNKNOWN',
    });
    const rows = await engine.ledger.db.selectFrom('working_note').select('words').execute();
    expect(rows.map(({ words }) => words)).not.toContain('Gone tomorrow');
  });

  it('can come from a file', async () => {
    writeFileSync(join(folder, 'thoughts.txt'), 'First\r\nsecond');
    await run('note add kites @thoughts.txt --paper text --as mina');
    expect(await seen('--as mina')).toContain('First\nsecond');
  });

  it.each([
    ['an unknown paper', 'note add kites x --paper txet --as ugo', 'PAPER_UNKNOWN'],
    ['an unknown clause', 'note add kites x --paper text --clause aimm --as ugo', 'PAPER_HAS_NO_CLAUSE'],
    ['a paper that its writer may not read', 'note add kites x --paper inner --as ugo', 'PAPER_CLOSED'],
    [
      'an affiliated company on what is for parties',
      'note add kites x --paper text --as cato',
      'PAPER_CLOSED',
    ],
    [
      'somebody for an organisation that they do not act for',
      'note add kites x --paper text --as ugo --for ministry',
      'NOTE_FOR_OTHERS',
    ],
    ['an officer for a party', 'note add kites x --paper text --as olga --for union', 'NOTE_FOR_OTHERS'],
    ['a name that is none', 'note add kites x --paper text --as ugo --for "No Name"', 'FIELD_INVALID'],
    ['an unknown person', 'note add kites x --paper text --as ugoo', 'PERSON_UNKNOWN'],
    ['nobody', 'note add kites x --paper text', 'PERSON_MISSING'],
    ['a control character', 'note add kites x\u0007 --paper text --as ugo', 'CONTROL_CHARACTERS'],
    ['no paper', 'note add kites x --as ugo', 'MISSING_ARGUMENT'],
  ])('is refused of %s', async (_, line, code) => {
    expect(await failing(line)).toMatchObject({ code });
  });
});
