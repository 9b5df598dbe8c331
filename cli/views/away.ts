import { activeParties, type CovenantState } from '../../domain/state.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Session } from '../session.ts';
import { organisationName } from './names.ts';
import { day, printable } from './render.ts';

/** A party that has stepped back from the table (R43). */
export interface AwayParty {
  organisation: string;
  name: string;
  since: CivilDate;
  until: CivilDate | null;
}

export function partiesAway(state: CovenantState): AwayParty[] {
  return activeParties(state).flatMap((organisation) => {
    const away = state.pausing[organisation];
    const name = organisationName(state, organisation);
    return away ? [{ organisation, name, since: away.on, until: away.until }] : [];
  });
}

export function renderAway(session: Session, covenant: string, away: readonly AwayParty[]): string {
  const { t, colours } = session;
  if (away.length === 0) return '';
  const lines = away.map(({ organisation, name, since, until }) => {
    const about = { name: printable(name), id: organisation, since: day(session, since), covenant };
    return until === null
      ? t('status.away.item', about)
      : t('status.away.until', { ...about, until: day(session, until) });
  });
  return [colours.yellow(t('status.away')), ...lines.map((line) => `  ${line}`)].join('\n');
}
