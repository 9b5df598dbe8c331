import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

interface NoopActivities {
  nothing(): Promise<number>;
}

export const nothingUpdate = defineUpdate<number>('nothing');

/** The least that a durable answer costs on this server: one update, one activity, no state, no ledger. */
export async function noop(): Promise<void> {
  const { nothing } = proxyActivities<NoopActivities>({ startToCloseTimeout: 10_000 });
  setHandler(nothingUpdate, () => nothing());
  await condition(() => false);
}
