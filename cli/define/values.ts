import { partsOf } from '../../domain/calendar.ts';
import { anchorSchema } from '../../domain/definition.ts';
import { periodSchema } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { messages, type MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';
import { anchorName } from '../views/anchor-name.ts';
import { printable } from '../views/render.ts';
import type { Cell } from './workbook.ts';

/** Fields that name a day by what makes it. */
const ANCHORS = ['due.from', 'due.before', 'starts.day'];

/** A value of a definition in words: a period as people say it, a day by its name, yes or no. */
export function inWords(session: Session, state: CovenantState, field: string, cell: Cell | null): string {
  const { t, language } = session;
  if (cell === null || cell === '') return t('diff.nothing');
  if (typeof cell === 'boolean') return t(cell ? 'diff.yes' : 'diff.no');
  const text = String(cell);
  if (ANCHORS.includes(field) && anchorSchema.safeParse(text).success)
    return `${anchorName(state, text)[language]} [${text}]`;
  const offset = text.startsWith('-') ? text.slice(1) : text;
  if (field === 'at')
    return t(text.startsWith('-') ? 'diff.before' : 'diff.after', { length: period(session, offset) });
  if (periodSchema.safeParse(text).success) return period(session, text);
  return text
    .split(', ')
    .map((part) => known(session, part))
    .join(', ');
}

function known(session: Session, text: string): string {
  const key = `word.${text}`;
  return key in messages ? session.t(key as MessageKey) : printable(text);
}

function period({ t }: Session, text: string): string {
  const { count, unit } = partsOf(text);
  return count === 1 ? t(`length.${unit}.one`) : t(`length.${unit}`, { count });
}
