import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { readNotices, type RehearsedNotice } from '../../cli/rehearse/notices.ts';
import { toJson, toText } from '../../cli/rehearse/report.ts';
import type { RehearsalResult } from '../../cli/rehearse/rehearse.ts';
import { translator } from '../../cli/messages.ts';
import { createColours, type Session } from '../../cli/session.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { go } from './story.ts';
import { openBoth, planAll, temporaryFolder } from './two-covenants.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let notices: RehearsedNotice[];
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await openBoth(engine, folder);
  await go(engine, 'milestone kites request --as olga');
  const { db } = engine.ledger;
  await planAll(engine);
  const transport = { idempotent: true, send: async () => ({ kind: 'sent' }) as const };
  const from = { name: 'Test office', address: 'office@example.org' };
  await dispatch({ db, transport, from }, { asOf: '2026-03-19', clock: () => '2026-03-19T07:00:00.000Z' });
  notices = await readNotices(db);
});

afterAll(async () => {
  await engine.ledger.close();
  remove();
});

const result = (): RehearsalResult => ({
  covenants: [],
  notices,
  seconds: 1,
  replay: { workflow: true, ledger: true },
  held: true,
  left: { database: 'rehearsal', outbox: 'outbox' },
});

describe('When a rehearsal reports its messages', () => {
  it('each is there with its reader, day, language, items and text, as the reader got it', () => {
    expect(notices.map(({ person, on, language, status }) => [person, on, language, status])).toEqual([
      ['mina', '2026-03-19', 'nl', 'sent'],
      ['ugo', '2026-03-19', 'en', 'sent'],
    ]);
    const [dutch, english] = notices;
    expect(dutch?.items).toEqual([
      expect.objectContaining({
        covenant: 'kites',
        subject: 'stakeholder-list/ministry',
        kind: 'reminder',
        step: '-P14D',
      }),
      expect.objectContaining({ covenant: 'swings', organisation: 'ministry' }),
    ]);
    expect(dutch?.body).toContain('Geachte Test Person Mina');
    expect(dutch?.body).toContain('2 april 2026');
    expect(english?.body).toContain('Dear Test Person Ugo');
    expect(english?.subject).not.toBe('');
    expect(english?.body).not.toMatch(/\r|=3D|Content-Type/);
  });

  it('a program gets them all, and the demo none', () => {
    expect(toJson(result(), { notices: true })).toMatchObject({ notices });
    expect(toJson(result(), { notices: false })).not.toHaveProperty('notices');
  });

  it('a person reads them behind a margin when asked', () => {
    const session = { t: translator('en'), language: 'en', colours: createColours(false) } as Session;
    const text = toText(session, result(), { plays: [], notices: true });
    expect(text).toContain('19 Mar 2026, to ugo: ');
    expect(text).toContain('  | Dear Test Person Ugo,');
    expect(toText(session, result(), { plays: [], notices: false })).not.toContain('Dear');
  });
});
