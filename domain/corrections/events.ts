import type { Disclosure } from '../area.ts';
import type { ContentReference } from '../primitives.ts';

export interface CorrectionEvents {
  /** `effect` tells what the correction did: took a fact back, or noted a mistake that left no open fact. */
  EventCorrected: {
    event: number;
    reason: ContentReference;
    effect: 'undone' | 'noted';
    /** Number of the proposal that a second person confirmed, and what that person said with it. */
    proposal?: number | undefined;
    remark?: ContentReference | undefined;
    /** Who knew of the event and is told of its correction; the parties where it is left out. */
    known?: Disclosure | undefined;
  };
  CorrectionProposed: { event: number; reason: ContentReference; by: string };
  CorrectionDeclined: { proposal: number; event: number; reason: ContentReference };
}
