import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaView } from '../../cli/views/agenda.ts';
import { covenant } from './run-cli.ts';
import { go } from './story.ts';
import { startViews, type Views } from './two-covenants.ts';

let views: Views;

beforeAll(async () => {
  views = await startViews();
});

afterAll(() => views.stop());

describe('agenda', () => {
  const agenda = async (words: string): Promise<AgendaView> =>
    (await go(views.engine, `agenda ${words}`)) as unknown as AgendaView;

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
    expect(await views.failing(['agenda', ...words])).toMatchObject({ code });
  });
});

describe('calendar', () => {
  const feed = async (...words: string[]): Promise<string> => {
    const { code, out, err } = await covenant(views.engine, ['calendar', ...words, '--ics', '-']);
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
      const { entries } = await go(views.engine, 'calendar swings --ics -');
      return (entries as { uid: string; sequence: number; on: string }[]).find(({ uid }) =>
        uid.startsWith('plenary@'),
      );
    };
    const before = await entryOf();
    await go(
      views.engine,
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
    expect((await feed('--person', 'olga')).match(/BEGIN:VEVENT/g)).toHaveLength(10);
  });

  it('with nothing in it is said in a sentence, and no file is written', async () => {
    const empty = ['calendar', '--person', 'cato', '--ics'];
    const run = (...words: string[]) => covenant(views.engine, words, { folder: views.folder });
    const [written, piped] = [await run(...empty, 'none.ics'), await run(...empty, '-')];
    const said = 'Nothing to show in this calendar (cato); no file was written.\n';
    expect([written.code, written.out, written.err]).toEqual([0, said, '']);
    expect([piped.code, piped.out, piped.err]).toEqual([0, '', said]);
    expect((await run(...empty, 'none.ics', '--json')).json()).toEqual({ file: null, entries: [] });
    expect((await run(...empty, '-', '--lang', 'nl')).err).toMatch(/^Er valt niets te tonen /);
    expect(existsSync(join(views.folder, 'none.ics'))).toBe(false);
  });

  it('ends on a day where one is named', async () => {
    const days = (text: string) => text.match(/^DTSTART.*$/gm)?.map((line) => line.match(/\d{8}/)?.[0] ?? '');
    const all = days(await feed('--person', 'olga'));
    const last = all?.toSorted()[4] ?? '';
    const until = last.replace(/(....)(..)(..)/, '$1-$2-$3');
    expect(days(await feed('--person', 'olga', '--until', until))).toEqual(all?.filter((day) => day <= last));
  });

  it('[R59] of a covenant as a person may see it', async () => {
    const text = await feed('kites', '--as', 'cato');
    expect(text.match(/^SUMMARY:.*$/gm)).toEqual(['SUMMARY:list for everybody (Test union)']);
  });

  it('is written to a file, in Dutch where that is the language', async () => {
    const line = ['calendar', 'kites', '--ics', 'feed.ics', '--lang', 'nl'];
    const { out } = await covenant(views.engine, line, { folder: views.folder });
    expect(out).toContain('feed.ics: 5 in de agenda');
    expect(readFileSync(join(views.folder, 'feed.ics'), 'utf8')).toContain('plenaire vergadering');
  });

  it.each([
    [['--ics', '-'], 'CALENDAR_OF_WHAT'],
    [['kites', '--person', 'mina', '--ics', '-'], 'CALENDAR_OF_WHAT'],
    [['--organisation', 'minstry', '--ics', '-'], 'ORGANISATION_UNKNOWN'],
    [['--person', 'nobody-at-all', '--ics', '-'], 'PERSON_UNKNOWN'],
    [['kites', '--until', '2026-02-30', '--ics', '-'], 'FIELD_INVALID'],
    [['kites', '--ics', 'no/such/folder/feed.ics'], 'FILE_UNWRITABLE'],
    [['kites'], 'MISSING_ARGUMENT'],
  ])('%j is refused: %s', async (words, code) => {
    expect(await views.failing(['calendar', ...words])).toMatchObject({ code });
  });
});
