import { describe, expect, test } from 'vitest';
import { dueDay } from '../../domain/due-day.ts';
import { testContent } from '../support/content.ts';
import {
  aDefinition,
  anObligation,
  aPaper,
  onlyObligations,
  withObligations,
} from '../support/definition.ts';
import { command, given, type Draft } from '../support/given.ts';
import { tabled } from '../support/papers.ts';
import { seen, typed } from '../support/seen.ts';
import {
  correct,
  exchange,
  inForce,
  joinAsCompany,
  joinAsParty,
  leave,
  reason,
  report,
  toDialogue,
  toSigned,
} from '../support/steps.ts';

const action = command('OpenObligation', {
  obligation: 'action',
  owner: 'union',
  text: testContent('Do it'),
  due: '2027-06-01',
});
const suspend = (organisation: string): Draft => command('SuspendOrganisation', { organisation, reason });
const resume = (organisation: string): Draft => command('ResumeOrganisation', { organisation, reason });
const handOver = command('HandOverObligation', { obligation: 'action', newOwner: 'branch', reason });

describe('whoever takes a duty over', () => {
  const course = [
    action,
    command('ReportCannotDeliver', { obligation: 'action', reason }, { as: 'umar' }),
    suspend('union'),
    5,
    resume('union'),
    handOver,
  ];

  test('knows it from its beginning, on its day, with what made it so but not why', () => {
    const all = seen('bram', course);
    const state = all.at(-1)?.after;
    const duty = state?.obligations['action'];
    expect(duty).toMatchObject({ owner: 'branch', ownDue: '2027-06-01' });
    expect(state && duty && dueDay(state, duty)).toBe('2027-06-06');
    expect(typed(all, 'NonDeliveryReported')).toEqual([{ obligation: 'action' }]);
    expect(typed(all, 'ObligationHandedOver')).toEqual([
      { obligation: 'action', from: 'union', to: 'branch', reason },
    ]);
  });

  test('is told no more of whoever had it: not of its clock after that, nor of its other duties', () => {
    const all = seen('bram', [...course, suspend('union'), 3, resume('union')]);
    expect(typed(all, 'OrganisationSuspended')).toHaveLength(1);
    const own = command('OpenObligation', {
      obligation: 'other',
      owner: 'union',
      text: testContent('Secret'),
      due: '2027-06-01',
    });
    expect(seen('bram', [own, ...course]).map(({ fact }) => fact.data)).toEqual(
      seen('bram', course).map(({ fact }) => fact.data),
    );
  });

  test('is told of what was corrected before, so that it has the duty as it is', () => {
    const reported = report('action', 'union');
    const event = given().and(action, reported).state.sequence;
    const all = seen('bram', [action, reported, correct(event), handOver]);
    expect(typed(all, 'EventCorrected')).toEqual([{ event: 4, effect: 'undone', known: expect.anything() }]);
    expect(all.at(-1)?.after.obligations['action']?.status).toBe('open');
    expect(typed(seen('mina', [action, reported, correct(event), handOver]), 'EventCorrected')).toEqual([]);
  });

  test('is known to whoever had it, who is told no more of it', () => {
    const extended = command('ExtendObligation', { obligation: 'action', due: '2027-09-01', reason });
    const all = seen('umar', [...course, extended]);
    expect(typed(all, 'ObligationHandedOver')).toHaveLength(1);
    expect(typed(all, 'ObligationExtended')).toEqual([]);
    expect(typed(seen('mina', [...course, extended]), 'ObligationHandedOver')).toEqual([]);
  });
});

describe('whoever leaves and passes its duties on', () => {
  const successor = { organisation: 'new-union', name: 'New union', kind: 'union' as const };
  const succeed = command('SucceedOrganisation', { successor, cause: 'succession', reason }, { as: 'umar' });
  const leaving = command(
    'LeaveCovenant',
    { reason, handOver: [{ obligation: 'register', newOwner: 'branch' }] },
    { as: 'umar' },
  );
  const definition = onlyObligations(anObligation('register', { owner: { organisation: 'union' } }));

  test.each<[string, Draft, string]>([
    ['to its successor', succeed, 'new-union'],
    ['to whoever takes its place', exchange('union', successor), 'new-union'],
    ['to another party', leaving, 'branch'],
  ])('knows that they are no longer its own: %s', (_, step, to) => {
    const all = seen('umar', [step, 60], definition);
    expect(typed(all, 'ObligationHandedOver')).toMatchObject([{ from: 'union', to }]);
    expect(all.at(-1)?.after.obligations['register']?.owner).toBe(to);
    expect(typed(seen({ organisation: to }, [step, 60], definition), 'ObligationHandedOver')).toHaveLength(1);
    expect(typed(seen('mina', [step, 60], definition), 'ObligationHandedOver')).toEqual([]);
  });
});

describe('who takes part', () => {
  test('is public of parties; of others it is known to the parties and to themselves', () => {
    const course = [...toDialogue, joinAsParty('crafts'), joinAsCompany('newcomer')];
    const joined = (viewer: Parameters<typeof seen>[0]): unknown[] =>
      typed(seen(viewer, course), 'ParticipantJoined').map(
        (data) => (data as { organisation: string }).organisation,
      );
    expect(joined(null)).toEqual(['crafts']);
    expect(joined({ organisation: 'company' })).toEqual(['crafts']);
    expect(joined('umar')).toEqual(['crafts', 'newcomer']);
    expect(joined({ organisation: 'newcomer' })).toEqual(['crafts', 'newcomer']);
  });

  test('is known of an organisation to whoever may see what it owes', () => {
    const definition = withObligations(
      anObligation('list', {
        owner: { each: 'affiliated-company' },
        opens: { phase: 'implementation' },
        due: { from: 'joining', plus: 'P1M' },
        audience: 'public',
      }),
    );
    const all = seen(null, [...toSigned, inForce('2027-01-04'), 10, joinAsCompany('newcomer')], definition);
    expect(typed(all, 'ParticipantJoined')).toHaveLength(1);
    const state = all.at(-1)?.after;
    const duty = state?.obligations['list/newcomer'];
    expect(state && duty && dueDay(state, duty)).toBe('2027-02-14');
  });

  test('why somebody leaves or steps back is for fewer than that it does', () => {
    const left = [...toDialogue, leave('branch')];
    expect(typed(seen(null, left), 'ParticipantLeft')).toEqual([{ organisation: 'branch' }]);
    expect(typed(seen('umar', left), 'ParticipantLeft')).toMatchObject([{ organisation: 'branch', reason }]);
    const away = [...toDialogue, command('StepBack', { reason }, { as: 'bram' })];
    expect(typed(seen('umar', away), 'PartySteppedBack')).toEqual([{ organisation: 'branch' }]);
    expect(typed(seen('bram', away), 'PartySteppedBack')).toMatchObject([{ reason }]);
    expect(typed(seen(null, away), 'PartySteppedBack')).toEqual([]);
  });
});

describe('a body', () => {
  const seat = (organisation: string): Draft =>
    command('SeatMember', { body: 'steering-group', organisation, seat: 'member' });

  test('is known to whoever sits in it now, from its beginning', () => {
    const unseat = command('UnseatMember', { body: 'steering-group', organisation: 'critic' });
    const seats = [seat('union'), seat('critic'), seat('branch')];
    expect(typed(seen({ organisation: 'critic' }, seats), 'MemberSeated')).toHaveLength(3);
    const own = typed(seen({ organisation: 'critic' }, [...seats, unseat]), 'MemberSeated');
    expect(own).toMatchObject([{ organisation: 'critic' }]);
    expect(typed(seen(null, seats), 'MemberSeated')).toEqual([]);
  });
});

describe('what is at the table', () => {
  test('papers are seen by their readers, and what the parties read by whoever holds the pen', () => {
    const definition = aDefinition({
      papers: [
        aPaper('text', 'covenant'),
        aPaper('inner', 'other', { audience: { only: ['union', 'branch'] } }),
      ],
    });
    const course = [tabled('text', { aim: 'x' }), tabled('inner', { aim: 'y' }, { sender: { as: 'umar' } })];
    const papers = (viewer: Parameters<typeof seen>[0]): number =>
      typed(seen(viewer, course, definition), 'PaperTabled').length;
    expect([null, { organisation: 'company' }, 'cora', 'mina', 'bram'].map(papers)).toEqual([0, 0, 1, 1, 2]);
  });

  test('commitments are seen by the parties, those that join later too, and by whoever answers for one', () => {
    const promise = command(
      'MakeCommitment',
      { commitment: 'clean', words: testContent('Clean'), owners: ['union', 'company'] },
      { as: 'umar' },
    );
    const course = [...toDialogue, promise, joinAsParty('crafts')];
    const known = (viewer: Parameters<typeof seen>[0]): number =>
      typed(seen(viewer, course), 'CommitmentMade').length;
    const later = { organisation: 'crafts' };
    expect([null, 'bram', later, 'kees', { organisation: 'critic' }].map(known)).toEqual([0, 1, 1, 1, 0]);
  });
});
