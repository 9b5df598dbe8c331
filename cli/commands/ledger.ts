import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BackupManifest } from '../../ledger/backup-format.ts';
import { backup } from '../../ledger/backup.ts';
import { restore } from '../../ledger/restore.ts';
import { listStreams } from '../../ledger/streams.ts';
import { verifyStream } from '../../ledger/verify.ts';
import { CliError } from '../failures.ts';
import { refill } from '../recovery/refill.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withLedger, type Session } from '../session.ts';

/** `ledger verify`, `ledger refill`, `backup` and `restore`. */
export function addLedger(registry: Registry): void {
  const { program, t, action } = registry;
  const ledger = program.command('ledger').description(t('help.ledger'));
  ledger
    .command('verify')
    .description(t('help.ledger.verify'))
    .argument('[id]', t('help.id'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant ledger verify', 'covenant ledger verify textile --json'])}`,
    )
    .action(action((session, id: string | undefined) => verify(session, id)));
  ledger
    .command('refill')
    .description(t('help.refill'))
    .argument('[id]', t('help.refill.id'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant ledger refill', 'covenant ledger refill textile --json'])}`,
    )
    .action(action((session, id: string | undefined) => refill(session, id)));
  program
    .command('backup')
    .description(t('help.backup'))
    .argument('<folder>', t('help.backup.folder'))
    .addHelpText('after', `\n${examples(t, ['covenant backup backups/monday'])}`)
    .action(action((session, folder: string) => makeBackup(session, folder)));
  program
    .command('restore')
    .description(t('help.restore'))
    .argument('<folder>', t('help.backup.folder'))
    .addHelpText('after', `\n${examples(t, ['covenant restore backups/monday --data .covenants-restored'])}`)
    .action(action((session, folder: string) => restoreBackup(session, folder)));
}

/** Checks one stream or all. Error: CHECK_FAILED, after everything that was found is printed. */
async function verify(session: Session, id: string | undefined): Promise<void> {
  const reports = await withLedger(session, async (ledger) => {
    const streams = id === undefined ? await listStreams(ledger.db) : [await requireStream(ledger, id)];
    const found = [];
    for (const { stream, slug } of streams) {
      const report = await verifyStream(ledger.db, stream);
      found.push({ covenant: slug, sound: report.problems.length === 0, ...report });
    }
    return found;
  });
  const count = reports.reduce((total, report) => total + report.problems.length, 0);
  answer(session, { sound: count === 0, streams: reports }, () =>
    reports.flatMap((report) => reportLines(session, report)).join('\n'),
  );
  if (count > 0) throw new CliError('CHECK_FAILED', { count: `${count}` });
}

function reportLines(
  { t, colours }: Session,
  report: { covenant: string } & Pick<Awaited<ReturnType<typeof verifyStream>>, 'events' | 'problems'>,
): string[] {
  const { covenant, events, problems } = report;
  if (problems.length === 0) return [t('ledger.stream.sound', { covenant, events })];
  return problems.map(({ kind, sequence, detail }) =>
    colours.red(t('ledger.stream.broken', { covenant, problem: kind, sequence, detail })),
  );
}

async function makeBackup(session: Session, folder: string): Promise<void> {
  const target = resolve(session.io.folder, folder);
  const manifest = await withLedger(session, ({ db }) => backup(db, target));
  answer(session, { folder, manifest }, () => session.t('backup.done', { folder, rows: rowsOf(manifest) }));
}

/** Error: BACKUP_NOT_FOUND, before any database is set up for it. */
async function restoreBackup(session: Session, folder: string): Promise<void> {
  const source = resolve(session.io.folder, folder);
  if (!existsSync(source)) throw new CliError('BACKUP_NOT_FOUND', { folder });
  const ledger = await session.services.openDatabase();
  try {
    const manifest = await restore(ledger.db, source);
    answer(session, { folder, manifest }, () =>
      session.t('restore.done', { folder, rows: rowsOf(manifest) }),
    );
  } finally {
    await ledger.close();
  }
}

function rowsOf(manifest: BackupManifest): number {
  return manifest.parts.reduce((total, part) => total + part.rows, 0);
}
