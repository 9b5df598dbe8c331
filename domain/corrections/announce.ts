import type { AnnouncementsOf } from '../area.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionAnnouncements: AnnouncementsOf<CorrectionEvents> = {};
