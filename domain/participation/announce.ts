import type { AnnouncementsOf } from '../area.ts';
import type { ParticipationEvents } from './events.ts';

export const participationAnnouncements: AnnouncementsOf<ParticipationEvents> = {};
