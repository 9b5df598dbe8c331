import type { AdoptionEvents } from '../../../domain/adoption/events.ts';
import type { TellersOf } from './told.ts';

export const adoptionTellers: TellersOf<AdoptionEvents> = {
  CovenantAdopted: ['course', () => ({ names: {} })],
  PastFactImported: ['course', () => ({ names: {} })],
};
