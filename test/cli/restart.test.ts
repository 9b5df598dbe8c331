import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusView } from '../../cli/views/status.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let folder: string;

/** The kite covenant with a request of government, at which the facilitator's roles are recorded. */
function withSteps(text: string): string {
  return text.replace(
    '- { id: request, name: { nl: verzoek, en: request }, rule: R12 }',
    '- { id: request, name: { nl: verzoek, en: request }, by: [government], assigns: [convenor, penholder], rule: R12 }',
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-restart-'));
  const file = join(folder, 'kites.yaml');
  writeFileSync(file, withSteps(readFileSync(KITES, 'utf8')));
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${file} --as olga`);
  await go(
    engine,
    `milestone kites request --as mina --facilitation-roles "[{role: convenor, organisation: office}]"`,
  );
  engine.now = '2026-04-20T09:00:00.000Z';
  await go(engine, 'stop kites --reason "No support" --as cora --for chair');
  engine.now = '2026-09-01T09:00:00.000Z';
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a track that begins anew', () => {
  it('[R15] shows before whose step the request was, and who took which role', async () => {
    const { out } = await covenant(engine, ['timeline', 'kites', '--lang', 'nl']);
    expect(out).toContain(
      'Mijlpaal: verzoek, Test ministry (convenor Test office) · zonder rol van penvoerder',
    );
    const { roles } = (await go(engine, 'status kites')) as unknown as StatusView;
    expect(roles).toEqual([{ role: 'convenor', organisation: 'office', name: 'Test office' }]);
    const status = await covenant(engine, ['status', 'kites']);
    expect(status.out).toContain('Roles: convenor Test office');
  });

  it('[R27] tells which event stopped it, and keeps what was missed the first time', async () => {
    await go(engine, 'restart kites --reason "A new study" --anew yes --as cora --for chair');
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toMatch(/Track restarted, stopped at event \d+, anew from preparation · “A new study”/);
    expect(out).toMatch(/2 Apr 2026.*Deadline missed/);
    expect(out).toMatch(/2 obligations dropped \(of the earlier track\)/);
    const { steps, roles } = (await go(engine, 'status kites')) as unknown as StatusView;
    expect([steps.milestones.map(({ id }) => id), roles]).toEqual([['request'], []]);
  });
});
