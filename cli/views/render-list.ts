import type { Session } from '../session.ts';
import type { ListEntry } from './list.ts';
import { day, local, seenAs, table, word } from './render.ts';

/** All covenants, one per row. */
export function renderList(session: Session, covenants: readonly ListEntry[], as: string | null): string {
  const { t, colours } = session;
  const seen = seenAs(session, as);
  if (covenants.length === 0) return [...seen, t('list.empty')].join('\n');
  const head = [
    t('label.covenant'),
    t('label.status'),
    t('label.phase'),
    t('label.next'),
    t('label.waiting'),
    t('label.late'),
  ];
  const rows = covenants.map((entry) => [
    `${local(session, entry.name)} [${entry.covenant}]`,
    standing(session, entry),
    entry.phase ? local(session, entry.phase.name) : '–',
    day(session, entry.nextDeadline),
    String(entry.waitingFor),
    entry.late > 0 ? colours.red(String(entry.late)) : '0',
  ]);
  return [...seen, table(session, head, rows)].join('\n');
}

function standing(session: Session, { halted, status, adoptedAsOf }: ListEntry): string {
  const { t, colours } = session;
  if (halted) return colours.red(t('label.halted'));
  const mark = adoptedAsOf === null ? [] : [t('list.adopted', { asOf: day(session, adoptedAsOf) })];
  return [word(session, status), ...mark].join(', ');
}
