import readExcelFile from 'read-excel-file/node';
import writeExcelFile, { type Row } from 'write-excel-file/node';
import type { LocalText } from '../../domain/primitives.ts';
import type { Language } from '../messages.ts';
import type { ReadSheet } from './from-sheets.ts';
import { columnLabel, sheetHint } from './labels.ts';
import { ONCE, type Cell, type Sheet } from './workbook.ts';

/** Sheet that explains the others; it is not read back. */
const HELP: LocalText = { nl: 'uitleg', en: 'help' };

const BOLD = { fontWeight: 'bold' } as const;
const KEY = { textColor: '#808080', fontStyle: 'italic' } as const;

/** Sheets as the bytes of an .xlsx file: names for people above, the fields' own names below them, then the rows. */
export async function writeSpreadsheet(
  sheets: readonly Sheet[],
  help: readonly (readonly string[])[],
  language: Language,
): Promise<Buffer> {
  const explained = {
    sheet: HELP[language],
    data: help.map((cells): Row => cells.map((value, index) => ({ value, ...(index === 0 ? BOLD : {}) }))),
    columns: [{ width: 28 }, { width: 24 }, { width: 90 }],
  };
  const filled = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: [...heading(sheet, language), ...sheet.rows.map((row) => cellsOf(sheet, row, language))],
    columns: widths(sheet),
    stickyRowsCount: 2,
  }));
  return writeExcelFile([explained, ...filled]).toBuffer();
}

function heading(sheet: Sheet, language: Language): Row[] {
  const labels = sheet.columns.map((key) => ({ value: columnLabel(key, language), ...BOLD }));
  const keys = sheet.columns.map((key) => ({ value: key, ...KEY }));
  if (sheet.name !== ONCE) return [labels, keys];
  return [[...labels, { value: sheetHint(language), ...BOLD }], keys];
}

function cellsOf(sheet: Sheet, row: Record<string, Cell>, language: Language): Row {
  const cells = sheet.columns.map((key) => {
    const cell = row[key];
    return cell === undefined ? null : { value: cell };
  });
  return sheet.name === ONCE ? [...cells, { value: columnLabel(String(row['field']), language) }] : cells;
}

const WIDEST = 60;

function widths({ columns, rows }: Sheet): { width: number }[] {
  return columns.map((key) => {
    const lengths = rows.map((row) => String(row[key] ?? '').length);
    return { width: Math.min(WIDEST, Math.max(key.length, ...lengths, 8) + 2) };
  });
}

/** Sheets as they stand in an .xlsx file, without the one that explains. Throws where the bytes are no such file. */
export async function readSpreadsheet(bytes: Buffer): Promise<ReadSheet[]> {
  const sheets = await readExcelFile(bytes);
  return sheets
    .filter(({ sheet }) => !Object.values(HELP).includes(sheet))
    .map(({ sheet, data }) => ({
      name: sheet,
      columns: (data[1] ?? []).flatMap((cell, column) => {
        const field = String(cell ?? '').trim();
        return field === '' ? [] : [{ field, column }];
      }),
      rows: data.slice(2).map((cells, index) => ({ number: index + 3, cells: cells.map(toCell) })),
    }));
}

function toCell(cell: unknown): string | number | boolean | Date | null {
  if (cell instanceof Date || cell === null) return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  return typeof cell === 'string' ? cell : null;
}
