import type { ReactionsOf } from '../area.ts';
import type { MeetingEvents } from './events.ts';

export const meetingReactions: ReactionsOf<MeetingEvents> = {};
