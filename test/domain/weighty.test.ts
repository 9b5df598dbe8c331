import { describe, test } from 'vitest';
import { actTypes, entitledTo, type ActType } from '../../domain/act-policy.ts';
import type { PastFact } from '../../domain/adoption/commands.ts';
import type { EventType } from '../../domain/events.ts';
import { adopt, past } from '../support/adoption.ts';
import { dialogue, make, withdraw } from '../support/commitments.ts';
import { aDefinition, anObligation, aPaper, onlyObligations } from '../support/definition.ts';
import { command, given, givenNothing, type Story } from '../support/given.ts';
import { addItem, answerItem } from '../support/items.ts';
import { adoptedAt, circulated, planned } from '../support/meetings.ts';
import { adopted, tabled } from '../support/papers.ts';
import {
  close,
  correct,
  exchange,
  forChair,
  go,
  inForce,
  openGate,
  reason,
  restart,
  sign,
  stop,
  toSigning,
} from '../support/steps.ts';

const setUp = command(
  'SetUpBody',
  { body: 'origin', bodyKind: 'working-group', name: 'Origin', reachedThrough: 'union' },
  forChair,
);
const dissolve = command('DissolveBody', { body: 'origin', reason }, forChair);
const suspend = command('SuspendCovenant', { reason }, forChair);
const priorities = [
  command('AssessRisk', { risk: 'wages', words: reason }),
  command('SetPriorities', { priorities: ['wages'], note: reason }, forChair),
] as const;
const federation = { organisation: 'federation', name: 'Federation', kind: 'union' } as const;

const tabledText = given(aDefinition({ papers: [aPaper('covenant', 'covenant')] })).and(
  tabled('covenant', { aim: 'aim' }),
);
const held = given()
  .and(planned('m1', '2027-01-05'), planned('m2', '2027-02-05'))
  .on('2027-01-06')
  .and(circulated('m1'))
  .on('2027-02-06');

/** Each act of the parties alone, done: what happened before it, and the act itself. */
const acts: Partial<Record<ActType, { recorded: EventType; story: () => Story }>> = {
  CloseGate: {
    recorded: 'GateClosed',
    story: () => given().and(openGate('acceptance')).when(go('acceptance')),
  },
  AdoptPaper: { recorded: 'PaperAdopted', story: () => tabledText.when(adopted('covenant', 1)) },
  RecordDecision: {
    recorded: 'DecisionRecorded',
    story: () =>
      given().when(command('RecordDecision', { decision: 'agenda', words: reason, reason }, forChair)),
  },
  AdoptMinutes: { recorded: 'MinutesAdopted', story: () => held.when(adoptedAt('m1', 'm2')) },
  SetPriorities: { recorded: 'PrioritiesSet', story: () => given().and(priorities[0]).when(priorities[1]) },
  WithdrawCommitment: { recorded: 'CommitmentWithdrawn', story: () => dialogue.and(make()).when(withdraw()) },
  SetUpBody: { recorded: 'BodySetUp', story: () => given().when(setUp) },
  DissolveBody: { recorded: 'BodyDissolved', story: () => given().and(setUp).when(dissolve) },
  NameChair: {
    recorded: 'ChairNamed',
    story: () => given().when(command('NameChair', { person: 'mina' }, forChair)),
  },
  ExchangeOrganisation: {
    recorded: 'OrganisationExchanged',
    story: () => given().when(exchange('union', federation)),
  },
  DropObligation: {
    recorded: 'ObligationDropped',
    story: () =>
      given(onlyObligations(anObligation('plan', {}))).when(
        command('DropObligation', { obligation: 'plan/union', reason }, forChair),
      ),
  },
  SuspendCovenant: { recorded: 'CovenantSuspended', story: () => given().when(suspend) },
  ResumeCovenant: {
    recorded: 'CovenantResumed',
    story: () =>
      given()
        .and(suspend)
        .when(command('ResumeCovenant', {}, forChair)),
  },
  StopCovenant: { recorded: 'CovenantStopped', story: () => given().when(stop) },
  RestartCovenant: { recorded: 'CovenantRestarted', story: () => given().and(stop).when(restart()) },
  CloseCovenant: { recorded: 'CovenantClosed', story: () => given(onlyObligations()).when(close) },
};

const ofTheParties = actTypes.filter((type) =>
  entitledTo(type).every((capacity) => capacity === 'parties' || capacity === 'body'),
);

function eventOf(story: Story, type: EventType): number {
  const fact = story.latest.find((each) => each.type === type);
  if (!fact) throw new Error(`${story.refusal?.code ?? 'accepted'} without ${type}`);
  return fact.sequence;
}

describe('a correction takes a second person', () => {
  test.each(ofTheParties)('[R10] of what only the parties may do: %s', (type) => {
    const act = acts[type];
    if (!act) throw new Error(`say what records ${type}, and show it here`);
    const story = act.story();
    story.when(correct(eventOf(story, act.recorded))).thenRefused('SECOND_PERSON_NEEDED', 'R10');
  });

  const topic = given().and(addItem('origin', 'topic', {}, { for: 'union', evidence: 'mail' }));

  test('[R79] of an outcome that took the word of the parties, and of no other', () => {
    const accepted = topic.when(answerItem('origin', 'accepted', forChair));
    accepted.when(correct(eventOf(accepted, 'ItemAnswered'))).thenRefused('SECOND_PERSON_NEEDED');
    const withdrawn = topic.when(answerItem('origin', 'withdrawn', { for: 'union', evidence: 'mail' }));
    withdrawn.and(correct(eventOf(withdrawn, 'ItemAnswered')));
  });

  test('[R134] of an outcome that took the word of a body', () => {
    const running = given()
      .and(...toSigning, sign('union'), sign('branch'), sign('ministry'), inForce('2027-01-04'))
      .on('2027-01-05')
      .and(addItem('norms', 'norms-test'));
    const tested = running.when(answerItem('norms', 'meets', { for: 'steering-group', evidence: 'minutes' }));
    tested.when(correct(eventOf(tested, 'ItemAnswered'))).thenRefused('SECOND_PERSON_NEEDED');
  });

  test.each(['gate', 'signature', 'conclusion'] as const)(
    '[R10] of what was decided or signed before the adoption: %s',
    (kind) => {
      const signature: PastFact = { kind: 'signature', organisation: 'union', from: '2025-07-01' };
      const story = givenNothing().and(adopt([...past, signature]));
      const told = story.latest.find(({ data }) => 'kind' in data && data.kind === kind);
      story.when(correct(told?.sequence ?? 0)).thenRefused('SECOND_PERSON_NEEDED');
    },
  );

  test('[R10] of a no-go from before the adoption, which two take back', () => {
    const facts: PastFact[] = [
      { kind: 'phase', phase: 'dialogue', from: '2024-06-01' },
      { kind: 'gate', gate: 'agreement', outcome: 'no-go', from: '2026-06-02' },
    ];
    const story = givenNothing().and(adopt(facts, { phase: 'dialogue' }));
    const event = story.state.gates['agreement']?.closedBy ?? 0;
    story.when(correct(event)).thenRefused('SECOND_PERSON_NEEDED');
  });

  test('and of nothing else that was told at an adoption, such as a step or a letter', () => {
    const letter: PastFact = { kind: 'letter-of-intent', organisation: 'union', from: '2024-05-01' };
    const step: PastFact = { kind: 'milestone', milestone: 'request', from: '2024-01-01' };
    const story = givenNothing().and(adopt([step, letter, ...past]));
    story.and(correct(story.state.milestones['request']?.event ?? 0));
    story.and(correct(story.state.letters['union']?.event ?? 0));
  });
});
