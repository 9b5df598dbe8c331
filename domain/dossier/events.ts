import type * as z from 'zod/mini';
import type { Audience } from '../definition-table.ts';
import type { ContentReference } from '../primitives.ts';
import type { dossierCommands } from './commands.ts';
import type { ItemKind, ItemOutcome } from './kinds.ts';

type Added = z.infer<(typeof dossierCommands)['AddItem']>;

export interface DossierEvents {
  /** `from` is who told it; `audience` is never left out. */
  ItemAdded: Omit<Added, 'audience'> & { from: string; audience: Audience };
  ItemAnswered: { item: string; kind: ItemKind; outcome: ItemOutcome; words?: ContentReference | undefined };
  ItemDisclosed: { item: string; audience: Audience; previous: Audience };
  /** A go carries an open item on as a duty (R25). */
  ItemCarried: { item: string; obligation: string; gate: string };
}
