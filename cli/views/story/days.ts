import type { CivilDate } from '../../../domain/primitives.ts';

/** A day or window as a story names it; the renderer writes it out in the reader's language. */
export function windowOf(from: CivilDate, to: CivilDate): string {
  return from === to ? from : `${from}..${to}`;
}
