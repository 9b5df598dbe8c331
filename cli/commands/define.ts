import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse as parseYaml, parseDocument } from 'yaml';
import { loadDefinition } from '../../client/definition-file.ts';
import { definitionFileSchema, type DefinitionFile } from '../../domain/definition.ts';
import { PACKAGE_ROOT } from '../../worker/build.ts';
import { invalidFile } from '../actions/definition-files.ts';
import { readText } from '../actions/documents.ts';
import { answersSchema, type Answers } from '../define/answers.ts';
import { allowedWords, itemSchemas, schemasAt } from '../define/cells.ts';
import { differences } from '../define/diff.ts';
import { readTerms, readWorkbook, writeNew } from '../define/files.ts';
import { columnLabel } from '../define/labels.ts';
import { askAnswers, slugOf } from '../define/questions.ts';
import { listName, renderDiff } from '../define/render-diff.ts';
import { writeSpreadsheet } from '../define/spreadsheet.ts';
import { fromModel } from '../define/template.ts';
import { ONCE, toSheets, type Sheet } from '../define/workbook.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, type Session } from '../session.ts';

/** `define new|export|import|diff`: agreed terms for people who do not write YAML. */
export function addDefineTools(registry: Registry, define: Command): void {
  addNew(registry, define);
  addExport(registry, define);
  addImport(registry, define);
  addDiff(registry, define);
}

interface NewOptions {
  out?: string;
  copy?: string;
  answers?: string;
  id?: string;
  name?: string;
}

function addNew({ t, action }: Registry, define: Command): void {
  define
    .command('new')
    .description(t('help.define.new'))
    .option('--copy <file>', t('help.define.new.copy'))
    .option('--id <id>', t('help.define.new.id'))
    .option('--name <name>', t('help.define.new.name'))
    .option('--answers <file>', t('help.define.new.answers'))
    .option('--out <file>', t('help.define.out'))
    .addHelpText('after', `\n${examples(t, newExamples)}`)
    .action(action((session, options: NewOptions) => makeNew(session, options)));
}

const newExamples = [
  'covenant define new --out kites.yaml',
  'covenant define new --copy covenants/banks/definition.yaml --id leasing --name "Leasing" --out leasing.yaml',
  'covenant define new --answers answers.yaml --out kites.yaml',
];

async function makeNew(session: Session, options: NewOptions): Promise<void> {
  const text =
    options.copy === undefined
      ? await fromAnswers(session, options)
      : await copyOf(session, options.copy, options);
  const loaded = loadDefinition(text);
  if ('problems' in loaded)
    throw invalidFile(session, 'ANSWERS_UNSOUND', options.answers ?? '', loaded.problems);
  const { id } = loaded.file;
  const file = options.out ?? `${id}.yaml`;
  await writeNew(session, file, text);
  answer(session, { file, covenant: id, definitionHash: loaded.hash }, () =>
    session.t('define.made', { file, id }),
  );
}

async function fromAnswers(session: Session, { answers }: NewOptions): Promise<string> {
  if (answers === undefined && !session.io.interactive) throw new CliError('ANSWERS_MISSING');
  const given = answers === undefined ? await askAnswers(session) : await readAnswers(session, answers);
  const model = await readFile(join(PACKAGE_ROOT, 'covenants', 'model', 'definition.yaml'), 'utf8');
  return fromModel(model, given);
}

async function readAnswers(session: Session, file: string): Promise<Answers> {
  const parsed = answersSchema.safeParse(
    parseYaml(await readText(session.io.folder, file), { maxAliasCount: 0 }),
  );
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? file;
  throw new CliError('FIELD_INVALID', { field, value: file, expected: issue?.message ?? 'expected-value' });
}

/** Another covenant's terms under a new name, with its comments; its participants are there to be replaced. */
async function copyOf(session: Session, file: string, { id, name }: NewOptions): Promise<string> {
  if (name === undefined)
    throw new CliError('FIELDS_MISSING', { command: 'define new --copy', fields: '--name' });
  const document = parseDocument(await readText(session.io.folder, file));
  document.set('id', id ?? slugOf(name));
  document.set('version', 1);
  document.set('name', document.createNode({ nl: name, en: name }));
  const text = document.toString({ lineWidth: 110 });
  const loaded = loadDefinition(text);
  if ('problems' in loaded) {
    const [first] = loaded.problems;
    throw new CliError('COPY_UNSOUND', { file, place: `${first?.line}:${first?.column}` });
  }
  return text;
}

function addExport({ t, action }: Registry, define: Command): void {
  define
    .command('export')
    .description(t('help.define.export'))
    .argument('<definition>', t('help.define.terms'))
    .requiredOption('--out <file>', t('help.define.export.out'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant define export covenants/model/definition.yaml --out model.xlsx'])}`,
    )
    .action(
      action(async (session, definition: string, { out }: { out: string }) => {
        const sheets = toSheets(await readTerms(session, definition));
        await writeNew(session, out, await writeSpreadsheet(sheets, help(session, sheets), session.language));
        const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
        answer(session, { file: out, sheets: sheets.map(({ name }) => name), rows }, () =>
          t('define.exported', { file: out, sheets: sheets.length, rows }),
        );
      }),
    );
}

/** What each column takes, for the sheet that explains the others. */
function help(session: Session, sheets: readonly Sheet[]): string[][] {
  const { t, language } = session;
  const rows = sheets.flatMap(({ name, columns }) =>
    columns.flatMap((field) => {
      const allowed =
        name === ONCE ? [] : allowedWords(schemasAt(itemSchemas(definitionFileSchema, name), field));
      return allowed.length > 0
        ? [[listName(session, name), columnLabel(field, language), allowed.join(', ')]]
        : [];
    }),
  );
  return [
    ...t('define.help')
      .split('\n')
      .map((line) => [line]),
    [],
    ...rows,
  ];
}

function addImport({ t, action }: Registry, define: Command): void {
  define
    .command('import')
    .description(t('help.define.import'))
    .argument('<file>', t('help.define.import.file'))
    .requiredOption('--out <file>', t('help.define.out'))
    .addHelpText('after', `\n${examples(t, ['covenant define import model.xlsx --out kites.yaml'])}`)
    .action(
      action(async (session, file: string, { out }: { out: string }) => {
        const { loaded, text } = await readWorkbook(session, file);
        await writeNew(session, out, text);
        const { id } = loaded.file;
        answer(session, { file: out, covenant: id, definitionHash: loaded.hash }, () =>
          t('define.made', { file: out, id }),
        );
      }),
    );
}

function addDiff({ t, action }: Registry, define: Command): void {
  define
    .command('diff')
    .description(t('help.define.diff'))
    .argument('<before>', t('help.define.terms'))
    .argument('<after>', t('help.define.terms'))
    .addHelpText('after', `\n${examples(t, diffExamples)}`)
    .action(
      action(async (session, from: string, to: string) => {
        const [before, after] = [await readTerms(session, from), await readTerms(session, to)];
        const changes = differences(comparable(before), comparable(after));
        answer(session, { before: from, after: to, changes }, () =>
          renderDiff(session, changes, { before, after }),
        );
      }),
    );
}

const diffExamples = [
  'covenant define diff covenants/gold/definition.yaml covenants/banks/definition.yaml',
  'covenant define diff kites kites-2.yaml --lang nl',
];

/** People of an open covenant have cards beside the chain and no names here, so who is in both is compared by role alone. */
function comparable(terms: Omit<DefinitionFile, 'people'>): object {
  if (!('people' in terms)) return terms;
  const people = (terms as DefinitionFile).people.map(({ id, organisation, roles, language }) => ({
    id,
    organisation,
    roles,
    language,
  }));
  return { ...terms, people };
}
