import type { DossierEvents } from '../../../domain/dossier/events.ts';
import type { TellersOf } from './told.ts';

export const dossierTellers: TellersOf<DossierEvents> = {
  ItemAdded: ['course', () => ({ names: {} })],
  ItemAnswered: ['course', () => ({ names: {} })],
  ItemDisclosed: ['course', () => ({ names: {} })],
  ItemCarried: ['course', () => ({ names: {} })],
};
