import type { AnnouncementsOf } from '../area.ts';
import type { DossierEvents } from './events.ts';

export const dossierAnnouncements: AnnouncementsOf<DossierEvents> = {};
