import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutyBody } from '../../domain/obligation.ts';
import { openEvents } from '../../domain/evolve-obligations.ts';
import { paperAsked } from '../../domain/signing/papers.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import { testContent } from '../support/content.ts';
import { command, given, type Draft, type Sender, type Story } from '../support/given.ts';
import { conclude, consult, mandate, ratify } from '../support/mandate-steps.ts';
import { busyDefinition, randomStep } from '../support/random-commands.ts';
import * as steps from '../support/steps.ts';

/** However duties were passed on, returned or corrected: each that is open can be answered by who owes it. */

const { reason } = steps;
const by = (organisation: string): Sender => ({ for: organisation, evidence: 'mail' });

/** Picks one of several by a random number. */
const nth = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)];

const dutiesIn = ({ obligations }: CovenantState, status: Obligation['status']): Obligation[] =>
  Object.values(obligations).filter((duty) => duty.status === status);

let names = 0;
const fresh = (name: string): string => `${name}-${(names += 1)}`;

/** The commands that answer a duty, as its owner would; none for what somebody else decides. */
function answersTo(state: CovenantState, duty: Obligation): Draft[] {
  const { id, owner, answeredBy, template } = duty;
  switch (answeredBy) {
    case 'report':
      return [command('ReportDone', { obligation: id }, by(dutyBody(state, duty) ?? owner))];
    case 'submission':
      return [steps.submit(id, owner)];
    case 'letter-of-intent':
      return [steps.letter(owner)];
    case 'signature': {
      const paper = paperAsked(state, template);
      const document = state.signing.bound[paper] ?? testContent('agreement');
      return [command('SignCovenant', { paper, document, method: 'paper' }, by(owner))];
    }
    case 'mandate':
      return [mandate(fresh('board'), owner, { from: '2027-01-01', until: '2040-01-01' })];
    case 'ratification': {
      const act = Object.values(state.mandates.awaited).find(({ obligation }) => obligation === id);
      return [ratify(act?.event ?? 0, owner)];
    }
    case 'consultation': {
      const round = Object.values(state.mandates.consultations).find(({ obligation }) => obligation === id);
      if (template === null) return [conclude(round?.consultation ?? 'gone', owner)];
      const name = fresh('round');
      return [consult(name, owner), conclude(name, owner)];
    }
    case 'added-value': {
      const item = { item: fresh('worth'), kind: 'added-value', words: reason } as const;
      return [command('AddItem', item, by(owner))];
    }
    // Decided by the parties, on a text that is tabled first.
    default:
      return [];
  }
}

/** What was returned is given anew once the one that stands is corrected. */
const STANDING = ['ALREADY_SIGNED', 'LETTER_ALREADY_GIVEN'];

/** Why a duty cannot be answered; null where it can. */
function whyStuck(story: Story, duty: Obligation): string | null {
  const officer = Object.values(story.state.people).find(({ roles }) => roles.includes('officer'));
  let next = story;
  for (const draft of answersTo(story.state, duty)) {
    next = next.when({ ...draft, sender: { ...draft.sender, as: officer?.id ?? 'nobody' } });
    const code = next.refusal?.code;
    if (code === 'OUT_OF_TURN' || (duty.returnedAt > 0 && STANDING.includes(code ?? ''))) return null;
    if (code !== undefined) return `${duty.id} of ${duty.owner}: ${draft.type} is ${code}`;
  }
  const left = next.state.obligations[duty.id]?.status;
  return answersTo(story.state, duty).length > 0 && left === 'open' ? `${duty.id} stays open` : null;
}

type Move = (story: Story, number: number) => Draft[];

const organisations = (state: CovenantState): string[] =>
  Object.values(state.participants).flatMap(({ organisation, leftOn }) =>
    leftOn === null ? organisation : [],
  );

/** Moves that make, pass on, return and correct duties, each by what the covenant holds at that moment. */
const moves: Move[] = [
  ({ state }, number) => {
    const duty = nth(dutiesIn(state, 'open'), number);
    return duty ? answersTo(state, duty) : [];
  },
  ({ state, today }, number) => {
    const duty = nth(dutiesIn(state, 'reported'), number);
    const due = `${Number(today.slice(0, 4)) + 1}-01-01`;
    return duty ? [command('ReturnObligation', { obligation: duty.id, reason, due })] : [];
  },
  ({ state }, number) => {
    const answered = Object.values(state.obligations).flatMap(openEvents);
    const event = nth([...answered, ...Object.values(state.letters).map((each) => each.event)], number);
    return event === undefined ? [] : [steps.correct(event)];
  },
  ({ state }, number) => {
    const signed = Object.values(state.signatures).map((each) => each.event);
    const event = nth(signed, number);
    return event === undefined ? [] : [steps.propose(event), steps.confirm(state.sequence + 1)];
  },
  ({ state }, number) => [steps.correct(1 + (number % state.sequence))],
  ({ state }, number) => {
    const act = nth(Object.values(state.mandates.awaited), number);
    return act ? [ratify(act.event, act.organisation, number % 2 ? 'ratified' : 'rejected')] : [];
  },
  ({ state }, number) => {
    const organisation = nth(organisations(state), number) ?? 'union';
    return [consult(fresh('spring'), organisation, { until: '2039-01-01' })];
  },
  ({ state }, number) => {
    const round = nth(Object.values(state.mandates.consultations), number);
    return round ? [conclude(round.consultation, round.organisation)] : [];
  },
  ({ state }, number) => [steps.leave(nth(organisations(state), number) ?? 'union')],
  ({ state }, number) => {
    const [one = '', other = ''] = [number, Math.trunc(number / 7)].map((each) =>
      nth(organisations(state), each),
    );
    const successor =
      number % 2 ? other : { organisation: fresh('heir'), name: 'Heir', kind: 'union' as const };
    return [command('SucceedOrganisation', { successor, cause: 'merger', reason }, by(one))];
  },
  ({ state: { participants }, state }, number) => {
    const leaving = nth(organisations(state), number) ?? 'union';
    // Whoever comes back as something else than it was before owes what its new part asks.
    const gone = Object.values(participants).filter(
      ({ leftOn, participation }) =>
        leftOn !== null && participation === participants[leaving]?.participation,
    );
    const organisation = nth(gone, number)?.organisation ?? fresh('newcomer');
    const joining = { organisation, name: 'Newcomer', kind: 'union' as const };
    const rest = { leaving, joining, askedBy: 'chair', consent: reason, reason };
    return [command('ExchangeOrganisation', rest, steps.forChair)];
  },
  (_, number) => [steps.joinAsParty(`party-${number % 3}`)],
  ({ state }, number) => {
    const paper = nth(['covenant', 'confidentiality-protocol'], number);
    return [steps.refuseToSign(nth(organisations(state), number) ?? 'union', paper)];
  },
  () => [steps.openRound(['confidentiality-protocol'])],
  () => [steps.openRound(['covenant'])],
  (_, number) => [
    steps.stop,
    command('RestartCovenant', { reason, ...(number % 2 ? { anew: true } : {}) }, steps.forChair),
  ],
];

const move = fc.record({ which: fc.nat(moves.length - 1), number: fc.nat(999) });
const openings = [[], steps.toDialogue, steps.toSigning, steps.toSigned].map((drafts) =>
  given(busyDefinition).and(...drafts),
);

function play(story: Story, step: { which: number; number: number } | Draft | number): Story {
  if (typeof step === 'number') return story.after(`P${step}D`);
  if ('type' in step) return story.when(step);
  return (moves[step.which]?.(story, step.number) ?? []).reduce((next, draft) => next.when(draft), story);
}

describe('whatever has happened', () => {
  test('what is open can be answered by who owes it', () => {
    const random = fc.array(fc.oneof({ weight: 4, arbitrary: move }, randomStep), {
      minLength: 3,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.nat(openings.length - 1), random, (which, taken) => {
        const story = taken.reduce<Story>(play, openings[which] as Story);
        if (story.state.status !== 'open') return;
        const stuck = dutiesIn(story.state, 'open').map((duty) => whyStuck(story, duty));
        expect(stuck.filter((why) => why !== null)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});
