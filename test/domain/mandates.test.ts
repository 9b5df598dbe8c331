import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../domain/commands.ts';
import { accept, type Acceptance } from '../../domain/decision.ts';
import type { NewEvent } from '../../domain/events.ts';
import { withMandate } from '../../domain/mandates/bind.ts';
import { findCover } from '../../domain/mandates/cover.ts';
import type { Mandate } from '../../domain/mandates/state.ts';
import { testCommandId, testContent } from '../support/content.ts';
import { aDefinition, aGate, aPaper } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { mandate, revoke } from '../support/mandate-steps.ts';
import {
  correct,
  letter,
  openGate,
  pass,
  position,
  reason,
  sign,
  signPaper,
  toSigning,
} from '../support/steps.ts';

const asked = { asked: ['branch' as const] };
const story = given(aDefinition({ mandates: { ...asked } })).and(...pass('acceptance'));
const strict = given(aDefinition({ mandates: { ...asked, outside: 'block' } })).and(...pass('acceptance'));

/** The mandate that the last act rests on. */
const restsOn = (after: Story) => (after.latest[0]?.data as { mandate?: string } | undefined)?.mandate;

describe('a mandate', () => {
  test('[R31] is recorded with scope, limits, validity, granting body and evidence', () => {
    const limits = testContent('no commitments about prices');
    const document = testContent('minutes of the board');
    story.when(mandate('board', 'branch', { acts: ['position'], limits, document })).thenRecords([
      'MandateRegistered',
      {
        mandate: 'board',
        organisation: 'branch',
        acts: ['position'],
        limits,
        from: '2027-01-01',
        until: '2027-12-31',
        evidence: document,
      },
    ]);
  });

  test('[R31] is shown by the document, else by what its recording rests on, else by its own words', () => {
    const evidence = (draft: Draft) => story.and(draft).state.mandates.registered['board']?.evidence;
    const document = testContent('minutes');
    expect(evidence(mandate('board', 'branch', { document }))).toEqual(document);
    expect(evidence(mandate('board', 'branch'))).toEqual(testContent('mail'));
    expect(evidence(mandate('board', 'branch', {}, { as: 'bram' }))).toEqual(
      testContent('headlines of the agreement'),
    );
  });

  test('has an id that is given once, also after it was revoked or corrected', () => {
    const registered = story.and(mandate('board', 'branch'));
    registered.when(mandate('board', 'union')).thenRefused('MANDATE_EXISTS', 'R31');
    registered.and(revoke('board', 'branch')).when(mandate('board', 'branch')).thenRefused('MANDATE_EXISTS');
    const event = registered.state.mandates.registered['board']?.event ?? 0;
    const corrected = registered.when(correct(event)).thenRecords(['EventCorrected', { effect: 'undone' }]);
    corrected.when(mandate('board', 'branch')).thenRefused('MANDATE_EXISTS');
  });

  test('does not end before it begins', () => {
    story
      .when(mandate('board', 'branch', { from: '2027-03-01', until: '2027-02-28' }))
      .thenRefused('DATES_REVERSED');
  });

  test('is held by people who may act for the organisation', () => {
    story.and(mandate('board', 'branch', { holders: ['bram'] }));
    story.when(mandate('board', 'branch', { holders: ['umar'] })).thenRefused('HOLDER_ELSEWHERE', 'R31');
    story.when(mandate('board', 'branch', { holders: ['nobody'] })).thenRefused('UNKNOWN_PERSON');
    story
      .and(command('AllowActing', { organisation: 'branch', person: 'umar' }))
      .and(mandate('board', 'branch', { holders: ['umar'] }));
  });

  test('is revoked by its own organisation, once', () => {
    const registered = story.and(mandate('board', 'branch'));
    registered.when(revoke('board', 'union')).thenRefused('UNKNOWN_MANDATE', 'R31');
    registered
      .when(revoke('board', 'branch'))
      .thenRecords(['MandateRevoked', { mandate: 'board', organisation: 'branch', because: 'decided' }])
      .when(revoke('board', 'branch'))
      .thenRefused('MANDATE_ENDED');
  });

  test('that ended long before the next one is forgotten, and its id stays taken', () => {
    const later = story
      .and(mandate('first', 'branch', { until: '2027-06-30' }))
      .on('2028-07-01')
      .and(mandate('second', 'branch', { from: '2028-01-01', until: '2028-12-31' }));
    expect(Object.keys(later.state.mandates.registered)).toEqual(['second']);
    later.when(mandate('first', 'branch')).thenRefused('MANDATE_EXISTS');
  });
});

describe('an act within a mandate', () => {
  const dialogue = given(
    aDefinition({
      mandates: { ...asked },
      gates: [aGate('acceptance', { leadsTo: 'information' }), aGate('vote', { phase: 'information' })],
      phases: aDefinition().phases.slice(0, 2),
      obligations: [],
    }),
  ).and(...pass('acceptance'), mandate('board', 'branch'));

  test('[R31] names it: a letter, a position, a signature', () => {
    expect(restsOn(dialogue.when(letter('branch')))).toBe('board');
    expect(restsOn(dialogue.and(openGate('vote')).when(position('branch', 'vote', 'agree')))).toBe('board');
    const signing = given(aDefinition({ mandates: { ...asked } })).and(
      mandate('board', 'branch'),
      ...toSigning,
    );
    signing
      .when(sign('branch'))
      .thenRecords(['CovenantSigned', { mandate: 'board' }], ['ObligationReportedDone']);
  });

  test('rests on the one that is named, and on any that covers it otherwise', () => {
    const two = story.and(
      mandate('letters', 'branch', { acts: ['letter-of-intent'] }),
      mandate('all', 'branch', { acts: ['all'] }),
    );
    const named = { ...letter('branch'), sender: { for: 'branch', evidence: 'mail', under: 'all' } };
    expect(restsOn(two.when(named))).toBe('all');
    expect(restsOn(two.when(letter('branch')))).toBe('letters');
  });

  test('names no mandate of another organisation, nor one that is not there', () => {
    const registered = story.and(mandate('board', 'union'));
    for (const under of ['board', 'nothing']) {
      const sender = { for: 'branch', evidence: 'mail', under };
      registered.when({ ...letter('branch'), sender }).thenRefused('UNKNOWN_MANDATE', 'R31');
    }
  });

  test('of its last day, recorded after it, is still within it', () => {
    const registered = story.and(mandate('board', 'branch', { until: '2027-01-31' })).on('2027-03-01');
    const late = (effectiveOn: string): Draft => ({
      ...letter('branch'),
      sender: { for: 'branch', evidence: 'mail', effectiveOn },
    });
    expect(restsOn(registered.when(late('2027-01-31')))).toBe('board');
    expect(restsOn(registered.when(late('2027-02-01')))).toBeUndefined();
  });

  test('of a day before it was revoked, recorded after that, is still within it', () => {
    const revoked = story.and(mandate('board', 'branch')).on('2027-02-01').and(revoke('board', 'branch'));
    const sender = { for: 'branch', evidence: 'mail', effectiveOn: '2027-01-31' };
    expect(restsOn(revoked.when({ ...letter('branch'), sender }))).toBe('board');
    expect(restsOn(revoked.when(letter('branch')))).toBeUndefined();
  });
});

describe('a commitment', () => {
  const fields = { commitment: 'wages', words: reason, owners: ['branch'] };
  const made: NewEvent = { type: 'CommitmentMade', data: { ...fields, advice: [] } };
  const frame = { commandId: testCommandId(1), actor: 'bram' };
  const parsed = parseCommand({ ...frame, type: 'MakeCommitment', fields });
  const bind = (at: Story, ...events: NewEvent[]): Acceptance => {
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const context = { now: at.now, today: at.today };
    return withMandate(at.state, parsed.command, accept(...events), context) as Acceptance;
  };

  test('[R31] rests on the mandate of the organisation that makes it', () => {
    expect(bind(story.and(mandate('board', 'branch')), made).events).toMatchObject([
      { type: 'CommitmentMade', data: { mandate: 'board' } },
    ]);
  });

  test('[R31] outside it waits for ratification, by the number that its event will have', () => {
    const due = { obligation: 'baseline', owner: 'branch', template: null, occurrence: 1, due: '2027-03-01' };
    const opened: NewEvent = { type: 'ObligationOpened', data: due };
    const { sequence } = story.state;
    expect(bind(story, made, opened).events).toMatchObject([
      { type: 'CommitmentMade' },
      { type: 'RatificationAwaited', data: { event: sequence + 1, act: 'commitment' } },
      { type: 'ObligationOpened' },
    ]);
    expect(bind(story, opened, made).events.at(-1)).toMatchObject({ data: { event: sequence + 2 } });
  });
});

describe('the facilitator', () => {
  test.each(['ratify', 'block'] as const)(
    '[R31] [R64] signs its engagement without a mandate: it negotiates for nobody (%s)',
    (outside) => {
      const papers = [aPaper('engagement', 'engagement-agreement')];
      const signing = given(aDefinition({ papers, mandates: { asked: ['other'], outside } }));
      signing
        .and(...toSigning)
        .when(signPaper('office', 'engagement'))
        .thenRecords(['CovenantSigned', { organisation: 'office', paper: 'engagement' }]);
    },
  );
});

describe('an act outside the mandates', () => {
  test.each<[string, string, Draft[], Draft]>([
    ['without one', 'no-mandate', [], letter('branch')],
    ['after it', 'expired', [mandate('board', 'branch', { until: '2027-01-03' })], letter('branch')],
    ['before it', 'not-yet', [mandate('board', 'branch', { from: '2027-06-01' })], letter('branch')],
    [
      'that was revoked',
      'revoked',
      [mandate('board', 'branch'), revoke('board', 'branch')],
      letter('branch'),
    ],
    [
      'too narrow for it',
      'too-narrow',
      [mandate('board', 'branch', { acts: ['signature'] })],
      letter('branch'),
    ],
    [
      'of somebody else',
      'other-holder',
      [
        command('AllowActing', { organisation: 'branch', person: 'umar' }),
        mandate('board', 'branch', { holders: ['umar'] }),
      ],
      { ...letter('branch'), sender: { as: 'bram' } },
    ],
  ])('[R31] stands, marked for ratification: %s (%s)', (_name, because, before, act) => {
    const after = story.and(...before).when(act);
    const event = after.latest[0]?.sequence ?? 0;
    const marks = after.latest.filter(({ type }) => type === 'RatificationAwaited');
    expect(marks.map(({ data }) => data)).toMatchObject([
      {
        event,
        act: 'letter-of-intent',
        organisation: 'branch',
        because,
        obligation: 'ratify-letter-of-intent/branch',
      },
    ]);
    expect(after.state.letters['branch']?.event).toBe(event);
  });

  test.each<[string, Draft[], Draft]>([
    ['MANDATE_MISSING', [], letter('branch')],
    ['MANDATE_EXPIRED', [mandate('board', 'branch', { until: '2027-01-03' })], letter('branch')],
    ['MANDATE_NOT_YET', [mandate('board', 'branch', { from: '2027-06-01' })], letter('branch')],
    ['MANDATE_REVOKED', [mandate('board', 'branch'), revoke('board', 'branch')], letter('branch')],
    ['MANDATE_TOO_NARROW', [mandate('board', 'branch', { acts: ['signature'] })], letter('branch')],
    [
      'MANDATE_OTHER_HOLDER',
      [
        command('AllowActing', { organisation: 'branch', person: 'umar' }),
        mandate('board', 'branch', { holders: ['umar'] }),
      ],
      { ...letter('branch'), sender: { as: 'bram' } },
    ],
  ])('[R31] is refused where the definition blocks: %s', (code, before, act) => {
    const refused = strict.and(...before).when(act);
    expect([refused.refusal?.code, refused.refusal?.rule]).toEqual([code, 'R31']);
  });

  test('judges the mandate that is named, though another would cover it', () => {
    const two = strict.and(
      mandate('signatures', 'branch', { acts: ['signature'] }),
      mandate('letters', 'branch', { acts: ['letter-of-intent'] }),
    );
    const sender = { for: 'branch', evidence: 'mail', under: 'signatures' };
    two.when({ ...letter('branch'), sender }).thenRefused('MANDATE_TOO_NARROW');
    two.and(letter('branch'));
  });

  test('is not asked who holds the mandate where an officer records it: the evidence shows that', () => {
    const held = strict.and(
      command('AllowActing', { organisation: 'branch', person: 'umar' }),
      mandate('board', 'branch', { holders: ['umar'] }),
    );
    expect(restsOn(held.when(letter('branch')))).toBe('board');
  });

  test('is nobody’s concern where no mandate is asked and none was registered', () => {
    const none = given().and(...pass('acceptance'));
    none.when(letter('branch')).thenRecords(['LetterOfIntentGiven'], ['ObligationReportedDone']);
    story.when(letter('union')).thenRecords(['LetterOfIntentGiven'], ['ObligationReportedDone']);
  });

  test('is looked at for an organisation that registered a mandate of its own accord', () => {
    const narrow = story.and(mandate('members', 'union', { acts: ['signature'] })).when(letter('union'));
    expect(narrow.latest.map(({ type }) => type)).toContain('RatificationAwaited');
  });
});

test('[R31] whatever mandates there are, an act rests on one only where that covers act, day and holder', () => {
  const day = fc.constantFrom('2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01');
  const act = fc.constantFrom('letter-of-intent' as const, 'position' as const, 'signature' as const);
  const any: fc.Arbitrary<Mandate> = fc.record({
    mandate: fc.uuid(),
    organisation: fc.constant('branch'),
    event: fc.nat(),
    acts: fc.array(fc.oneof(act, fc.constant('all' as const)), { minLength: 1 }),
    from: day,
    until: fc.option(day),
    revokedOn: fc.option(day),
    holders: fc.option(fc.subarray(['bram', 'umar'])),
    evidence: fc.constant(reason),
  });
  const wanted = fc.record({
    organisation: fc.constant('branch'),
    act,
    on: day,
    holder: fc.option(fc.constantFrom('bram', 'umar')),
  });
  const covers = (one: Mandate, { act, on, holder }: { act: string; on: string; holder: string | null }) =>
    one.acts.some((each) => each === act || each === 'all') &&
    one.from <= on &&
    on <= (one.until ?? '9999') &&
    on < (one.revokedOn ?? '9999') &&
    (holder === null || (one.holders ?? [holder]).includes(holder));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), wanted, (mandates, act) => {
      const found = findCover(mandates, act);
      const covering = mandates.filter((one) => covers(one, act)).map(({ mandate }) => mandate);
      if ('mandate' in found) expect(covering).toContain(found.mandate);
      else expect(covering).toEqual([]);
    }),
  );
});
