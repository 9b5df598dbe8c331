import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PapersView } from '../../cli/views/papers.ts';
import type { PaperView } from '../../cli/views/paper.ts';
import { eraseContent } from '../../ledger/content.ts';
import { eventsByType } from '../../ledger/read.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant, type Outcome, type RunOptions } from './run-cli.ts';
import { KITES, words } from './story.ts';

const PAPERS = `papers:
  - id: picture
    kind: sector-picture
    name: { nl: sectorbeeld, en: sector picture }
    parts:
      - { id: structure, name: { nl: structuur, en: structure } }
      - { id: chain, name: { nl: keten, en: chain } }
  - { id: text, kind: covenant, name: { nl: convenanttekst, en: text of the covenant } }
  - { id: inner, kind: other, name: { nl: intern stuk, en: inner paper }, audience: { only: [ministry] } }
dates:`;

const FIRST = `## aim Our aim

Safe work for everybody who makes kites.

## scope
All kites of paper.

## means Means
Two days a month.
`;

const postgres = openPostgres();
let engine: FakeEngine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-papers-'));
  engine = new FakeEngine(await postgres.createLedger());
  const definition = readFileSync(KITES, 'utf8').replace(/^dates:$/m, PAPERS);
  writeFileSync(join(folder, 'kites.yaml'), definition);
  write('first.md', FIRST);
  await run('open kites.yaml --as olga');
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** A line that must succeed, run in the folder of drafts. */
async function run(line: string, options: RunOptions = {}): Promise<Outcome> {
  const outcome = await covenant(engine, words(line), { folder, ...options });
  expect(`${outcome.code} ${outcome.code === 0 ? '' : outcome.err}`, line).toBe('0 ');
  return outcome;
}

async function failing(line: string): Promise<{ code: string; message: string; exit: number }> {
  const { code: exit, json } = await covenant(engine, [...words(line), '--json'], { folder });
  return { exit, ...(json()['error'] as { code: string; message: string }) };
}

const list = async (as = ''): Promise<PapersView> =>
  (await run(`papers kites --json ${as}`)).json() as unknown as PapersView;
const show = async (line: string): Promise<PaperView> =>
  (await run(`paper show kites ${line} --json`)).json() as unknown as PaperView;

async function lastTabled(): Promise<{ clauses: { clause: string }[]; without: string[]; order: string[] }> {
  const found: unknown[] = [];
  for await (const { envelope } of eventsByType(engine.ledger.db, ['PaperTabled'])) found.push(envelope.data);
  return found.at(-1) as { clauses: { clause: string }[]; without: string[]; order: string[] };
}

describe('a draft in Markdown', () => {
  it('becomes a version of clauses, and of the next draft only what differs is sent', async () => {
    await run('paper table kites text first.md --as olga');
    expect((await show('text')).shown).toMatchObject({
      version: 1,
      by: 'office',
      clauses: [
        { clause: 'aim', text: '## Our aim\n\nSafe work for everybody who makes kites.' },
        { clause: 'scope', text: 'All kites of paper.' },
        { clause: 'means', text: '## Means\n\nTwo days a month.' },
      ],
    });
    const { out } = await run('paper show kites text --markdown');
    write('second.md', out.replace('Two days', 'Three days'));
    await run('paper table kites text second.md --as ugo');
    expect(await lastTabled()).toMatchObject({
      organisation: 'union',
      version: 2,
      clauses: [{ clause: 'means' }],
      without: [],
      order: [],
    });
  });

  it('says on which version it builds, so that a draft from an old one is refused', async () => {
    expect(await failing('paper table kites text second.md --as mina')).toMatchObject({
      exit: 3,
      code: 'PAPER_MOVED_ON',
      message: expect.stringContaining('builds on version 1') as string,
    });
  });

  it('that does not say so may add clauses, but replaces no words', async () => {
    write('replacing.md', FIRST.replace('All kites', 'Some kites'));
    expect(await failing('paper table kites text replacing.md --as mina')).toMatchObject({
      exit: 2,
      code: 'DRAFT_BASE_UNKNOWN',
      message: expect.stringContaining('(scope, means)') as string,
    });
    write('adding.md', '## term\nFour years.\n');
    const { err } = await run('paper table kites text adding.md --as mina');
    expect(err).toBe('Not in the file, and stays: aim, scope, means. A clause is left out with --without.\n');
    expect(await lastTabled()).toMatchObject({ version: 3, clauses: [{ clause: 'term' }] });
  });

  it('takes over the order of a file that has every clause, and leaves out what is said', async () => {
    const { out } = await run('paper show kites text --markdown');
    const [head, aim, scope, means, term] = out.split(/(?=## )/);
    write('ordered.md', [head, term?.trimEnd(), '\n\n', aim, means].join('\n'));
    const { err } = await run('paper table kites text ordered.md --without scope --as olga');
    expect(err).toBe('');
    expect(await lastTabled()).toMatchObject({
      version: 4,
      clauses: [],
      without: ['scope'],
      order: ['term', 'aim', 'means'],
    });
    expect(scope).toContain('All kites of paper.');
  });

  it.each([
    ['a title first', '# Our covenant\n\n## aim\nx\n', 'DRAFT_TEXT_OUTSIDE', 'draft.md:1:'],
    ['words first', '\nHello\n## aim\nx\n', 'DRAFT_TEXT_OUTSIDE', 'draft.md:2:'],
    ['an id twice', '## aim\nx\n\n## aim\ny\n', 'DRAFT_CLAUSE_TWICE', 'draft.md:4: clause aim'],
    [
      'a heading without an id',
      '## aim\nx\n## Our aim\ny\n',
      'DRAFT_CLAUSE_UNNAMED',
      'draft.md:3: “Our aim”',
    ],
    [
      'a clause without words',
      '## aim Our aim\n\n## scope\nx\n',
      'DRAFT_CLAUSE_EMPTY',
      'draft.md:1: clause aim',
    ],
    ['code without an end', '## aim\n```\nx\n## scope\ny\n', 'DRAFT_CODE_OPEN', 'draft.md:2:'],
    ['nothing', '\n', 'DRAFT_WITHOUT_CLAUSES', 'draft.md has no clauses'],
    [
      'another paper',
      '<!-- covenant paper: picture, version 1 -->\n## aim\nx\n',
      'DRAFT_OF_OTHER_PAPER',
      'it is paper picture, not text',
    ],
    ['a control character', '## aim\nx\u0007\n', 'CONTROL_CHARACTERS', 'aim holds'],
  ])('is refused with %s', async (_, text, code, place) => {
    write('draft.md', text);
    const sent = engine.sent;
    const found = await failing('paper table kites text draft.md --as olga');
    expect(found).toMatchObject({ exit: 2, code, message: expect.stringContaining(place) as string });
    expect(engine.sent).toBe(sent);
  });

  it('of nothing new is refused by the agreed terms', async () => {
    const { out } = await run('paper show kites text --markdown');
    write('same.md', out);
    expect(await failing('paper table kites text same.md --as olga')).toMatchObject({
      exit: 3,
      code: 'PAPER_UNCHANGED',
    });
  });

  it('of an unknown paper names the nearest', async () => {
    expect(await failing('paper table kites txet first.md --as olga')).toMatchObject({
      code: 'PAPER_UNKNOWN',
      message: expect.stringContaining('Did you mean text?') as string,
    });
    expect(await failing('paper adopt kites txet 1 --as cora --for chair')).toMatchObject({
      code: 'UNKNOWN_PAPER',
      message: expect.stringContaining('Did you mean text?') as string,
    });
  });

  it('can come from fields too, with words that begin like a file', async () => {
    write('fields.yaml', 'clauses:\n  - { clause: structure, words: Four makers }\n');
    await run('paper table kites picture --file fields.yaml --as ugo');
    expect((await show('picture')).shown.clauses).toMatchObject([
      { clause: 'structure', text: 'Four makers' },
    ]);
    write('at.md', '## structure\n@home is a maker\n');
    await run('paper table kites picture at.md --based-on-version 1 --as ugo');
    expect((await show('picture')).shown.clauses).toMatchObject([{ text: '@home is a maker' }]);
  });

  it('is offered with the parts that a paper should have, while nothing was tabled', async () => {
    const fresh = new FakeEngine(await postgres.createLedger());
    await covenant(fresh, ['open', 'kites.yaml', '--as', 'olga'], { folder });
    const line = ['paper', 'show', 'kites', 'picture', '--markdown', '--lang', 'nl'];
    const { out } = await covenant(fresh, line, { folder });
    expect(out).toBe(
      '<!-- covenant paper: picture, version 0 -->\n\n## structure structuur\n\n## chain keten\n',
    );
    await fresh.ledger.close();
  });
});

describe('the papers of a covenant', () => {
  it('each with its last version, what was adopted, what is missing and what is open', async () => {
    await run('paper comment kites text "Too long a term" --clause term --as ugo');
    await run('paper comment kites text "Among ourselves" --audience owner --as ugo');
    await run('paper adopt kites picture 2 --as cora --for chair --field goOnBecause=Later');
    expect((await list()).papers).toMatchObject([
      {
        paper: 'picture',
        last: { version: 2, by: 'union', clauses: 1 },
        adopted: { version: 2 },
        openComments: 0,
        missing: [{ id: 'chain' }],
      },
      { paper: 'text', last: { version: 4 }, adopted: null, openComments: 2, missing: [] },
      { paper: 'inner', last: null, adopted: null },
    ]);
    const { out } = await run('papers kites --lang nl');
    expect(out).toContain('versie 4, 2 mrt 2026, door Test office');
    expect(out).toContain('Ontbreekt in picture: keten [chain]');
  });

  it('[R59] shows a person what that person may read, and counts no comment of another’s own', async () => {
    const seen = async (person: string) =>
      (await list(`--as ${person}`)).papers.map(({ paper, openComments }) => [paper, openComments]);
    expect(await seen('mina')).toEqual([
      ['picture', 0],
      ['text', 1],
      ['inner', 0],
    ]);
    expect(await seen('ugo')).toEqual([
      ['picture', 0],
      ['text', 2],
    ]);
    expect(await seen('cato')).toEqual([]);
    expect((await run('papers kites --as cato')).out).toContain('There are no papers to show.');
    expect(await failing('paper show kites text --as cato')).toMatchObject({ exit: 3, code: 'PAPER_CLOSED' });
    expect(await failing('paper show kites inner --as ugo')).toMatchObject({ exit: 3, code: 'PAPER_CLOSED' });
    const comments = (await show('text --as mina')).comments;
    expect(comments.map(({ text }) => text)).toEqual(['Too long a term']);
  });

  it('deals with a comment when a later version changes what it is about', async () => {
    write('term.md', '## term\nThree years.\n');
    await run('paper table kites text term.md --based-on-version 4 --as olga');
    expect((await list()).papers[1]?.openComments).toBe(0);
    expect((await show('text --version 4')).comments).toMatchObject([{ open: false }, { open: false }]);
    const { out } = await run('paper show kites text --version 4');
    expect(out).toContain('There is a later version: 5.');
    expect(out).toContain('(dealt with)');
  });
});

describe('paper show', () => {
  it('tells what a version changes in another: new, gone and changed, word by word', async () => {
    const { diff } = await show('text --version 5 --diff 1');
    expect(diff).toMatchObject({ from: 1, unchanged: 1, moved: false });
    expect(diff?.changes).toMatchObject([
      { clause: 'term', change: 'new', before: null, after: 'Three years.' },
      {
        clause: 'means',
        change: 'changed',
        before: '## Means\n\nTwo days a month.',
        after: '## Means\n\nThree days a month.',
        runs: [
          { kind: 'same', text: '## Means\n\n' },
          { kind: 'gone', text: 'Two ' },
          { kind: 'new', text: 'Three ' },
          { kind: 'same', text: 'days a month.' },
        ],
      },
      { clause: 'scope', change: 'gone', before: 'All kites of paper.', after: null },
    ]);
    const { out } = await run('paper show kites text --version 5 --diff 1 --lang nl');
    expect(out).toContain('[-Two-] {+Three+} days a month.');
    expect(out).toContain('- All kites of paper.');
    expect(out).toContain('ongewijzigde bepalingen: 1');
  });

  it('says that words were erased, and of a document what it is', async () => {
    write('scan.pdf', 'not really');
    write('document.yaml', 'clauses:\n  - { clause: annex, words: "@scan.pdf" }\n');
    await run('paper table kites inner --file document.yaml --as mina');
    expect((await run('paper show kites inner')).out).toContain('(document: application/pdf, 10 bytes)');
    const [structure] = (await lastWords('picture')) ?? [];
    await eraseContent(engine.ledger.db, structure?.ref ?? '');
    expect((await show('picture')).shown.clauses).toMatchObject([{ text: null, state: 'erased' }]);
    expect((await run('paper show kites picture')).out).toContain('(these words were erased)');
    const { out, err } = await run('paper show kites picture --markdown');
    expect(out).not.toContain('structure');
    expect(err).toContain('Cannot be written as Markdown, and stays when the file is tabled: structure.');
  });

  it('refuses a version that there is not, and a paper of which nothing was tabled', async () => {
    expect(await failing('paper show kites text --version 9')).toMatchObject({
      exit: 2,
      code: 'PAPER_HAS_NO_VERSION',
      message: expect.stringContaining('1 to 5') as string,
    });
    const fresh = new FakeEngine(await postgres.createLedger());
    await covenant(fresh, ['open', 'kites.yaml', '--as', 'olga'], { folder });
    const { code, err } = await covenant(fresh, ['paper', 'show', 'kites', 'text'], { folder });
    expect([code, err]).toEqual([2, expect.stringMatching(/^PAPER_NEVER_TABLED: /)]);
    await fresh.ledger.close();
  });

  it('takes --version for a paper’s, also in `do`', async () => {
    expect(await failing('do kites AdoptPaper --paper text --version 9 --as cora --for chair')).toMatchObject(
      {
        code: 'PAPER_VERSION_UNKNOWN',
      },
    );
  });
});

describe('the timeline', () => {
  it('tells of papers in both languages', async () => {
    const { out } = await run('timeline kites');
    expect(out).toContain('Test union tables version 2: text of the covenant');
    expect(out).toContain('The parties adopt version 2: sector picture');
    expect(out).toMatch(
      /Test union comments on version 4 of text of the covenant \(term\).*“Too long a term”/,
    );
    expect((await run('timeline kites --lang nl')).out).toContain('(geheel)');
  });
});

describe('on a terminal', () => {
  it('papers can be chosen', async () => {
    engine.answers = ['picture', 'Nice'];
    const line = ['paper', 'comment', 'kites', '--as', 'mina'];
    await covenant(engine, line, { folder, interactive: true });
    expect(engine.questions.at(-2)?.choices.map(({ value }) => value)).toEqual(['picture', 'text', 'inner']);
  });
});

async function lastWords(paper: string): Promise<{ ref: string }[] | undefined> {
  const words = new Map<string, { ref: string }[]>();
  for await (const { envelope } of eventsByType(engine.ledger.db, ['PaperTabled'])) {
    const data = envelope.data as { paper: string; clauses: { words: { ref: string } }[] };
    words.set(
      data.paper,
      data.clauses.map((clause) => clause.words),
    );
  }
  return words.get(paper);
}
