import type { Change, WhatIf } from '../../domain/what-if.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { Session } from '../session.ts';
import { day, local, printable, table } from './render.ts';

/** A change with the names that people know. */
export interface NamedChange extends Change {
  name: LocalText;
  ownerName: string | null;
}

export interface WhatIfView extends Omit<WhatIf, 'changes'> {
  covenant: string;
  /** The civil day from which it was supposed, Europe/Amsterdam. */
  today: CivilDate;
  changes: NamedChange[];
}

/** Dates before and after, a row for each that would change. */
export function renderWhatIf(session: Session, view: WhatIfView): string {
  const { t, colours } = session;
  const title = colours.bold(t('whatIf.title', { day: day(session, view.today) }));
  const rest = t('whatIf.unchanged', { count: view.unchanged, until: day(session, view.until) });
  if (view.changes.length === 0) return [title, t('whatIf.none')].join('\n');
  const head = [t('whatIf.before'), t('whatIf.after'), t('whatIf.difference'), t('label.what')];
  const rows = view.changes.map((change) => [
    day(session, change.before),
    day(session, change.after),
    differenceOf(session, change),
    whatOf(session, change),
  ]);
  return [title, table(session, head, rows), rest].join('\n');
}

function differenceOf({ t }: Session, { effect, days }: NamedChange): string {
  if (effect !== 'moves') return t(`whatIf.${effect}`);
  return days === null ? '–' : t('whatIf.days', { days: days > 0 ? `+${days}` : `${days}` });
}

function whatOf(session: Session, { name, id, ownerName }: NamedChange): string {
  const owner = ownerName === null ? '' : `, ${printable(ownerName)}`;
  return `${local(session, name)} [${id}]${owner}`;
}
