import type { Disclosure } from '../area.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { maySee, viewerOf, type Viewer } from '../visibility.ts';
import type { AgendaAbout } from './commands.ts';
import { isChair } from './find.ts';
import type { AgendaItem } from './state.ts';

/**
 * Who may know of what an item is about: whoever one of these lets in. Undefined where there is no such thing. Gates,
 * commitments and risks are the parties', a commitment its owners' too.
 */
export function disclosuresOf(state: CovenantState, { kind, id }: AgendaAbout): Disclosure[] | undefined {
  switch (kind) {
    case 'item': {
      const item = state.dossier.open[id];
      if (!item) return undefined;
      const { audience, from, owner } = item;
      return [from, owner].map((each) => ({ audience, owner: each }));
    }
    case 'obligation': {
      const obligation = state.obligations[id];
      return obligation && [obligation];
    }
    case 'paper': {
      const terms = definitionOf(state).papers?.find((paper) => paper.id === id);
      if (!terms && !state.papers[id]) return undefined;
      return [{ audience: terms?.audience ?? 'parties', owner: null }];
    }
    case 'gate':
      return definitionOf(state).gates.some((gate) => gate.id === id) ? [ofParties] : undefined;
    case 'minutes': {
      const meeting = state.meetings.open[id];
      return meeting?.draft ? [{ audience: meeting.audience, owner: null }] : undefined;
    }
    case 'commitment': {
      const owners = state.commitments.made[id]?.owners;
      return owners && [ofParties, ...owners.map((owner) => ({ audience: 'owner' as const, owner }))];
    }
    case 'risk':
      return state.commitments.risks[id] ? [ofParties] : undefined;
  }
}

const ofParties: Disclosure = { audience: 'parties', owner: null };

/** Whether somebody may know of what an item is about; of what there is not, nobody. */
export function mayKnowAbout(state: CovenantState, viewer: Viewer, about: AgendaAbout): boolean {
  return (disclosuresOf(state, about) ?? []).some((disclosure) => maySee(state, viewer, disclosure));
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
