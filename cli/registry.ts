import type { Command } from 'commander';
import type { Language, Translate } from './messages.ts';
import type { LogLevel, Session } from './session.ts';

export interface GlobalOptions {
  data: string;
  json: boolean;
  lang?: Language;
  logLevel?: LogLevel;
}

/** Makes the session of one command; `purpose` is the command as people read it. */
export type OpenSession = (options: GlobalOptions, purpose: string) => Session;

/** What the files of subcommands are given to add theirs. */
export interface Registry {
  program: Command;
  t: Translate;
  /** Makes the action of a command: its session first, then its words, then its options. */
  action: <Words extends unknown[]>(
    work: (session: Session, ...words: Words) => Promise<void>,
  ) => (this: Command, ...words: unknown[]) => Promise<void>;
}

/** Text after a command's help: how it is used. */
export function examples(t: Translate, lines: readonly string[]): string {
  return [t('help.examples'), ...lines.map((line) => `  ${line}`)].join('\n');
}
