import type { Session } from '../session.ts';
import { day, local, printable, wrap } from './render.ts';
import type { Assessment, RankedRisk, RisksView } from './risks.ts';

/** Texts that a view refers to, by reference; null where the content was erased. */
export type Texts = ReadonlyMap<string, string | null>;

/** The inventory, a block for each risk, the gravest first. */
export function renderRisks(session: Session, { as, priorities, risks }: RisksView, texts: Texts): string {
  const { t } = session;
  const seen = as === null ? [] : [t('views.as', { person: as })];
  if (risks.length === 0) return [...seen, t('risks.none')].join('\n');
  const chosen = priorities
    ? [
        t('risks.priorities', { day: day(session, priorities.on), priorities: priorities.risks.join(', ') }),
        ...quoted(texts.get(priorities.note.ref)),
      ]
    : [t('risks.priorities.none')];
  const head = [...seen, ...chosen, t('risks.scope')].map((line) => wrap(session, line));
  return [head.join('\n'), ...risks.map((risk) => block(session, risk, priorities !== null, texts))].join(
    '\n\n',
  );
}

function quoted(text: string | null | undefined): string[] {
  return text === undefined || text === null ? [] : [`“${printable(text)}”`];
}

function block(session: Session, risk: RankedRisk, chosen: boolean, texts: Texts): string {
  const { t, colours } = session;
  const marks = [
    ...(risk.priority === null
      ? chosen
        ? [t('risks.inScope')]
        : []
      : [colours.bold(t('risks.priority', { number: risk.priority }))]),
    ...(risk.theme ? [t('risks.theme', { theme: local(session, risk.theme.name) })] : []),
    ...(risk.beyondGuidelines ? [colours.yellow(t('risks.beyond'))] : []),
  ];
  const lines = [
    ...quoted(texts.get(risk.text.ref)),
    risk.severity === null ? colours.yellow(t('risks.unscored')) : scored(session, risk),
    ...(risk.commitments.length > 0
      ? [t('risks.takenUp', { commitments: risk.commitments.join(', ') })]
      : []),
  ];
  return [
    wrap(session, [colours.bold(risk.risk), ...marks].join(' · '), { first: '', rest: '  ' }),
    ...lines.map((line) => wrap(session, line, { first: '  ', rest: '    ' })),
    ...risk.assessments.map((one) => colours.dim(wrap(session, trace(session, one), TRACE))),
  ].join('\n');
}

const TRACE = { first: '  - ', rest: '    ' };

function scored({ t }: Session, risk: RankedRisk): string {
  const { severity, scale, scope, irremediability, likelihood } = risk;
  const scores = { severity, scale, scope, irremediability, likelihood };
  return t('risks.scored', dashed(scores));
}

/** One assessment: who, when, and the scores that stood after it. */
function trace(session: Session, { on, organisationName, ...one }: Assessment): string {
  const { scale, scope, irremediability, likelihood } = one;
  const scores = [scale, scope, irremediability, likelihood];
  const none = scores.every((score) => score === null);
  const written = none ? session.t('risks.noScores') : scores.map((score) => score ?? '–').join('/');
  const organisation = printable(organisationName);
  return session.t('risks.assessed', { day: day(session, on), organisation, scores: written });
}

function dashed(scores: Record<string, number | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, `${score ?? '–'}`]));
}
