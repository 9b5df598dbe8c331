import type { AnnouncementsOf } from '../area.ts';
import type { BodyEvents } from './events.ts';

export const bodyAnnouncements: AnnouncementsOf<BodyEvents> = {};
