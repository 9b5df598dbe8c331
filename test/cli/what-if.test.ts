import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WhatIfView } from '../../cli/views/render-what-if.ts';
import { covenant } from './run-cli.ts';
import { go } from './story.ts';
import { startViews, type Views } from './two-covenants.ts';

let views: Views;

beforeAll(async () => {
  views = await startViews();
});

afterAll(() => views.stop());

describe('what-if', () => {
  it('tells the dates before and after, and leaves ledger and engine as they are', async () => {
    const before = [await everything(), views.engine.sent];
    const view = (await go(
      views.engine,
      'what-if kites --withdraw union --extend secret=2026-06-01',
    )) as unknown as WhatIfView;
    expect(view.changes.map(({ id, before: from, after, effect }) => [id, from, after, effect])).toEqual([
      ['stakeholder-list/union', '2026-04-02', null, 'ends'],
      ['plenary', '2026-05-02', null, 'ends'],
      ['programme-list', '2026-05-02', null, 'ends'],
      ['secret', '2026-05-02', '2026-06-01', 'moves'],
    ]);
    expect([await everything(), views.engine.sent]).toEqual(before);
  });

  it('reads as a table within the width of the terminal', async () => {
    const { out } = await covenant(views.engine, ['what-if', 'kites', '--suspend', 'union=P6W'], {
      width: 80,
    });
    expect(out).toContain('+42 days');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [[], 'NOTHING_SUPPOSED', '--shift'],
    [['--shift', 'reviw=P1W'], 'SUPPOSITION_UNKNOWN', 'Did you mean review?'],
    [['--shift', 'review=P1W'], 'SUPPOSED_DATE_UNSET', '--shift review=2028-01-31'],
    [['--shift', 'review=soon'], 'FIELD_INVALID', 'P3W'],
    [['--shift', 'review'], 'FIELD_INVALID', 'NAME=VALUE'],
    [['--withdraw', 'unoin'], 'SUPPOSITION_UNKNOWN', 'Did you mean union?'],
    [['--suspend', 'union=P0D'], 'FIELD_INVALID', 'P14D'],
    [['--extend', 'secret=2026-02-30'], 'FIELD_INVALID', '2027-03-31'],
  ])('%j is refused: %s', async (words, code, help) => {
    const failure = await views.failing(['what-if', 'kites', ...words]);
    expect(failure).toMatchObject({ code, message: expect.stringContaining(help) as string });
  });
});

/** The rows of every table, counted and hashed. */
async function everything(): Promise<unknown> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
    views.engine.ledger.db,
  );
  const found = [];
  for (const { name } of tables) {
    const { rows } = await sql`
      select ${name}::text as name, count(*)::int as rows, md5(string_agg(one::text, '' order by one::text)) as hash
      from ${sql.table(name)} one`.execute(views.engine.ledger.db);
    found.push(...rows);
  }
  return found;
}
