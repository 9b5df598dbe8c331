import type { PaperEvents } from '../../../domain/papers/events.ts';
import type { TellersOf } from './told.ts';

export const paperTellers: TellersOf<PaperEvents> = {
  PaperTabled: ['course', () => ({ names: {} })],
  PaperCommented: ['course', () => ({ names: {} })],
  PaperAdopted: ['course', () => ({ names: {} })],
};
