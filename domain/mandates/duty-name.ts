import type { LocalText } from '../primitives.ts';
import type { PerformedAct } from './commands.ts';

const names: Record<PerformedAct, LocalText> = {
  'letter-of-intent': { nl: 'de Letter of Intent', en: 'the letter of intent' },
  position: { nl: 'het standpunt', en: 'the position' },
  commitment: { nl: 'de afspraak', en: 'the commitment' },
  signature: { nl: 'de handtekening', en: 'the signature' },
};

/** What a duty to ratify is called, by its id alone: it has no template and no words of anybody. Null for any other. */
export function ratificationName(obligation: string): LocalText | null {
  const act = /^ratify-([a-z-]+?)(?:-[0-9]+)?\//.exec(obligation)?.[1] ?? '';
  if (!Object.hasOwn(names, act)) return null;
  const { nl, en } = names[act as PerformedAct];
  return { nl: `bekrachtiging van ${nl}`, en: `ratification of ${en}` };
}
