import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, FIRST } from './paper-desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(() => desk.close());

describe('a draft in Markdown', () => {
  it('becomes a version of clauses, and of the next draft only what differs is sent', async () => {
    await desk.run('paper table kites text first.md --as olga');
    expect((await desk.show('text')).shown).toMatchObject({
      version: 1,
      by: 'office',
      clauses: [
        { clause: 'aim', text: '## Our aim\n\nSafe work for everybody who makes kites.' },
        { clause: 'scope', text: 'All kites of paper.' },
        { clause: 'means', text: '## Means\n\nTwo days a month.' },
      ],
    });
    const { out } = await desk.run('paper show kites text --markdown');
    desk.write('second.md', out.replace('Two days', 'Three days'));
    await desk.run('paper table kites text second.md --as ugo');
    expect(await desk.lastTabled()).toMatchObject({
      organisation: 'union',
      version: 2,
      clauses: [{ clause: 'means' }],
      without: [],
      order: [],
    });
  });

  it('says on which version it builds, so that a draft from an old one is refused', async () => {
    expect(await desk.failing('paper table kites text second.md --as mina')).toMatchObject({
      exit: 3,
      code: 'PAPER_MOVED_ON',
      message: expect.stringContaining('builds on version 1') as string,
    });
  });

  it('that does not say so may add clauses, but replaces no words', async () => {
    desk.write('replacing.md', FIRST.replace('All kites', 'Some kites'));
    expect(await desk.failing('paper table kites text replacing.md --as mina')).toMatchObject({
      exit: 2,
      code: 'DRAFT_BASE_UNKNOWN',
      message: expect.stringContaining('(scope, means)') as string,
    });
    desk.write('adding.md', '## term\nFour years.\n');
    const { err } = await desk.run('paper table kites text adding.md --as mina');
    expect(err).toBe('Not in the file, and stays: aim, scope, means. A clause is left out with --without.\n');
    expect(await desk.lastTabled()).toMatchObject({ version: 3, clauses: [{ clause: 'term' }] });
  });

  it('takes over the order of a file that has every clause, and leaves out what is said', async () => {
    const { out } = await desk.run('paper show kites text --markdown');
    const [head, aim, scope, means, term] = out.split(/(?=## )/);
    desk.write('ordered.md', [head, term?.trimEnd(), '\n\n', aim, means].join('\n'));
    const { err } = await desk.run('paper table kites text ordered.md --without scope --as olga');
    expect(err).toBe('');
    expect(await desk.lastTabled()).toMatchObject({
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
    desk.write('draft.md', text);
    const sent = desk.engine.sent;
    const found = await desk.failing('paper table kites text draft.md --as olga');
    expect(found).toMatchObject({ exit: 2, code, message: expect.stringContaining(place) as string });
    expect(desk.engine.sent).toBe(sent);
  });

  it('of nothing new is refused by the agreed terms', async () => {
    const { out } = await desk.run('paper show kites text --markdown');
    desk.write('same.md', out);
    expect(await desk.failing('paper table kites text same.md --as olga')).toMatchObject({
      exit: 3,
      code: 'PAPER_UNCHANGED',
    });
  });

  it('of words that come back has their digest again, and is no version where they were there all along', async () => {
    const again = await Desk.open();
    const digest = async () => (await again.list())[1]?.last?.digest;
    const table = (scope: string) => {
      again.write('scope.yaml', JSON.stringify({ clauses: [{ clause: 'scope', words: scope }] }));
      return 'paper table kites text --file scope.yaml --as olga';
    };
    await again.run(table('All kites'));
    const first = await digest();
    expect(await again.failing(table('All kites'))).toMatchObject({ exit: 3, code: 'PAPER_UNCHANGED' });
    await again.run(table('Paper kites'));
    expect(await digest()).not.toBe(first);
    const line = `${table('All kites')} --command-id cmd_019a0000-0000-7000-8000-000000000001`;
    await again.run(line);
    expect(await digest()).toBe(first);
    await again.run(line);
    expect((await again.list())[1]?.last?.version).toBe(3);
    await again.close();
  });

  it('can be sent again under its own id when the answer was lost', async () => {
    const again = await Desk.open();
    const line =
      'paper table kites text first.md --as olga --command-id cmd_019a0000-0000-7000-8000-000000000002';
    await again.run(line);
    await again.run(line);
    expect((await again.list())[1]?.last?.version).toBe(1);
    await again.close();
  });

  it('of an unknown paper names the nearest', async () => {
    expect(await desk.failing('paper table kites txet first.md --as olga')).toMatchObject({
      code: 'PAPER_UNKNOWN',
      message: expect.stringContaining('Did you mean text?') as string,
    });
    expect(await desk.failing('paper adopt kites txet 1 --as cora --for chair')).toMatchObject({
      code: 'UNKNOWN_PAPER',
      message: expect.stringContaining('Did you mean text?') as string,
    });
  });

  it('can come from fields too, with words that begin like a file', async () => {
    desk.write('fields.yaml', 'clauses:\n  - { clause: structure, words: Four makers }\n');
    await desk.run('paper table kites picture --file fields.yaml --as ugo');
    expect((await desk.show('picture')).shown.clauses).toMatchObject([
      { clause: 'structure', text: 'Four makers' },
    ]);
    desk.write('at.md', '## structure\n@home is a maker\n');
    await desk.run('paper table kites picture at.md --based-on-version 1 --as ugo');
    expect((await desk.show('picture')).shown.clauses).toMatchObject([{ text: '@home is a maker' }]);
  });

  it('is offered with the parts that a paper should have, while nothing was tabled', async () => {
    const fresh = await Desk.open();
    const { out } = await fresh.run('paper show kites picture --markdown --lang nl');
    expect(out).toBe(
      '<!-- covenant paper: picture, version 0 -->\n\n## structure structuur\n\n## chain keten\n',
    );
    await fresh.close();
  });
});
