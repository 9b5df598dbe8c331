import { basename } from 'node:path';
import { civilDate } from '../../domain/calendar.ts';
import type { AssumedDays } from '../../domain/check-closed-days.ts';
import { anchorSchema } from '../../domain/definition.ts';
import { loadDefinition, type LoadedDefinition } from '../../client/definition-file.ts';
import { described, invalid, located, officersOf, requireSound } from '../actions/definition-files.ts';
import { readDocument } from '../actions/documents.ts';
import { actorOf, checkActing, tell } from '../actions/send.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withClient, type Session } from '../session.ts';
import { local } from '../views/render.ts';
import { collect } from './acting-options.ts';
import { addDefineTools } from './define.ts';
import { invalid as invalidValue, toAssignment, toDate } from './option-values.ts';

/** `define check` and `open`: from a file of agreed terms to a covenant that runs. */
export function addDefinitions(registry: Registry): void {
  const { program, t, action } = registry;
  const define = program.command('define').description(t('help.define'));
  define
    .command('check')
    .description(t('help.define.check'))
    .argument('<file>', t('help.file'))
    .option('--day <anchor=date>', t('help.define.day'), collect)
    .addHelpText('after', `\n${examples(t, checkExamples)}`)
    .action(
      action((session, file: string, options: { day?: string[] }) =>
        check(session, file, assumedDays(session, options.day ?? [])),
      ),
    );
  addDefineTools(registry, define);
  program
    .command('open')
    .description(t('help.open'))
    .argument('<file>', t('help.file'))
    .option('--slug <slug>', t('help.open.slug'))
    .option('--as <person>', t('help.as'))
    .option('--command-id <id>', t('help.commandId'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant open covenants/model/definition.yaml --slug kites --as officer-1'])}`,
    )
    .action(
      action(async (session, file: string, options: { slug?: string; as?: string; commandId?: string }) => {
        const { slug, commandId } = options;
        checkActing(options);
        const { bytes } = await readDocument(session.io.folder, file);
        const loaded = requireSound(session, file, bytes);
        const actor = await actorOf(session, options, officersOf(loaded));
        await withClient(session, async (client) => {
          tell(session, await client.open(loaded, { slug, actor, commandId }));
        });
      }),
    );
}

const checkExamples = [
  'covenant define check covenants/textile/definition.yaml',
  'covenant define check covenants/model/definition.yaml --day opening=2027-01-04 --day signing=2027-07-05',
];

/** Days to check due days with: those that are given, and for the opening today. Error: FIELD_INVALID. */
function assumedDays({ io }: Session, given: readonly string[]): AssumedDays {
  const days = given.map((text) => {
    const { name, value } = toAssignment('--day', text);
    if (!anchorSchema.safeParse(name).success) throw invalidValue('--day', name, 'expected-anchor');
    return [name, toDate('--day', value)] as const;
  });
  return { opening: civilDate(io.now()), ...Object.fromEntries(days) };
}

/** Prints every problem with its line and column, or that the file is sound with its assumptions and warnings. */
async function check(session: Session, file: string, assumed: AssumedDays): Promise<void> {
  const { bytes } = await readDocument(session.io.folder, file);
  const loaded = loadDefinition(bytes, assumed);
  if ('problems' in loaded) {
    const problems = loaded.problems.map((problem) => described(session, problem));
    answer(session, { file: basename(file), sound: false, problems }, () =>
      problems.map((problem) => located(file, problem)).join('\n'),
    );
    throw invalid(session, file, loaded.problems);
  }
  const { file: definition, hash } = loaded;
  const warnings = loaded.warnings.map((warning) => described(session, warning));
  const { id, assumptions } = definition;
  answer(
    session,
    { file: basename(file), sound: true, covenant: id, definitionHash: hash, assumptions, warnings },
    () => soundText(session, file, loaded),
  );
}

function soundText(
  session: Session,
  file: string,
  { file: definition, hash, warnings }: LoadedDefinition,
): string {
  const { t, colours } = session;
  const { phases, gates, obligations, organisations, assumptions } = definition;
  const counts = {
    phases: phases.length,
    gates: gates.length,
    obligations: obligations.length,
    organisations: organisations.length,
  };
  const lists: [string, string[]][] = [
    [t('status.assumptions'), assumptions.map((assumption) => `  - ${local(session, assumption.text)}`)],
    [t('check.warnings'), warnings.map((warning) => `  ${located(file, described(session, warning))}`)],
  ];
  return [
    t('check.sound', { file, ...counts }),
    t('check.hash', { hash }),
    ...lists.flatMap(([title, lines]) => (lines.length > 0 ? ['', colours.bold(title), ...lines] : [])),
  ].join('\n');
}
