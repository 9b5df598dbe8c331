import type { AnnouncementsOf } from '../area.ts';
import type { AdoptionEvents } from './events.ts';

export const adoptionAnnouncements: AnnouncementsOf<AdoptionEvents> = {};
