import type { Audience } from '../definition-table.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { ItemKind, ItemOutcome } from './kinds.ts';

/** An item of the dossier that has no outcome yet. */
export interface DossierItem {
  item: string;
  kind: ItemKind;
  /** Event that added it. */
  event: number;
  on: CivilDate;
  from: string;
  owner: string | null;
  audience: Audience;
  words: ContentReference;
  /** The duty that it became, by its due day or by a go that carries it on. */
  obligation: string | null;
  beyondGuidelines: boolean;
  commitment: string | null;
}

export interface DossierState {
  open: Record<string, DossierItem>;
  /** How each answered item ended, so that none is added twice and gates can ask. */
  answered: Record<string, { kind: ItemKind; outcome: ItemOutcome; event: number }>;
}

export const emptyDossier: DossierState = { open: {}, answered: {} };
