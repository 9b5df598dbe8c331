import type { PaperTerms } from '../../domain/definition.ts';
import { mayRead } from '../../domain/papers/terms.ts';
import type { Ledger } from '../../ledger/database.ts';
import { emptyClause, formatDraft } from '../actions/paper-draft.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { readClauseTexts } from '../views/clause-texts.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import { paperView } from '../views/paper.ts';
import { papersView, visibleComments } from '../views/papers.ts';
import { versionsOf, type PaperVersion } from '../views/paper-versions.ts';
import { renderPaper } from '../views/render-paper.ts';
import { renderPapers } from '../views/render-papers.ts';
import { requirePaper } from '../views/require-paper.ts';
import { addLooking, lookFolded } from './looking.ts';
import { toCount } from './option-values.ts';
import { addTable } from './paper-table.ts';

/** `papers`, `paper show` and `paper table`, beside the short forms `paper comment` and `paper adopt`. */
export function addPapers(registry: Registry): void {
  addList(registry);
  const { program, t } = registry;
  const known = program.commands.find((command) => command.name() === 'paper');
  const group = (known ?? program.command('paper')).description(t('help.paper'));
  addTable(registry, group);
  addShow(registry, group);
}

function addList({ program, t, action }: Registry): void {
  const command = program.command('papers').description(t('help.papers')).argument('<id>', t('help.id'));
  addLooking(command, t)
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant papers model', 'covenant papers model --as union-1-contact --json'])}`,
    )
    .action(
      action((session, id: string, looking: Looking) =>
        withLedger(session, async (ledger) => {
          const { covenant, steps, viewer } = await lookFolded(session, ledger, id, looking);
          const view = papersView(steps, covenant.state, { viewer, as: lookerOf(looking) });
          answer(session, view, () => renderPapers(session, view));
        }),
      ),
    );
}

interface ShowOptions extends Looking {
  version?: string;
  diff?: string;
  markdown: boolean;
}

function addShow({ t, action }: Registry, group: Registry['program']): void {
  const usage = [
    'covenant paper show model covenant',
    'covenant paper show model covenant --version 3 --diff 2',
    'covenant paper show model covenant --markdown > draft.md',
    'covenant paper show model sector-picture --as union-1-contact --json',
  ];
  const command = group
    .command('show')
    .description(t('help.paper.show'))
    .argument('<id>', t('help.id'))
    .argument('<paper>', t('field.paper'))
    .option('--version <number>', t('help.paper.version'))
    .option('--diff <number>', t('help.paper.diff'))
    .option('--markdown', t('help.paper.markdown'), false);
  addLooking(command, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, paper: string, options: ShowOptions) =>
        withLedger(session, (ledger) => show(session, ledger, { id, paper, options })),
      ),
    );
}

async function show(
  session: Session,
  ledger: Ledger,
  { id, paper, options }: { id: string; paper: string; options: ShowOptions },
): Promise<void> {
  const { covenant, steps, viewer } = await lookFolded(session, ledger, id, options);
  const terms = requirePaper(covenant.state, paper);
  if (!mayRead(covenant.state, viewer, terms)) {
    throw new CliError('PAPER_CLOSED', {
      person: lookerOf(options) ?? '',
      paper,
      covenant: covenant.covenant,
    });
  }
  const versions = versionsOf(steps, paper);
  const last = versions.at(-1);
  if (options.markdown && !last) return writeEmptyDraft(session, terms);
  if (!last) throw new CliError('PAPER_NEVER_TABLED', { paper, covenant: covenant.covenant });
  const shown = chosen(versions, paper, '--version', options.version) ?? last;
  if (options.markdown) return writeDraft(session, ledger, paper, shown);
  const from = chosen(versions, paper, '--diff', options.diff);
  const comments = visibleComments(steps, covenant.state, paper, viewer);
  const words = [...shown.clauses, ...(from?.clauses ?? []), ...comments].map((one) => one.words);
  const texts = await readClauseTexts(ledger.db, words);
  const { state } = covenant;
  const view = paperView({ steps, state, terms, viewer, as: lookerOf(options), shown, from, texts });
  answer(session, view, () => renderPaper(session, view));
}

function chosen(
  versions: readonly PaperVersion[],
  paper: string,
  option: string,
  text: string | undefined,
): PaperVersion | null {
  if (text === undefined) return null;
  const version = toCount(option, text);
  const found = versions.find((one) => one.version === version);
  if (found) return found;
  throw new CliError('PAPER_HAS_NO_VERSION', { paper, version: `${version}`, last: `${versions.length}` });
}

/** The version as a file to go on from, which says what it was made from. */
async function writeDraft(
  session: Session,
  ledger: Ledger,
  paper: string,
  { version, clauses }: PaperVersion,
): Promise<void> {
  const texts = await readClauseTexts(
    ledger.db,
    clauses.map(({ words }) => words),
  );
  const readable = clauses.flatMap(({ clause, words }) => {
    const { text = null } = texts.get(words.ref) ?? {};
    return text === null ? [] : [{ clause, words: text }];
  });
  const { text, left } = formatDraft({ paper, version }, readable);
  const hidden = clauses.filter(({ clause }) => !readable.some((one) => one.clause === clause));
  const out = [...left, ...hidden.map(({ clause }) => clause)];
  if (out.length > 0) session.io.note(`${session.t('paper.draft.left', { clauses: out.join(', ') })}\n`);
  answer(session, { paper, version, draft: text, left: out }, () => text);
}

function writeEmptyDraft(session: Session, { id, parts = [] }: PaperTerms): void {
  const head = formatDraft({ paper: id, version: 0 }, []).text;
  const sections = parts.map((part) => emptyClause(part.id, part.name[session.language]));
  const text = [head, ...sections].join('\n');
  answer(session, { paper: id, version: 0, draft: text, left: [] }, () => text);
}
