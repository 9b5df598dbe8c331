import type * as z from 'zod/mini';
import type { Audience } from '../definition-table.ts';
import type { ContentReference } from '../primitives.ts';
import type { dossierCommands } from './commands.ts';
import type { ItemKind, ItemOutcome } from './kinds.ts';

type Added = z.infer<(typeof dossierCommands)['AddItem']>;

/** Who knows of an item: its audience at that moment, its teller and its owner. */
interface Known {
  audience: Audience;
  from: string;
  owner?: string | undefined;
}

export interface DossierEvents {
  /**
   * `item` is its full id, `from` who told it; `audience` is never left out. `missing` is what is advised of such an
   * item and was not there, such as the commitment that a project serves.
   */
  ItemAdded: Omit<Added, 'audience'> & Known & { missing?: string[] | undefined };
  /** The words are of the answer; an outcome such as `external-counsel` leaves the item open. */
  ItemAnswered: {
    item: string;
    kind: ItemKind;
    outcome: ItemOutcome;
    words?: ContentReference | undefined;
  } & Known;
  ItemDisclosed: { item: string; kind: ItemKind; previous: Audience } & Known;
  /** A go carries an open item on as a duty (R25). */
  ItemCarried: { item: string; kind: ItemKind; obligation: string; gate: string };
}
