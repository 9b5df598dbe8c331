import type { Session } from '../session.ts';
import type { CommitmentDuty } from './commitment-duties.ts';
import type { CommitmentLine, CommitmentsView, OwnDuties } from './commitments.ts';
import type { Estimate } from './estimates.ts';
import { day, local, printable, word, wrap } from './render.ts';
import type { Texts } from './render-risks.ts';

/** Commitments, a block for each, the earliest day first; then what owners owe by themselves. */
export function renderCommitments(session: Session, view: CommitmentsView, texts: Texts): string {
  const { t } = session;
  const { as, inForce, commitments, withdrawn, stepsWithout, estimate, own } = view;
  const head = [
    ...(as === null ? [] : [t('views.as', { person: as })]),
    ...(commitments.length === 0 ? [t('commitments.none')] : inForce ? [] : [t('commitments.draft')]),
  ];
  const foot = [
    ...(estimate ? estimated(session, 'commitments.estimate.whole', estimate, texts) : []),
    ...(withdrawn.length > 0 ? [t('commitments.withdrawn', { commitments: withdrawn.join(', ') })] : []),
    ...(stepsWithout.length > 0 ? [t('commitments.steps', { steps: stepsWithout.join(', ') })] : []),
  ];
  const blocks = [
    head.map((line) => wrap(session, line)).join('\n'),
    ...commitments.map((one) => block(session, one, texts)),
    foot.map((line) => wrap(session, line)).join('\n'),
    ...(own.length > 1
      ? [own.map((one) => ownLine(session, one)).join('\n')]
      : own.map((one) => ownBlock(session, one))),
  ];
  return blocks.filter((part) => part !== '').join('\n\n');
}

function block(session: Session, one: CommitmentLine, texts: Texts): string {
  const { t, colours } = session;
  const title = [colours.bold(one.commitment), ...facts(session, one)].join(' · ');
  const text = textOf(texts, one.text);
  const more = [
    ...(text === null ? [] : [`“${text}”`]),
    ...detailsOf(session, one, texts),
    ...(one.advice.length === 0
      ? []
      : [
          colours.yellow(
            t('commitments.advice', { advice: one.advice.map((each) => word(session, each)).join(', ') }),
          ),
        ]),
    ...one.revisions.map(({ on, change, because }) => {
      const why = change ?? textOf(texts, because) ?? '–';
      return colours.dim(t('commitments.revised', { day: day(session, on), because: why }));
    }),
    ...one.duties.map((duty) => dutyLine(session, duty)),
    ...(one.estimate ? estimated(session, 'commitments.estimate', one.estimate, texts) : []),
  ];
  return [
    wrap(session, title, { first: '', rest: '  ' }),
    ...more.map((line) => wrap(session, line, { first: '  ', rest: '    ' })),
  ].join('\n');
}

function facts(session: Session, one: CommitmentLine): string[] {
  const { t } = session;
  const owners = one.owners.map(({ name }) => local(session, name)).join(', ');
  return [
    ...(owners === '' ? [] : [t('commitments.owners', { owners })]),
    one.due === null ? t('commitments.undated') : t('commitments.due', { due: day(session, one.due) }),
    ...(one.theme ? [t('risks.theme', { theme: local(session, one.theme.name) })] : []),
    ...(one.dueDiligenceStep === null ? [] : [t('commitments.step', { step: one.dueDiligenceStep })]),
    ...(one.risk === null ? [] : [t('commitments.risk', { risk: one.risk })]),
    ...(one.clause === null ? [] : [t('commitments.clause', { clause: one.clause })]),
    ...(one.voluntary ? [t('commitments.voluntary')] : []),
  ];
}

function detailsOf(session: Session, one: CommitmentLine, texts: Texts): string[] {
  const { t } = session;
  const [target, baseline] = [textOf(texts, one.target), textOf(texts, one.baseline)];
  return [
    ...(target === null ? [] : [t('commitments.target', { target })]),
    ...(baseline === null ? [] : [t('commitments.baseline', { baseline })]),
    ...(one.baselineBy === null ? [] : [t('commitments.baselineBy', { day: day(session, one.baselineBy) })]),
  ];
}

function textOf(texts: Texts, reference: { ref: string } | null): string | null {
  const text = reference === null ? null : texts.get(reference.ref);
  return text === undefined || text === null ? null : printable(text);
}

function dutyLine(session: Session, { obligation, ownerName, state, due }: CommitmentDuty): string {
  const { t, colours } = session;
  const words = { obligation, owner: local(session, ownerName), state: word(session, `duty-${state}`) };
  const line =
    due === null
      ? t('commitments.duty', words)
      : t('commitments.duty.due', { ...words, due: day(session, due) });
  return state === 'late' ? colours.red(line) : line;
}

/** The sum for people, and each organisation's own words where it gave some. */
function estimated(session: Session, key: EstimateKey, estimate: Estimate, texts: Texts): string[] {
  const { t, language } = session;
  const { daysPerYear, eurosPerYear, from } = estimate;
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const figure = (value: number | null) => value?.toLocaleString(locale) ?? '–';
  const organisations = from.map(({ name }) => printable(name)).join(', ');
  const words = from.flatMap(({ name, text }) => {
    const said = textOf(texts, text);
    return said === null ? [] : [`${printable(name)}: “${said}”`];
  });
  return [t(key, { organisations, days: figure(daysPerYear), euros: figure(eurosPerYear) }), ...words];
}

type EstimateKey = 'commitments.estimate' | 'commitments.estimate.whole';

/** Of many owners a line each; `--owner` lists the duties of one. */
function ownLine(session: Session, { owner, name, duties }: OwnDuties): string {
  const late = duties.filter((duty) => duty.late).length;
  const words = { owner: local(session, name), id: owner, count: duties.length, late };
  return wrap(session, session.t('commitments.own.many', words), { first: '', rest: '  ' });
}

function ownBlock(session: Session, { name, duties }: OwnDuties): string {
  const { t, colours } = session;
  const lines = duties.map(({ obligation, name: duty, due, late }) => {
    const line = `${local(session, duty)} [${obligation}]${due === null ? '' : ` · ${t('commitments.due', { due: day(session, due) })}`}`;
    return late ? colours.red(line) : line;
  });
  const none = lines.length === 0 ? [t('commitments.own.none')] : lines;
  return [
    wrap(session, colours.bold(t('commitments.own', { owner: local(session, name) })), {
      first: '',
      rest: '  ',
    }),
    ...none.map((line) => wrap(session, line, { first: '  - ', rest: '    ' })),
  ].join('\n');
}
