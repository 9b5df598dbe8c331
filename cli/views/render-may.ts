import { grantsOf } from '../../domain/act-policy.ts';
import type { Answer, Possible, Way } from '../../domain/may.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Session } from '../session.ts';
import { organisationName, phaseName } from './names.ts';
import { local, printable, table, wrap } from './render.ts';
import { capacitiesIn, phasesIn } from './render-policy.ts';

/** Organisations that are called by name; of more there is only how many. */
const NAMED = 4;

/** What somebody may do now, one command a row. */
export function renderPossible(
  session: Session,
  state: CovenantState,
  person: string,
  possible: readonly Possible[],
): string {
  const { t } = session;
  const phase = state.phase === null ? t('may.no.phase') : local(session, phaseName(state, state.phase));
  const who = { person, organisation: organisationOf(state, person), phase };
  if (possible.length === 0) return t('may.nothing', who);
  const rows = possible.map(({ command, ways }) => [
    command,
    t(`command.${command}`),
    forWhom(session, state, ways),
  ]);
  const head = [t('policy.command'), t('may.what'), t('may.for')];
  return `${t('may.title', who)}\n${table(session, head, rows)}`;
}

/** Whether somebody may do one thing, and else why not, who may, and in which phases. */
export function renderAnswer(session: Session, state: CovenantState, person: string, answer: Answer): string {
  const { t, language } = session;
  const { command, ways, refusal, entitled, organisations } = answer;
  const parameters = { person, command, what: t(`command.${command}`) };
  if (!refusal)
    return [
      t('may.yes', parameters),
      ...(ways.some((way) => way.for !== null)
        ? [t('may.yes.for', { names: forWhom(session, state, ways) })]
        : []),
    ].join('\n');
  const phases = grantsOf(command)
    .filter((grant) => grant.phases !== 'any')
    .map((grant) => phasesIn(session, grant.phases));
  return [
    t('may.no', parameters),
    wrap(session, describeRefusal(refusal, language)),
    t('may.entitled', { entitled: capacitiesIn(session, entitled) }),
    ...(organisations.length > 0
      ? [t('may.organisations', { names: named(session, state, organisations) })]
      : []),
    ...(phases.length > 0 ? [t('may.phases', { phases: [...new Set(phases)].join('; ') })] : []),
  ].join('\n');
}

function forWhom(session: Session, state: CovenantState, ways: readonly Way[]): string {
  const { t } = session;
  const plain = ways.flatMap((way) => (way.for !== null && !way.evidence ? [way.for] : []));
  const shown = ways.flatMap((way) => (way.for !== null && way.evidence ? [way.for] : []));
  const parts = [
    ...(plain.length > 0 ? [named(session, state, plain)] : []),
    ...(shown.length > 0 ? [t('may.shown', { names: named(session, state, shown) })] : []),
  ];
  return parts.join('; ') || t('may.self');
}

function named({ t, language }: Session, state: CovenantState, ids: readonly string[]): string {
  const organisations = ids.filter((id) => state.participants[id]);
  const others = ids.filter((id) => !state.participants[id]);
  const bodies = others.map((id) => {
    const body = state.definition?.bodies.find((candidate) => candidate.id === id);
    return id === 'chair' ? t('may.chair') : (body?.name[language] ?? state.bodies.setUp[id]?.name ?? id);
  });
  const names =
    organisations.length > NAMED
      ? [t('may.many', { count: organisations.length })]
      : organisations.map((id) => organisationName(state, id));
  return printable([...names, ...bodies].join(', '));
}

function organisationOf(state: CovenantState, person: string): string {
  const organisation = state.people[person]?.organisation ?? '';
  return printable(organisationName(state, organisation));
}
