import type { Window } from '../adoption/contradictions.ts';
import type { Disclosure } from '../area.ts';
import type { ContentReference } from '../primitives.ts';

export interface CorrectionEvents {
  /**
   * `effect` tells what the correction did: took a fact back, noted a mistake that left no open fact, or told an
   * imported day anew, by the event that follows.
   */
  EventCorrected: {
    event: number;
    reason: ContentReference;
    effect: 'undone' | 'noted' | 'retold';
    /** Number of the proposal that a second person confirmed, and what that person said with it. */
    proposal?: number | undefined;
    remark?: ContentReference | undefined;
    /** Who knew of the event and is told of its correction; the parties where it is left out. */
    known?: Disclosure | undefined;
  };
  /** `day` is the right one of what was imported. */
  CorrectionProposed: { event: number; reason: ContentReference; by: string; day?: Window | undefined };
  CorrectionDeclined: { proposal: number; event: number; reason: ContentReference };
}
