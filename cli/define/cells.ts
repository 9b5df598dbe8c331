import { leaves, type Schema, type SchemaParts } from '../../domain/schema-parts.ts';

/** What a cell of a spreadsheet can hold when it is read; a program may have made a day of what was typed as one. */
export type ReadCell = string | number | boolean | Date | null;

/** The value of a cell as the schema at its place wants it; what does not fit stays, and is told when it is checked. */
export function toFieldValue(cell: ReadCell, schemas: readonly Schema[]): unknown {
  const text = toText(cell);
  const defs = schemas.flatMap(leaves);
  // Where a word of its own may stand instead of a list, such as the facilitator instead of kinds, it is that word.
  const isWord = defs.flatMap(wordsOf).includes(text);
  if (!isWord && defs.some(({ type }) => type === 'array')) return toList(text, defs);
  if (defs.some(({ type }) => type === 'boolean')) return yesNo[text.toLowerCase()] ?? text;
  const wantsNumber = defs.some(isNumber);
  const isFigure = /^-?\d+(?:\.\d+)?$/.test(text);
  return wantsNumber && isFigure ? Number(text) : text;
}

const yesNo: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  ja: true,
  waar: true,
  false: false,
  no: false,
  nee: false,
  onwaar: false,
};

function toText(cell: ReadCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell ?? '').trim();
}

function toList(text: string, defs: readonly SchemaParts[]): unknown[] {
  const elements = defs.flatMap(({ element }) => element ?? []);
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => toFieldValue(part, elements));
}

function isNumber({ type, values }: SchemaParts): boolean {
  return (
    type === 'number' || (type === 'literal' && (values ?? []).some((value) => typeof value === 'number'))
  );
}

/** The schemas of a dotted field, over all shapes that a union allows there. */
export function schemasAt(schemas: readonly Schema[], field: string): Schema[] {
  return field
    .split('.')
    .reduce<readonly Schema[]>(
      (reached, step) => reached.flatMap(leaves).flatMap(({ shape }) => shape?.[step] ?? []),
      schemas,
    )
    .slice();
}

/** Schemas of the things in the list that a sheet holds: `phases.milestones`. */
export function itemSchemas(root: Schema, sheet: string): Schema[] {
  return sheet.split('.').reduce<Schema[]>(
    (reached, step) =>
      schemasAt(reached, step).flatMap((schema) => {
        const elements = leaves(schema).flatMap(({ element }) => element ?? []);
        return elements.length > 0 ? elements : [schema];
      }),
    [root],
  );
}

/** The words that a field allows, where it allows only some. */
export function allowedWords(schemas: readonly Schema[]): string[] {
  const defs = schemas.flatMap(leaves).flatMap((def) => (def.element ? leaves(def.element) : [def]));
  return [...new Set(defs.flatMap(wordsOf))];
}

function wordsOf({ type, entries, values }: SchemaParts): string[] {
  if (type === 'enum') return Object.values(entries ?? {}).map(String);
  return type === 'literal' ? (values ?? []).map(String) : [];
}
