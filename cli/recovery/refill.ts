import type { RefillReport } from '../../worker/refill.ts';
import { CliError } from '../failures.ts';
import { answer, withClient, type Session } from '../session.ts';
import { takenOverText } from './render.ts';
import type { TakenOver } from './take-over.ts';

/** What was put back of one stream, and whether it was then taken over. */
export interface Refilled extends RefillReport {
  resumed: TakenOver | null;
}

/**
 * Puts back what the ledger misses and the engine's histories hold, of one stream or of all.
 * Error: NOT_ALL_RECOVERED when something could not be put back, after everything is printed.
 */
export async function refill(session: Session, id: string | undefined): Promise<void> {
  await withClient(session, async (client) => {
    const refilled = await client.refill(id);
    answer(session, { refilled }, () => refilled.map((each) => refilledText(session, each)).join('\n'));
    const open = refilled.reduce((sum, { losses, conflicts }) => sum + losses.length + conflicts.length, 0);
    if (open > 0) throw new CliError('NOT_ALL_RECOVERED', { count: `${open}` });
  });
}

function refilledText(session: Session, report: Refilled): string {
  const { t, colours } = session;
  const { stream, slug, refilled, runs, conflicts, losses, missingContent, resumed } = report;
  const name = slug ?? stream;
  return [
    refilled > 0
      ? colours.green(t('refill.done', { slug: name, refilled, runs }))
      : t('refill.nothing', { slug: name }),
    ...conflicts.map(({ fromSequence: from, toSequence: to, runId, code }) =>
      colours.red(t('refill.conflict', { slug: name, from, to, runId, code })),
    ),
    ...losses.map(({ fromSequence: from, toSequence: to, reason }) =>
      colours.yellow(t('refill.loss', { slug: name, from, to, reason })),
    ),
    ...missingContent.map((ref) => colours.yellow(t('refill.content', { slug: name, ref }))),
    ...(resumed ? [takenOverText(session, { resumed: [resumed], failed: [] })] : []),
  ].join('\n');
}
