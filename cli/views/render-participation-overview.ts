import type { Session } from '../session.ts';
import type { OverviewRow, ParticipationOverview } from './participation-overview.ts';
import { day, local, printable, table, word } from './render.ts';

/** Who came how often, a row for each organisation in each body. */
export function renderParticipationOverview(session: Session, { as, rows }: ParticipationOverview): string {
  const { t } = session;
  const seen = as === null ? [] : [t('views.as', { person: as })];
  if (rows.length === 0) return [...seen, t('attendance.none')].join('\n');
  const head = [t('label.organisation'), t('attendance.body'), t('attendance.times'), t('attendance.last')];
  const cells = rows.map((row) => cellsOf(session, row));
  return [...seen, table(session, head, cells)].join('\n');
}

function cellsOf(session: Session, row: OverviewRow): string[] {
  const { organisationName, participation, bodyName, kind, attended, invited, lastAttended } = row;
  return [
    `${printable(organisationName)} (${word(session, participation)})`,
    bodyName === null ? word(session, kind) : local(session, bodyName),
    session.t('attendance.of', { attended, invited }),
    lastAttended === null ? session.t('attendance.never') : day(session, lastAttended),
  ];
}
