import type { CommandType } from '../domain/commands.ts';
import type { EventType } from '../domain/events.ts';
import type { LocalText } from '../domain/primitives.ts';
import { answerMessages } from './messages/answers.ts';
import { commandMessages } from './messages/commands.ts';
import { deadlineMessages } from './messages/deadline.ts';
import { defineMessages } from './messages/define.ts';
import { eventMessages } from './messages/events.ts';
import { fieldMessages } from './messages/fields.ts';
import { helpMessages } from './messages/help.ts';
import { meetingViewMessages } from './messages/meetings.ts';
import { overviewMessages } from './messages/overview.ts';
import { operationsMessages } from './messages/operations.ts';
import { policyMessages } from './messages/policy.ts';
import { recoveryMessages } from './messages/recovery.ts';
import { rehearseMessages } from './messages/rehearse.ts';
import { reminderMessages } from './messages/reminders.ts';
import { tableMessages } from './messages/table.ts';
import { todayMessages } from './messages/today.ts';
import { viewMessages } from './messages/views.ts';

export type Language = 'nl' | 'en';

/** Every sentence and label that people read on the command line, by key. `{name}` stands for a parameter. */
export const messages = {
  ...answerMessages,
  ...commandMessages,
  ...deadlineMessages,
  ...defineMessages,
  ...eventMessages,
  ...fieldMessages,
  ...helpMessages,
  ...meetingViewMessages,
  ...overviewMessages,
  ...operationsMessages,
  ...policyMessages,
  ...recoveryMessages,
  ...rehearseMessages,
  ...reminderMessages,
  ...tableMessages,
  ...todayMessages,
  ...viewMessages,
} as const satisfies Record<string, LocalText> &
  Record<`command.${CommandType}` | `event.${EventType}`, LocalText>;

/** The same by any key: a sentence in both languages, or nothing where there is none. */
const byKey: Readonly<Record<string, LocalText>> = messages;

export function messageOf(key: string): LocalText | undefined {
  return byKey[key];
}

export type MessageKey = keyof typeof messages;
export type Parameters = Readonly<Record<string, string | number>>;
/** Gives the text of a key in one language. */
export type Translate = (key: MessageKey, parameters?: Parameters) => string;

export function translator(language: Language): Translate {
  return (key, parameters = {}) => fill(byKey[key]?.[language] ?? key, parameters);
}

/** Puts parameters in their places; one that is not given stays visible as a question mark. */
export function fill(template: string, parameters: Parameters): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? '?'));
}

/** `--lang`, else COVENANT_LANG, else the locale of the environment; English where none says Dutch. */
export function languageOf(
  wanted: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { COVENANT_LANG, LC_ALL, LC_MESSAGES, LANG } = environment;
  const chosen = [wanted, COVENANT_LANG, LC_ALL, LC_MESSAGES, LANG].find((value) => value);
  return chosen?.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}
