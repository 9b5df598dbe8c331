import type { ContentReference } from '../../domain/primitives.ts';
import type { Session } from '../session.ts';
import type { DossierCount, DossierEntry, DossierView, DutyOfItem, Outcome } from './dossier.ts';
import { day, local, printable, seenAs, word, wrap } from './render.ts';
import { shorten } from './texts.ts';

/** Texts by reference; null where one was erased, absent where it is a document. */
export type Texts = ReadonlyMap<string, string | null>;

/** Characters of an item's words that a line shows. */
const SHOWN = 400;

/** The dossier, a block for each kind. */
export function renderDossier(session: Session, { as, kinds }: DossierView, texts: Texts): string {
  const { t, colours } = session;
  const seen = seenAs(session, as);
  if (kinds.length === 0) return [...seen, t('dossier.none')].join('\n');
  const blocks = kinds.map(({ kind, items }) => {
    const title = t('dossier.kind', { kind: word(session, kind), count: items.length });
    return [colours.bold(title), ...items.map((item) => entry(session, item, texts))].join('\n');
  });
  return [...seen, ...blocks].join('\n\n');
}

function entry(session: Session, item: DossierEntry, texts: Texts): string {
  const { t, colours } = session;
  const { correctedBy, outcome } = item;
  const title = `${said(session, item.words, texts)} [${item.item}]`;
  const lines = [
    wrap(session, title, { first: '  - ', rest: '    ' }),
    wrap(session, facts(session, item).join(' · '), { first: '    ', rest: '    ' }),
    ...outcomeOf(session, item, texts).map((line) => wrap(session, line, { first: '    ', rest: '    ' })),
    ...(correctedBy === null ? [] : [`    ${t('timeline.correctedBy', { event: correctedBy })}`]),
  ];
  return outcome === null ? lines.join('\n') : colours.dim(lines.join('\n'));
}

function said({ t }: Session, { ref, mediaType }: ContentReference, texts: Texts): string {
  const text = texts.get(ref);
  if (text === undefined) return t('dossier.document', { type: printable(mediaType) });
  return text === null ? t('timeline.erased') : printable(shorten(text, SHOWN));
}

function facts(session: Session, item: DossierEntry): string[] {
  const { t } = session;
  const { ownerName, beyondGuidelines, carriedBy } = item;
  return [
    t('dossier.from', { name: printable(item.fromName), since: day(session, item.since) }),
    t('dossier.audience', { audience: local(session, item.audienceName) }),
    ...(ownerName === null ? [] : [t('dossier.owner', { name: printable(ownerName) })]),
    ...duty(session, item),
    ...(carriedBy === null ? [] : [t('dossier.carried', { gate: local(session, carriedBy) })]),
    ...(beyondGuidelines ? [session.colours.yellow(t('dossier.beyond'))] : []),
    ...project(session, item),
  ];
}

function duty(session: Session, { duty: own, outcome }: DossierEntry): string[] {
  const { t, colours } = session;
  if (own === null || outcome !== null) return [];
  if (own.status === 'reported' || own.status === 'over') return [colours.yellow(t('dossier.reported'))];
  if (own.due === null) return [];
  const due = day(session, own.due);
  return [own.late ? colours.red(t('dossier.late', { due })) : t('dossier.due', { due })];
}

function project(session: Session, { kind, commitment, selfAssessment, outcome }: DossierEntry): string[] {
  const { t, colours } = session;
  if (kind !== 'project') return [];
  const served =
    commitment === null ? colours.yellow(t('dossier.alone')) : t('dossier.commitment', { commitment });
  const assessed = selfAssessment !== null || outcome === null ? [assessment(session, selfAssessment)] : [];
  return [served, ...assessed];
}

function assessment(session: Session, own: DutyOfItem | null): string {
  const { t, colours } = session;
  if (own === null) return t('dossier.assessment.none');
  if (own.status === 'reported' || own.status === 'over') return t('dossier.assessment.done');
  const due = day(session, own.due);
  return own.late ? colours.red(t('dossier.assessment.late', { due })) : t('dossier.assessment.due', { due });
}

function outcomeOf(session: Session, { standing, outcome }: DossierEntry, texts: Texts): string[] {
  const { t } = session;
  const told = (given: Outcome, key: 'dossier.standing' | 'dossier.outcome'): string => {
    const on = day(session, given.on);
    const line = t(key, { outcome: word(session, given.outcome), since: on, on });
    return given.words === null ? line : `${line}: ${said(session, given.words, texts)}`;
  };
  return [
    ...(standing === null ? [] : [told(standing, 'dossier.standing')]),
    ...(outcome === null ? [] : [told(outcome, 'dossier.outcome')]),
  ];
}

/** For a status page: how many items of each kind wait for an outcome. */
export function renderDossierCounts(session: Session, counts: readonly DossierCount[]): string {
  const { t, colours } = session;
  if (counts.length === 0) return '';
  const lines = counts.map(({ kind, open }) =>
    t('status.dossier.kind', { kind: word(session, kind), count: open }),
  );
  return [colours.bold(t('status.dossier')), ...lines.map((line) => `  ${line}`)].join('\n');
}
