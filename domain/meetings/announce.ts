import type { AnnouncementsOf } from '../area.ts';
import type { MeetingEvents } from './events.ts';

export const meetingAnnouncements: AnnouncementsOf<MeetingEvents> = {};
