import type { DecidersOf } from '../area.ts';
import { accept } from '../decision.ts';
import type { meetingCommands } from './commands.ts';

export const meetingDeciders: DecidersOf<typeof meetingCommands> = {
  PlanMeeting: () => accept(),
  MoveMeeting: () => accept(),
  CancelMeeting: () => accept(),
  PutOnAgenda: () => accept(),
  TakeOffAgenda: () => accept(),
  RecordAttendance: () => accept(),
  RecordConduct: () => accept(),
  RecordDecision: () => accept(),
  CirculateMinutes: () => accept(),
  CommentOnMinutes: () => accept(),
  AdoptMinutes: () => accept(),
};
