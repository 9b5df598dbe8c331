/** A definition as sheets that a person edits: a row for each thing, a column for each field, nothing nested. */

/** What a cell holds; nothing where it is empty. */
export type Cell = string | number | boolean;

export interface Sheet {
  /** `covenant`, or the list that it holds: `organisations`, `phases.milestones`. */
  name: string;
  /** Dotted fields, such as `due.from`. */
  columns: string[];
  rows: Record<string, Cell>[];
}

/** The sheet with what is said once. */
export const ONCE = 'covenant';

/** Column of a nested list that names the thing it belongs to; no field of a definition is called so. */
export const OF = 'belongs-to';

type Tree = { [key: string]: unknown };

/** Writes a definition out as sheets, in the order of its fields. */
export function toSheets(definition: object): Sheet[] {
  const lists: Sheet[] = [];
  const rows: Sheet['rows'] = [];
  for (const [field, value] of Object.entries(definition)) {
    // What is known to be unknown keeps its row, with nothing in it.
    if (value === null) rows.push({ field, value: '' });
    flatten({ [field]: value as unknown }, '', {
      cell: (key, cell) => void rows.push({ field: key, value: cell }),
      list: (key, items) => void lists.push(...listSheets(key, items, null)),
    });
  }
  return [{ name: ONCE, columns: ['field', 'value'], rows }, ...merged(lists)];
}

/** Sheets of the same list, one for each thing that it belongs to, become one. */
function merged(sheets: readonly Sheet[]): Sheet[] {
  const byName = new Map<string, Sheet>();
  for (const sheet of sheets) {
    const known = byName.get(sheet.name);
    const columns = [...new Set([...(known?.columns ?? []), ...sheet.columns])];
    byName.set(sheet.name, { name: sheet.name, columns, rows: [...(known?.rows ?? []), ...sheet.rows] });
  }
  return [...byName.values()];
}

/** A list of things, and the lists that each of them holds. */
function listSheets(name: string, items: readonly Tree[], of: string | null): Sheet[] {
  const nested: Sheet[] = [];
  const rows = items.map((item) => {
    const row: Record<string, Cell> = of === null ? {} : { [OF]: of };
    flatten(item, '', {
      cell: (key, cell) => void (row[key] = cell),
      list: (key, children) => void nested.push(...listSheets(`${name}.${key}`, children, idOf(item))),
    });
    return row;
  });
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [{ name, columns, rows }, ...nested];
}

interface Visitor {
  cell(key: string, cell: Cell): void;
  list(key: string, items: Tree[]): void;
}

function flatten(tree: Tree, prefix: string, visitor: Visitor): void {
  for (const [name, value] of Object.entries(tree)) {
    const key = `${prefix}${name}`;
    if (value === undefined || value === null) continue;
    if (Array.isArray(value)) {
      if (value.length === 0) continue;
      if (value.every(isTree)) visitor.list(key, value);
      else visitor.cell(key, value.map(String).join(', '));
    } else if (isTree(value)) flatten(value, `${key}.`, visitor);
    else visitor.cell(key, value as Cell);
  }
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf({ id }: Tree): string {
  return typeof id === 'string' ? id : '';
}
