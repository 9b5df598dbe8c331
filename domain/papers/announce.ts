import type { AnnouncementsOf } from '../area.ts';
import type { PaperEvents } from './events.ts';

export const paperAnnouncements: AnnouncementsOf<PaperEvents> = {};
