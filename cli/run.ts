import type { Io } from './io.ts';
import { describeFailure } from './describe-failure.ts';
import { EXIT } from './failures.ts';
import { languageOf, translator, type Language } from './messages.ts';
import type { Services } from './ports.ts';
import { asksVersion, buildProgram, version } from './program.ts';
import type { GlobalOptions } from './registry.ts';
import { createServices, type ServiceSettings } from './services.ts';
import { createColours, type Session } from './session.ts';

/**
 * Runs one command line and gives its exit code. Standard output gets the answer alone; a failure is one sentence on
 * standard error, and with `--json` an object `{error: {code, message, …}}` on standard output.
 */
export async function run(
  words: readonly string[],
  outside: Io,
  services: (settings: ServiceSettings) => Services = createServices,
): Promise<number> {
  const language = languageOf(wordAfter(words, '--lang'), outside.environment);
  let answered = false;
  const io: Io = {
    ...outside,
    write: (text) => {
      answered = true;
      outside.write(text);
    },
  };
  if (asksVersion(words)) {
    io.write(`${version()}\n`);
    return EXIT.ok;
  }
  const program = buildProgram(language, io, (options, purpose) => {
    const report = (line: string): void => {
      const { logLevel = 'info' } = options;
      if (logLevel === 'info' || logLevel === 'debug') io.note(`${line}\n`);
    };
    const settings = { io, language, dataFolder: options.data, purpose, report };
    return toSession(options, { ...settings, services: services(settings) });
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return fail(error, { words, io, language, answered });
  }
}
function toSession(
  { json, data, logLevel }: GlobalOptions,
  { io, language, services }: ServiceSettings & { services: Services },
): Session {
  const colours = createColours(io.colours && !json);
  return { io, language, t: translator(language), json, dataFolder: data, logLevel, services, colours };
}

interface Failing {
  words: readonly string[];
  io: Io;
  language: Language;
  /** A check that fails has answered with what it found; that is the one object on standard output. */
  answered: boolean;
}

/** Help is an answer, not a failure. */
function fail(error: unknown, { words, io, language, answered }: Failing): number {
  const { code, exitCode: given } = error as { code?: unknown; exitCode?: number };
  if (typeof code === 'string' && code.startsWith('commander.') && given === 0) return EXIT.ok;
  if (code === 'commander.help') return EXIT.usage;
  const { exitCode, ...failure } = describeFailure(error, language);
  if (words.includes('--json') && !answered) io.write(`${JSON.stringify({ error: failure }, null, 2)}\n`);
  io.note(`${failure.code}: ${failure.message}\n`);
  // Where this program erred; of what the user or the surroundings did, the sentence says all.
  const ours = exitCode === EXIT.internal && error instanceof Error;
  if (ours && wordAfter(words, '--log-level') === 'debug') io.note(`${error.stack}\n`);
  return exitCode;
}

/** The value of an option, needed before the words are parsed. */
function wordAfter(words: readonly string[], option: string): string | undefined {
  const index = words.indexOf(option);
  const joined = words.find((word) => word.startsWith(`${option}=`));
  return joined?.slice(option.length + 1) ?? (index < 0 ? undefined : words[index + 1]);
}
