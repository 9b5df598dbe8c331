import { Option } from 'commander';
import { kindsOfItems, type ItemKind } from '../../domain/dossier/kinds.ts';
import type { Ledger } from '../../ledger/database.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { dossierEntries, type DossierView } from '../views/dossier.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import { renderDossier, type Texts } from '../views/render-dossier.ts';
import { readTexts } from '../views/texts.ts';
import { addLooking, look } from './looking.ts';

/** `dossier`: what a track keeps track of, by kind; `item add`, `answer` and `disclose` write in it. */
export function addDossier({ program, t, action }: Registry): void {
  const usage = [
    'covenant dossier model',
    'covenant dossier model --kind legal-question --all --lang nl',
    'covenant dossier model --as union-1-contact --json',
  ];
  addLooking(program.command('dossier').description(t('help.dossier')), t)
    .argument('<id>', t('help.id'))
    .addOption(new Option('--kind <kind>', t('help.dossier.kind')).choices(kindsOfItems))
    .option('--all', t('help.dossier.all'), false)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, options: DossierWords) =>
        withLedger(session, (ledger) => dossier(session, ledger, id, options)),
      ),
    );
}

interface DossierWords extends Looking {
  kind?: ItemKind;
  all: boolean;
}

async function dossier(
  session: Session,
  ledger: Ledger,
  id: string,
  { kind, all, ...looking }: DossierWords,
): Promise<void> {
  const { steps, stream, viewer, today } = await look(session, ledger, id, looking);
  const kinds = dossierEntries(steps, { viewer, today, kind, all });
  const view: DossierView = { covenant: stream.slug, as: lookerOf(looking), kinds };
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
