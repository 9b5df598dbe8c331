import type { Audience, Definition, ObligationTemplate, PaperKind, PaperTerms } from '../definition.ts';
import { facilitatorOf, secretariatOf } from '../participation/standing.ts';
import { maySee, type Viewer } from '../visibility.ts';
import { definitionOf, type CovenantState } from '../state.ts';

/** What agreed terms say of papers, and who may read one. */

type WithPapers = Pick<Definition, 'papers'>;

/** Papers of a definition; those of earlier builds have none. */
export function papersOf({ papers = [] }: WithPapers): PaperTerms[] {
  return papers;
}

export function paperTerms(state: CovenantState, id: string): PaperTerms | undefined {
  return papersOf(definitionOf(state)).find((terms) => terms.id === id);
}

/** Kinds that can be signed; the others are worked with, not signed. */
const SIGNABLE: readonly PaperKind[] = [
  'communication-agreement',
  'outline-agreement',
  'covenant',
  'confidentiality-protocol',
  'engagement-agreement',
  'other',
];

export function maySign(kind: PaperKind): boolean {
  return SIGNABLE.includes(kind);
}

/**
 * The paper on which the agreement rests: the covenant's own text, or an outline agreement (hoofdlijnenakkoord) that is
 * signed instead of a detailed one (R39).
 */
export function agreementPaper(definition: WithPapers): PaperTerms | undefined {
  const papers = papersOf(definition);
  return (
    papers.find(({ kind }) => kind === 'covenant') ??
    papers.find(({ kind, signatories }) => kind === 'outline-agreement' && signatories !== undefined)
  );
}

/** The paper whose adoption answers a duty; null for a duty that something else answers. */
export function answeringPaper(
  definition: WithPapers,
  { answeredBy, paper }: Pick<ObligationTemplate, 'answeredBy' | 'paper'>,
): string | null {
  return answeredBy === 'paper' ? (paper ?? agreementPaper(definition)?.id ?? null) : null;
}

/** Who may read a paper; the parties where nothing else is agreed. */
export function readersOf({ audience = 'parties' }: Pick<PaperTerms, 'audience'>): Audience {
  return audience;
}

/** As any item by its audience; who holds the pen (penvoerder) reads what the parties read. */
export function mayRead(state: CovenantState, viewer: Viewer, terms: Pick<PaperTerms, 'audience'>): boolean {
  const audience = readersOf(terms);
  if (viewer !== null && viewer !== 'secretariat' && audience === 'parties') {
    if ([facilitatorOf(state), secretariatOf(state)].includes(viewer.organisation)) return true;
  }
  return maySee(state, viewer, { audience, owner: null });
}
