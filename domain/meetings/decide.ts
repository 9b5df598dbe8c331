import type { DecidersOf } from '../area.ts';
import type { meetingCommands } from './commands.ts';
import * as agenda from './decide-agenda.ts';
import * as held from './decide-held.ts';
import * as minutes from './decide-minutes.ts';
import * as planning from './decide-planning.ts';

export const meetingDeciders: DecidersOf<typeof meetingCommands> = {
  PlanMeeting: planning.plan,
  MoveMeeting: planning.move,
  CancelMeeting: planning.cancel,
  PutOnAgenda: agenda.put,
  TakeOffAgenda: agenda.takeOff,
  RecordAttendance: held.attendance,
  RecordConduct: held.conduct,
  RecordDecision: held.decision,
  CirculateMinutes: minutes.circulate,
  CommentOnMinutes: minutes.comment,
  AdoptMinutes: minutes.adopt,
};
