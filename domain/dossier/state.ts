import type { Audience } from '../definition-table.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { ItemKind, ItemOutcome } from './kinds.ts';

/** An item of the dossier that has no outcome yet, or stands as a statement. */
export interface DossierItem {
  /** The word that its teller chose; `word/teller` where it was told in confidence. */
  item: string;
  kind: ItemKind;
  /** Event that added it. */
  event: number;
  on: CivilDate;
  /** The organisation that told it. */
  from: string;
  /** The organisation that is to answer it. */
  owner: string | null;
  audience: Audience;
  words: ContentReference;
  /** The duty that it became, by its due day or by a go that carries it on; see `isCarried`. */
  obligation: string | null;
  /** An outcome that leaves it open, such as a question that is with counsel, and the event that said so. */
  standing: { outcome: ItemOutcome; event: number } | null;
  beyondGuidelines: boolean;
  commitment: string | null;
}

/** How an item ended; `withheld` where the parties may not know of it. */
export interface AnsweredItem {
  kind: ItemKind;
  outcome: ItemOutcome;
  event: number;
  withheld?: true;
}

export interface DossierState {
  open: Record<string, DossierItem>;
  /** How each answered item ended, so that none is added twice and gates can ask. */
  answered: Record<string, AnsweredItem>;
}

export const emptyDossier: DossierState = { open: {}, answered: {} };
