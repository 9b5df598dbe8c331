import type { EventType, Fact } from './events.ts';

/** Events by which more people come to know of something that there was before. */
const widening: ReadonlySet<EventType> = new Set<EventType>([
  'ItemDisclosed',
  'MeetingMoved',
  'ConsultationConcluded',
  'AgreementConcluded',
]);

/**
 * The thing that an event is about, where others may come to know of it later: an item of the dossier that is disclosed
 * to more, a meeting to which others are invited, a constituency that was heard with a result, an agreement that is
 * concluded and has its signatories. Then they know of it from its beginning. Null for everything else, and for what has
 * an audience of its own.
 */
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
    default:
      return null;
  }
}

/** Things of which somebody came to know later, by the events that they may see. */
export function toldLater(seen: Iterable<Fact>): ReadonlySet<string> {
  const things = Array.from(seen, (fact) => (widening.has(fact.type) ? thingOf(fact) : null));
  return new Set(things.filter((thing) => thing !== null));
}
