import { AddressBook } from '../../activities/address-book.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Viewer } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withLedger, type Session } from '../session.ts';
import { eyesOf } from '../views/eyes.ts';
import { referencesIn } from '../views/parties-mandates.ts';
import { partiesView } from '../views/parties.ts';
import { readSteps } from '../views/read-steps.ts';
import { renderParties } from '../views/render-parties.ts';
import { readTexts } from '../views/texts.ts';

/** `parties`: who takes part in a covenant, through whom and under which mandates, from the ledger alone. */
export function addParties({ program, t, action }: Registry): void {
  program
    .command('parties')
    .description(t('help.parties'))
    .argument('<id>', t('help.id'))
    .option('--as <person>', t('help.viewAs'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant parties model', 'covenant parties model --as union-1-contact --json'])}`,
    )
    .action(
      action((session, id: string, options: { as?: string }) =>
        withLedger(session, (ledger) => parties(session, ledger, id, options.as)),
      ),
    );
}

async function parties(session: Session, ledger: Ledger, id: string, as: string | undefined): Promise<void> {
  const { stream, slug, clock } = await requireStream(ledger, id);
  const steps = await readSteps(ledger, stream);
  const last = steps.at(-1);
  if (!last) throw new CliError('COVENANT_UNKNOWN', { id });
  const { after: state, envelope } = last;
  const today = civilDate(clock === 'virtual' ? envelope.recordedAt : session.io.now());
  const covenant = { stream, covenant: slug, state, words: new Map<string, string>(), today };
  const eyes = await eyesOf(ledger.db, [covenant], as);
  const viewer = eyes(covenant);
  const view = partiesView(steps, {
    viewer,
    as: as ?? null,
    today,
    texts: await readTexts(ledger.db, referencesIn(steps)),
    names: await namesFor(ledger.db, state, viewer),
  });
  if (!view) throw new CliError('COVENANT_UNKNOWN', { id });
  answer(session, view, () => renderParties(session, view));
}

/** Names stand beside the chain, and only the secretariat reads them here. */
async function namesFor(
  db: LedgerDatabase,
  { people }: CovenantState,
  viewer: Viewer,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  if (viewer !== 'secretariat') return names;
  const book = new AddressBook(db);
  for (const { id: person, organisation, language, card } of Object.values(people)) {
    const found = await book.look({ person, organisation, language, card });
    if (!('problem' in found)) names.set(person, found.name);
  }
  return names;
}
