import type { Ledger } from '../../ledger/database.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import { renderSigning, type SigningInWords } from '../views/render-signing.ts';
import { signingView, type SigningView } from '../views/signing.ts';
import { readTexts } from '../views/texts.ts';
import { addLooking, look } from './looking.ts';

/**
 * `signing`: who signed what, and what that comes to, from the ledger alone. The word by itself shows; what stands below
 * it acts, so that the options of the one are not taken for those of the others.
 */
export function addSigning({ program, t, action }: Registry): void {
  const usage = ['covenant signing textile', 'covenant signing textile --as union-1-contact --json'];
  const shown = program
    .command('signing')
    .description(t('help.signing'))
    .command('show', { isDefault: true })
    .description(t('help.signing'))
    .argument('<id>', t('help.id'));
  addLooking(shown, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, looking: Looking) =>
        withLedger(session, (ledger) => signing(session, ledger, id, looking)),
      ),
    );
}

async function signing(session: Session, ledger: Ledger, id: string, looking: Looking): Promise<void> {
  const { steps, viewer } = await look(session, ledger, id, looking);
  const view = signingView(steps, { viewer, as: lookerOf(looking) });
  if (!view) throw new CliError('COVENANT_UNKNOWN', { id });
  const words = await inWords(ledger, view);
  answer(session, words, () => renderSigning(session, words));
}

async function inWords({ db }: Ledger, view: SigningView): Promise<SigningInWords> {
  const texts = await readTexts(db, [...view.refusals, ...view.coverage]);
  const said = (ref: string): string | null => texts.get(ref) ?? null;
  return {
    ...view,
    refusals: view.refusals.map((refusal) => ({ ...refusal, reason: said(refusal.text.ref) })),
    coverage: view.coverage.map((figure) => ({ ...figure, basis: said(figure.text.ref) })),
  };
}
