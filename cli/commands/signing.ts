import type { Ledger } from '../../ledger/database.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { eyesOf } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { readSteps } from '../views/read-steps.ts';
import { renderSigning, type SigningInWords } from '../views/render-signing.ts';
import { signingView, type SigningView } from '../views/signing.ts';
import { readTexts } from '../views/texts.ts';

/**
 * `signing`: who signed what, and what that comes to, from the ledger alone. The word by itself shows; what stands below
 * it acts, so that the options of the one are not taken for those of the others.
 */
export function addSigning({ program, t, action }: Registry): void {
  const usage = ['covenant signing textile', 'covenant signing textile --as union-1-contact --json'];
  program
    .command('signing')
    .description(t('help.signing'))
    .command('show', { isDefault: true })
    .description(t('help.signing'))
    .argument('<id>', t('help.id'))
    .option('--as <person>', t('help.viewAs'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, options: { as?: string }) =>
        withLedger(session, (ledger) => signing(session, ledger, id, options.as)),
      ),
    );
}

async function signing(session: Session, ledger: Ledger, id: string, as: string | undefined): Promise<void> {
  const { covenants } = await readCovenants(session, ledger, { id });
  const [covenant] = covenants;
  if (!covenant) throw new CliError('COVENANT_UNKNOWN', { id });
  const eyes = await eyesOf(ledger.db, covenants, as);
  const steps = await readSteps(ledger, covenant.stream);
  const view = signingView(steps, { viewer: eyes(covenant), as: as ?? null });
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
