import type { Fact } from './events.ts';

/**
 * Some events let people know of something that there was before them: an item of the dossier that is disclosed to more, a
 * meeting to which others are invited, a constituency that was heard with a result, an agreement that is concluded and
 * has its signatories, a duty that somebody takes over, an organisation that owes a duty. Then they know of it from its
 * beginning.
 */

/** The thing that an event is about; null where nobody comes to know of it later, or it has an audience of its own. */
export function thingOf(fact: Fact): string | null {
  switch (fact.type) {
    case 'ItemAdded':
    case 'ItemDisclosed':
      return `item ${fact.data.item}`;
    case 'MeetingPlanned':
    case 'MeetingMoved':
    case 'AgendaItemTaken':
      return `meeting ${fact.data.meeting}`;
    case 'AgendaItemPut':
      return fact.data.audience === undefined ? `meeting ${fact.data.meeting}` : null;
    case 'ConsultationOpened':
    case 'ConsultationConcluded':
      return `consultation ${fact.data.consultation}`;
    case 'CovenantSigned':
      return fact.data.paper === undefined ? 'agreement' : null;
    case 'AgreementConcluded':
      return 'agreement';
    case 'ParticipantJoined':
    case 'ParticipationBegan':
    case 'ParticipantLeft':
      return takingPart(fact.data.organisation);
    case 'OrganisationSuspended':
    case 'OrganisationResumed':
      return clockOf(fact.data.organisation);
    case 'ObligationOpened':
    case 'ObligationReportedDone':
    case 'ObligationVerified':
    case 'ObligationReturned':
    case 'NonDeliveryReported':
    case 'ExtensionRequested':
    case 'RequestDeclined':
    case 'ObligationExtended':
    case 'ObligationSuspended':
    case 'ObligationResumed':
    case 'MonitoringSubmitted':
    case 'ObligationHandedOver':
      return duty(fact.data.obligation);
    default:
      return null;
  }
}

function takingPart(organisation: string): string {
  return `organisation ${organisation}`;
}

function clockOf(organisation: string): string {
  return `clock ${organisation}`;
}

function duty(obligation: string): string {
  return `duty ${obligation}`;
}

/** What somebody knows who may see an event, with the things that stay known and those known as they were before it. */
function toldBy(fact: Fact): { always?: string[]; before?: string[] } {
  switch (fact.type) {
    case 'ItemDisclosed':
    case 'MeetingMoved':
    case 'ConsultationConcluded':
    case 'AgreementConcluded': {
      const thing = thingOf(fact);
      return { always: thing === null ? [] : [thing] };
    }
    case 'ObligationOpened':
      return { always: [takingPart(fact.data.owner)], before: [clockOf(fact.data.owner)] };
    case 'ObligationHandedOver': {
      const { obligation, from, to } = fact.data;
      return {
        always: [takingPart(from), takingPart(to)],
        before: [duty(obligation), clockOf(from)],
      };
    }
    default:
      return {};
  }
}

/** Things that somebody knows of, each up to an event by the ledger's number. */
export type Told = ReadonlyMap<string, number>;

/** True for an event that tells of something that is known, at a time of which it is known. */
export function isTold(told: Told, fact: Fact): boolean {
  return isKnown(told, fact, thingOf(fact));
}

/** The same for the thing that an event speaks of beside its own, such as an item that was put on an agenda. */
export function isAboutTold(told: Told, fact: Fact): boolean {
  if (fact.type !== 'AgendaItemPut' || !fact.data.about) return false;
  const { kind, id } = fact.data.about;
  return isKnown(told, fact, kind === 'obligation' ? duty(id) : `${kind} ${id}`);
}

function isKnown(told: Told, { sequence }: Fact, thing: string | null): boolean {
  return thing !== null && sequence <= (told.get(thing) ?? 0);
}

/**
 * Things of which somebody came to know later, by the events that they may see, each with the ledger's number.
 * @param told what was known to be told already; the same is returned where there is no more.
 */
export function toldLater(seen: Iterable<{ fact: Fact; sequence: number }>, told: Told): Told {
  const all = new Map(told);
  const tell = (thing: string, until: number): void => {
    all.set(thing, Math.max(all.get(thing) ?? 0, until));
  };
  for (const { fact, sequence } of seen) {
    const { always = [], before = [] } = toldBy(fact);
    for (const thing of always) tell(thing, Infinity);
    for (const thing of before) tell(thing, sequence);
  }
  return [...all].every(([thing, until]) => told.get(thing) === until) ? told : all;
}
