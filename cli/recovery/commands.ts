import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withClient, withLedger, type Session } from '../session.ts';
import { addDoctor } from './doctor.ts';
import { replayText, takenOverText } from './render.ts';

/** `resume`, `doctor` and `replay`: what takes a covenant over, finds what does not fit, and proves what happened. */
export function addRecovery(registry: Registry): void {
  const { program, t, action } = registry;
  program
    .command('resume')
    .description(t('help.resume'))
    .argument('[id]', t('help.id'))
    .option('--all', t('help.resume.all'), false)
    .addHelpText('after', `\n${examples(t, ['covenant resume textile', 'covenant resume --all'])}`)
    .action(
      action((session, id: string | undefined, options: { all: boolean }) =>
        resume(session, id, options.all),
      ),
    );
  addDoctor(registry);
  program
    .command('replay')
    .description(t('help.replay'))
    .argument('<id>', t('help.id'))
    .addHelpText('after', `\n${examples(t, ['covenant replay textile', 'covenant replay textile --json'])}`)
    .action(action((session, id: string) => replay(session, id)));
}

/**
 * Takes one covenant over, or with `--all` each open one that no run of a present build answers for.
 * Errors: MISSING_ARGUMENT; NOT_ALL_RECOVERED when some could not be taken over, after the others are printed.
 */
async function resume(session: Session, id: string | undefined, all: boolean): Promise<void> {
  if (id === undefined && !all) throw new CliError('MISSING_ARGUMENT', { name: 'id' });
  await withClient(session, async (client) => {
    const taken =
      id === undefined
        ? await client.takeOverAll()
        : { resumed: [await client.takeOver(await requireStream(client.ledger, id))], failed: [] };
    answer(session, taken, () => takenOverText(session, taken) || session.t('resume.nothing'));
    if (taken.failed.length > 0) throw new CliError('NOT_ALL_RECOVERED', { count: `${taken.failed.length}` });
  });
}

/** Error: CHECK_FAILED, after everything that was found is printed. */
async function replay(session: Session, id: string): Promise<void> {
  const stream = await withLedger(session, (ledger) => requireStream(ledger, id));
  const report = await session.services.replay(stream.stream);
  answer(session, { covenant: stream.slug, ...report }, () => replayText(session, report));
  if (!report.workflow || !report.ledger) {
    throw new CliError('CHECK_FAILED', { count: `${report.problems.length}` });
  }
}
