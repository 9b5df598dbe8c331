import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDefinition, toDefinition } from '../../client/definition-file.ts';
import { PROGRAMME } from '../../domain/check-programme.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { openCovenant, RunningCovenant } from './covenants.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

const file = new URL('../../covenants/programme/definition.yaml', import.meta.url);

/** Opens the programme that this product ships. */
async function openProgramme(): Promise<RunningCovenant> {
  const { client } = bench.service;
  const loaded = loadDefinition(readFileSync(file));
  if ('problems' in loaded) throw new Error('the programme cannot be read');
  const terms = await toDefinition(loaded, (bytes, mediaType) => client.put({ bytes, mediaType }));
  const { stream, slug } = await client.open({ slug: PROGRAMME, actor: 'officer-1', ...terms });
  return new RunningCovenant(bench, stream, slug);
}

/** How many reminders of a stream wait to be sent. */
async function waiting({ stream }: RunningCovenant): Promise<number> {
  const rows = await bench.service.ledger.db
    .selectFrom('notice_item')
    .select('step')
    .where('stream', '=', stream)
    .where('notice_id', 'is', null)
    .execute();
  return rows.length;
}

describe('When a ledger has a programme', () => {
  it('it runs like any other stream, once, and says what counts for covenants that say nothing', async () => {
    const silent = { ...onlyObligations(anObligation('plan', { owner: { organisation: 'union' } })) };
    const covenant = await openCovenant(bench, { ...silent, reminders: {} });
    // A month ahead: the first of four steps lies before the opening.
    const byItself = await waiting(covenant);
    expect(byItself).toBeGreaterThan(2);

    const programme = await openProgramme();
    expect(await programme.eventTypes()).toContain('PhaseStarted');
    await expect(openProgramme()).rejects.toMatchObject({ code: 'SLUG_TAKEN' });

    const fewer = { actor: 'officer-1' };
    await programme.send(command('SetReminders', { cap: 0 }), fewer);
    expect(await waiting(covenant)).toBe(0);
    await programme.send(command('SetReminders', { cap: 4 }), fewer);
    expect(await waiting(covenant)).toBe(byItself);
  });
});
