import { adoptionDisclosures } from './adoption/disclose.ts';
import type { Disclosure, DisclosuresOf } from './area.ts';
import { bodyDisclosures } from './bodies/disclose.ts';
import { commitmentDisclosures } from './commitments/disclose.ts';
import { coreDisclosures } from './core-disclosures.ts';
import { correctionDisclosures } from './corrections/disclose.ts';
import { dossierDisclosures } from './dossier/disclose.ts';
import type { EventData, EventType, Fact } from './events.ts';
import { mandateDisclosures } from './mandates/disclose.ts';
import { meetingDisclosures } from './meetings/disclose.ts';
import { paperDisclosures } from './papers/disclose.ts';
import { pausingDisclosures } from './pausing/disclose.ts';
import { participationDisclosures } from './participation/disclose.ts';
import { signingDisclosures } from './signing/disclose.ts';
import type { CovenantState } from './state.ts';
import { isWords, narrowest } from './word-fields.ts';

const disclosures: DisclosuresOf<EventData> = {
  ...coreDisclosures,
  ...dossierDisclosures,
  ...mandateDisclosures,
  ...meetingDisclosures,
  ...paperDisclosures,
  ...pausingDisclosures,
  ...commitmentDisclosures,
  ...signingDisclosures,
  ...participationDisclosures,
  ...bodyDisclosures,
  ...correctionDisclosures,
  ...adoptionDisclosures,
};

/** Every type of event whose disclosure is decided here: all that there are. */
export const disclosedTypes = Object.keys(disclosures) as EventType[];

/** The states round an event, and who may know of the event that it corrects, where it corrects one. */
export interface Around {
  before: CovenantState;
  after: CovenantState;
  corrected?: Disclosure | undefined;
}

/** Who may know of an event. */
export function disclosureOf(fact: Fact, { before, after, corrected }: Around): Disclosure {
  const disclose = disclosures[fact.type] as (
    data: unknown,
    state: CovenantState,
    before: CovenantState,
  ) => Disclosure;
  return fact.type === 'EventCorrected' && corrected
    ? ofCorrection(corrected)
    : disclose(fact.data, after, before);
}

/**
 * A correction is known to whoever may know of what it corrects. Why it was wrong is for no more than what was said in it:
 * a reason tells easily what the note told that it puts right. Nor is any reason public.
 */
function ofCorrection({ narrower = {}, ...known }: Disclosure): Disclosure {
  const said = Object.entries(narrower).flatMap(([field, part]) =>
    part !== undefined && isWords(field) ? [part] : [],
  );
  const why = narrowest([known.audience === 'public' ? 'parties' : known, ...said]);
  return { ...known, narrower: { reason: why, remark: why } };
}
