import { isRealDate } from '../../domain/primitives.ts';
import { readConfiguration } from '../../worker/config.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, type Session } from '../session.ts';
import type { Progress } from './conductor.ts';
import { DEMO, readPlay, shippedPlay } from './plays.ts';
import type { Play, RehearsalResult } from './rehearse.ts';
import { toJson, toText } from './report.ts';

/** `rehearse` and `demo`: covenants on a virtual clock. */
export function addRehearsals(registry: Registry): void {
  addRehearse(registry);
  addDemo(registry);
}

interface RehearseWords {
  scenario: string;
  until?: string;
  notices: boolean;
}

function addRehearse({ program, t, action }: Registry): void {
  const usage = [
    'covenant rehearse covenants/model --scenario covenants/model/scenario.yaml',
    'covenant rehearse covenants/model --scenario covenants/model/scenario.yaml --until 2028-01-01 --notices',
    'covenant rehearse my-track.yaml --scenario what-if.yaml --until 2028-01-01 --json',
  ];
  program
    .command('rehearse')
    .description(t('help.rehearse'))
    .argument('<definition>', t('help.rehearse.definition'))
    .requiredOption('--scenario <file>', t('help.rehearse.scenario'))
    .option('--until <date>', t('help.rehearse.until'))
    .option('--notices', t('help.rehearse.notices'), false)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action(async (session, definition: string, options: RehearseWords) => {
        const { until, notices } = options;
        if (until !== undefined && !isRealDate(until)) {
          throw new CliError('FIELD_INVALID', { field: '--until', value: until, expected: 'YYYY-MM-DD' });
        }
        const plays = [await readPlay(definition, options.scenario, session.language)];
        // A program gets the messages in any case; on a terminal they are many lines.
        await run(session, plays, { until, notices: notices || session.json });
      }),
    );
}

function addDemo({ program, t, action }: Registry): void {
  program
    .command('demo')
    .description(t('help.demo'))
    .addHelpText('after', `\n${examples(t, ['covenant demo', 'covenant demo --json'])}`)
    .action(
      action(async (session) => {
        const plays = await Promise.all(DEMO.map((id) => shippedPlay(id, session.language)));
        await run(session, plays, { until: undefined, notices: false });
      }),
    );
}

interface RunOptions {
  until: string | undefined;
  /** Whether every message is told with its text. */
  notices: boolean;
}

/** Plays, answers, and fails when the replay does not hold or an expectation was not met. */
async function run(session: Session, plays: Play[], { until, notices }: RunOptions): Promise<void> {
  const result = await play(session, plays, until);
  answer(session, toJson(result, { notices }), () => toText(session, result, { plays, notices }));
  if (!result.held) throw new CliError('REHEARSAL_FAILED');
}

/** Engine and worker are loaded here, so that other commands start without them. */
async function play(session: Session, plays: Play[], until: string | undefined): Promise<RehearsalResult> {
  const { io, language, dataFolder, t } = session;
  const { startEngine } = await import('../../engine/engine.ts');
  const { createLogger } = await import('../../worker/logger.ts');
  const { rehearse } = await import('./rehearse.ts');
  const { sender } = readConfiguration(io.environment);
  const note = (line: string) => io.note(`${line}\n`);
  const engine = await startEngine({
    dataFolder,
    purpose: 'covenant rehearse',
    report: note,
    language,
    environment: io.environment,
  });
  const progress = progressLine(session);
  try {
    const logger = createLogger('error');
    return await rehearse({
      engine,
      plays,
      until,
      sender,
      logger,
      progress: progress.show,
      say: (stage) => {
        progress.end();
        note(t(`rehearse.${stage}`));
      },
    });
  } finally {
    progress.end();
    await engine.stop();
  }
}

const BAR = 30;

/** One line that is written over on a terminal; off one, a line for every tenth part. */
function progressLine({ io, t }: Session): { show: (progress: Progress) => void; end: () => void } {
  const terminal = io.interactive;
  let shown = -1;
  return {
    show({ part, day, commands }) {
      const percent = Math.floor(part * 100);
      if (percent === shown || (!terminal && percent - shown < 10)) return;
      shown = percent;
      const filled = Math.round(part * BAR);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
      const line = t('rehearse.day', { bar, part: percent, day, commands });
      io.note(terminal ? `\r${line}` : `${line}\n`);
    },
    end() {
      if (terminal && shown >= 0) io.note('\n');
      shown = -1;
    },
  };
}
