import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDraft, parseDraft, sameWords, splitWords } from '../../cli/actions/paper-draft.ts';
import { wordDiff } from '../../cli/views/word-diff.ts';

describe('a draft', () => {
  it('reads clauses by their ids, with a heading as the first line of their words', () => {
    const text =
      '<!-- covenant paper: text, version 3 -->\r\n\r\n## aim  Our aim ##\r\n\r\nSafe work.\r\n\r\n## scope\r\nAll.\r\n';
    expect(parseDraft(text, 'draft.md')).toEqual({
      mark: { paper: 'text', version: 3 },
      clauses: [
        { clause: 'aim', words: '## Our aim\n\nSafe work.' },
        { clause: 'scope', words: 'All.' },
      ],
    });
    expect(splitWords('## Our aim\n\nSafe work.')).toEqual({ heading: 'Our aim', body: 'Safe work.' });
    expect(splitWords('All.')).toEqual({ heading: '', body: 'All.' });
  });

  it('leaves deeper headings and blocks of code to the clause that they are in', () => {
    const words = 'Words.\n\n### Details\n\n```\n## no clause\n```\nMore.';
    expect(parseDraft(`## aim\n${words}\n`, 'draft.md').clauses).toEqual([{ clause: 'aim', words }]);
  });

  const line = fc.constantFrom(
    'Safe work',
    '',
    '### Details',
    '- item',
    '## another',
    '```',
    '  indented',
    '@file',
  );
  const words = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
  const clauses = fc.uniqueArray(fc.record({ clause: fc.constantFrom('aim', 'scope', 'means-2'), words }), {
    selector: ({ clause }) => clause,
  });

  it('that is written out reads back as the same clauses; what would not is named and left out', () => {
    fc.assert(
      fc.property(clauses, (given) => {
        const { text, left } = formatDraft({ paper: 'text', version: 2 }, given);
        const kept = given.filter(({ clause }) => !left.includes(clause));
        if (kept.length === 0) return;
        const read = parseDraft(text, 'draft.md');
        expect(read.mark).toEqual({ paper: 'text', version: 2 });
        expect(read.clauses.map(({ clause }) => clause)).toEqual(kept.map(({ clause }) => clause));
        for (const [index, { words: said }] of kept.entries())
          expect(sameWords(read.clauses[index]?.words ?? '', said)).toBe(true);
      }),
    );
  });

  it('leaves nothing out that has plain words', () => {
    const plain = [
      { clause: 'aim', words: '## Our aim\n\nSafe work.' },
      { clause: 'scope', words: 'All kites.\n' },
    ];
    expect(formatDraft({ paper: 'text', version: 2 }, plain).left).toEqual([]);
    const hidden = { clause: 'means', words: 'One.\n## two\nThree.' };
    expect(formatDraft({ paper: 'text', version: 2 }, [...plain, hidden]).left).toEqual(['means']);
  });
});

describe('words against words', () => {
  const text = fc
    .array(fc.constantFrom('safe', 'work', 'for', 'all', 'makers', '.'), { maxLength: 12 })
    .map((words) => words.join(' '));
  const side = (runs: ReturnType<typeof wordDiff>, without: 'gone' | 'new'): string[] =>
    runs.filter(({ kind }) => kind !== without).flatMap((run) => run.text.split(/\s+/).filter(Boolean));

  it('give both texts back, each without what is only in the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = wordDiff(before, after);
        expect(side(runs, 'new')).toEqual(before.split(' ').filter(Boolean));
        expect(side(runs, 'gone')).toEqual(after.split(' ').filter(Boolean));
        const kinds = runs.map(({ kind }) => kind);
        expect(kinds.every((kind, index) => kind !== kinds[index + 1])).toBe(true);
      }),
    );
  });

  it('tell no difference where only lines are broken elsewhere', () => {
    expect(wordDiff('safe work\nfor all', 'safe\nwork for all').map(({ kind }) => kind)).toEqual(['same']);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('find the one word that changed', () => {
    expect(wordDiff('two days a month', 'three days a month')).toEqual([
      { kind: 'gone', text: 'two ' },
      { kind: 'new', text: 'three ' },
      { kind: 'same', text: 'days a month' },
    ]);
  });

  it('of texts too long to compare are told whole', () => {
    const long = (word: string) => Array.from({ length: 2_500 }, (_, index) => `${word}${index}`).join(' ');
    expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});
