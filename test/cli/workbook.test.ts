import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { fromSheets, type ReadSheet } from '../../cli/define/from-sheets.ts';
import { readSpreadsheet, writeSpreadsheet } from '../../cli/define/spreadsheet.ts';
import { toSheets } from '../../cli/define/workbook.ts';
import { definitionFileSchema } from '../../domain/definition.ts';

const folder = new URL('../../covenants/', import.meta.url);
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/definition.yaml`, folder)));
const schema = definitionFileSchema;

const written = (name: string): object =>
  parse(readFileSync(new URL(`${name}/definition.yaml`, folder), 'utf8')) as object;

async function throughASpreadsheet(definition: object): Promise<ReadSheet[]> {
  return readSpreadsheet(await writeSpreadsheet(toSheets(definition), [['help']], 'nl'));
}

/** A sheet with one cell changed, as somebody does in a spreadsheet. */
function edited(sheets: ReadSheet[], name: string, id: string, field: string, value: string): ReadSheet[] {
  return sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const column = (wanted: string): number =>
      sheet.columns.find((each) => each.field === wanted)?.column ?? -1;
    const rows = sheet.rows.map((row) =>
      row.cells[column('id')] === id ? { ...row, cells: row.cells.with(column(field), value) } : row,
    );
    return { ...sheet, rows };
  });
}

describe('When a definition goes through a spreadsheet', () => {
  it.each(names)('%s comes back as it was', async (name) => {
    const definition = written(name);
    const { definition: read, strays } = fromSheets(await throughASpreadsheet(definition), schema);
    expect(strays).toEqual([]);
    expect(definitionFileSchema.parse(read)).toEqual(definitionFileSchema.parse(definition));
  });

  it('a cell that somebody changed is what changes', async () => {
    const sheets = edited(
      await throughASpreadsheet(written('model')),
      'obligations',
      'sector-picture',
      'due.plus',
      'P3M',
    );
    const read = definitionFileSchema.parse(fromSheets(sheets, schema).definition);
    const before = definitionFileSchema.parse(written('model'));
    const changed = read.obligations.filter(
      (duty, index) => JSON.stringify(duty) !== JSON.stringify(before.obligations[index]),
    );
    expect(changed.map(({ id, due }) => [id, due])).toEqual([
      ['sector-picture', { from: 'phase:information', plus: 'P3M' }],
    ]);
  });

  it('words of a reader’s own language and days that a program made are understood', async () => {
    const sheets = await throughASpreadsheet(written('model'));
    const yes = edited(sheets, 'obligations', 'sector-picture', 'verify', 'ja');
    expect(definitionFileSchema.parse(fromSheets(yes, schema).definition)).toMatchObject({
      obligations: expect.arrayContaining([
        expect.objectContaining({ id: 'sector-picture', verify: true }),
      ]) as unknown,
    });
  });

  it('a row that belongs to nothing is told with its place', async () => {
    const sheets = (await throughASpreadsheet(written('model'))).map((sheet) =>
      sheet.name === 'phases.milestones'
        ? {
            ...sheet,
            rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.with(0, 'nowhere') })).slice(0, 1),
          }
        : sheet,
    );
    expect(fromSheets(sheets, schema).strays).toEqual([
      { of: 'nowhere', place: { sheet: 'phases.milestones', row: 3, column: 'A' } },
    ]);
  });
});
