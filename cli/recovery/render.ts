import type { ReplayReport } from '../../worker/replay.ts';
import type { Session } from '../session.ts';
import type { TakenOverAll } from './take-over.ts';

/** The verdict of a replay, with every problem and every recorded loss on a line of its own. */
export function replayText(
  { t, colours }: Pick<Session, 't' | 'colours'>,
  { workflow, ledger, runs, problems, losses }: ReplayReport,
): string {
  const replayed = runs.filter(({ historyEvents }) => historyEvents > 0).length;
  const verdict =
    workflow && ledger
      ? [colours.green(t('replay.holds', { runs: replayed }))]
      : [colours.red(t('replay.fails')), ...problems.map((problem) => `  ${problem}`)];
  const lost = losses.map(({ fromSequence: from, toSequence: to, reason }) =>
    colours.yellow(t('replay.loss', { from, to, reason })),
  );
  return [...verdict, ...lost].join('\n');
}

/** A line for each stream that was taken over, with the reason, and for each that could not be. */
export function takenOverText(
  { t, colours }: Pick<Session, 't' | 'colours'>,
  { resumed, failed }: TakenOverAll,
): string {
  const done = resumed.flatMap(({ covenant: slug, epoch, sequence, why, refilled, losses }) => [
    ...(refilled > 0 ? [t('resume.refilled', { slug, refilled })] : []),
    ...losses.map(({ fromSequence: from, toSequence: to, reason }) =>
      colours.yellow(t('refill.loss', { slug, from, to, reason })),
    ),
    t('resume.done', { slug, why: t(`resume.why.${why}`), epoch, sequence }),
  ]);
  const undone = failed.map(({ covenant: slug, code, message }) =>
    colours.red(t('resume.failed', { slug, code, message })),
  );
  return [...done, ...undone].join('\n');
}
