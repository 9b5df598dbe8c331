import { Command, Help, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { addAnswers } from './answers/commands.ts';
import { addActions } from './commands/actions.ts';
import { addBodies } from './commands/bodies.ts';
import { addCommitments } from './commands/commitments.ts';
import { addDeadlines } from './commands/deadline.ts';
import { addAdopt } from './commands/adopt.ts';
import { addDossier } from './commands/dossier.ts';
import { addDefinitions } from './commands/definitions.ts';
import { addLedger } from './commands/ledger.ts';
import { addNotes } from './commands/notes.ts';
import { addOverviews } from './commands/overview.ts';
import { addParties } from './commands/parties.ts';
import { addMeetings } from './commands/meetings.ts';
import { addPolicy } from './commands/policy.ts';
import { addPapers } from './commands/papers.ts';
import { addReminders } from './commands/reminders.ts';
import { addSchema } from './commands/schema.ts';
import { addSigning } from './commands/signing.ts';
import { addToday } from './commands/today.ts';
import { addViews } from './commands/views.ts';
import { addWhatIf } from './commands/what-if.ts';
import { addCompletions } from './completions/commands.ts';
import { addRecovery } from './recovery/commands.ts';
import { addRehearsals } from './rehearse/commands.ts';
import { addRunning } from './up/commands.ts';
import { groupCommands } from './help-groups.ts';
import { translator, type Language, type MessageKey, type Translate } from './messages.ts';
import type { Io } from './io.ts';
import { examples, type GlobalOptions, type OpenSession, type Registry } from './registry.ts';
import { LOG_LEVELS, type Session } from './session.ts';

/** A view before the actions of its name, since these stand below it: `signing` and `signing open`. */
const parts: ((registry: Registry) => void)[] = [
  addRunning,
  addDefinitions,
  addAdopt,
  addViews,
  addDossier,
  addToday,
  addParties,
  addOverviews,
  addBodies,
  addCommitments,
  addSigning,
  addWhatIf,
  addDeadlines,
  addActions,
  addPolicy,
  addReminders,
  addMeetings,
  addPapers,
  addNotes,
  addAnswers,
  addLedger,
  addRecovery,
  addRehearsals,
  addSchema,
  addCompletions,
];

/** The whole command tree, in the reader's language. */
export function buildProgram(language: Language, io: Io, openSession: OpenSession): Command {
  const t = translator(language);
  const program = new Command('covenant');
  program
    .description(t('help.covenant'))
    .helpOption('-h, --help', t('help.help'))
    .addHelpCommand(new Command('help').argument('[command]').description(t('help.helpCommand')))
    .configureHelp({
      showGlobalOptions: true,
      visibleOptions: (command) => [
        ...new Help().visibleOptions(command),
        ...(command === program ? [new Option('-V, --version', t('help.version'))] : []),
      ],
      styleTitle: (title) => translateTitle(title, t),
      styleOptionDescription: (text) => translateValues(text, t),
      styleArgumentDescription: (text) => translateValues(text, t),
    })
    .configureOutput({
      writeOut: (text) => io.write(text),
      writeErr: (text) => io.note(text),
      outputError: () => undefined,
      getOutHelpWidth: () => io.width,
    })
    .exitOverride();
  addGlobalOptions(program, t);
  const registry: Registry = { program, t, action: (work) => toAction(work, openSession) };
  for (const add of parts) add(registry);
  groupCommands(program, t);
  program.addHelpText(
    'after',
    `\n${examples(t, ['covenant open covenants/model/definition.yaml --as officer-1', 'covenant status model', 'covenant gate open model go-no-go --as officer-1'])}\n\n${t('help.exit')}`,
  );
  return program;
}

function addGlobalOptions(program: Command, t: Translate): void {
  // No default: where it is not given, the environment may say.
  const logLevel = new Option('--log-level <level>', t('help.logLevel')).choices(LOG_LEVELS);
  program
    .option('--data <dir>', t('help.data'), '.covenants')
    .option('--json', t('help.json'), false)
    .addOption(new Option('--lang <language>', t('help.lang')).choices(['nl', 'en']))
    .addOption(logLevel);
}

function toAction<Words extends unknown[]>(
  work: (session: Session, ...words: Words) => Promise<void>,
  openSession: OpenSession,
): (this: Command, ...words: unknown[]) => Promise<void> {
  return async function act(this: Command, ...words: unknown[]): Promise<void> {
    const session = openSession(this.optsWithGlobals<GlobalOptions>(), purposeOf(this));
    // Commander ends every call with the command itself.
    await work(session, ...(words.slice(0, -1) as Words));
  };
}

function purposeOf(command: Command): string {
  const { parent } = command;
  return parent ? `${purposeOf(parent)} ${command.name()}` : command.name();
}

const titles: Record<string, MessageKey> = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Global Options:': 'help.globalOptions',
  'Commands:': 'help.commands',
};

/** What the parser adds behind a description: the values that there are, and the one that counts. */
function translateValues(text: string, t: Translate): string {
  return text.replace(/\((?:choices|default): [^()]*\)$/, (added) =>
    added.replace('choices:', () => t('help.choices')).replace('default:', () => t('help.default')),
  );
}

function translateTitle(title: string, t: Translate): string {
  const key = titles[title];
  return key ? t(key) : title;
}

/**
 * True where the version of the program is asked: before any command, since behind one `--version` is that of a paper.
 */
export function asksVersion(words: readonly string[]): boolean {
  const command = words.findIndex((word) => !word.startsWith('-'));
  const before = command < 0 ? words : words.slice(0, command);
  return before.some((word) => word === '-V' || word === '--version');
}

/** package.json stands above `cli/`, and above `dist/cli/`. */
export function version(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      const text = readFileSync(new URL(place, import.meta.url), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return '0';
}
