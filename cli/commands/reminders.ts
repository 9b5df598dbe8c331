import { readProgrammePolicy } from '../../activities/programme-policy.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { Ledger } from '../../ledger/database.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withLedger, type Session } from '../session.ts';
import { named, readOwnWords } from '../views/own-words.ts';
import { explainReminders, toldSteps } from '../views/reminder-explanation.ts';
import { renderReminders } from '../views/render-reminders.ts';

/** `reminder explain`, beside the short forms `reminder hold`, `skip`, `edit`, `note`, `confirm` and `set`. */
export function addReminders({ program, t, action }: Registry): void {
  const known = program.commands.find((command) => command.name() === 'reminder');
  const group = (known ?? program.command('reminder')).description(t('help.reminder'));
  const usage = [
    'covenant reminder explain textile location-list#1',
    'covenant reminder explain model action-plan/company-1#2 --json',
  ];
  group
    .command('explain')
    .description(t('help.reminder.explain'))
    .argument('<id>', t('help.id'))
    .argument('<obligation>', t('help.reminder.obligation'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, obligation: string) =>
        withLedger(session, (ledger) => explain(session, ledger, { id, obligation })),
      ),
    );
}

async function explain(
  session: Session,
  ledger: Ledger,
  { id, obligation }: { id: string; obligation: string },
): Promise<void> {
  const { stream } = await requireStream(ledger, id);
  const state = await foldStream(ledger.db, stream);
  const found = state.obligations[obligation];
  if (!found) {
    const near = nearest(obligation, Object.keys(state.obligations));
    throw new CliError('OBLIGATION_UNKNOWN', { covenant: id, obligation, ...(near ? { near } : {}) });
  }
  const { policy } = await withLedgerErrors(() => readProgrammePolicy(ledger.db));
  const programme = state.definition?.kind === 'programme' ? {} : policy;
  const told = await toldSteps(ledger.db, stream, obligation);
  const words = await readOwnWords(ledger.db, [found]);
  const view = named(explainReminders(state, found, { programme, told }), obligation, words);
  answer(session, view, () => renderReminders(session, view));
}
