import type { Session } from '../session.ts';
import { day, local, printable, seenAs, table, word } from './render.ts';
import type { PaperView, SignatoryView } from './signed-papers.ts';
import type { CoverageView, RefusalView, SigningView } from './signing.ts';
import { percentage } from './story/signing.ts';

/** A view with the short texts that it refers to; null where a text was erased or is a document. */
export type SigningInWords = Omit<SigningView, 'refusals' | 'coverage'> & {
  refusals: (RefusalView & { reason: string | null })[];
  coverage: (CoverageView & { basis: string | null })[];
};

/** Characters of a commitment that people compare. */
const HASH_SHOWN = 12;

/** Who signed what, as a page for a terminal. */
export function renderSigning(session: Session, view: SigningInWords): string {
  const { t, colours } = session;
  const seen = seenAs(session, view.as);
  const title = colours.bold(t('signing.title', { name: local(session, view.name) }));
  return [
    [...seen, title, round(session, view)].join('\n'),
    ...view.papers.map((paper) => paperPart(session, paper)),
    refusals(session, view),
    earlier(session, view),
    dates(session, view),
    counts(session, view),
    coverage(session, view),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function round(session: Session, { round: open }: SigningView): string {
  const { t } = session;
  if (!open) return t('signing.round.none');
  const { round: number, openedOn, until } = open;
  const since = day(session, openedOn);
  if (until === null) return t('signing.round', { round: number, since });
  return t('signing.round.until', { round: number, since, until: day(session, until) });
}

function paperPart(session: Session, { paper, name, document, sealed, signatories }: PaperView): string {
  const { t, colours } = session;
  const signed = signatories.filter(({ standing }) => standing === 'signed').length;
  const named = { name: local(session, name), paper };
  const title = sealed
    ? t('signing.paper.sealed', named)
    : t('signing.paper', { ...named, signed, of: signatories.length });
  const text = document
    ? t('signing.document', { hash: document.hash.slice(0, HASH_SHOWN), ref: document.ref })
    : t('signing.document.none');
  const head = [
    t('signing.signatory'),
    t('signing.standing'),
    t('signing.coverage.on'),
    t('signing.method'),
    t('signing.mandate'),
    t('signing.event'),
  ];
  const rows = signatories.map((each) => signatoryRow(session, each));
  return [colours.bold(title), `  ${text}`, table(session, head, rows)].join('\n');
}

function signatoryRow(session: Session, each: SignatoryView): string[] {
  const { t, colours } = session;
  const { organisation, organisationName, standing, on, method, provider, mandate, event } = each;
  const how = [...(method === null ? [] : [word(session, method)]), ...(provider === null ? [] : [provider])];
  const said = t(`signing.standing.${standing}`);
  return [
    `${printable(organisationName)} [${organisation}]`,
    standing === 'next' ? colours.yellow(said) : said,
    day(session, on),
    printable(how.join(', ')) || '–',
    mandate ?? '–',
    event === null ? '–' : `#${event}`,
  ];
}

function refusals(session: Session, view: SigningInWords): string {
  const { t, colours } = session;
  if (view.refusals.length === 0) return '';
  const lines = view.refusals.map(({ on, organisationName, paperName, reason }) => {
    const named = {
      day: day(session, on),
      organisation: printable(organisationName),
      paper: local(session, paperName),
    };
    return `  ${t('signing.refusal', named)}${reason === null ? '' : ` · “${printable(reason)}”`}`;
  });
  return [colours.yellow(t('signing.refused')), ...lines].join('\n');
}

function earlier(session: Session, view: SigningView): string {
  const { t, colours } = session;
  if (view.earlier.length === 0) return '';
  const lines = view.earlier.map(({ round: number, from, to, outcome, voided }) => {
    const parameters = {
      round: number,
      from: day(session, from),
      to: day(session, to),
      outcome: word(session, `signing-${outcome}`),
      voided: printable(voided),
    };
    return `  ${t('signing.earlier.round', parameters)}`;
  });
  return [colours.bold(t('signing.earlier')), ...lines].join('\n');
}

function dates(session: Session, { dates: all }: SigningView): string {
  const { t, colours } = session;
  return [
    colours.bold(t('signing.dates')),
    `  ${t('signing.agreed', { day: day(session, all.agreed) })}`,
    `  ${t('signing.signed', { day: day(session, all.signed) })}`,
    `  ${t('signing.inForce', { day: day(session, all.inForce) })}`,
  ].join('\n');
}

function counts(session: Session, { counts: all }: SigningView): string {
  const { t, colours } = session;
  if (all.length === 0) return '';
  const head = [t('signing.kind'), t('signing.parties'), t('signing.signedCount'), t('signing.bound')];
  const rows = all.map(({ kind, parties, signed, bound }) => [
    t(`kind.${kind}`),
    `${parties}`,
    `${signed}`,
    `${bound}`,
  ]);
  return [colours.bold(t('signing.counts')), table(session, head, rows)].join('\n');
}

function coverage(session: Session, view: SigningInWords): string {
  const { t, colours } = session;
  if (view.coverage.length === 0) return '';
  const head = [t('signing.coverage.on'), t('signing.coverage.percent'), t('signing.coverage.basis')];
  const rows = view.coverage.map(({ on, from, to, basis }) => [
    day(session, on),
    local(session, percentage(from, to)),
    printable(basis ?? '–'),
  ]);
  return [colours.bold(t('signing.coverage')), table(session, head, rows)].join('\n');
}
