import { examples, type Registry } from '../registry.ts';
import type { Session } from '../session.ts';
import { takenOverText } from '../recovery/render.ts';
import type { Running } from './up.ts';
import { CliError } from '../failures.ts';

/** `up`: the whole engine in one process, for as long as it is wanted. */
export function addRunning({ program, t, action }: Registry): void {
  program
    .command('up')
    .description(t('help.up'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant up', 'covenant up --data /srv/covenants', 'npm start'])}`,
    )
    .action(action((session) => up(session)));
}

/** Engine and worker are loaded here, so that other commands start without them. */
async function up(session: Session): Promise<void> {
  const { io, t } = session;
  const { startUp } = await import('./up.ts');
  const running = await startUp(session);
  tellReady(session, running);
  const end = await Promise.race([interrupted(), running.failed]);
  io.note(`${t('up.stopping')}\n`);
  await running.stop();
  if (end !== null) throw new CliError('UP_FAILED', { detail: end });
  io.note(`${t('up.stopped')}\n`);
}

/** For people on standard error; with `--json` one line on standard output, so that a program knows it may begin. */
function tellReady(session: Session, running: Running): void {
  const { io, t, json } = session;
  const { engine, health, outbox, drop, takenOver } = running;
  const temporal = engine.temporal?.address.address ?? '';
  const database = engine.databases?.address ?? '';
  if (json)
    io.write(
      `${JSON.stringify({ ready: true, temporal, database, health: health.url, metrics: health.metrics, outbox, drop })}\n`,
    );
  const taken = takenOverText(session, takenOver);
  if (taken !== '') io.note(`${taken}\n`);
  io.note(
    `${t('up.ready', { temporal, database, health: health.url, metrics: health.metrics ?? '' })}\n${t(io.environment['SMTP_URL'] ? 'up.mail' : 'up.folders', { outbox, drop })}\n`,
  );
}

/** Resolves when somebody asks this process to stop. */
function interrupted(): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(null));
  });
}
