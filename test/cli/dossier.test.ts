import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DossierEntry, DossierView } from '../../cli/views/dossier.ts';
import type { StatusView } from '../../cli/views/status.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${KITES} --as olga`);
  await go(engine, 'item add kites origin open-item "Where does the paper come from?" --as ugo');
  await go(engine, 'item add kites prices information "We pay two euros" --as ugo');
  await go(
    engine,
    'item add kites tender legal-question "May we tender together?" --owner office --due 2026-04-01 --as mina',
  );
  await go(engine, 'item add kites pilot project "Kites of old paper" --as mina');
  await go(
    engine,
    'item answer kites tender external-counsel --as olga --for chair --evidence kites.yaml --words "Asked a lawyer"',
  );
  engine.now = '2026-04-06T09:00:00.000Z';
  await go(engine, 'item answer kites origin answered --words "From Delft" --as olga');
});

afterAll(() => engine.ledger.close());

type Told = DossierEntry & { text: string | null; answer: string | null };

async function dossier(words = ''): Promise<{ entries: Record<string, Told>; kinds: string[] }> {
  const view = (await go(engine, `dossier kites ${words}`)) as unknown as DossierView;
  const entries = view.kinds.flatMap(({ items }) => items as Told[]);
  return {
    kinds: view.kinds.map(({ kind }) => kind),
    entries: Object.fromEntries(entries.map((entry) => [entry.item, entry])),
  };
}

describe('dossier', () => {
  it('shows open items by kind: their words, who told them and who is to answer', async () => {
    const { kinds, entries } = await dossier();
    expect(kinds).toEqual(['information', 'legal-question', 'project']);
    expect(entries['tender']).toMatchObject({
      text: 'May we tender together?',
      fromName: 'Test ministry',
      ownerName: 'Test office',
      duty: { status: 'open', due: '2026-04-01', late: true },
      standing: { outcome: 'external-counsel', on: '2026-03-02' },
      answer: 'Asked a lawyer',
      outcome: null,
    });
  });

  it('shows answered items too when asked, with their outcome, from the ledger', async () => {
    const { entries } = await dossier('--all --kind open-item');
    expect(Object.keys(entries)).toEqual(['origin']);
    expect(entries['origin']).toMatchObject({
      outcome: { outcome: 'answered', on: '2026-04-06' },
      text: 'Where does the paper come from?',
      answer: 'From Delft',
    });
  });

  it.each([
    ['ugo', ['pilot', 'prices/union', 'tender']],
    ['mina', ['pilot', 'tender']],
    ['cato', []],
  ])('[R26] as %s may see it', async (person, seen) => {
    const { entries } = await dossier(`--as ${person}`);
    expect(Object.keys(entries).sort()).toEqual(seen);
    const { out } = await covenant(engine, ['dossier', 'kites', '--as', 'mina']);
    expect(out).not.toMatch(/prices|euros|information/);
  });

  it('reads in Dutch and in English', async () => {
    const dutch = await covenant(engine, ['dossier', 'kites', '--all', '--lang', 'nl'], { width: 200 });
    expect(dutch.out).toContain('juridische vraag (1)');
    expect(dutch.out).toContain('te beantwoorden door Test office · uiterlijk 1 apr 2026, te laat');
    expect(dutch.out).toContain('bij een externe jurist sinds 2 mrt 2026: Asked a lawyer');
    expect(dutch.out).toContain('dient nog geen afspraak; een los project is geen convenant');
    const english = await covenant(engine, ['dossier', 'kites', '--kind', 'information']);
    expect(english.out).toContain('We pay two euros [prices/union]');
    expect(english.out).toContain(
      'from Test union, since 2 Mar 2026 · for who put it in and the secretariat',
    );
    const empty = await covenant(engine, ['dossier', 'kites', '--kind', 'topic']);
    expect(empty.out).toBe('There is nothing in this dossier.\n');
  });

  it('knows no other kind than there are', async () => {
    const { code, err } = await covenant(engine, ['dossier', 'kites', '--kind', 'gossip']);
    expect([code, err]).toEqual([2, expect.stringContaining('open-item')]);
  });
});

describe('beside the dossier', () => {
  it('status counts what waits for an outcome, for the eyes of the secretariat', async () => {
    const { dossier: counts } = (await go(engine, 'status kites')) as unknown as StatusView;
    expect(counts.map(({ kind, open }) => [kind, open])).toEqual([
      ['legal-question', 1],
      ['project', 1],
    ]);
    const { out } = await covenant(engine, ['status', 'kites', '--lang', 'nl']);
    expect(out).toContain('Dossier, nog zonder uitkomst\n  juridische vraag: 1\n  collectief project: 1');
  });

  it('the timeline tells what was put in, for whom, and how it ended', async () => {
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toMatch(/Test union puts in: open question \[origin\], for the parties · “Where does/);
    expect(out).toMatch(/joint project \[pilot\], for the parties · without commitment/);
    expect(out).toMatch(/open question \[origin\]: answered · “From Delft”/);
  });

  it('[R26] a party shares what it told, and then others see it', async () => {
    const shared = new FakeEngine(await postgres.createLedger());
    await go(shared, `open ${KITES} --as olga`);
    await go(shared, 'item add kites prices information "We pay two euros" --as ugo');
    await go(shared, 'item disclose kites prices/union parties --as ugo');
    const view = (await go(shared, 'dossier kites --as mina')) as unknown as DossierView;
    expect(view.kinds[0]?.items[0]).toMatchObject({ item: 'prices/union', audience: 'parties' });
    await shared.ledger.close();
  });

  it('asks on a terminal for the item, and for an outcome of its kind', async () => {
    engine.answers = ['tender', 'withdrawn'];
    engine.questions.length = 0;
    const { code, err } = await covenant(engine, ['item', 'answer', 'kites', '--as', 'ugo'], {
      interactive: true,
    });
    const [which, how] = engine.questions;
    expect(which?.choices.map(({ name }) => name)).toContain('legal question [tender] (Test ministry)');
    expect(how?.choices.map(({ value, name }) => [value, name])).toEqual([
      ['answered', 'answered'],
      ['external-counsel', 'with counsel outside'],
      ['withdrawn', 'withdrawn'],
    ]);
    expect([code, err]).toEqual([3, expect.stringMatching(/^ITEM_NOT_YOURS/)]);
  });

  it('asks the name of a new item as it is typed, and its kind from those that there are', async () => {
    engine.answers = ['wind', 'topic', 'Wind as well'];
    engine.questions.length = 0;
    const { code } = await covenant(engine, ['item', 'add', 'kites', '--as', 'ugo'], { interactive: true });
    expect(code).toBe(0);
    expect(engine.questions.map(({ choices }) => choices.length)).toEqual([0, 14, 0]);
    expect(engine.questions[1]?.choices).toContainEqual({ value: 'topic', name: 'new topic' });
  });
});
