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
    entry.halted ? colours.red(t('label.halted')) : word(session, entry.status),
    entry.phase ? local(session, entry.phase.name) : '–',
    day(session, entry.nextDeadline),
    String(entry.waitingFor),
    entry.late > 0 ? colours.red(String(entry.late)) : '0',
  ]);
  return [...seen, table(session, head, rows)].join('\n');
}
