import type { Session } from '../session.ts';
import { day, local, table, word } from './render.ts';
import type { PaperEntry, PapersView } from './papers.ts';

/** The papers of a covenant, a row for each, with what is missing below. */
export function renderPapers(session: Session, { as, papers }: PapersView): string {
  const { t } = session;
  const seen = as === null ? [] : [t('views.as', { person: as }), ''];
  if (papers.length === 0) return [...seen, t('papers.none')].join('\n');
  const head = [t('papers.paper'), t('papers.last'), t('papers.adopted'), t('papers.comments')];
  const lacking = papers.filter(({ missing }) => missing.length > 0);
  return [
    ...seen,
    table(
      session,
      head,
      papers.map((paper) => row(session, paper)),
    ),
    ...lacking.map((paper) => missingLine(session, paper)),
  ].join('\n');
}

function row(session: Session, entry: PaperEntry): string[] {
  const { t } = session;
  const { paper, name, last, adopted, openComments } = entry;
  return [
    `${local(session, name)} [${paper}]`,
    last
      ? t('papers.version', {
          version: last.version,
          day: day(session, last.on),
          by: local(session, last.byName),
        })
      : '–',
    adopted ? t('papers.adoptedVersion', { version: adopted.version, day: day(session, adopted.on) }) : '–',
    openComments === 0 ? '–' : `${openComments}`,
  ];
}

export function missingLine(
  session: Session,
  { paper, missing }: Pick<PaperEntry, 'paper' | 'missing'>,
): string {
  const names = missing.map(({ id, name }) => `${local(session, name)} [${id}]`).join(', ');
  return session.colours.yellow(session.t('papers.missing', { paper: word(session, paper), names }));
}
