import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseContent } from '../../ledger/content.ts';
import { Desk } from './paper-desk.ts';
import { covenant } from './run-cli.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await tableFour();
});

afterAll(() => desk.close());

/** Four versions of the covenant's text, and two of the sector picture. */
async function tableFour(): Promise<void> {
  const versions = [
    { clauses: [{ clause: 'means', words: '## Means\n\nThree days a month.' }] },
    { clauses: [{ clause: 'term', words: 'Four years.' }] },
    { clauses: [], without: ['scope'], order: ['term', 'aim', 'means'] },
  ];
  await desk.run('paper table kites text first.md --as olga');
  for (const [index, version] of versions.entries()) {
    desk.write('version.yaml', JSON.stringify(version));
    await desk.run(`paper table kites text --file version.yaml --as ${index === 0 ? 'ugo' : 'olga'}`);
  }
  for (const makers of ['Four', 'Five']) {
    desk.write('picture.md', `## structure\n${makers} makers\n`);
    const based = makers === 'Four' ? 0 : 1;
    await desk.run(`paper table kites picture picture.md --based-on-version ${based} --as ugo`);
  }
}

describe('the papers of a covenant', () => {
  it('each with its last version, what was adopted, what is missing and what is open', async () => {
    await desk.run('paper comment kites text "Too long a term" --clause term --as ugo');
    await desk.run('paper comment kites text "Among ourselves" --audience owner --as ugo');
    await desk.run('paper adopt kites picture 2 --as cora --for chair --field goOnBecause=Later');
    expect(await desk.list()).toMatchObject([
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
    const { out } = await desk.run('papers kites --lang nl');
    expect(out).toContain('versie 4, 2 mrt 2026, door Test office');
    expect(out).toContain('Ontbreekt in picture: keten [chain]');
  });

  it('[R59] shows a person what that person may read, and counts no comment of another’s own', async () => {
    const seen = async (person: string) =>
      (await desk.list(`--as ${person}`)).map(({ paper, openComments }) => [paper, openComments]);
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
    expect((await desk.run('papers kites --as cato')).out).toContain('There are no papers to show.');
    expect(await desk.failing('paper show kites text --as cato')).toMatchObject({
      exit: 3,
      code: 'PAPER_CLOSED',
    });
    expect(await desk.failing('paper show kites inner --as ugo')).toMatchObject({
      exit: 3,
      code: 'PAPER_CLOSED',
    });
    const comments = (await desk.show('text --as mina')).comments;
    expect(comments.map(({ text }) => text)).toEqual(['Too long a term']);
  });

  it('deals with a comment when a later version changes what it is about', async () => {
    desk.write('term.md', '## term\nThree years.\n');
    await desk.run('paper table kites text term.md --based-on-version 4 --as olga');
    expect((await desk.list())[1]?.openComments).toBe(0);
    expect((await desk.show('text --version 4')).comments).toMatchObject([{ open: false }, { open: false }]);
    const { out } = await desk.run('paper show kites text --version 4');
    expect(out).toContain('There is a later version: 5.');
    expect(out).toContain('(dealt with)');
  });
});

describe('paper show', () => {
  it('tells what a version changes in another: new, gone and changed, word by word', async () => {
    const { diff } = await desk.show('text --version 5 --diff 1');
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
    const { out } = await desk.run('paper show kites text --version 5 --diff 1 --lang nl');
    expect(out).toContain('[-Two-] {+Three+} days a month.');
    expect(out).toContain('- All kites of paper.');
    expect(out).toContain('ongewijzigde bepalingen: 1');
  });

  it('says that words were erased, and of a document what it is', async () => {
    desk.write('scan.pdf', 'not really');
    desk.write('document.yaml', 'clauses:\n  - { clause: annex, words: "@scan.pdf" }\n');
    await desk.run('paper table kites inner --file document.yaml --as mina');
    expect((await desk.run('paper show kites inner')).out).toContain('(document: application/pdf, 10 bytes)');
    const structure = (await desk.lastTabled('picture'))?.clauses[0];
    await eraseContent(desk.engine.ledger.db, structure?.words.ref ?? '');
    expect((await desk.show('picture')).shown.clauses).toMatchObject([{ text: null, state: 'erased' }]);
    expect((await desk.run('paper show kites picture')).out).toContain('(these words were erased)');
    const { out, err } = await desk.run('paper show kites picture --markdown');
    expect(out).not.toContain('structure');
    expect(err).toContain('Cannot be written as Markdown, and stays when the file is tabled: structure.');
  });

  it('refuses a version that there is not, and a paper of which nothing was tabled', async () => {
    expect(await desk.failing('paper show kites text --version 9')).toMatchObject({
      exit: 2,
      code: 'PAPER_HAS_NO_VERSION',
      message: expect.stringContaining('1 to 5') as string,
    });
    const fresh = await Desk.open();
    expect(await fresh.failing('paper show kites text')).toMatchObject({
      exit: 2,
      code: 'PAPER_NEVER_TABLED',
    });
    await fresh.close();
  });

  it('takes --version for a paper’s, also in `do`', async () => {
    expect(
      await desk.failing('do kites AdoptPaper --paper text --version 9 --as cora --for chair'),
    ).toMatchObject({
      code: 'PAPER_VERSION_UNKNOWN',
    });
  });
});

describe('the timeline', () => {
  it('tells of papers in both languages', async () => {
    const { out } = await desk.run('timeline kites');
    expect(out).toContain('Test union tables version 2: text of the covenant');
    expect(out).toContain('The parties adopt version 2: sector picture');
    expect(out).toMatch(
      /Test union comments on version 4 of text of the covenant \(term\).*“Too long a term”/,
    );
    expect((await desk.run('timeline kites --lang nl')).out).toContain('(geheel)');
  });
});

describe('on a terminal', () => {
  it('papers can be chosen', async () => {
    desk.engine.answers = ['picture', 'Nice'];
    const line = ['paper', 'comment', 'kites', '--as', 'mina'];
    await covenant(desk.engine, line, { folder: desk.folder, interactive: true });
    expect(desk.engine.questions.at(-2)?.choices.map(({ value }) => value)).toEqual([
      'picture',
      'text',
      'inner',
    ]);
  });
});
