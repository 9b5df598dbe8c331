import { listStreams, type Stream } from '../../ledger/streams.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { replayText } from '../rehearse/report.ts';
import { answer, requireStream, withClient, withLedger, type Session } from '../session.ts';

/** `resume` and `replay`: what takes a covenant over from its ledger, and what proves that nothing was changed. */
export function addRecovery({ program, t, action }: Registry): void {
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
  program
    .command('replay')
    .description(t('help.replay'))
    .argument('<id>', t('help.id'))
    .addHelpText('after', `\n${examples(t, ['covenant replay textile', 'covenant replay textile --json'])}`)
    .action(action((session, id: string) => replay(session, id)));
}

/** Takes one covenant over, or with `--all` each one that no run of a present build answers for. */
async function resume(session: Session, id: string | undefined, all: boolean): Promise<void> {
  if (id === undefined && !all) throw new CliError('MISSING_ARGUMENT', { name: 'id' });
  await withClient(session, async (client) => {
    const streams = id === undefined ? await silentStreams(client) : [await requireStream(client.ledger, id)];
    const resumed: { covenant: string; stream: string; epoch: number; sequence: number }[] = [];
    for (const stream of streams) {
      const taken = await client.resume(stream);
      resumed.push({ covenant: stream.slug, stream: stream.stream, ...taken });
    }
    answer(session, { resumed }, () =>
      resumed.length === 0
        ? session.t('resume.nothing')
        : resumed
            .map(({ covenant, ...taken }) => session.t('resume.done', { slug: covenant, ...taken }))
            .join('\n'),
    );
  });
}

/** Covenants that the engine does not answer for, or whose stream is halted. */
async function silentStreams(client: Parameters<Parameters<typeof withClient>[1]>[0]): Promise<Stream[]> {
  const silent: Stream[] = [];
  for (const stream of await listStreams(client.ledger.db)) {
    const live = stream.halted === null && (await client.answers(stream.stream));
    if (!live) silent.push(stream);
  }
  return silent;
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
