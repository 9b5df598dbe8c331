import { CommanderError } from 'commander';
import { CliError, EXIT, failures, type ExitCode, type FailureCode } from './failures.ts';
import { fill, messages, type Language, type MessageKey } from './messages.ts';

/** A failure as a person or a program reads it. */
export interface Failure {
  code: string;
  message: string;
  exitCode: number;
  /** Rule of the reference behind a refusal. */
  rule?: string;
  parameters: Readonly<Record<string, string>>;
}

/** Names any error with a code, a sentence in the reader's language and an exit code. */
export function describeFailure(error: unknown, language: Language): Failure {
  if (error instanceof CliError) return own(error.code, error.parameters, language);
  if (error instanceof CommanderError) return usage(error, language);
  if (isAbort(error)) return own('INTERRUPTED', {}, language);
  const coded = asCoded(error);
  if (coded) return describeCoded(coded, language);
  const detail = error instanceof Error ? firstLine(error.message) : String(error);
  return own('INTERNAL', { detail }, language);
}

function own(code: FailureCode, parameters: Readonly<Record<string, string>>, language: Language): Failure {
  const { exit, ...text } = failures[code];
  const words = { ...parameters, ...spoken(parameters, language) };
  return { code, message: fill(text[language], words), exitCode: exit, parameters };
}

/** An expectation and a suggestion travel as a key and a name; people read them in words. */
function spoken(parameters: Readonly<Record<string, string>>, language: Language): Record<string, string> {
  const { expected = '', near, hints } = parameters;
  const key = expected in messages ? (expected as MessageKey) : null;
  return {
    expected: key ? messages[key][language] : expected,
    suggestion: didYouMean(near, language),
    ...(hints === undefined ? {} : { hints: spokenHints(hints, language) }),
  };
}

/** What is missing in an answer by mail travels as codes. */
function spokenHints(codes: string, language: Language): string {
  const words = codes.split(', ').map((code) => {
    const key = [`answer.hint.${code}`, `answer.hold.${code}`].find((candidate) => candidate in messages);
    return key === undefined ? code : messages[key as MessageKey][language];
  });
  return words.join('; ');
}

/** What the parser refuses, in our words: it knows English only. */
const usageCodes: Record<string, FailureCode> = {
  'commander.unknownCommand': 'UNKNOWN_COMMAND',
  'commander.unknownOption': 'UNKNOWN_OPTION',
  'commander.missingArgument': 'MISSING_ARGUMENT',
  'commander.missingMandatoryOptionValue': 'MISSING_ARGUMENT',
  'commander.optionMissingArgument': 'MISSING_VALUE',
  'commander.excessArguments': 'TOO_MANY_ARGUMENTS',
};

function usage(error: CommanderError, language: Language): Failure {
  const detail = firstLine(error.message.replace(/^error: /, ''));
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1];
  const allowed = /Allowed choices are (.+)\./.exec(error.message)?.[1];
  if (allowed) {
    const value = /value '([^']*)'|argument '([^']*)'/.exec(error.message);
    const given = value?.[1] ?? value?.[2] ?? '';
    return own(
      'INVALID_ARGUMENT',
      { name: optionOf(error.message), value: `“${given}”`, expected: allowed },
      language,
    );
  }
  const code = usageCodes[error.code] ?? 'USAGE';
  return own(code, { name, detail, ...(near ? { near } : {}) }, language);
}

/** The option or argument that a sentence of the parser is about: its first or its last quoted name. */
function optionOf(message: string): string {
  const names = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  return (message.includes('for argument') ? names.at(-1) : names[0]) ?? '';
}

/** ` Did you mean X?`, or nothing. */
function didYouMean(near: string | undefined, language: Language): string {
  if (!near) return '';
  return language === 'nl' ? ` Bedoel je ${near}?` : ` Did you mean ${near}?`;
}

/** The question was left with Ctrl-C. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError');
}

/** Failures of the other parts; some of them speak both languages, some say whose fault it is. */
interface Coded extends Error {
  code: string;
  kind?: 'refused' | 'bad-input' | 'environment';
  rule?: string | null;
  parameters?: Readonly<Record<string, string>>;
  describe?: (language: Language) => string;
}

/** Expected failures carry a stable code in capitals; system errors of Node do not count. */
function asCoded(error: unknown): Coded | null {
  if (!(error instanceof Error) || 'errno' in error || 'syscall' in error) return null;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(code) && !code.startsWith('ERR_')
    ? (error as Coded)
    : null;
}

const kindExits = { refused: EXIT.refused, 'bad-input': EXIT.usage, environment: EXIT.environment } as const;

function describeCoded(error: Coded, language: Language): Failure {
  const { code, kind, rule, parameters = {} } = error;
  const said = error.describe?.(language) ?? error.message;
  const message = `${said}${didYouMean(parameters['near'], language)}`;
  const exitCode = exits[code] ?? (kind ? kindExits[kind] : EXIT.environment);
  return { code, message, exitCode, parameters, ...(rule ? { rule } : {}) };
}

/** Codes that are about what the user gave, about a check, or about waiting; every other one is the environment. */
const exits: Record<string, ExitCode> = {
  STREAM_UNKNOWN: EXIT.usage,
  SLUG_TAKEN: EXIT.refused,
  MALFORMED_COMMAND: EXIT.usage,
  UNDECODABLE_PAYLOAD: EXIT.usage,
  LEDGER_BUSY: EXIT.environment,
  STREAM_MOVING: EXIT.environment,
  BACKUP_EXISTS: EXIT.usage,
  RESTORE_NOT_EMPTY: EXIT.usage,
  BACKUP_DAMAGED: EXIT.check,
  CONTENT_DAMAGED: EXIT.check,
  ARCHIVE_DIFFERS: EXIT.check,
  BUNDLE_DIFFERS: EXIT.check,
  LEDGER_INVALID: EXIT.internal,
};

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
