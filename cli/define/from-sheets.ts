import { partsOf, type Schema } from '../../domain/schema-parts.ts';
import { itemSchemas, schemasAt, toFieldValue, type ReadCell } from './cells.ts';
import { isTree, OF, ONCE } from './workbook.ts';

/** A sheet as it was read: the row with the fields' names, and every row below it with its number in the file. */
export interface ReadSheet {
  name: string;
  columns: { field: string; column: number }[];
  rows: { number: number; cells: ReadCell[] }[];
}

/** Where something stands: sheet, row counted from 1, column as a letter. */
export interface Place {
  sheet: string;
  row: number;
  column: string;
}

export interface ReadDefinition {
  definition: { [key: string]: unknown };
  /** Places of what was read, by dotted path: `organisations.3.name`. */
  places: ReadonlyMap<string, Place>;
  /** Rows of nested lists that name nothing that exists. */
  strays: { place: Place; of: string }[];
}

type Tree = { [key: string]: unknown };

/** Puts a definition together from its sheets; nothing is checked here but where nested rows belong. */
export function fromSheets(sheets: readonly ReadSheet[], schema: Schema): ReadDefinition {
  const reader = new Reader(schema);
  const inOrder = sheets.toSorted((one, other) => depth(one.name) - depth(other.name));
  for (const sheet of inOrder) reader.take(sheet);
  reader.fillEmptyLists();
  return { definition: reader.definition, places: reader.places, strays: reader.strays };
}

function depth(name: string): number {
  return name === ONCE ? 0 : name.split('.').length;
}

class Reader {
  readonly definition: Tree = {};
  readonly places = new Map<string, Place>();
  readonly strays: ReadDefinition['strays'] = [];
  private readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  take(sheet: ReadSheet): void {
    for (const row of sheet.rows) {
      if (sheet.name === ONCE) this.once(sheet, row);
      else this.item(sheet, row);
    }
  }

  /** A list that must be there and has no sheet is empty. */
  fillEmptyLists(): void {
    for (const [name, field] of Object.entries(partsOf(this.schema).shape ?? {}))
      if (partsOf(field).type === 'array') this.definition[name] ??= [];
  }

  /** A row of the sheet with what is said once: a field and its value. */
  private once(sheet: ReadSheet, row: ReadSheet['rows'][number]): void {
    const at = (name: string): number => sheet.columns.find(({ field }) => field === name)?.column ?? -1;
    const field = String(row.cells[at('field')] ?? '').trim();
    if (field === '') return;
    const column = at('value');
    this.put(this.definition, field, row.cells[column] ?? null, {
      schemas: [this.schema],
      path: '',
      place: { sheet: sheet.name, row: row.number, column: letter(column) },
    });
  }

  private item(sheet: ReadSheet, row: ReadSheet['rows'][number]): void {
    const cells = sheet.columns.map(({ field, column }) => ({
      field,
      column,
      cell: row.cells[column] ?? null,
    }));
    if (cells.every(({ cell }) => isEmpty(cell))) return;
    const of = cells.find(({ field }) => field === OF);
    const place = { sheet: sheet.name, row: row.number, column: letter(of?.column ?? 0) };
    const list = this.listOf(sheet.name, of === undefined ? null : String(of.cell ?? '').trim());
    if (!list) {
      this.strays.push({ place, of: String(of?.cell ?? '') });
      return;
    }
    const item: Tree = {};
    const path = `${list.path}.${list.items.length}`;
    list.items.push(item);
    this.places.set(path, place);
    const schemas = itemSchemas(this.schema, sheet.name);
    for (const { field, column, cell } of cells) {
      if (field === OF || isEmpty(cell)) continue;
      this.put(item, field, cell, { schemas, path: `${path}.`, place: { ...place, column: letter(column) } });
    }
  }

  /** The list that a row belongs to, made where it is the first; null where what it belongs to does not exist. */
  private listOf(name: string, of: string | null): { items: Tree[]; path: string } | null {
    const [top = '', ...rest] = name.split('.');
    if (of === null) {
      const steps = [top, ...rest];
      return { items: listAt(this.definition, steps), path: steps.join('.') };
    }
    const parents = this.definition[top];
    const index = Array.isArray(parents) ? parents.findIndex((item: Tree) => item['id'] === of) : -1;
    if (!Array.isArray(parents) || index < 0) return null;
    return { items: listAt(parents[index] as Tree, rest), path: [top, index, ...rest].join('.') };
  }

  private put(
    tree: Tree,
    field: string,
    cell: ReadCell,
    { schemas, path, place }: { schemas: readonly Schema[]; path: string; place: Place },
  ): void {
    const steps = field.split('.');
    const last = steps.pop() ?? field;
    const target = steps.reduce(branchAt, tree);
    // A field that is said and left empty is known to be unknown.
    target[last] = isEmpty(cell) ? null : toFieldValue(cell, schemasAt(schemas, field));
    this.places.set(`${path}${field}`, place);
  }
}

/** The part of a tree under a name, made where it is not there yet. */
function branchAt(tree: Tree, name: string): Tree {
  const next = tree[name];
  if (isTree(next)) return next;
  const made: Tree = {};
  tree[name] = made;
  return made;
}

function listAt(tree: Tree, steps: readonly string[]): Tree[] {
  const last = steps.at(-1) ?? '';
  const holder = steps.slice(0, -1).reduce(branchAt, tree);
  const known = holder[last];
  if (Array.isArray(known)) return known as Tree[];
  const made: Tree[] = [];
  holder[last] = made;
  return made;
}

function isEmpty(cell: ReadCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** The letter of a column counted from 0, as spreadsheets name them: `A`, `AB`. */
function letter(column: number): string {
  const own = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? own : `${letter(Math.floor(column / 26) - 1)}${own}`;
}
