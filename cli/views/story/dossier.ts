import type { DossierEvents } from '../../../domain/dossier/events.ts';
import { missingWords } from '../missing.ts';
import { audienceName, gateName, organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const dossierTellers: TellersOf<DossierEvents> = {
  ItemAdded: [
    'course',
    ({ item, kind, from, audience, words, missing = [] }, state) => ({
      names: {
        item,
        kind,
        from: organisationName(state, from),
        audience: audienceName(state, audience),
        ...(missing.length > 0 && { missing: missingWords(state, missing) }),
      },
      text: words,
    }),
  ],
  ItemAnswered: [
    'course',
    ({ item, kind, outcome, words }) => ({ names: { item, kind, outcome }, text: words }),
  ],
  ItemDisclosed: [
    'course',
    ({ item, kind, audience }, state) => ({
      names: { item, kind, audience: audienceName(state, audience) },
    }),
  ],
  ItemCarried: [
    'course',
    ({ item, kind, gate }, state) => ({ names: { item, kind, gate: gateName(state, gate) } }),
  ],
};
