import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { rebuildPlan } from '../../activities/notice-plan.ts';
import type { AgendaView } from '../../cli/views/agenda.ts';
import type { WhatIfView } from '../../cli/views/render-what-if.ts';
import type { WaitingOnView } from '../../cli/views/waiting-on.ts';
import { listStreams } from '../../ledger/streams.ts';
import { startPostgres, type TestPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go } from './story.ts';
import { openBoth, temporaryFolder, writeVariant } from './two-covenants.ts';

let postgres: TestPostgres;
let engine: FakeEngine;
const { folder, remove } = temporaryFolder();

/** Two covenants with the same parties, five weeks after both were opened; nobody has done anything. */
beforeAll(async () => {
  postgres = await startPostgres();
  engine = new FakeEngine(await postgres.createLedger());
  await openBoth(engine, folder);
  engine.now = '2026-04-06T08:00:00.000Z';
  await go(engine, 'milestone kites request --as olga');
  await sendReminders('2026-03-19');
});

afterAll(async () => {
  await engine.ledger.close();
  await postgres.stop();
  remove();
});

/** What the post does of an evening: every message of the day is refused by the server for good. */
async function sendReminders(asOf: string): Promise<void> {
  const { db } = engine.ledger;
  for (const { stream } of await listStreams(db)) await rebuildPlan(db, stream);
  const transport = {
    idempotent: true,
    send: async () => ({ kind: 'refused_for_good', detail: '550' }) as const,
  };
  const from = { name: 'Test office', address: 'office@example.org' };
  await dispatch({ db, transport, from }, { asOf, clock: () => `${asOf}T07:00:00.000Z` });
}

async function waitingOn(words = ''): Promise<WaitingOnView> {
  return (await go(engine, `waiting-on ${words}`)) as unknown as WaitingOnView;
}

/** `organisation subject` of everything that is seen. */
function subjects({ organisations }: WaitingOnView): string[] {
  const all = organisations.flatMap(({ waiting }) =>
    waiting.map(({ organisation, subject }) => `${organisation} ${subject}`),
  );
  return [...new Set(all)].sort();
}

const failing = async (line: string[]) => {
  const { code, json } = await covenant(engine, [...line, '--json']);
  return { exit: code, ...(json()['error'] as { code: string; message: string }) };
};

describe('waiting-on', () => {
  it('groups over all covenants by organisation, the latest first', async () => {
    const { organisations, today } = await waitingOn();
    expect(today).toBe('2026-04-06');
    expect(
      organisations.map(({ name, late, lateDays, waiting }) => [name, late, lateDays, waiting.length]),
    ).toEqual([
      ['Test union', 2, 4, 6],
      ['Test ministry', 2, 4, 4],
    ]);
    expect(organisations[0]?.waiting[0]).toMatchObject({
      covenant: 'kites',
      subject: 'stakeholder-list/union',
      contact: 'ugo',
      since: '2026-03-02',
      due: '2026-04-02',
      lateDays: 4,
    });
  });

  it('tells which steps were sent, and what became of them', async () => {
    const { organisations } = await waitingOn('kites');
    expect(organisations[0]?.waiting[0]?.sent).toEqual([
      { on: '2026-03-19', kind: 'reminder', step: '-P14D', person: 'ugo', status: 'refused_for_good' },
    ]);
    const { out } = await covenant(engine, ['waiting-on', 'kites', '--lang', 'nl']);
    expect(out).toContain('19 mrt 2026: herinnering aan ugo, geweigerd');
    expect(out).toContain('uiterlijk 2 apr 2026, 4 dagen te laat');
  });

  it.each([
    [
      'an officer sees everything',
      'olga',
      [
        'ministry secret',
        'ministry stakeholder-list/ministry',
        'union plenary',
        'union programme-list',
        'union stakeholder-list/union',
      ],
    ],
    [
      'a party sees its own, and what is for parties or for everybody',
      'mina',
      ['ministry stakeholder-list/ministry', 'union plenary', 'union programme-list'],
    ],
    ['a company sees what is for everybody', 'cato', ['union programme-list']],
  ])('[R59] %s', async (_, person, seen) => {
    expect(subjects(await waitingOn(`--as ${person}`))).toEqual(seen);
  });

  it('[R59] counts only what is seen, and shows nobody the reminders of another', async () => {
    const { organisations } = await waitingOn('--as mina');
    expect(organisations.map(({ name, late, waiting }) => [name, late, waiting.length])).toEqual([
      ['Test ministry', 2, 2],
      ['Test union', 0, 4],
    ]);
    const union = organisations.find(({ name }) => name === 'Test union');
    expect(union?.waiting.flatMap(({ sent }) => sent)).toEqual([]);
    const { out } = await covenant(engine, ['waiting-on', '--as', 'cato']);
    expect(out).not.toMatch(/secret|stakeholder|ministry|late/);
  });

  it('knows nobody by a name that was typed wrong', async () => {
    expect(await failing(['waiting-on', '--as', 'mian'])).toMatchObject({
      code: 'PERSON_UNKNOWN',
      message: expect.stringContaining('Did you mean mina?') as string,
    });
  });
});

describe('what a party asked, or one id of two people', () => {
  let other: FakeEngine;

  beforeAll(async () => {
    other = new FakeEngine(await postgres.createLedger());
    await openBoth(other, folder);
    const elsewhere = writeVariant(folder, 'slides', (text) =>
      text.replace('ugo@example.org', 'u.go@example.org'),
    );
    await go(other, `open ${elsewhere} --as olga`);
    await go(other, 'request-extension kites programme-list 2026-06-01 --reason "Holidays" --as ugo');
  });

  afterAll(() => other.ledger.close());

  it.each([
    ['olga', true],
    ['mina', false],
    ['cato', false],
  ])('[R59] a request is between its owner and the secretariat: %s sees it, %s', async (person, sees) => {
    const { out } = await covenant(other, ['waiting-on', 'kites', '--as', person, '--json']);
    expect(out.includes('"what": "request"')).toBe(sees);
  });

  it('of the owner too, in the covenant that is named', async () => {
    const { out } = await covenant(other, ['waiting-on', 'kites', '--as', 'ugo', '--json']);
    expect(out).toContain('"what": "request"');
  });

  it('nobody sees what another of the same id may see', async () => {
    for (const line of [
      ['waiting-on', '--as', 'ugo'],
      ['agenda', '--as', 'ugo'],
      ['calendar', '--person', 'ugo', '--ics', '-'],
    ]) {
      const { code, json } = await covenant(other, [...line, '--json']);
      expect([code, json()]).toMatchObject([2, { error: { code: 'PERSON_AMBIGUOUS' } }]);
    }
  });
});

describe('agenda', () => {
  const agenda = async (words: string): Promise<AgendaView> =>
    (await go(engine, `agenda ${words}`)) as unknown as AgendaView;

  it('shows all covenants by day, with the time of a meeting in Amsterdam and in UTC', async () => {
    const { days } = await agenda('--from 2026-05-01 --to 2026-05-31');
    expect(days.map(({ on, items }) => [on, items.length])).toEqual([['2026-05-02', 6]]);
    expect(days[0]?.items.find(({ kind }) => kind === 'meeting')).toMatchObject({
      covenant: 'kites',
      ownerName: 'Test union',
      time: { local: '09:30', start: '2026-05-02T07:30:00.000Z', end: '2026-05-02T09:00:00.000Z' },
    });
  });

  it('[R48] tells whose weeks are full, and what clashes for who sits in several covenants', async () => {
    const { weeks, clashes } = await agenda('--from 2026-04-06 --to 2026-05-31 --most 1');
    expect(weeks).toEqual([
      {
        week: '2026-W18',
        from: '2026-04-27',
        to: '2026-05-03',
        workload: [
          { name: 'Test union', due: 2, meetings: 2, covenants: ['kites', 'swings'] },
          { name: 'Test ministry', due: 2, meetings: 0, covenants: ['kites', 'swings'] },
        ],
      },
    ]);
    expect(clashes.map(({ name, reasons, days }) => [name, reasons, days])).toEqual([
      ['Test union', ['load', 'meetings-on-day'], ['2026-05-02']],
      ['Test ministry', ['load'], []],
    ]);
    expect((await agenda('--from 2026-04-06 --to 2026-05-31')).clashes.map(({ name }) => name)).toEqual([
      'Test union',
    ]);
  });

  it('[R59] shows a person no more than the audiences allow, workload and clashes included', async () => {
    const view = await agenda('--from 2026-04-01 --to 2026-05-31 --as cato --most 0');
    expect(view.days.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([
      'programme-list',
      'programme-list',
    ]);
    expect(JSON.stringify(view)).not.toMatch(/secret|stakeholder|Test ministry/);
    expect(view.weeks[0]?.workload).toEqual([
      { name: 'Test union', due: 2, meetings: 0, covenants: ['kites', 'swings'] },
    ]);
  });

  it.each([
    [['--from', '2026-02-30'], 'FIELD_INVALID'],
    [['--from', '2026-05-01', '--to', '2026-04-30'], 'FIELD_INVALID'],
    [['--most', '-1'], 'FIELD_INVALID'],
  ])('%j is refused: %s', async (words, code) => {
    expect(await failing(['agenda', ...words])).toMatchObject({ code });
  });
});

describe('calendar', () => {
  const feed = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await covenant(engine, ['calendar', ...words, '--ics', '-']);
    expect([code, err]).toEqual([0, '']);
    return out;
  };

  it('is a calendar that another library reads: days, and meetings at their instant', async () => {
    const events = Object.values(ical.sync.parseICS(await feed('kites'))).filter(
      (one) => one?.type === 'VEVENT',
    );
    expect(events).toHaveLength(5);
    const meeting = events.find((one) => one?.type === 'VEVENT' && one.uid.startsWith('plenary@cov_'));
    expect(meeting).toMatchObject({ summary: 'plenary meeting (Test union)' });
    expect(meeting?.start).toEqual(new Date('2026-05-02T07:30:00.000Z'));
  });

  it('has the same uid for the same duty, and a higher sequence when its day moved', async () => {
    const entryOf = async () => {
      const { entries } = await go(engine, 'calendar swings --ics -');
      return (entries as { uid: string; sequence: number; on: string }[]).find(({ uid }) =>
        uid.startsWith('plenary@'),
      );
    };
    const before = await entryOf();
    await go(
      engine,
      'do swings ExtendObligation --obligation plenary --due 2026-06-05 --reason later --as olga',
    );
    const after = await entryOf();
    expect(after).toMatchObject({ uid: before?.uid, on: '2026-06-05' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('[R59] of an organisation has its own duties of all covenants, and the meetings it may know of', async () => {
    const text = await feed('--organisation', 'ministry');
    expect(text).toContain('UID:stakeholder-list/ministry@');
    expect(text).toContain('plenary meeting');
    expect(text).not.toMatch(/stakeholder-list\/union|secret|programme-list/);
    expect(await feed('--organisation', 'Test Ministry')).toBe(
      text.replaceAll(': ministry', ': Test Ministry'),
    );
  });

  it('of a person is that of the organisation; of an officer everything', async () => {
    expect(await feed('--person', 'cato')).not.toContain('BEGIN:VEVENT');
    expect((await feed('--person', 'olga')).match(/BEGIN:VEVENT/g)).toHaveLength(10);
  });

  it('[R59] of a covenant as a person may see it', async () => {
    const text = await feed('kites', '--as', 'cato');
    expect(text.match(/^SUMMARY:.*$/gm)).toEqual(['SUMMARY:list for everybody (Test union)']);
  });

  it('is written to a file, in Dutch where that is the language', async () => {
    const line = ['calendar', 'kites', '--ics', 'feed.ics', '--lang', 'nl'];
    const { out } = await covenant(engine, line, { folder });
    expect(out).toContain('5 dagen in feed.ics');
    expect(readFileSync(join(folder, 'feed.ics'), 'utf8')).toContain('plenaire vergadering');
  });

  it.each([
    [['--ics', '-'], 'CALENDAR_OF_WHAT'],
    [['kites', '--person', 'mina', '--ics', '-'], 'CALENDAR_OF_WHAT'],
    [['--organisation', 'minstry', '--ics', '-'], 'ORGANISATION_UNKNOWN'],
    [['--person', 'nobody-at-all', '--ics', '-'], 'PERSON_UNKNOWN'],
    [['kites', '--ics', 'no/such/folder/feed.ics'], 'FILE_UNWRITABLE'],
    [['kites'], 'MISSING_ARGUMENT'],
  ])('%j is refused: %s', async (words, code) => {
    expect(await failing(['calendar', ...words])).toMatchObject({ code });
  });
});

describe('what-if', () => {
  it('tells the dates before and after, and leaves ledger and engine as they are', async () => {
    const before = [await everything(), engine.sent];
    const view = (await go(
      engine,
      'what-if kites --withdraw union --extend secret=2026-06-01',
    )) as unknown as WhatIfView;
    expect(view.changes.map(({ id, before: from, after, effect }) => [id, from, after, effect])).toEqual([
      ['stakeholder-list/union', '2026-04-02', null, 'ends'],
      ['plenary', '2026-05-02', null, 'ends'],
      ['programme-list', '2026-05-02', null, 'ends'],
      ['secret', '2026-05-02', '2026-06-01', 'moves'],
    ]);
    expect([await everything(), engine.sent]).toEqual(before);
  });

  it('reads as a table within the width of the terminal', async () => {
    const { out } = await covenant(engine, ['what-if', 'kites', '--suspend', 'union=P6W'], { width: 80 });
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
    const failure = await failing(['what-if', 'kites', ...words]);
    expect(failure).toMatchObject({ code, message: expect.stringContaining(help) as string });
  });
});

/** The rows of every table, counted and hashed. */
async function everything(): Promise<unknown> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(engine.ledger.db);
  const found = [];
  for (const { name } of tables) {
    const { rows } = await sql`
      select ${name}::text as name, count(*)::int as rows, md5(string_agg(one::text, '' order by one::text)) as hash
      from ${sql.table(name)} one`.execute(engine.ledger.db);
    found.push(...rows);
  }
  return found;
}

describe('on a terminal', () => {
  it.each(['waiting-on', 'agenda --from 2026-04-01 --to 2026-05-31'])(
    '%s fits in 80 columns',
    async (line) => {
      for (const lang of ['nl', 'en']) {
        const { out } = await covenant(engine, [...line.split(' '), '--lang', lang], { width: 80 });
        expect(out.split('\n').filter((one) => one.length > 80)).toEqual([]);
      }
    },
  );
});

describe('the objects that programs read', () => {
  it.each([
    ['waiting-on', ['as', 'organisations', 'today']],
    ['agenda', ['as', 'clashes', 'days', 'from', 'to', 'weeks']],
    ['calendar kites --ics -', ['entries', 'ics']],
    [
      'what-if kites --withdraw union',
      ['changes', 'covenant', 'suppositions', 'today', 'unchanged', 'until'],
    ],
  ])('%s has %j', async (line, keys) => {
    expect(Object.keys(await go(engine, line)).sort()).toEqual(keys);
  });
});
