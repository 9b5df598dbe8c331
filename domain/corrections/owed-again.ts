import type { Answer, ObligationTemplate } from '../definition.ts';
import type { NewEvent } from '../events.ts';
import { mandatesOf, standingOf } from '../mandates/cover.ts';
import { obligationId, ownersOf } from '../obligation.ts';
import { obligationOpened } from '../opening.ts';
import type { CivilDate } from '../primitives.ts';
import { paperAsked } from '../signing/papers.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { signatureOf } from './find-fact.ts';

/** What a fact answers: whose duties, of which kind; null for whoever owes them. */
interface Answered {
  owner: string | null;
  answer: Answer;
  /** The paper, where it is a signature. */
  paper?: string;
}

/** Duties that a fact had met for good open again when it is taken back; `state` is the state in which it still stands. */
export function owedAgain(state: CovenantState, event: number, today: CivilDate): NewEvent[] {
  if (state.status === 'closed') return [];
  return [
    ...signed(state, event),
    ...written(state, event),
    ...granted(state, event, today),
    ...heard(state, event),
    ...weighed(state, event),
  ].flatMap((answered) => openedAgain(state, answered));
}

function signed(state: CovenantState, event: number): Answered[] {
  const signature = signatureOf(state, event);
  if (!signature || signature.aside) return [];
  return [{ owner: signature.organisation, answer: 'signature', paper: signature.paper }];
}

function written({ letters }: CovenantState, event: number): Answered[] {
  const writers = Object.keys(letters).filter((writer) => letters[writer]?.event === event);
  return writers.map((owner) => ({ owner, answer: 'letter-of-intent' }));
}

/** Whoever has another mandate that holds need not register one. */
function granted(state: CovenantState, event: number, today: CivilDate): Answered[] {
  const mandate = Object.values(state.mandates.registered).find((each) => each.event === event);
  if (!mandate) return [];
  const { organisation: owner } = mandate;
  const holds = mandatesOf(state, owner).some(
    (other) => other.event !== event && standingOf(other, today) === 'valid',
  );
  return holds ? [] : [{ owner, answer: 'mandate' }];
}

/** Whoever has heard its members in an earlier round has heard them. */
function heard({ mandates: { consulted } }: CovenantState, event: number): Answered[] {
  return Object.entries(consulted)
    .filter(([, last]) => last.event === event && last.rounds === 1)
    .map(([owner]) => ({ owner, answer: 'consultation' }));
}

/** Estimates of each, and the priorities that the parties set together. */
function weighed({ commitments: { estimates, priorities } }: CovenantState, event: number): Answered[] {
  const estimated = Object.keys(estimates).filter((owner) => estimates[owner] === event);
  return [
    ...estimated.map((owner): Answered => ({ owner, answer: 'estimate' })),
    ...(priorities?.event === event ? [{ owner: null, answer: 'priorities' } as const] : []),
  ];
}

function openedAgain(state: CovenantState, answered: Answered): NewEvent[] {
  return definitionOf(state)
    .obligations.filter((template) => !template.every && isMetBy(state, template, answered))
    .flatMap((template) =>
      ownersOf(state, template)
        .filter((owner) => answered.owner === null || answered.owner === owner)
        .filter((owner) => state.settled[`${template.id}/${owner}`])
        .filter((owner) => !state.obligations[obligationId(template, owner, 1)])
        .map((owner) => obligationOpened(template, owner, 1)),
    );
}

function isMetBy(state: CovenantState, template: ObligationTemplate, { answer, paper }: Answered): boolean {
  if (template.answeredBy !== answer) return false;
  return paper === undefined || paperAsked(state, template.id) === paper;
}
