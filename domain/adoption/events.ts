import type { Definition } from '../definition.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { PastFact } from './commands.ts';

/** An imported fact with its source; nothing here proves it, and every view says so. */
export type ImportedFact = PastFact extends infer F
  ? F extends PastFact
    ? Omit<F, 'to' | 'source'> & { to: CivilDate; source: ContentReference; vouchedBy: ContentReference }
    : never
  : never;

export interface AdoptionEvents {
  /**
   * The first event of a stream that was running before; `asOf` is the day as of which its facts are told, `since` the
   * earliest day that they name.
   */
  CovenantAdopted: {
    slug: string;
    definitionHash: string;
    definition: Definition;
    asOf: CivilDate;
    since: CivilDate;
    phase: string;
    source: ContentReference;
    vouchedBy: ContentReference;
  };
  PastFactImported: ImportedFact;
  /**
   * From here on the covenant lives in the engine: what falls due from `on` is asked. `notChased` are the duties whose
   * day had passed by then (null where it is not told); nobody is reminded of them, and whether they were met is not
   * known here.
   */
  AdoptionCompleted: {
    on: CivilDate;
    notChased: { obligation: string; owner: string; due: CivilDate | null }[];
  };
}
