import { OF, ONCE, toSheets, type Cell, type Sheet } from './workbook.ts';

/** One difference between two definitions, by the sheet and row in which it stands. */
export interface Change {
  /** The list, such as `obligations`; `covenant` for what is said once. */
  list: string;
  /** The thing it belongs to, for a list inside another. */
  of: string | null;
  /** The thing by its id or first words; null for what is said once. */
  id: string | null;
  kind: 'added' | 'removed' | 'changed';
  /** What it is called, where it has a name. */
  name: { nl: string; en: string } | null;
  /** Field by field: of something new all that it has, of something gone nothing, else what differs. */
  fields: { field: string; from: Cell | null; to: Cell | null }[];
}

/** Says what differs between two definitions, with their defaults filled in, in the order of their fields. */
export function differences(before: object, after: object): Change[] {
  const [old, fresh] = [toSheets(before), toSheets(after)];
  const names = [...new Set([...fresh, ...old].map(({ name }) => name))];
  return names.flatMap((name) => compare(name, sheetOf(old, name), sheetOf(fresh, name)));
}

type Row = Sheet['rows'][number];

function sheetOf(sheets: readonly Sheet[], name: string): Row[] {
  return sheets.find((sheet) => sheet.name === name)?.rows ?? [];
}

function compare(list: string, before: readonly Row[], after: readonly Row[]): Change[] {
  if (list === ONCE) return said(before, after);
  const [old, fresh] = [byKey(before), byKey(after)];
  const gone = [...old].flatMap(([key, row]) => (fresh.has(key) ? [] : [change(list, row, 'removed', [])]));
  const changed = [...fresh].flatMap(([key, row]) => {
    const known = old.get(key);
    const fields = fieldsOf(known ?? {}, row);
    if (!known) return [change(list, row, 'added', fields)];
    return fields.length > 0 ? [change(list, row, 'changed', fields)] : [];
  });
  return [...changed, ...gone];
}

/** What is said once is one row for each field. */
function said(before: readonly Row[], after: readonly Row[]): Change[] {
  const asRow = (rows: readonly Row[]): Row =>
    Object.fromEntries(rows.map(({ field, value }) => [String(field), value ?? '']));
  const fields = fieldsOf(asRow(before), asRow(after));
  return fields.length > 0 ? [{ list: ONCE, of: null, id: null, kind: 'changed', name: null, fields }] : [];
}

function change(list: string, row: Row, kind: Change['kind'], fields: Change['fields']): Change {
  const { 'name.nl': nl, 'name.en': en, name } = row;
  const called =
    nl !== undefined && en !== undefined
      ? { nl: String(nl), en: String(en) }
      : name === undefined
        ? null
        : { nl: String(name), en: String(name) };
  const of = row[OF];
  return { list, of: of === undefined ? null : String(of), id: idOf(row), kind, name: called, fields };
}

/** A thing by its id; what has none, by the words that tell it apart from its neighbours. */
function idOf(row: Row): string {
  const own = Object.entries(row).flatMap(([field, cell]) => (field === OF ? [] : [cell]));
  return String(row['id'] ?? row['rule'] ?? own.join(' '));
}

function byKey(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [`${row[OF] ?? ''}/${idOf(row)}`, row]));
}

function fieldsOf(before: Row, after: Row): Change['fields'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !['id', OF].includes(field),
  );
  return fields.flatMap((field) => {
    const [from = null, to = null] = [before[field], after[field]];
    return from === to ? [] : [{ field, from, to }];
  });
}
