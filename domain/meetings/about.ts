import type { CovenantState } from '../state.ts';
import { maySee, viewerOf, type Viewer } from '../visibility.ts';
import type { AgendaAbout } from './commands.ts';
import { isChair } from './find.ts';
import type { AgendaItem } from './state.ts';
import { disclosureOfThing } from './thing.ts';

/** Whether somebody may know of what an item is about; of what there is not, nobody. */
export function mayKnowAbout(state: CovenantState, viewer: Viewer, about: AgendaAbout): boolean {
  const known = disclosureOfThing(state, about);
  return known !== undefined && maySee(state, viewer, known);
}

/** Whether somebody who comes may see an item of the agenda: by the audience that it was given, and by what it is about. */
export function maySeeItem(
  state: CovenantState,
  viewer: Viewer,
  { about, audience }: Pick<AgendaItem, 'about' | 'audience'>,
): boolean {
  return (
    (audience === null || maySee(state, viewer, { audience, owner: null })) &&
    (about === null || mayKnowAbout(state, viewer, about))
  );
}

/**
 * Organisations that are invited and may not see an item. At a table everything on the agenda is heard by everybody, so
 * nothing may stand there that one of them may not know (R61). Who has left will not come.
 */
export function excluded(
  state: CovenantState,
  invited: readonly string[],
  item: Pick<AgendaItem, 'about' | 'audience'>,
): string[] {
  return comingOf(state, invited).filter((organisation) => !maySeeItem(state, { organisation }, item));
}

/** Those who are invited and have not left since. */
export function comingOf(state: CovenantState, invited: readonly string[]): string[] {
  return invited.filter((organisation) => state.participants[organisation]?.leftOn === null);
}

/**
 * Whether a guest hears an item. Who chairs, and the secretariat, hear all that those who are invited hear; others come
 * in after it or leave before, and the agenda that they are sent leaves it out.
 */
export function guestHears(
  state: CovenantState,
  person: string,
  item: Pick<AgendaItem, 'about' | 'audience'>,
): boolean {
  const viewer = viewerOf(state, person);
  return viewer === 'secretariat' || isChair(state, person) || maySeeItem(state, viewer, item);
}
