import type { AnnouncementsOf } from '../area.ts';
import type { SigningEvents } from './events.ts';

export const signingAnnouncements: AnnouncementsOf<SigningEvents> = {};
