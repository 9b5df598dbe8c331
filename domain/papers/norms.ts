import type { PaperKind } from '../definition-table.ts';

/**
 * The norm basis of every track (R1, 003 L2078): the OECD Guidelines (OESO-richtlijnen) and the UN Guiding Principles
 * (UNGP's). A paper names them by having parts with these ids. Tailoring is welcome within them, never instead of them.
 */
export const normBasis = ['oecd-guidelines', 'ungps'] as const;

/** Papers that can name what a track holds itself to. */
const KINDS: readonly PaperKind[] = ['norm-framework', 'outline-agreement', 'covenant'];

/** Norms of the basis that no paper of a definition names. */
export function unnamedNorms(
  papers: readonly { kind: PaperKind; parts?: { id: string }[] | undefined }[],
): string[] {
  const parts = papers.filter(({ kind }) => KINDS.includes(kind)).flatMap((paper) => paper.parts ?? []);
  return normBasis.filter((norm) => !parts.some(({ id }) => id === norm));
}
