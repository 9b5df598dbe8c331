import { readProgrammePolicy } from '../../activities/programme-policy.ts';
import { looksFor } from '../../domain/visibility.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import type { Ledger } from '../../ledger/database.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { eyesOf } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { named, readOwnWords } from '../views/own-words.ts';
import { explainReminders, toldSteps } from '../views/reminder-explanation.ts';
import { renderReminders } from '../views/render-reminders.ts';

/** `reminder explain`, beside the short forms `reminder hold`, `skip`, `edit`, `note`, `confirm` and `set`. */
export function addReminders({ program, t, action }: Registry): void {
  const known = program.commands.find((command) => command.name() === 'reminder');
  const group = (known ?? program.command('reminder')).description(t('help.reminder'));
  const usage = [
    'covenant reminder explain textile location-list#1',
    'covenant reminder explain model action-plan/company-1#2 --as company-1-contact --json',
  ];
  group
    .command('explain')
    .description(t('help.reminder.explain'))
    .option('--as <person>', t('help.viewAs'))
    .argument('<id>', t('help.id'))
    .argument('<obligation>', t('help.reminder.obligation'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, obligation: string, { as }: { as?: string }) =>
        withLedger(session, (ledger) => explain(session, ledger, { id, obligation, as })),
      ),
    );
}

/** Who is reminded, and was, is between the owner of a duty and the secretariat, whoever may know of the duty. */
async function explain(
  session: Session,
  ledger: Ledger,
  { id, obligation, as }: { id: string; obligation: string; as: string | undefined },
): Promise<void> {
  const { covenants } = await readCovenants(session, ledger, { id });
  const [covenant] = covenants;
  if (!covenant) throw new CliError('COVENANT_UNKNOWN', { id });
  const { state, stream } = covenant;
  const viewer = (await eyesOf(ledger.db, covenants, as))(covenant);
  const own = Object.values(state.obligations).filter(({ owner }) => looksFor(viewer, owner));
  const found = own.find((candidate) => candidate.id === obligation);
  if (!found) {
    const near = nearest(
      obligation,
      own.map((candidate) => candidate.id),
    );
    throw new CliError('OBLIGATION_UNKNOWN', { covenant: id, obligation, ...(near ? { near } : {}) });
  }
  const { policy } = await withLedgerErrors(() => readProgrammePolicy(ledger.db));
  const programme = state.definition?.kind === 'programme' ? {} : policy;
  const told = await toldSteps(ledger.db, stream, obligation);
  const words = await readOwnWords(ledger.db, [found]);
  const view = named(explainReminders(state, found, { programme, told }), obligation, words);
  answer(session, view, () => renderReminders(session, view));
}
