import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { figuresReader } from '../../cli/up/read-figures.ts';
import { connect, type Ledger } from '../../ledger/database.ts';
import { haltStream } from '../../ledger/streams.ts';
import { TestCovenant } from '../activities/covenant.ts';
import { at, postOf, recording } from '../activities/post-support.ts';
import { openPostgres } from '../ledger/postgres.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

const OPENED = '2026-01-05T09:00:00.000Z';

describe('When the figures of a ledger are read', () => {
  it('an empty ledger has none', async () => {
    const figures = await figuresReader(ledger.db, () => OPENED)();
    expect(figures).toMatchObject({
      at: OPENED,
      statuses: { open: 0 },
      covenants: [],
      ledger: {
        streams: 0,
        halted: 0,
        events: 0,
        dueItems: 0,
        plannedItems: 0,
        proposals: 0,
        notices: { sent: 0 },
      },
    });
    expect(figures.ledger.bytes).toBeGreaterThan(0);
  });

  it('they follow the facts and the day', async () => {
    let now = OPENED;
    const read = figuresReader(ledger.db, () => now);
    const kites = await TestCovenant.open(ledger, OPENED, { slug: 'kites' });
    await kites.oblige(OPENED, 'plan', '2026-03-01');
    const other = await TestCovenant.open(ledger, OPENED, { slug: 'other' });
    const first = await read();
    expect(first.covenants).toEqual([
      expect.objectContaining({
        covenant: 'kites',
        overdue: 0,
        waiting: expect.objectContaining({ obligation: 1 }),
      }),
      expect.objectContaining({
        covenant: 'other',
        overdue: 0,
        waiting: expect.objectContaining({ obligation: 0 }),
      }),
    ]);
    expect(first.ledger).toMatchObject({ streams: 2, dueItems: 0, plannedItems: 4, unplannedEvents: 0 });

    now = '2026-03-02T09:00:00.000Z';
    await haltStream(ledger.db, other.stream, { code: 'LEDGER_DIVERGED', reason: 'test', at: now });
    const late = await read();
    expect(late.covenants[0]).toMatchObject({ covenant: 'kites', overdue: 1 });
    expect(late.ledger).toMatchObject({ halted: 1, dueItems: 2 });

    await dispatch(postOf(ledger, recording()), { asOf: '2026-03-02', clock: at(now) });
    expect((await read()).ledger).toMatchObject({ dueItems: 0, notices: { sent: 1, queued: 0 } });

    await kites.report(now, 'plan');
    const answered = await read();
    expect(answered.covenants[0]).toMatchObject({ overdue: 0, waiting: { obligation: 0 } });
    expect(answered.ledger.events).toBe(late.ledger.events + 1);
  });

  it('looking again reads no event of a stream that stayed as it was', async () => {
    const kites = await TestCovenant.open(ledger, OPENED, { slug: 'kites' });
    await kites.oblige(OPENED, 'plan', '2026-03-01');
    const read = figuresReader(ledger.db, () => OPENED);
    const before = await read();
    // A body that no longer parses would end every fold that reads it.
    await ledger.db.schema.alterTable('event').renameTo('event_away').execute();
    expect(await read()).toEqual(before);
    await ledger.db.schema.alterTable('event_away').renameTo('event').execute();
  });

  it('a database that is not there is an error, within seconds', async () => {
    const gone = await postgres.createLedger();
    const watcher = await connect(gone.url, { connections: 1, patience: 1_000 });
    await gone.close();
    await watcher.close();
    await expect(figuresReader(watcher.db, () => OPENED)()).rejects.toThrow();
  });
});
