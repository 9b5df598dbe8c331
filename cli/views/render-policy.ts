import { actTypes, grantsOf, type ActType } from '../../domain/act-policy.ts';
import type { ActPolicy } from '../../domain/area.ts';
import { inWords } from '../../domain/refusal-words.ts';
import type { Session } from '../session.ts';
import { table, wrap } from './render.ts';

/** One command with its lines of the policy; a command has several where who may differs from phase to phase. */
export interface PolicyLine {
  command: ActType;
  grants: readonly ActPolicy[];
}

/** The whole policy, command by command. */
export function policyView(): PolicyLine[] {
  return actTypes.map((command) => ({ command, grants: grantsOf(command) }));
}

/** The policy as a table for a terminal. */
export function renderPolicy(session: Session, lines: readonly PolicyLine[]): string {
  const { t } = session;
  const rows = lines.flatMap(({ command, grants }) =>
    grants.map(({ by, phases }) => [command, capacitiesIn(session, by), phasesIn(session, phases)]),
  );
  const head = [t('policy.command'), t('policy.by'), t('policy.phases')];
  return `${wrap(session, t('policy.intro'))}\n${table(session, head, rows)}`;
}

export function capacitiesIn({ language }: Session, by: ActPolicy['by']): string {
  return inWords('entitled', by.join(', '), language);
}

export function phasesIn({ t, language }: Session, phases: ActPolicy['phases']): string {
  return phases === 'any' ? t('policy.phases.any') : inWords('wanted', phases.join(', '), language);
}
