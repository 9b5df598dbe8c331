import { humanSize } from '../actions/limits.ts';
import { splitWords } from '../actions/paper-draft.ts';
import type { Session } from '../session.ts';
import type { ClauseChange, PaperDiff, PaperView, ShownClause, ShownComment } from './paper.ts';
import { day, local, printable, wrap } from './render.ts';
import { missingLine } from './render-papers.ts';
import type { WordRun } from './word-diff.ts';

/** One version of a paper as a page: its clauses, or what they change; then what is said of it. */
export function renderPaper(session: Session, view: PaperView): string {
  const { shown, diff, comments } = view;
  const body = diff
    ? renderDiff(session, diff)
    : shown.clauses.map((clause) => renderClause(session, clause));
  const lacking = shown.missing.length > 0 ? [missingLine(session, { ...view, ...shown })] : [];
  const said = comments.map((comment) => renderComment(session, comment));
  return [
    heading(session, view),
    ...body,
    ...lacking,
    ...(said.length > 0 ? [[session.t('paper.comments'), ...said].join('\n')] : []),
  ].join('\n\n');
}

function heading(session: Session, view: PaperView): string {
  const { t, colours } = session;
  const { name, paper, as, shown, last, adopted } = view;
  const version = { version: shown.version, day: day(session, shown.on), by: local(session, shown.byName) };
  const newer = last !== null && last.version > shown.version;
  return [
    ...(as === null ? [] : [t('views.as', { person: as })]),
    colours.bold(`${local(session, name)} [${paper}]`),
    t('papers.version', version),
    ...(newer ? [colours.yellow(t('paper.newer', { version: last.version }))] : []),
    adopted
      ? t('paper.adopted', { version: adopted.version, day: day(session, adopted.on) })
      : t('paper.notAdopted'),
    colours.dim(t('paper.digest', { digest: shown.digest })),
  ].join('\n');
}

function renderClause(session: Session, clause: ShownClause): string {
  const { colours } = session;
  const { heading: title, body } = splitWords(clause.text ?? '');
  const name = [colours.bold(clause.clause), ...(title === '' ? [] : [printable(title)])].join('  ');
  return [
    name,
    ...(clause.text === null ? [unshown(session, clause)] : lines(session, printable(body))),
  ].join('\n');
}

/** What stands in the place of words that cannot be shown. */
function unshown(session: Session, { state, mediaType, bytes }: ShownClause): string {
  const { t, colours } = session;
  if (state === 'erased') return `  ${colours.yellow(t('paper.erased'))}`;
  return `  ${t('paper.document', { mediaType: printable(mediaType), size: humanSize(bytes) })}`;
}

/** A text that is fit for a terminal, in lines that fit its width. */
function lines(session: Session, text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => wrap(session, line, { first: '  ', rest: '  ' }).trimEnd());
}

function renderDiff(session: Session, { from, changes, unchanged, moved }: PaperDiff): string[] {
  const { t } = session;
  const counts = [t('paper.diff.unchanged', { count: unchanged }), ...(moved ? [t('paper.diff.moved')] : [])];
  return [
    t('paper.diff.title', { from }),
    ...changes.map((change) => renderChange(session, change)),
    counts.join(' · '),
  ];
}

function renderChange(session: Session, { clause, change, before, after, runs }: ClauseChange): string {
  const { t, colours } = session;
  const title = `${colours.bold(clause)}  ${t(`paper.diff.${change}`)}`;
  if (runs.length > 0) {
    const words = runs.map((run) => marked(session, run)).join('');
    return [title, ...lines(session, words)].join('\n');
  }
  const shown = (text: string | null): string[] =>
    lines(session, text === null ? t('paper.diff.unshown') : printable(text)).map((line) => line.slice(1));
  const old = change === 'new' ? [] : shown(before).map((line) => colours.red(`-${line}`));
  const now = change === 'gone' ? [] : shown(after).map((line) => colours.green(`+${line}`));
  return [title, ...old, ...now].join('\n');
}

/** Words that went stand in `[- -]`, words that came in `{+ +}`, so that no colour is needed to see them. */
function marked({ colours }: Session, { kind, text }: WordRun): string {
  const safe = printable(text);
  if (kind === 'same') return safe;
  const words = safe.trimEnd();
  const blank = safe.slice(words.length);
  return kind === 'gone'
    ? `${colours.red(`[-${words}-]`)}${blank}`
    : `${colours.green(`{+${words}+}`)}${blank}`;
}

function renderComment(session: Session, comment: ShownComment): string {
  const { t, colours } = session;
  const { on, byName, clause, text, open } = comment;
  const parameters = {
    day: day(session, on),
    by: local(session, byName),
    clause: clause ?? t('paper.comment.whole'),
    words: text === null ? t('paper.erased') : printable(text.replace(/\s+/g, ' ').trim()),
  };
  const line = wrap(session, t('paper.comment', parameters), { first: '  - ', rest: '    ' });
  return open ? line : colours.dim(`${line} ${t('paper.comment.settled')}`);
}
