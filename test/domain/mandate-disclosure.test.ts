import { expect, test } from 'vitest';
import { mandateDisclosures } from '../../domain/mandates/disclose.ts';
import { maySee } from '../../domain/visibility.ts';
import { aDefinition } from '../support/definition.ts';
import { command, given } from '../support/given.ts';
import { conclude, consult, mandate, ratify, revoke } from '../support/mandate-steps.ts';
import { letter, pass } from '../support/steps.ts';

/** Everything that can happen to a branch's mandates, and who beside the secretariat learns of each event. */
const story = given(aDefinition({ mandates: { asked: ['branch'] } })).and(...pass('acceptance'));
const acted = story.when(letter('branch'));
const event = acted.latest[0]?.sequence ?? 0;
const roles = { organisation: 'branch', phase: 'information', playedRoles: ['partner' as const] };
const facts = [
  ...acted.latest,
  ...acted.when(ratify(event, 'branch')).latest,
  ...acted.when(ratify(event, 'branch', 'rejected')).latest,
  ...story.when(mandate('board', 'branch')).latest,
  ...story.and(mandate('board', 'branch')).when(revoke('board', 'branch')).latest,
  ...story.when(consult('spring', 'branch')).latest,
  ...story.and(consult('spring', 'branch')).when(conclude('spring', 'branch')).latest,
  ...story.when(command('AllowActing', { organisation: 'branch', person: 'umar' })).latest,
  ...story
    .and(command('AllowActing', { organisation: 'branch', person: 'umar' }))
    .when(command('EndActing', { organisation: 'branch', person: 'umar' })).latest,
  ...story.when(command('NameRepresentatives', { leaders: ['bram'] }, { as: 'bram' })).latest,
  ...story.when(command('SetRoles', roles)).latest,
];

test.each([
  ['MandateRegistered', ['branch']],
  ['MandateRevoked', ['branch']],
  ['ConsultationOpened', ['branch']],
  ['ConsultationConcluded', ['branch', 'union']],
  ['ActingAllowed', ['branch']],
  ['ActingEnded', ['branch']],
  ['RatificationAwaited', ['branch', 'union']],
  ['ActRatified', ['branch', 'union']],
  ['RatificationRefused', ['branch', 'union']],
  ['RepresentativesNamed', ['branch', 'union']],
  ['RolesSet', ['branch', 'union']],
] as const)('[R59] %s is known to %j, and to no affiliated company or observer', (type, expected) => {
  const fact = facts.find((each) => each.type === type);
  if (!fact) throw new Error(`no ${type}`);
  const disclosed = mandateDisclosures[type](fact.data as never, story.state);
  const some = ['branch', 'union', 'company', 'critic'];
  expect(some.filter((organisation) => maySee(story.state, { organisation }, disclosed))).toEqual(expected);
});
