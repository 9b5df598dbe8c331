import type { PolicyOf } from '../area.ts';
import { organisations } from '../capacities.ts';
import type { meetingCommands } from './commands.ts';

export const meetingPolicy: PolicyOf<typeof meetingCommands> = {
  PlanMeeting: { by: ['secretariat'], phases: 'any' },
  MoveMeeting: { by: ['secretariat'], phases: 'any' },
  CancelMeeting: { by: ['secretariat'], phases: 'any' },
  PutOnAgenda: { by: [...organisations, 'secretariat', 'body', 'parties'], phases: 'any' },
  TakeOffAgenda: { by: ['secretariat'], phases: 'any' },
  RecordAttendance: { by: ['secretariat'], phases: 'any' },
  RecordConduct: { by: ['secretariat'], phases: 'any' },
  RecordDecision: { by: ['body', 'parties'], phases: 'any' },
  CirculateMinutes: { by: ['secretariat'], phases: 'any' },
  CommentOnMinutes: { by: organisations, phases: 'any' },
  AdoptMinutes: { by: ['body', 'parties'], phases: 'any' },
};
