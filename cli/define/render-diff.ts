import type { DefinitionFile } from '../../domain/definition.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { messages, type MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';
import { local, printable } from '../views/render.ts';
import { columnLabel } from './labels.ts';
import { inWords } from './values.ts';
import { ONCE } from './workbook.ts';
import type { Change } from './diff.ts';

type Terms = Omit<DefinitionFile, 'people'>;

/** Differences in plain sentences, a heading for each list. `before` and `after` give things their names. */
export function renderDiff(
  session: Session,
  changes: readonly Change[],
  { before, after }: { before: Terms; after: Terms },
): string {
  const { t, colours } = session;
  if (changes.length === 0) return t('diff.none');
  const states = { before: named(before), after: named(after) };
  const lists = [...new Set(changes.map(({ list }) => list))];
  return lists
    .flatMap((list) => [
      colours.bold(listName(session, list)),
      ...changes
        .filter((change) => change.list === list)
        .flatMap((change) => sentences(session, change, states)),
      '',
    ])
    .join('\n')
    .trimEnd();
}

/** A state from which names can be read, and nothing else. */
function named(terms: Terms): CovenantState {
  return { ...initialState(), definition: { ...terms, people: [] } };
}

interface States {
  before: CovenantState;
  after: CovenantState;
}

/** The list as people call it, such as "obligations" or "milestones of phases". */
export function listName({ t }: Session, list: string): string {
  const key = `list.${list}`;
  return key in messages ? t(key as MessageKey) : list;
}

function sentences(session: Session, change: Change, states: States): string[] {
  const { t, colours } = session;
  const { kind, list, fields } = change;
  if (kind === 'removed') return [`  ${colours.red(t('diff.removed', { what: thing(session, change) }))}`];
  if (kind === 'added') {
    const told = fields
      .filter(({ field }) => !field.startsWith('name'))
      .map(
        ({ field, to }) =>
          `${columnLabel(field, session.language)}: ${inWords(session, states.after, field, to)}`,
      );
    const line = t('diff.added', { what: thing(session, change) });
    return [`  ${colours.green(line)}`, ...told.map((each) => `      ${each}`)];
  }
  const about = list === ONCE ? [] : [`  ${t('diff.changed', { what: thing(session, change) })}`];
  const indent = list === ONCE ? '  ' : '      ';
  return [
    ...about,
    ...fields.map(({ field, from, to }) => {
      const parameters = {
        field: columnLabel(field, session.language),
        from: inWords(session, states.before, field, from),
        to: inWords(session, states.after, field, to),
      };
      if (from === null) return `${indent}${t('diff.set', parameters)}`;
      return `${indent}${t(to === null ? 'diff.unset' : 'diff.fromTo', parameters)}`;
    }),
  ];
}

/** "sector picture [sector-picture]", with what it belongs to. */
function thing(session: Session, { id, of, name }: Change): string {
  const called = name ? `${local(session, name)} [${printable(id ?? '')}]` : printable(id ?? '');
  return of === null ? called : session.t('diff.of', { what: called, of });
}
