import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audience } from '../../domain/definition-table.ts';
import { covers, disclosureOf, dutyAudience, maySeeItem } from '../../domain/dossier/audience.ts';
import { isLate } from '../../domain/obligation.ts';
import { plan } from '../../domain/plan.ts';
import { activeParties } from '../../domain/state.ts';
import { maySee, viewerOf, type Viewer } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import {
  aDefinition,
  aGate,
  aPerson,
  anObligation,
  onlyGates,
  onlyObligations,
} from '../support/definition.ts';
import { command, given, type Draft, type Sender, type Story } from '../support/given.ts';
import { addItem, answerItem, discloseItem } from '../support/items.ts';
import { busyDefinition, randomDraft } from '../support/random-commands.ts';
import { close, correct, forChair, go, openGate, reason } from '../support/steps.ts';

const union: Sender = { as: 'umar' };
const branch: Sender = { as: 'bram' };
const forUnion: Sender = { for: 'union', evidence: 'mail' };
const start = given(onlyObligations());
const told = start.and(addItem('prices', 'information', {}, union));

const eyes = (story: Story, person: string): Viewer => viewerOf(story.state, person);
const seenBy = (story: Story, item: string): string[] => {
  const { state } = story;
  const known = state.dossier.open[item];
  return Object.keys(state.people).filter((id) => known && maySeeItem(state, eyes(story, id), known));
};

describe('what a party tells in confidence', () => {
  test('[R26] is between it and the secretariat, unless it says otherwise', () => {
    told.thenRecords(['ItemAdded', { item: 'prices/union', audience: 'owner', from: 'union' }]);
    expect(told.latest[0]?.rules).toContain('R26');
    expect(seenBy(told, 'prices/union')).toEqual(['olga', 'otto', 'umar', 'ursa']);
  });

  test('[R26] for the secretariat alone is the same: who tells it knows it', () => {
    start
      .when(addItem('prices', 'information', { audience: 'secretariat' }, union))
      .thenRecords(['ItemAdded', { audience: 'owner' }]);
    const own = start.and(addItem('note', 'information', { audience: 'secretariat' }));
    expect(seenBy(own, 'note/office')).toEqual(['olga', 'otto']);
  });

  test('[R26] is as good as absent to others: the same answer as for what is not there', () => {
    const refused = told.when(answerItem('prices/union', 'withdrawn', branch)).thenRefused('ITEM_NOT_OPEN');
    const nothing = told.when(answerItem('prices/branch', 'withdrawn', union)).thenRefused('ITEM_NOT_OPEN');
    expect(Object.keys(refused.refusal?.parameters ?? {})).toEqual(
      Object.keys(nothing.refusal?.parameters ?? {}),
    );
    told.when(discloseItem('prices/union', 'parties', branch)).thenRefused('ITEM_NOT_OPEN');
    told
      .when(answerItem('prices/union', 'withdrawn', { as: 'cora', for: 'chair' }))
      .thenRefused('ITEM_NOT_OPEN');
  });

  test('[R26] stands in the way of no name that others choose', () => {
    told.and(addItem('prices', 'information', {}, branch), addItem('prices', 'topic', {}, branch));
    told.when(addItem('prices', 'information', {}, union)).thenRefused('ITEM_EXISTS');
  });

  test('[R26] is in nobody’s gate: neither what is missing nor what is there', () => {
    const gate = aGate('start', {
      requires: [
        { kind: 'items', of: 'open-item', strength: 'block', rule: 'R25' },
        { kind: 'items', of: 'scheme', strength: 'block' },
      ],
    });
    const withGate = given(onlyGates(gate)).and(openGate('start'));
    const missing = (story: Story) => story.when(go('start')).refusal?.parameters['missing'];
    const secret = withGate.and(
      addItem('origin', 'open-item', { audience: 'owner' }, union),
      addItem('label', 'scheme', { audience: 'owner' }, union),
    );
    expect(missing(secret)).toBe(missing(withGate));
    const ended = secret.and(
      answerItem('label/union', 'linked', union),
      answerItem('origin/union', 'answered'),
    );
    expect(missing(ended)).toBe(missing(withGate));
    const conditions = [{ id: 'origin/union', owner: 'union', due: '2027-06-01' }];
    const carrying = command('CloseGate', { gate: 'start', outcome: 'go', reason, conditions }, forChair);
    expect(secret.when(carrying).refusal).toEqual(withGate.when(carrying).refusal);
  });

  test('[R26] as a duty is its owner’s alone, and no number tells of it', () => {
    const due = { owner: 'union', due: '2027-02-01' };
    const story = start.and(addItem('figures', 'information', due, union)).on('2027-03-01');
    const duty = story.obligation('figures/union');
    expect(isLate(story.state, duty, story.today)).toBe(true);
    for (const person of ['mina', 'bram', 'kees', 'cora'])
      expect(maySee(story.state, eyes(story, person), duty), person).toBe(false);
    expect(
      new Set(
        plan(start.and(addItem('figures', 'information', due, union)).state).map((n) => n.organisation),
      ),
    ).toEqual(new Set(['union']));
    story.and(close);
  });

  test('[R26] brings nobody else a message, also when it is corrected', () => {
    expect(told.announced()).toEqual([]);
    const [added] = told.latest;
    const corrected = told.and(correct(added?.sequence ?? 0)).announced();
    expect(corrected.map(({ organisation }) => organisation)).toEqual(['union']);
    expect(told.and(discloseItem('prices/union', 'parties', union)).announced()).toEqual([]);
    expect(told.and(answerItem('prices/union', 'withdrawn', union)).announced()).toEqual([]);
  });

  test('[R26] cannot be decided by parties that may not know of it', () => {
    const story = start.and(addItem('shift', 'topic', { audience: 'owner' }, union));
    story.when(answerItem('shift/union', 'accepted', forChair)).thenRefused('ITEM_NOT_DISCLOSED', 'R26');
    story.and(discloseItem('shift/union', 'parties', union), answerItem('shift/union', 'accepted', forChair));
  });

  test('is known too to who is asked to answer it', () => {
    const asked = start.and(
      addItem('figures', 'open-item', { audience: 'owner', owner: 'branch', due: '2027-02-01' }, union),
    );
    expect(seenBy(asked, 'figures/union')).toEqual(['olga', 'otto', 'umar', 'ursa', 'bram']);
    expect(asked.obligation('figures/union').audience).toEqual({ only: ['union'] });
    asked.and(answerItem('figures/union', 'answered', branch));
  });

  // Whatever others do, with or without an item that they may not see: they are answered the same.
  test('[R26] changes no answer to anybody else', () => {
    const plain = given(busyDefinition);
    const secret = plain.and(
      addItem('extra', 'open-item', { audience: 'owner', owner: 'union', due: '2027-03-01' }, union),
      addItem('plan', 'topic', { audience: { only: ['union'] } }, union),
    );
    const others = fc.constantFrom<Sender>(
      { as: 'bram' },
      { as: 'mina' },
      { as: 'kees' },
      { as: 'cora', for: 'chair' },
      { as: 'mina', for: 'steering-group' },
    );
    const drafts = fc.array(fc.tuple(randomDraft, others), { minLength: 3, maxLength: 25 });
    fc.assert(
      fc.property(drafts, (random) => {
        let [one, other] = [plain, secret];
        for (const [draft, sender] of random) {
          const sent: Draft = { ...draft, sender };
          [one, other] = [one.when(sent), other.when(sent)];
          expect(other.refusal).toEqual(one.refusal);
          expect(other.latest.map(({ type }) => type)).toEqual(one.latest.map(({ type }) => type));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('letting more people know', () => {
  test('[R26] is for who told it, or an officer who can show its word', () => {
    told
      .when(discloseItem('prices/union', 'parties', union))
      .thenRecords([
        'ItemDisclosed',
        { item: 'prices/union', audience: 'parties', previous: 'owner', from: 'union' },
      ]);
    told.and(discloseItem('prices/union', 'parties', forUnion));
    told
      .when(discloseItem('prices/union', 'parties', { for: 'union' }))
      .thenRefused('DISCLOSURE_WITHOUT_EVIDENCE');
    told.when(discloseItem('prices/union', 'parties')).thenRefused('ITEM_NOT_YOURS');
    told
      .when(discloseItem('prices/union', 'parties', { for: 'branch', evidence: 'mail' }))
      .thenRefused('ITEM_NOT_YOURS');
  });

  test('[R26] goes one way: what was told cannot be taken back', () => {
    const some = told.and(discloseItem('prices/union', { only: ['branch', 'critic'] }, union));
    expect(seenBy(some, 'prices/union')).toContain('bram');
    const narrower: Audience[] = ['owner', 'secretariat', 'parties', { only: ['branch'] }];
    for (const audience of narrower)
      some.when(discloseItem('prices/union', audience, union)).thenRefused('DISCLOSURE_NOT_WIDER', 'R26');
    some
      .when(discloseItem('prices/union', { only: ['critic', 'branch'] }, union))
      .thenRefused('DISCLOSURE_NOT_WIDER');
    some.and(discloseItem('prices/union', 'public', union));
    some
      .when(discloseItem('prices/union', { only: ['stranger'] }, union))
      .thenRefused('UNKNOWN_ORGANISATION');
  });

  test('takes the duty that came of it along', () => {
    const story = start.and(
      addItem('figures', 'information', { owner: 'union', due: '2027-02-01' }, union),
      discloseItem('figures/union', 'parties', union),
    );
    expect(story.obligation('figures/union').audience).toBe('parties');
  });
});

describe('audiences', () => {
  const people = [...aDefinition().people, aPerson('ella', 'critic')];
  const { state } = given(aDefinition({ people, obligations: [anObligation('plan', {})] }));
  const parties = activeParties(state);
  const names = fc.uniqueArray(fc.constantFrom('ministry', 'union', 'branch', 'company', 'critic'), {
    minLength: 1,
  });
  const audience: fc.Arbitrary<Audience> = fc.oneof(
    fc.constantFrom<Audience>('public', 'parties', 'owner', 'secretariat'),
    names.map((only) => ({ only })),
  );
  const viewers: Viewer[] = [null, ...people.map(({ id }) => viewerOf(state, id))];
  const owner = fc.constantFrom('ministry', 'union', 'company');

  test('are ordered in part: reflexive, transitive, and two that cover each other are the same', () => {
    fc.assert(
      fc.property(audience, audience, audience, (one, two, three) => {
        expect(covers(one, one, parties)).toBe(true);
        if (covers(one, two, parties) && covers(two, three, parties))
          expect(covers(one, three, parties)).toBe(true);
        if (covers(one, two, parties) && covers(two, one, parties)) expect(sorted(one)).toEqual(sorted(two));
      }),
    );
  });

  test('that cover others let everybody see who could see before', () => {
    fc.assert(
      fc.property(audience, audience, owner, (wider, narrower, own) => {
        if (!covers(wider, narrower, parties)) return;
        for (const viewer of viewers) {
          const before = maySee(state, viewer, { audience: narrower, owner: own });
          expect(!before || maySee(state, viewer, { audience: wider, owner: own })).toBe(true);
        }
      }),
    );
  });

  test('of an event and of a duty let nobody see who may not see the item', () => {
    const known = fc.record({ audience, from: owner, owner: fc.option(owner) });
    fc.assert(
      fc.property(known, (item) => {
        const ofDuty = { audience: dutyAudience(item), owner: item.owner ?? item.from };
        for (const viewer of viewers)
          for (const disclosure of [disclosureOf(item), ofDuty])
            expect(!maySee(state, viewer, disclosure) || maySeeItem(state, viewer, item)).toBe(true);
      }),
    );
  });
});

function sorted(audience: Audience): unknown {
  return typeof audience === 'string' ? audience : audience.only.toSorted();
}

test('words in confidence are content, and never in an event', () => {
  expect(JSON.stringify(told.latest)).toContain(testContent('prices').ref);
});
