import type { ReactionsOf } from './area.ts';
import { dossierReactions } from './dossier/react.ts';
import { mandateReactions } from './mandates/react.ts';
import { meetingReactions } from './meetings/react.ts';
import { paperReactions } from './papers/react.ts';
import { commitmentReactions } from './commitments/react.ts';
import { signingReactions } from './signing/react.ts';
import { participationReactions } from './participation/react.ts';
import { bodyReactions } from './bodies/react.ts';
import { correctionReactions } from './corrections/react.ts';
import { adoptionReactions } from './adoption/react.ts';
import type { EventData, EventType, Fact, FactOf, NewEvent } from './events.ts';
import type { CovenantState } from './state.ts';

const reactions: ReactionsOf<EventData> = {
  ...dossierReactions,
  ...mandateReactions,
  ...meetingReactions,
  ...paperReactions,
  ...commitmentReactions,
  ...signingReactions,
  ...participationReactions,
  ...bodyReactions,
  ...correctionReactions,
  ...adoptionReactions,
};

/** What follows from a fact of the table by the agreed terms. */
export function reactToTable<T extends EventType>(
  state: CovenantState,
  fact: Fact & { type: T },
): NewEvent[] {
  const reaction = reactions[fact.type];
  return reaction?.(state, fact as FactOf<T>) ?? [];
}
