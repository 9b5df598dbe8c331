import type { CommandFields } from '../../domain/commands.ts';
import type { CovenantState } from '../../domain/state.ts';
import { testContent } from './content.ts';
import { command, Story, type Draft, type Sender } from './given.ts';
import { reason } from './steps.ts';

/** Commands about meetings that many tests send, with what matters in the call. */

export const title = testContent('Kick-off');

export const planned = (
  meeting: string,
  on: string,
  rest: Partial<CommandFields['PlanMeeting']> = {},
  sender: Sender = {},
): Draft =>
  command(
    'PlanMeeting',
    { meeting, meetingKind: 'plenary', title, on, time: '14:00', minutes: 120, ...rest },
    sender,
  );

export const movedTo = (
  meeting: string,
  change: Partial<CommandFields['MoveMeeting']>,
  sender: Sender = {},
): Draft => command('MoveMeeting', { meeting, ...change }, sender);

export const cancelled = (meeting: string): Draft => command('CancelMeeting', { meeting, reason });

export const onAgenda = (
  meeting: string,
  agendaItem: string,
  rest: Partial<CommandFields['PutOnAgenda']> = { words: testContent(agendaItem) },
  sender: Sender = {},
): Draft => command('PutOnAgenda', { meeting, agendaItem, ...rest }, sender);

export const attended = (meeting: string, ...present: string[]): Draft =>
  command('RecordAttendance', { meeting, present });

export const conductAt = (meeting: string): Draft =>
  command('RecordConduct', { meeting, measure: testContent('Statement read'), readBy: 'olga' });

export const circulated = (meeting: string, rest: Partial<CommandFields['CirculateMinutes']> = {}): Draft =>
  command('CirculateMinutes', { meeting, document: testContent(`minutes of ${meeting}`), ...rest });

export const commented = (meeting: string, organisation: string): Draft =>
  command(
    'CommentOnMinutes',
    { meeting, words: testContent('A word is missing') },
    { for: organisation, evidence: 'mail' },
  );

export const adoptedAt = (meeting: string, at: string): Draft =>
  command('AdoptMinutes', { meeting, at }, { for: 'chair', evidence: 'minutes' });

/** The same story with something in its state that other parts of the core bring. */
export function having(story: Story, change: Partial<CovenantState>): Story {
  return new Story({ ...story.state, ...change }, story.now, story.latest, story.refusal);
}
