import { describe, expect, test } from 'vitest';
import { command, given, type Draft, type Story } from '../support/given.ts';
import {
  go,
  inForce,
  joinAsCompany,
  joinAsParty,
  leave,
  openGate,
  parties,
  position,
  restart,
  sign,
  stop,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const on = (effectiveOn: string, { sender, ...draft }: Draft): Draft => ({
  ...draft,
  sender: { ...sender, effectiveOn },
});

const opened = given().on('2027-02-01');
const gate = opened.and(openGate('acceptance')).on('2027-02-10');
const stopped = opened.and(stop).on('2027-02-10');
const signing = opened.and(...toSigning).on('2027-02-10');
const joined = opened.and(joinAsParty('union-two')).on('2027-02-10');

describe('what is recorded as of an earlier day', () => {
  test.each<[string, Story, Draft, string]>([
    ['a gate opens no earlier than the covenant', opened, openGate('acceptance'), '2027-01-04'],
    ['a gate closes no earlier than it was opened', gate, go('acceptance'), '2027-02-01'],
    ['a position follows the question', gate, position('union', 'acceptance', 'agree'), '2027-02-01'],
    ['a covenant stops no earlier than it was opened', opened, stop, '2027-01-04'],
    ['a restart follows the stop', stopped, restart(), '2027-02-01'],
    ['the agreement is signed in its phase', signing, sign('union'), '2027-02-01'],
    ['nobody leaves before it joined', joined, leave('union-two'), '2027-02-01'],
  ])('%s', (_name, story, draft, first) => {
    const before = story.when(on('2027-01-03', draft)).thenRefused('BEFORE_ITS_TIME');
    expect(before.refusal?.parameters).toEqual({ command: draft.type, date: '2027-01-03', first });
    story.and(on(first, draft));
  });

  test('a party that joined late signs no earlier than it joined', () => {
    const late = signing
      .and(...parties.map((party) => sign(party)), joinAsParty('union-two'))
      .on('2027-03-01');
    late.when(on('2027-02-09', sign('union-two'))).thenRefused('BEFORE_ITS_TIME');
    late.and(on('2027-02-10', sign('union-two')));
  });

  test('[R75] nothing is in force before the last signature', () => {
    const signed = signing.and(...parties.map((party) => sign(party)));
    signed.when(inForce('2027-02-09')).thenRefused('BEFORE_ITS_TIME', 'R75');
    signed.and(inForce('2027-02-10'));
  });

  test('may be of any day since then, also across decisions that were recorded late together', () => {
    const story = opened.and(on('2027-01-10', openGate('acceptance')), on('2027-01-15', go('acceptance')));
    expect(story.state.days['phase:information']?.from).toBe('2027-01-15');
    opened.and(command('RecordMilestone', { milestone: 'request' }, { effectiveOn: '2026-12-01' }));
  });

  test('[R81] who withdrew before its part began may be told afterwards', () => {
    const company = given().and(...toSigned, joinAsCompany('early-company'), inForce('2027-02-01'));
    company.on('2027-02-03').and(on('2027-01-20', leave('early-company')));
  });
});
