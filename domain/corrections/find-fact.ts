import type { Disclosure } from '../area.ts';
import { whoKnewOfItem } from '../dossier/items.ts';
import { openEvents } from '../evolve-obligations.ts';
import { covenantPaper, signatoriesOf, paperToSign } from '../signing/papers.ts';
import type { CovenantState, Obligation } from '../state.ts';

/** What of an event is still in the state, found by its number. */

export interface FoundSignature {
  paper: string;
  organisation: string;
  /** Whether the event set that of others too, as an imported conclusion does. */
  shared: boolean;
  /** Whether it was set aside after a refusal, and counts only in a next round. */
  aside: boolean;
}

/** The signature that an event set, where it still counts or was set aside; the first of several. */
export function signatureOf(state: CovenantState, event: number): FoundSignature | undefined {
  const own = covenantPaper(state);
  const counting = { ...state.signing.others, [own]: state.signatures };
  const kept = Object.entries(state.signing.kept).map(
    ([paper, { signatures }]) => [paper, signatures] as const,
  );
  const all = [
    ...Object.entries(counting).map(([paper, signatures]) => ({ paper, signatures, aside: false })),
    ...kept.map(([paper, signatures]) => ({ paper, signatures, aside: true })),
  ];
  for (const { paper, signatures, aside } of all) {
    const [organisation, ...others] = Object.keys(signatures).filter((id) => signatures[id]?.event === event);
    if (organisation !== undefined) return { paper, organisation, shared: others.length > 0, aside };
  }
  return undefined;
}

/** Whether a paper still asks the signature, so that it is complete no longer without it. */
export function isAsked(state: CovenantState, { paper, organisation }: FoundSignature): boolean {
  const found = paperToSign(state, paper);
  return found !== undefined && signatoriesOf(state, found).includes(organisation);
}

/** Duties that an event reported, asked about or extended. */
export function dutiesOf(state: CovenantState, event: number): Obligation[] {
  return Object.values(state.obligations).filter((obligation) => openEvents(obligation).includes(event));
}

/**
 * Duties about which nothing is left of an event once it is taken back. What another fact met stays met while that fact
 * stands: a seat that was taken, the outcome of an item.
 */
export function dutiesTakenBack(state: CovenantState, event: number): Obligation[] {
  return dutiesOf(state, event).filter(
    ({ answeredBy, reported }) =>
      reported?.event !== event ||
      answeredBy === 'submission' ||
      (answeredBy === 'report' && !reported.follows),
  );
}

/** The paper whose version an event adopted. */
export function adoptedBy(state: CovenantState, event: number): string | undefined {
  return Object.values(state.papers).find(({ adopted }) => adopted?.event === event)?.paper;
}

/**
 * Who knew of an event, where the state still tells: what happened with a duty and an item by their audience, an absence
 * by whose it is. Letters, signatures and results of consultations, which may have met a duty, are for the parties like
 * all the rest.
 */
export function whoKnew(state: CovenantState, event: number): Disclosure | undefined {
  const forParties = [...Object.values(state.letters), ...Object.values(state.mandates.consulted)];
  if (signatureOf(state, event) || forParties.some((fact) => fact.event === event)) return undefined;
  const [duty] = dutiesOf(state, event);
  if (duty) return { audience: duty.audience, owner: duty.owner };
  const item = whoKnewOfItem(state, event);
  if (item) return item;
  const away = Object.entries(state.absences).find(([, all]) => all.some((each) => each.event === event));
  if (!away) return undefined;
  return { audience: 'owner', owner: state.people[away[0]]?.organisation ?? null };
}
