import { sql } from 'kysely';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-backup-'));
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${KITES} --as olga`);
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('backup and restore', () => {
  it('bring a covenant to an empty database, where it reads the same', async () => {
    expect((await covenant(engine, ['backup', 'one'], { folder })).code).toBe(0);
    const other = new FakeEngine(await connect(await postgres.createDatabase()));
    const restored = await covenant(other, ['restore', 'one'], { folder });
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(await go(other, 'history kites')).toEqual(
      expect.objectContaining({ covenant: 'kites', events: expect.any(Array) as unknown }),
    );
    const again = await covenant(other, ['restore', 'one', '--json'], { folder });
    expect([again.code, again.json()]).toEqual([
      2,
      { error: expect.objectContaining({ code: 'RESTORE_NOT_EMPTY' }) as unknown },
    ]);
    await other.ledger.close();
  });

  it('refuse a folder that is there, and a damaged backup', async () => {
    await covenant(engine, ['backup', 'two'], { folder });
    expect((await covenant(engine, ['backup', 'two'], { folder })).code).toBe(2);
    const part = readdirSync(join(folder, 'two')).find((name) => name.startsWith('event')) ?? '';
    writeFileSync(join(folder, 'two', part), 'damaged');
    const other = new FakeEngine(await connect(await postgres.createDatabase()));
    const { code, json } = await covenant(other, ['restore', 'two', '--json'], { folder });
    expect([code, json()]).toMatchObject([5, { error: { code: 'BACKUP_DAMAGED' } }]);
    await other.ledger.close();
  });
});

describe('resume', () => {
  it('takes over what the engine no longer runs, and the next command is answered', async () => {
    expect(await go(engine, 'resume --all')).toEqual({ resumed: [], failed: [] });
    engine.forget();
    const { resumed } = await go(engine, 'resume --all');
    expect(resumed).toEqual([expect.objectContaining({ covenant: 'kites', epoch: 2 })]);
    expect(await go(engine, 'milestone kites request --as olga')).toMatchObject({ covenant: 'kites' });
  });

  it('wants to know which covenant', async () => {
    const { code, err } = await covenant(engine, ['resume']);
    expect([code, err]).toEqual([2, expect.stringMatching(/^MISSING_ARGUMENT: /)]);
  });
});

describe('replay', () => {
  it('fails with exit code 5 and says what is missing when no history is archived', async () => {
    const { code, json } = await covenant(engine, ['replay', 'kites', '--json']);
    expect([code, json()]).toMatchObject([5, { covenant: 'kites', workflow: false, ledger: true }]);
  });
});

describe('ledger verify', () => {
  it('says that the chain holds', async () => {
    const { code, out } = await covenant(engine, ['ledger', 'verify']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^kites: \d+ events, the chain holds\n$/)]);
  });

  it('shows what it found and fails with exit code 5 after a byte was changed behind its back', async () => {
    const { db } = engine.ledger;
    await sql`alter table event disable trigger append_only`.execute(db);
    await sql`update event set body = overlay(body placing '\\x20' from 20) where sequence = 2`.execute(db);
    const { code, json, err } = await covenant(engine, ['ledger', 'verify', 'kites', '--json']);
    expect(code).toBe(5);
    expect(json()).toMatchObject({
      sound: false,
      streams: [{ covenant: 'kites', chainBreak: { sequence: 2 } }],
    });
    expect(err).toMatch(/^CHECK_FAILED: /);
  });
});

describe('doctor', () => {
  it('says that all is well, or what does not fit and which command answers it', async () => {
    expect(await go(engine, 'doctor')).toMatchObject({ well: true, findings: [] });
    const about = { covenant: 'kites', stream: 'cov_kites' };
    const advice = 'covenant resume kites';
    engine.findings = [{ ...about, code: 'FENCED', parameters: { epoch: 3 }, advice }];
    const { code, out, err } = await covenant(engine, ['doctor']);
    expect(out).toBe(
      'kites: It runs in an epoch that was ended; the ledger is at epoch 3.\n  → covenant resume kites\n',
    );
    expect([code, err]).toEqual([5, expect.stringMatching(/^DOCTOR_FOUND: What does not fit: 1\./)]);
  });
});
