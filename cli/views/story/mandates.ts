import type { MandateEvents } from '../../../domain/mandates/events.ts';
import type { LocalText } from '../../../domain/primitives.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { organisationName, phaseName } from '../names.ts';
import { wordsOf } from '../words.ts';
import type { TellersOf } from './told.ts';

export const mandateTellers: TellersOf<MandateEvents> = {
  MandateRegistered: [
    'people',
    ({ mandate, acts, from, until, scope, ...about }, state) => ({
      names: {
        ...of(state, about),
        mandate,
        acts: wordsOf(acts),
        day: until === undefined ? from : `${from}..${until}`,
      },
      text: scope,
    }),
  ],
  MandateRevoked: [
    'people',
    ({ mandate, because, reason, ...about }, state) => ({
      names: { ...of(state, about), mandate, because },
      text: reason,
    }),
  ],
  ConsultationOpened: [
    'people',
    ({ consultation, round, tool, question, ...about }, state) => ({
      names: { ...of(state, about), consultation, round: `${round}`, tool },
      text: question,
    }),
  ],
  ConsultationConcluded: [
    'people',
    ({ consultation, round, result, words, ...about }, state) => ({
      names: { ...of(state, about), consultation, round: `${round}`, result },
      text: words,
    }),
  ],
  RatificationAwaited: [
    'people',
    ({ event, act, because, ...about }, state) => ({
      names: { ...of(state, about), event: `${event}`, act, because },
    }),
  ],
  ActRatified: [
    'people',
    ({ event, reason, ...about }, state) => ({
      names: { ...of(state, about), event: `${event}` },
      text: reason,
    }),
  ],
  RatificationRefused: [
    'correction',
    ({ event, effect, reason, ...about }, state) => ({
      names: { ...of(state, about), event: `${event}`, effect },
      text: reason,
    }),
  ],
  ActingAllowed: ['people', ({ person, ...about }, state) => ({ names: { ...of(state, about), person } })],
  ActingEnded: ['people', ({ person, ...about }, state) => ({ names: { ...of(state, about), person } })],
  ChairNamed: ['people', ({ person, ...about }, state) => ({ names: { ...of(state, about), person } })],
  OfficerNamed: ['people', ({ person, ...about }, state) => ({ names: { ...of(state, about), person } })],
  RepresentativesNamed: [
    'people',
    ({ leaders, executors, ...about }, state) => ({
      names: { ...of(state, about), leaders: listed(leaders), executors: listed(executors) },
    }),
  ],
  RolesSet: [
    'people',
    ({ phase, playedRoles, ...about }, state) => ({
      names: { ...of(state, about), phase: phaseName(state, phase), roles: wordsOf(playedRoles) },
    }),
  ],
};

function of(
  state: CovenantState,
  { organisation }: { organisation: string },
): Record<'organisation', LocalText | string> {
  return { organisation: organisationName(state, organisation) };
}

function listed(people: readonly string[]): string {
  return people.join(', ') || '–';
}
