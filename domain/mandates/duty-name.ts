import type { LocalText } from '../primitives.ts';

/** What a duty to ratify is called, by its id alone: it has no template and no words of anybody. Null for any other. */
export function ratificationName(obligation: string): LocalText | null {
  const event = /^ratify-([1-9][0-9]*)(?:-[0-9]+)?$/.exec(obligation)?.[1];
  if (event === undefined) return null;
  return { nl: `bekrachtiging van gebeurtenis ${event}`, en: `ratification of event ${event}` };
}
