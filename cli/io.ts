import type { Instant } from '../domain/primitives.ts';

/** What a command sees of the world outside: injected, so that tests run the program in process. */
export interface Io {
  /** To standard output: the answer alone. */
  write(text: string): void;
  /** To standard error: progress and failures. */
  note(text: string): void;
  environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative file names start from. */
  folder: string;
  /** Whether questions can be asked: both input and output are a terminal. */
  interactive: boolean;
  colours: boolean;
  /** Characters per line. */
  width: number;
  now(): Instant;
}

/** The real process. Colours follow the terminal, and NO_COLOR where it is set. */
export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    write: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    environment: env,
    folder: process.cwd(),
    interactive: stdin.isTTY && stdout.isTTY,
    colours: stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
    width: stdout.columns ?? 110,
    now: () => new Date().toISOString(),
  };
}
