import { expect, onTestFinished, test } from 'vitest';
import { CovenantError } from '../../client/errors.ts';
import { toInstant } from '../../domain/calendar.ts';
import { REHEARSAL_NAMESPACE } from '../../engine/pins.ts';
import { virtualClock } from '../../engine/virtual-clock.ts';
import { covenantWorkflowId, MAX_WAITING, type Answer } from '../../workflows/messages.ts';
import { startBench } from '../support/faults-bench.ts';
import { dutiesOf, openOnly, playOnce, sendPlain, withAnswers } from '../support/faults-duplicates.ts';
import { insist } from '../support/faults-play.ts';
import { recordOf } from '../support/faults-record.ts';
import { expectAllRecorded, expectReplay } from '../support/faults.ts';

const CLIENTS = 12;
const DAY_MS = 86_400_000;
/** Longest real time for the day: the append is tried every thirty seconds of it. */
const FORWARD_WITHIN_MS = 600_000;

test('twelve clients lose nothing while the ledger is down for a day', async () => {
  const bench = await startBench();
  onTestFinished(() => bench.stop());
  const site = await bench.site({ namespace: REHEARSAL_NAMESPACE, clock: 'virtual' });
  const once = await playOnce(site, 'once', CLIENTS);
  const opened = await openOnly(site, 'outage');
  const { stream } = opened;
  const commands = await dutiesOf(site, 'outage', CLIENTS);
  const clock = virtualClock({
    connection: bench.connection,
    namespace: REHEARSAL_NAMESPACE,
    withinMs: FORWARD_WITHIN_MS,
  });
  const workflowId = covenantWorkflowId(stream);

  await bench.database.stop('SIGQUIT');
  const refused: string[] = [];
  const sent = commands.map((command) =>
    sendPlain(site, stream, command, 600_000).catch((error: unknown) => {
      if (!(error instanceof CovenantError)) throw error;
      refused.push(error.code);
      return null;
    }),
  );
  await expect.poll(() => refused.length, { timeout: 30_000 }).toBe(CLIENTS - MAX_WAITING);
  expect(new Set(refused)).toEqual(new Set(['LEDGER_BUSY']));
  await expect.poll(async () => (await site.client.live(stream)).waiting).toBe(MAX_WAITING);

  const now = async () => (await clock.now(workflowId)).getTime();
  const until = (await now()) + DAY_MS;
  const forward = clock.forward(workflowId, { until: toInstant(until) });
  await expect.poll(now, { timeout: FORWARD_WITHIN_MS, interval: 500 }).toBeGreaterThanOrEqual(until);
  await bench.database.start();
  await forward;

  const first: (Answer | null)[] = await Promise.all(sent);
  expect(first.filter((answer) => answer !== null)).toHaveLength(MAX_WAITING);
  const answers = await Promise.all(
    commands.map(async (command, index) => first[index] ?? insist(() => sendPlain(site, stream, command))),
  );
  const played = withAnswers(opened, answers);
  await expectAllRecorded(site, played);
  expect(await recordOf(site.ledger.db, played)).toEqual(await recordOf(site.ledger.db, once));
  await expectReplay(site, [stream]);
});
