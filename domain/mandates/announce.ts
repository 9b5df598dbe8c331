import type { AnnouncementsOf } from '../area.ts';
import type { MandateEvents } from './events.ts';

export const mandateAnnouncements: AnnouncementsOf<MandateEvents> = {};
