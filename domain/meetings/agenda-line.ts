import { templateOf } from '../obligation.ts';
import type { ContentReference, LocalText } from '../primitives.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { AgendaAbout } from './commands.ts';
import type { AgendaItem } from './state.ts';

/** One item of an agenda as people read it: by the terms' own name, by somebody's words, or else by its id. */
export interface AgendaLine {
  id: string;
  /** What it is about; null for an item in words alone. */
  kind: AgendaAbout['kind'] | null;
  name: LocalText | null;
  text: ContentReference | null;
}

/** An item by its own words, else by what it is about. */
export function agendaLine(
  state: CovenantState,
  { agendaItem, words, about }: Pick<AgendaItem, 'agendaItem' | 'words' | 'about'>,
): AgendaLine {
  if (about === null) return { id: agendaItem, kind: null, name: null, text: words };
  const { kind, id } = about;
  return { id, kind, ...(words === null ? nameOf(state, about) : { name: null, text: words }) };
}

/** What the thing that an item is about is called. */
export function nameOf(state: CovenantState, { kind, id }: AgendaAbout): Pick<AgendaLine, 'name' | 'text'> {
  const { papers = [], gates } = definitionOf(state);
  const named = (all: readonly { id: string; name: LocalText }[]) => ({
    name: all.find((one) => one.id === id)?.name ?? null,
    text: null,
  });
  const worded = (text: ContentReference | null | undefined) => ({ name: null, text: text ?? null });
  switch (kind) {
    case 'obligation': {
      const { template = null, text = null } = state.obligations[id] ?? {};
      const name = template === null ? null : (templateOf(state, template)?.name ?? null);
      return name === null ? worded(text) : { name, text: null };
    }
    case 'paper':
      return named(papers);
    case 'gate':
      return named(gates);
    case 'item':
      return worded(state.dossier.open[id]?.words);
    case 'minutes':
      return worded(state.meetings.open[id]?.title);
    case 'commitment':
      return worded(state.commitments.made[id]?.words);
    case 'risk':
      return worded(state.commitments.risks[id]?.words);
  }
}
