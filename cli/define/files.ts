import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { stringify } from 'yaml';
import { loadDefinition, type LoadedDefinition } from '../../client/definition-file.ts';
import type { FileProblem } from '../../client/file-problems.ts';
import { definitionFileSchema, type DefinitionFile } from '../../domain/definition.ts';
import { foldStream } from '../../ledger/fold.ts';
import { readDocument } from '../actions/documents.ts';
import { invalidFile, requireSound } from '../actions/definition-files.ts';
import { CliError } from '../failures.ts';
import { requireStream, withLedger, type Session } from '../session.ts';
import { describeFileProblem } from '../../client/file-problems.ts';
import { fromSheets, type Place, type ReadDefinition } from './from-sheets.ts';
import { readSpreadsheet } from './spreadsheet.ts';

/** A definition that was read, with its text as YAML. */
export interface ReadTerms {
  loaded: LoadedDefinition;
  text: string;
}

/** True for a spreadsheet by its name. */
export function isSpreadsheet(file: string): boolean {
  return extname(file).toLowerCase() === '.xlsx';
}

/** Agreed terms from a YAML file, a spreadsheet, or an open covenant. Errors: those of reading a file, COVENANT_UNKNOWN. */
export async function readTerms(session: Session, what: string): Promise<Omit<DefinitionFile, 'people'>> {
  if (!existsSync(resolve(session.io.folder, what)) && !/[./\\]/.test(what))
    return ledgerTerms(session, what);
  if (isSpreadsheet(what)) return (await readWorkbook(session, what)).loaded.file;
  return requireSound(session, what, (await readDocument(session.io.folder, what)).bytes).file;
}

function ledgerTerms(session: Session, covenant: string): Promise<Omit<DefinitionFile, 'people'>> {
  return withLedger(session, async (ledger) => {
    const { stream } = await requireStream(ledger, covenant);
    const { definition } = await foldStream(ledger.db, stream);
    if (!definition) throw new CliError('COVENANT_UNKNOWN', { id: covenant });
    return definition;
  });
}

/**
 * A definition out of a spreadsheet. Every mistake is told with its sheet and cell.
 * Errors: FILE_UNREADABLE, SPREADSHEET_UNREADABLE, DEFINITION_INVALID.
 */
export async function readWorkbook(session: Session, file: string): Promise<ReadTerms> {
  const { bytes } = await readDocument(session.io.folder, file);
  const sheets = await readSpreadsheet(Buffer.from(bytes)).catch((error: unknown) => {
    throw new CliError('SPREADSHEET_UNREADABLE', { file }, error);
  });
  const read = fromSheets(sheets, definitionFileSchema);
  const text = stringify(read.definition, { lineWidth: 110 });
  const loaded = loadDefinition(text);
  const lines = [
    ...strayLines(session, read),
    ...('problems' in loaded ? placedLines(session, read, loaded.problems) : []),
  ];
  if (lines.length > 0) session.io.note(`${lines.join('\n')}\n`);
  if ('problems' in loaded) throw invalidFile(session, 'DEFINITION_INVALID', file, loaded.problems);
  if (lines.length > 0) throw new CliError('SPREADSHEET_STRAYS', { file, count: `${read.strays.length}` });
  return { loaded, text };
}

function strayLines({ t }: Session, { strays }: ReadDefinition): string[] {
  return strays.map(({ place, of }) => `${cellName(place)}  ${t('define.stray', { of })}`);
}

function placedLines(session: Session, read: ReadDefinition, problems: readonly FileProblem[]): string[] {
  return problems.map((problem) => {
    const place = placeOf(read, problem.path);
    return `${place ? cellName(place) : problem.path}  ${describeFileProblem(problem, session.language)}`;
  });
}

/** The cell of a path, or that of the nearest thing round it. */
function placeOf({ places }: ReadDefinition, path: string): Place | undefined {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const place = places.get(steps.slice(0, length).join('.'));
    if (place) return place;
  }
  return undefined;
}

function cellName({ sheet, row, column }: Place): string {
  return `${sheet}!${column}${row}`;
}

/** Writes a new file, and never over one that is there. Errors: FILE_EXISTS, FILE_UNWRITABLE. */
export async function writeNew(session: Session, file: string, content: string | Buffer): Promise<void> {
  try {
    await writeFile(resolve(session.io.folder, file), content, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliError(
      code === 'EEXIST' ? 'FILE_EXISTS' : 'FILE_UNWRITABLE',
      { file, detail: code ?? '' },
      error,
    );
  }
}
