import { Option } from 'commander';
import { kindsOfItems, type ItemKind } from '../../domain/dossier/kinds.ts';
import type { Ledger } from '../../ledger/database.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { dossierEntries, type DossierView } from '../views/dossier.ts';
import { eyesOf } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { readSteps } from '../views/read-steps.ts';
import { renderDossier, type Texts } from '../views/render-dossier.ts';
import { readTexts } from '../views/texts.ts';

/** `dossier`: what a track keeps track of, by kind; `item add`, `answer` and `disclose` write in it. */
export function addDossier({ program, t, action }: Registry): void {
  const usage = [
    'covenant dossier model',
    'covenant dossier model --kind legal-question --all --lang nl',
    'covenant dossier model --as union-1-contact --json',
  ];
  program
    .command('dossier')
    .description(t('help.dossier'))
    .argument('<id>', t('help.id'))
    .addOption(new Option('--kind <kind>', t('help.dossier.kind')).choices(kindsOfItems))
    .option('--all', t('help.dossier.all'), false)
    .option('--as <person>', t('help.viewAs'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, options: DossierWords) =>
        withLedger(session, (ledger) => dossier(session, ledger, id, options)),
      ),
    );
}

interface DossierWords {
  kind?: ItemKind;
  all: boolean;
  as?: string;
}

async function dossier(
  session: Session,
  ledger: Ledger,
  id: string,
  { kind, all, as }: DossierWords,
): Promise<void> {
  const { today, covenants } = await readCovenants(session, ledger, { id });
  const eyes = await eyesOf(ledger.db, covenants, as);
  const [covenant] = covenants;
  if (!covenant) return;
  const steps = await readSteps(ledger, covenant.stream);
  const kinds = dossierEntries(steps, { viewer: eyes(covenant), today, kind, all });
  const view: DossierView = { covenant: covenant.covenant, as: as ?? null, kinds };
  const texts = await readTexts(ledger.db, wordsOf(view));
  answer(session, withWords(view, texts), () => renderDossier(session, view, texts));
}

function wordsOf({ kinds }: DossierView): Parameters<typeof readTexts>[1] {
  return kinds
    .flatMap(({ items }) => items)
    .flatMap(({ words, standing, outcome }) => [
      words,
      ...(standing?.words ? [standing.words] : []),
      ...(outcome?.words ? [outcome.words] : []),
    ])
    .map((text) => ({ text }));
}

/** The view for a program: every reference with its text beside it, where that is short. */
function withWords(view: DossierView, texts: Texts): unknown {
  const kinds = view.kinds.map(({ kind, items }) => ({
    kind,
    items: items.map((item) => ({
      ...item,
      text: texts.get(item.words.ref) ?? null,
      answer: texts.get((item.outcome ?? item.standing)?.words?.ref ?? '') ?? null,
    })),
  }));
  return { ...view, kinds };
}
