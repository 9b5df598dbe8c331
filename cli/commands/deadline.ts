import { Option } from 'commander';
import { safeParse } from 'zod/mini';
import { closedDay, standardCalendar } from '../../domain/closed-days.ts';
import {
  computeDeadline,
  conventionSchema,
  type DayConvention,
  type Term,
} from '../../domain/day-convention.ts';
import { periodSchema, type CivilDate } from '../../domain/primitives.ts';
import { readCalendar } from '../actions/calendar-file.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { explanationOf, type Explanation } from '../views/explanation.ts';
import { dutiesOf, named, readOwnWords } from '../views/own-words.ts';
import type { Looking } from '../views/eyes.ts';
import { renderDeadline, renderExplanation } from '../views/render-deadline.ts';
import { addLooking, look, seenDuties } from './looking.ts';
import { invalid, toCount, toDate } from './option-values.ts';

/** `deadline compute` counts a day; `deadline explain` says why an obligation has its day. */
export function addDeadlines(registry: Registry): void {
  const group = registry.program.command('deadline').description(registry.t('help.deadline'));
  addCompute(registry, group);
  addExplain(registry, group);
}

type Group = Registry['program'];

interface ComputeOptions {
  from?: string;
  period?: string;
  workingDays?: string;
  convention: DayConvention;
  backwards: boolean;
  calendar?: string;
}

function addCompute({ t, action }: Registry, group: Group): void {
  const convention = new Option('--convention <name>', t('help.deadline.convention'))
    .choices(conventionSchema.options)
    .default('none');
  group
    .command('compute')
    .description(t('help.deadline.compute'))
    .option('--from <day>', t('help.deadline.from'))
    .option('--period <period>', t('help.deadline.period'))
    .option('--working-days <number>', t('help.deadline.workingDays'))
    .addOption(convention)
    .option('--backwards', t('help.deadline.backwards'), false)
    .option('--calendar <file>', t('help.deadline.calendar'))
    .addHelpText('after', `\n${examples(t, computeExamples)}`)
    .action(action((session, options: ComputeOptions) => compute(session, options)));
}

const computeExamples = [
  'covenant deadline compute --from 2026-12-23 --period P3D --convention algemene-termijnenwet',
  'covenant deadline compute --from 2026-12-23 --working-days 3',
  'covenant deadline compute --from 2027-01-01..2027-03-31 --period P2M --convention following --json',
];

/** Needs neither engine nor ledger, and no clock: the same words give the same answer on every machine. */
async function compute(session: Session, options: ComputeOptions): Promise<void> {
  const { convention, calendar: file } = options;
  const term = termOf(options);
  const calendar = file === undefined ? standardCalendar : await readCalendar(session.io.folder, file);
  const deadline = computeDeadline(term, convention, calendar);
  const closed = closedDay(calendar, deadline.due);
  answer(session, { ...deadline, closed }, () => renderDeadline(session, deadline, closed));
}

function termOf({ from, period, workingDays, backwards }: ComputeOptions): Term {
  if (from === undefined) throw new CliError('MISSING_ARGUMENT', { name: '--from' });
  if ((period === undefined) === (workingDays === undefined)) throw new CliError('LENGTH_UNCLEAR');
  const term = { from: toStart(from), backwards };
  if (workingDays !== undefined) return { ...term, workingDays: toWorkingDays(workingDays) };
  if (!safeParse(periodSchema, period).success) throw invalid('--period', period ?? '', 'expected-period');
  return { ...term, period };
}

/** A window with an explicit last day counts by that day. Errors: FIELD_INVALID, WINDOW_REVERSED. */
function toStart(text: string): CivilDate {
  const [first = '', last = first, ...rest] = text.split('..').map((part) => part.trim());
  if (rest.length > 0) throw invalid('--from', text, 'expected-date');
  const [from, to] = [toDate('--from', first), toDate('--from', last)];
  if (to < from) throw new CliError('WINDOW_REVERSED', { from, to });
  return to;
}

function toWorkingDays(text: string): number {
  const count = toCount('--working-days', text);
  if (count < 1 || count > 999) throw invalid('--working-days', text, 'expected-working-days');
  return count;
}

function addExplain({ t, action }: Registry, group: Group): void {
  const usage = [
    'covenant deadline explain textile location-list#1',
    'covenant deadline explain model action-plan/company-1#2 --as company-1-contact --json',
  ];
  addLooking(group.command('explain').description(t('help.deadline.explain')), t)
    .argument('<id>', t('help.id'))
    .argument('<obligation>', t('help.deadline.obligation'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, obligation: string, looking: Looking) =>
        withLedger(session, async (ledger) => {
          const { steps, viewer } = await look(session, ledger, id, looking);
          const found = explanationOf(steps, obligation, viewer);
          if (!found) throw unknown(id, obligation, seenDuties(steps.at(-1)?.after, viewer));
          const words = await readOwnWords(ledger.db, dutiesOf(steps));
          const explanation = named(found, obligation, words);
          answer(session, flat(explanation), () => renderExplanation(session, explanation));
        }),
      ),
    );
}

function unknown(covenant: string, obligation: string, open: readonly string[]): CliError {
  const near = nearest(obligation, open);
  return new CliError('OBLIGATION_UNKNOWN', { covenant, obligation, ...(near ? { near } : {}) });
}

/** The explanation as `compute` gives it, with what is known of the obligation beside it. */
function flat({ counting, history, ...view }: Explanation): object {
  const changes = history.map(({ event, type, on, from, to }) => ({ event, type, on, from, to }));
  const none = { from: null, period: null, convention: null, rawEnd: null, shifts: [], calendar: null };
  return { ...view, ...(counting ?? none), history: changes };
}
