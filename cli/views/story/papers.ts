import type { PaperEvents } from '../../../domain/papers/events.ts';
import { missingWords } from '../missing.ts';
import { actorName, both, paperName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const paperTellers: TellersOf<PaperEvents> = {
  PaperTabled: [
    'submission',
    ({ paper, version, organisation, note }, state) => ({
      names: {
        paper: paperName(state, paper),
        version: `${version}`,
        organisation: actorName(state, organisation),
      },
      text: note,
    }),
  ],
  PaperCommented: [
    'submission',
    ({ paper, version, organisation, clause, words }, state) => ({
      names: {
        paper: paperName(state, paper),
        version: `${version}`,
        organisation: actorName(state, organisation),
        clause: clause === undefined ? WHOLE : both(clause),
      },
      text: words,
    }),
  ],
  PaperAdopted: [
    'gate',
    ({ paper, version, missing, reason, goOnBecause }, state) => ({
      names: {
        paper: paperName(state, paper),
        version: `${version}`,
        ...(missing.length > 0 ? { missing: missingWords(state, partsOf(paper, missing)) } : {}),
      },
      text: goOnBecause ?? reason,
    }),
  ],
};

const WHOLE = { nl: 'geheel', en: 'the whole' };

function partsOf(paper: string, parts: readonly string[]): string[] {
  return parts.map((part) => `paper/${paper}/${part}`);
}
