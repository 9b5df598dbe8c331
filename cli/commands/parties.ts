import { AddressBook } from '../../activities/address-book.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Viewer } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import { evidenceIn } from '../views/parties-associations.ts';
import { referencesIn } from '../views/parties-mandates.ts';
import { partiesView } from '../views/parties.ts';
import { renderParties } from '../views/render-parties.ts';
import { readTexts } from '../views/texts.ts';
import { addLooking, look } from './looking.ts';

/** `parties`: who takes part in a covenant, through whom and under which mandates, from the ledger alone. */
export function addParties({ program, t, action }: Registry): void {
  addLooking(program.command('parties').description(t('help.parties')), t)
    .argument('<id>', t('help.id'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant parties model', 'covenant parties model --as union-1-contact --json'])}`,
    )
    .action(
      action((session, id: string, looking: Looking) =>
        withLedger(session, (ledger) => parties(session, ledger, id, looking)),
      ),
    );
}

async function parties(session: Session, ledger: Ledger, id: string, looking: Looking): Promise<void> {
  const { steps, viewer, today } = await look(session, ledger, id, looking);
  const state = steps.at(-1)?.after;
  if (!state) throw new CliError('COVENANT_UNKNOWN', { id });
  const view = partiesView(steps, {
    viewer,
    as: lookerOf(looking),
    today,
    texts: await readTexts(ledger.db, [...referencesIn(steps), ...evidenceIn(steps)]),
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
