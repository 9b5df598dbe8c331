import { readProgrammePolicy } from '../../activities/programme-policy.ts';
import { addDays, civilDate, instantOf } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Ledger } from '../../ledger/database.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import { readConfiguration } from '../../worker/config.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { ofOfficer } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { renderToday } from '../views/render-today.ts';
import { answersToJudge } from '../views/today-answers.ts';
import { correctionsIn } from '../views/today-corrections.ts';
import { meetingsIn, reportsIn, requestsIn } from '../views/today-decide.ts';
import { failuresOf, messagesToGo } from '../views/today-post.ts';
import { todayView } from '../views/today.ts';
import { toCount, toDate } from './option-values.ts';

/** Days ahead for meetings and messages: the week. */
const DAYS = 6;

/** `today`: the officer's day over all covenants, from the ledger alone. */
export function addToday({ program, t, action }: Registry): void {
  program
    .command('today')
    .description(t('help.today'))
    .option('--on <date>', t('help.today.on'))
    .option('--days <number>', t('help.today.days'), `${DAYS}`)
    .option('--as <person>', t('help.viewOfficer'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant today', 'covenant today --on 2027-03-31 --days 2 --json'])}`,
    )
    .action(
      action((session, words: TodayWords) => withLedger(session, (ledger) => today(session, ledger, words))),
    );
}

interface TodayWords {
  on?: string;
  days: string;
  as?: string;
}

async function today(session: Session, ledger: Ledger, { on, days, as }: TodayWords): Promise<void> {
  const { db } = ledger;
  const wanted = on === undefined ? undefined : toDate('--on', on);
  const { today: day, covenants: all } = await readCovenants(session, ledger, { on: wanted });
  const covenants = await ofOfficer(db, all, { as, command: 'today' });
  const { policy } = await withLedgerErrors(() => readProgrammePolicy(db));
  const until = addDays(day, toCount('--days', days));
  const named = !session.io.environment['COVENANT_AS'];
  const byStream = new Map(covenants.map((covenant) => [covenant.stream, covenant]));
  const slugs = new Set(covenants.map(({ covenant }) => covenant));
  // What belongs to no covenant, such as a stranger's mail, is any officer's.
  const isTheirs = (covenant: string | null): boolean =>
    as === undefined || covenant === null || slugs.has(covenant);
  const post = { today: day, until, named, nextRound: nextRound(session, day, wanted !== undefined) };
  const parts = {
    answers: (await answersToJudge(db, byStream, named)).filter(({ covenant }) => isTheirs(covenant)),
    failures: (await failuresOf(db, byStream, post)).filter((line) =>
      line.kind === 'command' ? isTheirs(line.covenant) : as === undefined || line.about.length > 0,
    ),
    requests: covenants.flatMap((covenant) => [
      ...requestsIn(covenant, { until, programme: policy, named }),
      ...correctionsIn(covenant),
    ]),
    reports: covenants.flatMap((covenant) => reportsIn(covenant, named)),
    meetings: covenants.flatMap((covenant) => meetingsIn(covenant, { until, named })),
    messages: await messagesToGo(db, byStream, post),
  };
  const view = todayView(parts, { today: day, until });
  answer(session, view, () => renderToday(session, view));
}

/** The day of the post's next round: the next one once today's sending hour has struck. Another day's is its own. */
function nextRound({ io }: Session, day: CivilDate, chosen: boolean): CivilDate {
  const now = io.now();
  if (chosen || day !== civilDate(now)) return day;
  const { sendingHour } = readConfiguration(io.environment);
  return now < instantOf(day, sendingHour) ? day : addDays(day, 1);
}
