import { describe, expect, test } from 'vitest';
import { paperDisclosures } from '../../domain/papers/disclose.ts';
import { maySee } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, aPaper, text } from '../support/definition.ts';
import { command, given, type Sender } from '../support/given.ts';
import { clauses, tabled } from '../support/papers.ts';
import { leave } from '../support/steps.ts';

const parts = ['structure', 'company-types', 'chain', 'influence', 'existing-work'];
const definition = aDefinition({
  papers: [
    aPaper('picture', 'sector-picture', {
      parts: parts.map((id) => ({ id, name: text(id) })),
      rules: ['R22'],
    }),
    aPaper('text', 'covenant'),
    aPaper('terms', 'glossary', { audience: 'public' }),
    aPaper('inner', 'other', { audience: { only: ['union', 'branch'] } }),
  ],
});
const story = given(definition);
const byUnion: Sender = { as: 'umar' };

const clausesOf = (state: (typeof story)['state'], paper: string): string[] =>
  (state.papers[paper]?.clauses ?? []).map(({ clause }) => clause);

describe('a paper that is tabled', () => {
  const first = story.and(tabled('text', { aim: 'Safe work', scope: 'All kites' }));

  test('is a version of clauses, with a digest over their words in order', () => {
    story.when(tabled('text', { aim: 'Safe work', scope: 'All kites' })).thenRecords([
      'PaperTabled',
      {
        paper: 'text',
        version: 1,
        organisation: 'office',
        clauses: clauses({ aim: 'Safe work', scope: 'All kites' }),
        digest: first.state.papers['text']?.digest ?? '',
      },
    ]);
    expect(clausesOf(first.state, 'text')).toEqual(['aim', 'scope']);
  });

  test('numbers its versions up, and keeps the clauses that a new version does not give', () => {
    const second = first.and(tabled('text', { scope: 'Paper kites' }, { sender: byUnion }));
    expect(second.state.papers['text']).toMatchObject({ version: 2, tabledBy: 'union' });
    expect(second.state.papers['text']?.clauses).toEqual([
      first.state.papers['text']?.clauses[0],
      { clause: 'scope', commitment: testContent('Paper kites').commitment },
    ]);
  });

  test('leaves out what is said to be left out, and puts clauses where the order says', () => {
    const changed = first.and(
      tabled('text', { means: 'Two days a month' }, { without: ['scope'], order: ['means', 'aim'] }),
    );
    expect(clausesOf(changed.state, 'text')).toEqual(['means', 'aim']);
  });

  test('records of the words only those that differ', () => {
    first
      .when(tabled('text', { aim: 'Safe work', scope: 'Paper kites' }, { order: ['aim', 'scope'] }))
      .thenRecords(['PaperTabled', { clauses: clauses({ scope: 'Paper kites' }), order: [] }]);
  });

  test('that changes nothing is no version', () => {
    first.when(tabled('text', { aim: 'Safe work' })).thenRefused('PAPER_UNCHANGED');
    first.when(tabled('text', {}, { order: ['aim', 'scope'] })).thenRefused('PAPER_UNCHANGED');
  });

  test('builds on the version that its writer saw, or is refused when another was tabled meanwhile', () => {
    const second = first.and(tabled('text', { aim: 'Fair work' }, { basedOnVersion: 1, sender: byUnion }));
    const late = second.when(tabled('text', { aim: 'Safe and fair work' }, { basedOnVersion: 1 }));
    late.thenRefused('PAPER_MOVED_ON');
    expect(late.refusal?.parameters).toMatchObject({ paper: 'text', version: '2', basedOn: '1' });
    story.and(tabled('text', { aim: 'Safe work' }, { basedOnVersion: 0 }));
  });

  test('is one of the definition, with clauses that each stand there once', () => {
    story.when(tabled('poem', { one: 'x' })).thenRefused('UNKNOWN_PAPER');
    const twice = [...clauses({ aim: 'One' }), ...clauses({ aim: 'Two' })];
    story.when(command('TablePaper', { paper: 'text', clauses: twice })).thenRefused('CLAUSE_TWICE');
    first.when(tabled('text', { aim: 'New' }, { without: ['aim'] })).thenRefused('CLAUSE_TWICE');
    first.when(tabled('text', {}, { without: ['means'] })).thenRefused('CLAUSE_UNKNOWN');
    first.when(tabled('text', {}, { without: ['aim', 'scope'] })).thenRefused('PAPER_EMPTY');
  });

  test('takes an order that names every clause once', () => {
    for (const order of [['scope'], ['scope', 'aim', 'means'], ['scope', 'aim', 'aim']])
      first.when(tabled('text', {}, { order })).thenRefused('CLAUSE_ORDER_INCOMPLETE');
    const missing = first.when(tabled('text', { means: 'x' }, { order: ['scope', 'aim'] }));
    expect(missing.refusal?.parameters['clauses']).toBe('means');
  });

  test('has at most 200 clauses, however many versions it took', () => {
    const many = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`clause-${from + index}`, 'x']));
    story
      .and(tabled('text', many(0, 150)))
      .when(tabled('text', many(150, 51)))
      .thenRefused('PAPER_TOO_LONG');
  });
});

describe('who writes', () => {
  const draft = { aim: 'Safe work' };

  test('the parties, the facilitator that holds the pen, and bodies of the covenant', () => {
    const writers: [Sender, string][] = [
      [{ as: 'umar' }, 'union'],
      [{ for: 'ministry', evidence: 'mail' }, 'ministry'],
      [{ as: 'cora' }, 'office'],
      [{ for: 'steering-group', evidence: 'minutes' }, 'steering-group'],
      [{}, 'office'],
    ];
    for (const [sender, organisation] of writers)
      story.when(tabled('text', draft, { sender })).thenRecords(['PaperTabled', { organisation }]);
  });

  test('nobody else, also not through an officer', () => {
    for (const sender of [{ as: 'kees' }, { for: 'company', evidence: 'mail' }])
      story.when(tabled('text', draft, { sender })).thenRefused('NOT_FOR_PARTICIPATION');
    for (const sender of [
      { for: 'critic', evidence: 'mail' },
      { for: 'chair', evidence: 'minutes' },
    ])
      story.when(tabled('text', draft, { sender })).thenRefused('NOT_FOR_PARTICIPATION');
    story
      .and(leave('union'))
      .when(tabled('text', draft, { sender: { for: 'union', evidence: 'mail' } }))
      .thenRefused('ORGANISATION_LEFT');
  });

  test('[R22] each party fills a part of the sector picture', () => {
    const picture = story
      .and(tabled('picture', { structure: 'Four makers', chain: 'Paper, glue' }, { sender: { as: 'bram' } }))
      .and(tabled('picture', { 'existing-work': 'A helpline' }, { sender: byUnion }));
    expect(clausesOf(picture.state, 'picture')).toEqual(['structure', 'chain', 'existing-work']);
    expect(picture.latest[0]).toMatchObject({ rules: ['R22'], data: { version: 2, organisation: 'union' } });
  });

  test('[R23] the glossary is shared: a term is a clause, and anybody at the table explains one better', () => {
    const glossary = story
      .and(tabled('terms', { 'due-diligence': 'Looking before buying', leverage: 'Influence' }))
      .and(tabled('terms', { leverage: 'Influence on who causes harm' }, { sender: byUnion }));
    expect(glossary.state.papers['terms']).toMatchObject({ version: 2, tabledBy: 'union' });
    expect(clausesOf(glossary.state, 'terms')).toEqual(['due-diligence', 'leverage']);
  });
});

describe('a comment', () => {
  const first = story.and(tabled('text', { aim: 'Safe work' }), tabled('inner', { plan: 'A plan' }));
  const said = (paper: string, rest: object = {}, sender: Sender = byUnion) =>
    first.when(command('CommentOnPaper', { paper, words: testContent('Too vague'), ...rest }, sender));

  test('is about a clause of the last version or the whole, and for the parties', () => {
    said('text', { clause: 'aim' }).thenRecords([
      'PaperCommented',
      { paper: 'text', clause: 'aim', version: 1, organisation: 'union', audience: 'parties' },
    ]);
    said('text').thenRecords(['PaperCommented', { audience: 'parties' }]);
    said('text', { clause: 'means' }).thenRefused('CLAUSE_UNKNOWN');
    story
      .when(command('CommentOnPaper', { paper: 'text', words: testContent('x') }, byUnion))
      .thenRefused('PAPER_NOT_TABLED');
    said('poem').thenRefused('UNKNOWN_PAPER');
  });

  test('stays within a party and its own constituency where it says so', () => {
    const event = said('text', { audience: 'owner' }).latest[0];
    if (event?.type !== 'PaperCommented') throw new Error('no comment');
    const disclosure = paperDisclosures.PaperCommented(event.data, first.state);
    const sees = (organisation: string) => maySee(first.state, { organisation }, disclosure);
    expect([sees('union'), sees('branch')]).toEqual([true, false]);
  });

  test('goes no further than the paper', () => {
    said('inner').thenRecords(['PaperCommented', { audience: { only: ['union', 'branch'] } }]);
    for (const audience of ['parties', 'public', { only: ['union', 'ministry'] }])
      said('inner', { audience }).thenRefused('COMMENT_WIDER_THAN_PAPER', 'R59');
    for (const audience of ['public', { only: ['company'] }])
      said('text', { audience }).thenRefused('COMMENT_WIDER_THAN_PAPER');
    said('inner', { audience: { only: ['branch'] } }).thenRecords(['PaperCommented']);
    said('text', { audience: { only: ['steering-group', 'branch'] } }).thenRecords(['PaperCommented']);
    said('text', { audience: { only: ['stranger'] } }).thenRefused('UNKNOWN_ORGANISATION');
  });

  test('comes from who may read the paper, whoever holds the pen included', () => {
    said('text', {}, { as: 'kees' }).thenRefused('PAPER_NOT_OPEN_TO', 'R59');
    said('inner', {}, { as: 'mina' }).thenRefused('PAPER_NOT_OPEN_TO');
    said('text', {}, { as: 'cora' }).thenRecords(['PaperCommented', { organisation: 'office' }]);
    const glossary = first.and(tabled('terms', { leverage: 'Influence' }));
    const words = testContent('We say: weight');
    glossary
      .when(command('CommentOnPaper', { paper: 'terms', words }, { as: 'kees' }))
      .thenRecords(['PaperCommented', { organisation: 'company', audience: 'parties' }]);
  });
});

describe('who may know', () => {
  test('[R59] of a version and its adoption: those who may read the paper, and who tabled it', () => {
    const tabledData = { version: 1, clauses: [], without: [], order: [], digest: '' };
    const known = (paper: string, organisation: string) =>
      maySee(
        story.state,
        { organisation },
        paperDisclosures.PaperTabled({ ...tabledData, paper, organisation: 'ministry' }, story.state),
      );
    const all = ['union', 'branch', 'ministry', 'company', 'critic'];
    expect(all.filter((one) => known('text', one))).toEqual(['union', 'branch', 'ministry']);
    expect(all.filter((one) => known('inner', one))).toEqual(['union', 'branch', 'ministry']);
    expect(all.filter((one) => known('terms', one))).toEqual(all);
    const adoption = { paper: 'inner', version: 1, digest: '', missing: [] };
    const seen = (organisation: string) =>
      maySee(story.state, { organisation }, paperDisclosures.PaperAdopted(adoption, story.state));
    expect(all.filter(seen)).toEqual(['union', 'branch']);
  });
});
