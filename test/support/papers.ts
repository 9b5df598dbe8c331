import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from './content.ts';
import { command, type Draft, type Sender } from './given.ts';
import { forChair } from './steps.ts';

/** Commands about papers, with what matters in the call. */

type Table = CommandFields['TablePaper'];

/** Clauses by id, with their words. */
export function clauses(words: Record<string, string>): Table['clauses'] {
  return Object.entries(words).map(([clause, text]) => ({ clause, words: testContent(text) }));
}

export function tabled(
  paper: string,
  words: Record<string, string>,
  { sender = {}, ...rest }: Partial<Omit<Table, 'paper' | 'clauses'>> & { sender?: Sender } = {},
): Draft {
  return command('TablePaper', { paper, clauses: clauses(words), ...rest }, sender);
}

export function adopted(
  paper: string,
  version: number,
  rest: Pick<CommandFields['AdoptPaper'], 'reason' | 'goOnBecause'> = {},
): Draft {
  return command('AdoptPaper', { paper, version, ...rest }, forChair);
}
