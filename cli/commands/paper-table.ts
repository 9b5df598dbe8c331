import { basename } from 'node:path';
import type { Command } from 'commander';
import { foldStream } from '../../ledger/fold.ts';
import { commandById } from '../../ledger/read.ts';
import type { Ledger } from '../../ledger/database.ts';
import { readText } from '../actions/documents.ts';
import { changeOf, type LastVersion } from '../actions/paper-change.ts';
import { parseDraft, type PaperDraft } from '../actions/paper-draft.ts';
import { sendAction, type ActingOptions } from '../actions/send.ts';
import { examples, type Registry } from '../registry.ts';
import { requireStream, withLedger, type Session } from '../session.ts';
import { readClauseTexts } from '../views/clause-texts.ts';
import { versionsOf } from '../views/paper-versions.ts';
import { readSteps } from '../views/read-steps.ts';
import { requirePaper } from '../views/require-paper.ts';
import { addActing, collect, fieldLabel } from './acting-options.ts';
import { toCount } from './option-values.ts';

interface TableOptions extends ActingOptions {
  without?: string[];
  order?: string;
  basedOnVersion?: string;
  note?: string;
  field?: string[];
  file?: string;
}

/** `paper table`: a new version from a Markdown file, of which only what differs is sent; or from fields. */
export function addTable({ t, action }: Registry, group: Command): void {
  const usage = [
    'covenant paper table model covenant draft.md --as officer-1',
    'covenant paper table model covenant draft.md --without old-clause --based-on-version 3 --as officer-1',
    'covenant paper table model sector-picture chain.md --as union-1-contact',
    'covenant paper table model glossary --file terms.yaml --as officer-1',
  ];
  const command = group
    .command('table')
    .description(t('command.TablePaper'))
    .argument('<id>', t('help.id'))
    .argument('[paper]', fieldLabel('paper', t))
    .argument('[draft]', t('help.paper.draft'))
    .option('--without <clause>', fieldLabel('without', t), collect)
    .option('--order <clauses>', fieldLabel('order', t))
    .option('--based-on-version <number>', fieldLabel('basedOnVersion', t))
    .option('--note <value>', fieldLabel('note', t))
    .option('--field <name=value>', t('help.do.field'), collect)
    .option('--file <file>', t('help.do.file'));
  addActing(command, t)
    .addHelpText('after', `\n${t('help.paper.format')}\n\n${examples(t, usage)}`)
    .action(
      action((session, covenant: string, paper?: string, draft?: string, options?: TableOptions) =>
        table(session, { covenant, paper, draft }, options ?? {}),
      ),
    );
}

interface Where {
  covenant: string;
  paper: string | undefined;
  draft: string | undefined;
}

async function table(
  session: Session,
  { covenant, paper, draft }: Where,
  options: TableOptions,
): Promise<void> {
  const { field: assignments, file, note } = options;
  const without = options.without?.flatMap((one) => one.split(',').map((clause) => clause.trim()));
  const order = options.order?.split(',').map((clause) => clause.trim());
  const based = options.basedOnVersion;
  const basedOnVersion = based === undefined ? undefined : toCount('--based-on-version', based);
  const typed = given({ paper, without, order, basedOnVersion, note });
  const change =
    draft === undefined || paper === undefined
      ? {}
      : await fromDraft(session, { covenant, paper, draft }, { ...options, without, basedOnVersion });
  const fields = { ...change, ...typed };
  await sendAction(session, {
    covenant,
    type: 'TablePaper',
    typed: { given: fields, assignments, file },
    acting: options,
  });
}

function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

interface DraftSaid {
  without: string[] | undefined;
  basedOnVersion: number | undefined;
  commandId?: string | undefined;
}

/** Fields of the command that a Markdown file makes; what it leaves as it is, is said on standard error. */
async function fromDraft(
  session: Session,
  where: Where & { paper: string; draft: string },
  { without = [], basedOnVersion, commandId }: DraftSaid,
): Promise<Record<string, unknown>> {
  const { paper, draft } = where;
  const file = basename(draft);
  const parsed: PaperDraft = parseDraft(await readText(session.io.folder, draft), file);
  const last = await withLedger(session, (ledger) => lastVersion(ledger, where, commandId));
  const change = changeOf(parsed, last, { paper, file, without, basedOnVersion: basedOnVersion ?? null });
  if (change.kept.length > 0)
    session.io.note(`${session.t('paper.kept', { clauses: change.kept.join(', ') })}\n`);
  const clauses = change.clauses.map(({ clause, words }) => ({ clause, words: asDocument(words) }));
  return given({ clauses, basedOnVersion: change.basedOnVersion, order: change.order ?? undefined });
}

/** Words from a file are content as they stand, also where they begin with what marks a file on the command line. */
function asDocument(words: string): { bytes: Uint8Array; mediaType: string } {
  return { bytes: Buffer.from(words, 'utf8'), mediaType: 'text/markdown;charset=utf-8' };
}

/**
 * The last version with its words; version 0 without clauses stands for a paper of which nothing was tabled. For a
 * command that was recorded already it is the one from before it, so that sending it again is the same command.
 */
async function lastVersion(
  ledger: Ledger,
  { covenant, paper }: { covenant: string; paper: string },
  commandId: string | undefined,
): Promise<LastVersion> {
  const { db } = ledger;
  const { stream } = await requireStream(ledger, covenant);
  requirePaper(await foldStream(db, stream), paper);
  const recorded = commandId === undefined ? undefined : await commandById(db, stream, commandId);
  const before = recorded?.firstSequence ?? Infinity;
  const versions = versionsOf(await readSteps(ledger, stream), paper);
  const last = versions.findLast(({ sequence }) => sequence < before);
  if (!last) return { version: 0, clauses: [] };
  const references = last.clauses.map(({ words }) => words);
  const texts = await readClauseTexts(db, references);
  const clauses = last.clauses.map(({ clause, words }) => ({
    clause,
    words: texts.get(words.ref)?.text ?? null,
  }));
  return { version: last.version, clauses };
}
