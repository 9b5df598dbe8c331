import { expect, onTestFinished, test } from 'vitest';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { listRuns } from '../../ledger/runs.ts';
import { startBench } from '../support/faults-bench.ts';
import { playDuplicates, playOnce } from '../support/faults-duplicates.ts';
import { Random, seedOf } from '../support/faults-random.ts';
import { recordOf } from '../support/faults-record.ts';
import { expectAllRecorded, expectReplay } from '../support/faults.ts';

const seed = seedOf(process.env);
/** Enough that a hundred changes of run are passed however the senders' waves fall together. */
const COMMANDS = 360;

test(`commands that come one to five times in any order are recorded once over a hundred runs (FAULT_SEED=${seed})`, async () => {
  const bench = await startBench();
  onTestFinished(() => bench.stop());
  const site = await bench.site({ namespace: REHEARSAL_NAMESPACE, clock: 'virtual' });
  const { db } = site.ledger;
  const once = await playOnce(site, 'once', COMMANDS);
  const often = await playDuplicates(site, { slug: 'often', count: COMMANDS, random: new Random(seed) });
  await expectAllRecorded(site, often);
  expect(await recordOf(db, often)).toEqual(await recordOf(db, once));
  const continued = (await listRuns(db, often.stream)).length - 1;
  expect(continued).toBeGreaterThanOrEqual(100);
  await expectReplay(site, [often.stream]);
});
