import type { Session } from '../session.ts';
import type { OverviewRow, ParticipationOverview } from './participation-overview.ts';
import { day, local, printable, table, word } from './render.ts';

/** Who came how often, a row for each organisation in each body. */
export function renderParticipationOverview(session: Session, { rows }: ParticipationOverview): string {
  const { t } = session;
  if (rows.length === 0) return t('attendance.none');
  const head = [t('label.organisation'), t('attendance.body'), t('attendance.times'), t('attendance.last')];
  return table(
    session,
    head,
    rows.map((row) => cells(session, row)),
  );
}

function cells(session: Session, row: OverviewRow): string[] {
  const { organisationName, participation, bodyName, attended, invited, lastOn } = row;
  const kind = participation === null ? '' : ` (${word(session, participation)})`;
  return [
    `${printable(organisationName)}${kind}`,
    local(session, bodyName),
    session.t('attendance.of', { attended, invited }),
    lastOn === null ? session.t('attendance.never') : day(session, lastOn),
  ];
}
