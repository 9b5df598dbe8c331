import type { Association } from '../../../domain/definition.ts';
import type { EventData } from '../../../domain/events.ts';
import type { ParticipationEvents } from '../../../domain/participation/events.ts';
import type { LocalText } from '../../../domain/primitives.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { associationName, bodyName, dutyName, organisationName, templateIn } from '../names.ts';
import type { TellersOf } from './told.ts';

export const participationTellers: TellersOf<ParticipationEvents> = {
  ParticipantJoined: [
    'people',
    (data, state) => ({
      names: { organisation: data.name, participation: data.participation, how: how(data, state) },
      text: data.statement,
    }),
  ],
  ParticipationBegan: [
    'people',
    ({ organisation, on }, state) => ({
      names: { organisation: organisationName(state, organisation), day: on },
    }),
  ],
  AssociationRecorded: [
    'people',
    ({ organisation, association }, state) => ({
      names: {
        organisation: organisationName(state, organisation),
        association: associationName(state, association),
        gives: gives(state, association),
      },
    }),
  ],
  AssociationEnded: [
    'people',
    ({ organisation, association, reason }, state) => ({
      names: {
        organisation: organisationName(state, organisation),
        association: associationName(state, association),
      },
      text: reason,
    }),
  ],
  ParticipantLeft: [
    'people',
    ({ organisation, reason, ground = 'voluntary' }, state) => ({
      names: { organisation: organisationName(state, organisation), ground: grounds[ground] },
      text: reason,
    }),
  ],
  ObligationHandedOver: [
    'duty',
    ({ obligation, from, to, reason }, state) => ({
      names: {
        duty: dutyName(state, templateIn(obligation), obligation),
        obligation,
        from: organisationName(state, from),
        to: organisationName(state, to),
      },
      text: reason,
    }),
  ],
  OrganisationExchanged: [
    'people',
    ({ leaving, joining, askedBy, reason }, state) => ({
      names: {
        leaving: organisationName(state, leaving),
        joining: organisationName(state, joining),
        askedBy: asker(state, askedBy),
      },
      text: reason,
    }),
  ],
  OrganisationSucceeded: [
    'people',
    ({ organisation, successor, cause, reason, signature }, state) => ({
      names: {
        organisation: organisationName(state, organisation),
        successor: organisationName(state, successor),
        cause,
        signature: signature ? signatureGoesOn : '',
      },
      text: reason,
    }),
  ],
  RightToLeaveArose: [
    'duty',
    ({ obligation, organisations }, state) => ({
      names: {
        duty: dutyName(state, templateIn(obligation), obligation),
        obligation,
        organisations: organisations.map((one) => organisationName(state, one)).join(', '),
      },
    }),
  ],
};

const signatureGoesOn: LocalText = {
  nl: '; de handtekening geldt verder op die naam',
  en: '; the signature goes on in that name',
};

const grounds: Record<NonNullable<EventData['ParticipantLeft']['ground']>, LocalText | string> = {
  voluntary: '',
  'right-to-leave': {
    nl: ' met het recht op opzegging na een geschil',
    en: ' by the right to leave after a dispute',
  },
  exchanged: { nl: '; een ander heeft haar plaats', en: '; another has its place' },
  succeeded: { nl: '; een opvolger heeft haar plaats', en: '; a successor has its place' },
  'association-ended': {
    nl: ', want het geassocieerde lidmaatschap is geëindigd',
    en: ', as its associate membership has ended',
  },
};

/** When its part begins, and in whose place it comes. */
function how(data: EventData['ParticipantJoined'], state: CovenantState): LocalText | string {
  const before = data.inPlaceOf === undefined ? null : organisationName(state, data.inPlaceOf);
  const [nl, en] = [
    data.effectiveFrom ? ', vanaf de inwerkingtreding' : '',
    data.effectiveFrom ? ', from entry into force' : '',
  ];
  return before === null
    ? { nl, en }
    : { nl: `${nl}, in de plaats van ${before}`, en: `${en}, in the place of ${before}` };
}

const uses: Record<Association['gives'][number], LocalText> = {
  training: { nl: 'training', en: 'training' },
  advice: { nl: 'advies', en: 'advice' },
  networks: { nl: 'netwerken', en: 'networks' },
  projects: { nl: 'projecten (onder voorwaarden)', en: 'projects (under conditions)' },
};

/** What an associate can use (R84). */
function gives(state: CovenantState, id: string): LocalText | string {
  const given = state.definition?.associations?.find((one) => one.id === id)?.gives ?? [];
  if (given.length === 0) return '';
  const words = (language: 'nl' | 'en') => given.map((use) => uses[use][language]).join(', ');
  return { nl: `; kan gebruiken: ${words('nl')}`, en: `; can use: ${words('en')}` };
}

function asker(state: CovenantState, id: string): LocalText | string {
  if (id === 'chair') return { nl: 'de voorzitter', en: 'the chair' };
  return state.participants[id] ? organisationName(state, id) : bodyName(state, id);
}
