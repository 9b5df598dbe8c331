import type { CommandFields } from '../../domain/commands.ts';
import type { ItemKind, ItemOutcome } from '../../domain/dossier/kinds.ts';
import { testContent } from './content.ts';
import { command, type Draft, type Sender } from './given.ts';

/** Commands about the dossier, with what matters in the call. */

type More = Partial<Omit<CommandFields['AddItem'], 'item' | 'kind'>>;

export const addItem = (item: string, kind: ItemKind, more: More = {}, sender: Sender = {}): Draft =>
  command('AddItem', { item, kind, words: testContent(item), ...more }, sender);

export const answerItem = (item: string, outcome: ItemOutcome, sender: Sender = {}): Draft =>
  command('AnswerItem', { item, outcome, words: testContent(outcome) }, sender);

export const discloseItem = (
  item: string,
  audience: CommandFields['DiscloseItem']['audience'],
  sender: Sender = {},
): Draft => command('DiscloseItem', { item, audience }, sender);
