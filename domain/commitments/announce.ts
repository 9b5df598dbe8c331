import type { AnnouncementsOf } from '../area.ts';
import type { CommitmentEvents } from './events.ts';

export const commitmentAnnouncements: AnnouncementsOf<CommitmentEvents> = {};
