import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaView } from '../../cli/views/agenda.ts';
import type { MeetingAgendaView } from '../../cli/views/meeting-proposals.ts';
import type { MeetingView } from '../../cli/views/meeting.ts';
import type { MeetingsView } from '../../cli/views/meetings.ts';
import { listStreams } from '../../ledger/streams.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, words } from './story.ts';
import { openBoth, temporaryFolder } from './two-covenants.ts';

/** The kite covenant through two plenaries and a talk between two, seen on 20 March 2026. */
let engine: FakeEngine;
let folder: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  const place = temporaryFolder();
  folder = place.folder;
  engine = new FakeEngine(await openPostgres().createLedger());
  stop = async () => {
    await engine.ledger.close();
    place.remove();
  };
  await openBoth(engine, folder);
  writeFileSync(join(folder, 'minutes.txt'), 'What was said');
  const run = (line: string) => go(engine, line);
  await run(
    'meeting plan kites first plenary 2026-03-16 14:00 120 "Kick-off" --place "The Hague" --host ministry --as olga',
  );
  await run('meeting plan kites second plenary 2026-04-13 14:00 90 "Second table" --host union --as olga');
  await run(
    'meeting plan kites talk bilateral 2026-04-13 10:00 60 "About gloves" --invited ministry --as olga',
  );
  await run('meeting plan swings other plenary 2026-04-13 09:00 60 "Swings" --as olga');
  await run('meeting agenda-add kites first "Who we are" --as ugo');
  await run('meeting move kites second --time 15:00 --reason "Train times" --as olga');
  engine.now = '2026-03-16T17:00:00.000Z';
  await run('meeting attendance kites first mina,union --as olga');
  await run('meeting conduct kites first "The statement was read" --read-by cora --as olga');
  await run(
    'decision kites "The list is public" --reason "Buyers asked for it" --meeting first --review-on 2026-12-01 --minority "[{organisation: union, statement: Twice a year}]" --as cora --for chair',
  );
  await run('action kites "Send the list" --owner union --due 2026-04-01 --meeting first --as olga');
  engine.now = '2026-03-18T09:00:00.000Z';
  const annex = '{document: "For the ministry alone", audience: {only: [ministry]}}';
  const line = ['minutes', 'circulate', 'kites', 'first', 'minutes.txt', '--comments-until', '2026-03-25'];
  const sent = await covenant(engine, [...line, '--annex', annex, '--as', 'olga'], { folder });
  expect([sent.code, sent.err]).toEqual([0, '']);
  await run('minutes comment kites first "We said more" --as ugo');
  engine.now = '2026-03-20T09:00:00.000Z';
});

afterAll(() => stop());

const text = async (line: string, language = 'en'): Promise<string> => {
  const { code, out, err } = await covenant(engine, [...words(line), '--lang', language]);
  expect([code, err], line).toEqual([0, '']);
  return out;
};

describe('meetings', () => {
  const view = async (as = '') => (await go(engine, `meetings kites ${as}`)) as unknown as MeetingsView;

  it('are to come, or wait for something, each with who comes', async () => {
    const { coming, waiting, past } = await view();
    expect(coming.map(({ meeting, on, time }) => [meeting, on, time])).toEqual([
      ['talk', '2026-04-13', '10:00'],
      ['second', '2026-04-13', '15:00'],
    ]);
    expect(waiting.map(({ meeting, waits }) => [meeting, waits])).toEqual([['first', ['adoption']]]);
    expect(past).toEqual([]);
    expect(waiting[0]?.decisions.map(({ decision }) => decision)).toEqual(['the-list-is-public']);
  });

  it('[R46] show who hosted last, and who has not yet', async () => {
    const { hosts } = await view();
    expect(hosts).toEqual([
      { organisation: 'union', name: 'Test union', times: 0, last: null },
      { organisation: 'ministry', name: 'Test ministry', times: 1, last: '2026-03-16' },
    ]);
    expect(await text('meetings kites')).toContain('Test ministry: last on 16 Mar 2026, 1 in all');
  });

  it('[R59] are shown to who may know of them', async () => {
    const { coming, waiting } = await view('--as ugo');
    expect([...coming, ...waiting].map(({ meeting }) => meeting)).toEqual(['second', 'first']);
    expect((await view('--as cato')).coming).toEqual([]);
    expect(await text('meetings kites --as cato')).toContain('No meeting is to come.');
  });

  it('are told in Dutch too', async () => {
    const out = await text('meetings kites', 'nl');
    expect(out).toContain('ma 16 mrt 2026 14:00 plenaire vergadering: Kick-off [first]');
    expect(out).toContain('verslag nog niet vastgesteld');
  });
});

describe('meeting show', () => {
  const view = async (as = '') =>
    (await go(engine, `meeting show kites first ${as}`)) as unknown as MeetingView;

  it('tells who was there, the conduct, decisions, actions with where they stand, minutes and comments', async () => {
    const shown = await view();
    expect(shown).toMatchObject({
      title: 'Kick-off',
      place: 'The Hague',
      attendance: { present: [{ organisation: 'ministry' }, { organisation: 'union' }], absent: [] },
      conduct: [{ measure: 'The statement was read', readBy: 'cora' }],
      agenda: [{ agendaItem: 'who-we-are', title: { en: 'Who we are' } }],
      decisions: [
        {
          decision: 'the-list-is-public',
          reason: 'Buyers asked for it',
          reviewOn: '2026-12-01',
          minority: [{ name: 'Test union', statement: 'Twice a year' }],
        },
      ],
      actions: [
        { obligation: 'send-the-list', ownerName: 'Test union', due: '2026-04-01', standing: 'open' },
      ],
      drafts: [{ document: 'What was said', annex: 'For the ministry alone', missing: [] }],
      comments: [{ name: 'Test union', words: 'We said more', late: false }],
      adopted: null,
    });
    expect(await text('meeting show kites second')).toContain(
      'Moved on 2 Mar 2026: it was 13 Apr 2026, 14:00 “Train times”',
    );
  });

  it('[R59] keeps the annex from who may not see it', async () => {
    expect((await view('--as ugo')).drafts[0]).toMatchObject({ document: 'What was said', annex: null });
    expect(await text('meeting show kites first --as ugo')).not.toMatch(/annex|ministry alone/i);
    expect((await view('--as mina')).drafts[0]?.annex).toBe('For the ministry alone');
  });

  it('is of no meeting of which somebody may not know', async () => {
    for (const line of ['meeting show kites talk --as ugo', 'meeting show kites frist']) {
      const { code, json } = await covenant(engine, [...words(line), '--json']);
      expect([code, json()]).toMatchObject([2, { error: { code: 'MEETING_UNKNOWN' } }]);
    }
    expect((await covenant(engine, words('meeting show kites frist'))).err).toContain('Did you mean first?');
  });

  it('is a page in Dutch too', async () => {
    const out = await text('meeting show kites first', 'nl');
    expect(out).toContain('Aanwezig: Test ministry, Test union');
    expect(out).toContain('Send the list [send-the-list]: Test union, uiterlijk 1 apr 2026, loopt');
    expect(out).toContain('terugblik op 1 dec 2026');
  });
});

describe('meeting agenda', () => {
  const view = async (meeting: string, as = '') =>
    (await go(engine, `meeting agenda kites ${meeting} ${as}`)) as unknown as MeetingAgendaView;

  it('proposes what is open and everybody who comes may see, with the command that puts it on', async () => {
    const { proposals, hidden } = await view('second');
    const found = Object.fromEntries(proposals.map(({ about, why, due }) => [about, [why, due]]));
    expect(found['minutes:first']).toEqual(['minutes', null]);
    expect(found['obligation:send-the-list']).toEqual(['due', '2026-04-01']);
    // What is due between the secretariat and one party alone is no matter for the table.
    expect(Object.keys(found).some((about) => about.startsWith('obligation:stakeholder-list'))).toBe(false);
    expect(hidden).toBeGreaterThan(0);
    expect(proposals.find(({ about }) => about === 'minutes:first')?.commands[0]?.line).toBe(
      'covenant meeting agenda-add kites second --agenda-item first --about minutes:first --as olga',
    );
  });

  it('has what was put on it, and proposes that no more', async () => {
    await go(engine, 'meeting agenda-add kites second --agenda-item first --about minutes:first --as olga');
    const { agenda, proposals } = await view('second');
    expect(agenda).toMatchObject([{ agendaItem: 'first', about: 'minutes:first', without: [] }]);
    expect(proposals.map(({ about }) => about)).not.toContain('minutes:first');
    expect(await text('meeting agenda kites second', 'nl')).toContain(
      'verslag: Kick-off [first] · minutes:first',
    );
  });

  it('[R59] of a talk between two has what they know, and tells others nothing', async () => {
    const { proposals } = await view('talk');
    expect(proposals.map(({ about }) => about)).toContain('obligation:stakeholder-list/ministry');
    const { hidden, ...seen } = await view('second', '--as ugo');
    expect(hidden).toBeNull();
    expect(JSON.stringify(seen)).not.toMatch(/stakeholder-list|secret/);
  });
});

describe('meeting invitation', () => {
  it('is a calendar file with the uid and the number that the mail has', async () => {
    const line = words('meeting invitation kites second --ics second.ics');
    const { code, out } = await covenant(engine, line, { folder });
    expect([code, out]).toEqual([0, 'second.ics: the invitation. Open the file in a calendar program.\n']);
    const [event] = Object.values(
      ical.sync.parseICS(readFileSync(join(folder, 'second.ics'), 'utf8')),
    ).filter((one) => one?.type === 'VEVENT');
    const kites = (await listStreams(engine.ledger.db)).find(({ slug }) => slug === 'kites');
    expect(event).toMatchObject({ uid: `meeting/second@${kites?.stream}`, summary: 'Second table' });
    // Summer time has begun.
    expect(event?.type === 'VEVENT' && event.start).toEqual(new Date('2026-04-13T13:00:00.000Z'));
  });
});

describe('the other views', () => {
  it('[R48] count meetings in everybody’s week, and tell where they clash over covenants', async () => {
    const view = (await go(engine, 'agenda --from 2026-04-13 --to 2026-04-19')) as unknown as AgendaView;
    expect(view.days[0]?.items.map(({ id, time, name }) => [id, time?.local, name.en])).toEqual([
      ['other', '09:00', 'Swings'],
      ['talk', '10:00', 'About gloves'],
      ['second', '15:00', 'Second table'],
    ]);
    expect(view.weeks[0]?.workload.map(({ name, meetings }) => [name, meetings])).toEqual([
      ['Test ministry', 3],
      ['Test union', 2],
    ]);
    expect(view.clashes.map(({ name, reasons, covenants }) => [name, reasons, covenants])).toEqual([
      ['Test ministry', ['meetings-on-day'], ['kites', 'swings']],
      ['Test union', ['meetings-on-day'], ['kites', 'swings']],
    ]);
    expect(await text('agenda --from 2026-04-13 --to 2026-04-19')).toContain(
      '15:00 meeting: Second table [second], Test ministry, Test union',
    );
  });

  it('[R48] show a person the meetings to which it comes, and their clashes alone', async () => {
    const view = (await go(
      engine,
      'agenda --from 2026-04-13 --to 2026-04-19 --as ugo',
    )) as unknown as AgendaView;
    expect(view.days[0]?.items.map(({ id }) => id)).toEqual(['other', 'second']);
    expect(JSON.stringify(view)).not.toContain('About gloves');
  });

  it('put them into calendars under the same uid, of an organisation those to which it comes', async () => {
    const { out } = await covenant(engine, words('calendar --organisation union --ics -'));
    expect(out).toContain('SUMMARY:Second table');
    expect(out).toContain('UID:meeting/second@cov_');
    expect(out).not.toContain('About gloves');
    expect(out).not.toContain('Kick-off');
  });

  it('list them in today, with what to do about each', async () => {
    const { out } = await covenant(engine, words('today --on 2026-04-13 --days 0'), { width: 200 });
    expect(out).toContain('Mon 13 Apr 2026 at 15:00: Second table [second], Test ministry, Test union');
    expect(out).toContain('covenant meeting agenda kites second');
    expect(out).toContain('covenant meeting attendance kites second ... --as olga');
    expect(out).toContain('covenant meeting move kites second YYYY-MM-DD --as olga');
  });

  it('tell the story in the timeline', async () => {
    const { out } = await covenant(engine, words('timeline kites'), { width: 200 });
    expect(out).toContain('plenary meeting planned for 16 Mar 2026 at 14:00 [first] · “Kick-off”');
    expect(out).toContain('present: Test ministry, Test union; absent: – [first]');
    expect(out).toContain('decision of the parties [the-list-is-public] · “The list is public”');
    expect((await covenant(engine, words('timeline kites --lang nl'), { width: 200 })).out).toContain(
      'besluit van partijen [the-list-is-public]',
    );
  });
});

describe('on a terminal', () => {
  it('a meeting is chosen from those that are not over and that one may know of; a new one is typed', async () => {
    engine.answers = ['first', 'It was noisy'];
    await covenant(engine, words('minutes comment kites --as ugo'), { interactive: true });
    expect(
      engine.questions
        .at(-2)
        ?.choices.map(({ value }) => value)
        .sort(),
    ).toEqual(['first', 'second']);
    engine.answers = ['third', 'informal', 'Dinner', '2026-05-01', '18:00', '120'];
    await covenant(engine, words('meeting plan kites --as olga'), { interactive: true });
    expect(engine.questions.at(-6)?.choices).toEqual([]);
    expect(engine.questions.at(-5)?.choices.map(({ name }) => name)).toContain('field visit');
    expect(((await go(engine, 'meetings kites')) as unknown as MeetingsView).coming).toHaveLength(3);
  });

  it('a decision gets an id from its words, unless one is typed', async () => {
    const decide = async (...more: string[]) => {
      const line = [
        'decision',
        'kites',
        'Één lijst, élk jaar!',
        '--reason',
        'So',
        '--as',
        'cora',
        '--for',
        'chair',
      ];
      const { json } = await covenant(engine, [...line, ...more, '--json']);
      return json();
    };
    await decide();
    await decide('--decision', 'own');
    await decide('--field', 'decision=other');
    const { decisions } = (await go(engine, 'meetings kites')) as unknown as MeetingsView;
    expect(decisions.map(({ decision }) => decision)).toEqual(['een-lijst-elk-jaar', 'own', 'other']);
  });
});

it('adoption ends it: the minutes are known to all who may know of the meeting', async () => {
  engine.now = '2026-04-13T15:00:00.000Z';
  await go(engine, 'minutes adopt kites first second --as cora --for chair');
  const { past, waiting } = (await go(engine, 'meetings kites')) as unknown as MeetingsView;
  expect(past).toMatchObject([{ meeting: 'first', adoptedAt: 'second' }]);
  expect(waiting).toEqual([]);
  const shown = (await go(engine, 'meeting show kites first --as ugo')) as unknown as MeetingView;
  expect(shown.adopted).toMatchObject({ at: 'second', document: 'What was said' });
  expect(shown.actions).toMatchObject([{ standing: 'late' }]);
});
