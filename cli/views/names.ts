import type { Audience } from '../../domain/definition.ts';
import type { Ahead } from '../../domain/forecast.ts';
import { papersOf } from '../../domain/papers/terms.ts';
import { ownDutyName } from '../../domain/own-duty-name.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { LocalText } from '../../domain/primitives.ts';
import { wordOf } from './words.ts';

/** Names that people read, by the ids that events carry. An id without a name stands for itself. */

export function organisationName(state: CovenantState, id: string): string {
  return state.participants[id]?.name ?? id;
}

/** A body of the agreed terms, or one that was set up since. */
export function bodyName(state: CovenantState, id: string): LocalText {
  const agreed = state.definition?.bodies.find((body) => body.id === id)?.name;
  return agreed ?? both(state.bodies.setUp[id]?.name ?? id);
}

export function themeName(state: CovenantState, id: string): LocalText {
  return state.definition?.themes?.find((theme) => theme.id === id)?.name ?? both(id);
}

export function phaseName(state: CovenantState, id: string): LocalText {
  return state.definition?.phases.find((phase) => phase.id === id)?.name ?? both(id);
}

export function gateName(state: CovenantState, id: string): LocalText {
  return state.definition?.gates.find((gate) => gate.id === id)?.name ?? both(id);
}

export function milestoneName(state: CovenantState, id: string): LocalText {
  const milestones = state.definition?.phases.flatMap((phase) => phase.milestones) ?? [];
  return milestones.find((milestone) => milestone.id === id)?.name ?? both(id);
}

export function dateName(state: CovenantState, id: string): LocalText {
  return state.definition?.dates.find((date) => date.id === id)?.name ?? both(id);
}

/** A part that a paper is to have, by its id. */
export function partName(state: CovenantState, paper: string, id: string): LocalText {
  const terms = papersOf(state.definition ?? {}).find((each) => each.id === paper);
  return terms?.parts?.find((part) => part.id === id)?.name ?? both(id);
}

export function paperName(state: CovenantState, id: string): LocalText {
  return papersOf(state.definition ?? {}).find((paper) => paper.id === id)?.name ?? both(id);
}

/** Whoever acts or answers for something: an organisation, or a body. */
export function actorName(state: CovenantState, id: string): LocalText {
  return id in state.participants ? both(organisationName(state, id)) : bodyName(state, id);
}

/** What a duty is about, by its template; a duty of its own is known by its id, which may say what it is. */
export function dutyName(state: CovenantState, template: string | null, id: string): LocalText {
  const known = state.definition?.obligations.find((duty) => duty.id === template)?.name;
  return known ?? ownDutyName(state, id) ?? both(id);
}

export function associationName(state: CovenantState, id: string): LocalText {
  return state.definition?.associations?.find((association) => association.id === id)?.name ?? both(id);
}

/** Who may know of something, in words; `owner` is who put it in. */
export function audienceName(state: CovenantState, audience: Audience): LocalText {
  if (typeof audience === 'string') return wordOf(`audience-${audience}`);
  const names = audience.only.map((id) => actorName(state, id));
  return { nl: names.map(({ nl }) => nl).join(', '), en: names.map(({ en }) => en).join(', ') };
}

const ENTRY: LocalText = { nl: 'inwerkingtreding', en: 'entry into force' };
const TERM_END: LocalText = { nl: 'einde van de looptijd', en: 'end of the term' };

/** What lies ahead, by its kind and id. */
export function aheadName(state: CovenantState, { kind, id }: Pick<Ahead, 'kind' | 'id'>): LocalText {
  switch (kind) {
    case 'obligation':
      return dutyName(state, templateIn(id), id);
    case 'phase':
      return phaseName(state, id);
    case 'silence':
      return gateName(state, id);
    case 'meeting':
      return both(id);
    case 'date':
      return id === 'entry-into-force' ? ENTRY : dateName(state, id);
    case 'term-end':
      return TERM_END;
  }
}

/** The template in an obligation's id, which owner and occurrence follow. */
export function templateIn(obligation: string): string {
  return obligation.replace(/[/#].*$/, '');
}

export function both(text: string): LocalText {
  return { nl: text, en: text };
}
