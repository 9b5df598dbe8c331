import { describe, expect, test } from 'vitest';
import { isSeated } from '../../domain/bodies/seats.ts';
import { carriedState, handedState } from '../../domain/carried-state.ts';
import { plan } from '../../domain/plan.ts';
import { viewerOf } from '../../domain/visibility.ts';
import { anObligation, aPerson, onlyObligations, text } from '../support/definition.ts';
import { command, given, type Draft, type Sender } from '../support/given.ts';
import { mandate } from '../support/mandate-steps.ts';
import { attended, circulated, planned } from '../support/meetings.ts';
import { forChair, leave, reason } from '../support/steps.ts';

const definition = {
  ...onlyObligations(anObligation('plan', {})),
  bodies: [
    {
      id: 'steering-group',
      kind: 'steering-group' as const,
      name: text('Steering group'),
      reachedThrough: 'office',
    },
    { id: 'group', kind: 'working-group' as const, name: text('Group'), reachedThrough: 'branch' },
  ],
};

const story = given(definition);

const end = (organisation: string, person: string, sender?: Sender): Draft =>
  command('EndActing', { organisation, person }, sender);
const allow = (organisation: string, person: string): Draft =>
  command('AllowActing', { organisation, person });
const contact = (organisation: string, person: string, role: 'contact' | 'mailbox' = 'contact'): Draft =>
  command('ChangeContact', { organisation, role, person: aPerson(person, organisation, [role]) });
const done = (sender: Sender): Draft =>
  command('ReportDone', { obligation: `plan/${sender.for ?? 'union'}` }, sender);
const seat = (organisation: string, person: string, kind: 'member' | 'chair' = 'member'): Draft =>
  command('SeatMember', { body: 'group', organisation, person, seat: kind }, forChair);
const represent = (...leaders: string[]): Draft =>
  command('NameRepresentatives', { leaders, executors: ['bram'] }, { for: 'branch' });

describe('a person who acts for another organisation no more', () => {
  const both = story.and(allow('branch', 'umar'));

  test('loses the seat taken for it, and keeps the one for their own', () => {
    const seated = both.and(seat('branch', 'umar', 'chair'));
    const ended = seated.when(end('branch', 'umar'));
    ended.thenRecords(
      ['ActingEnded', { organisation: 'branch', person: 'umar' }],
      ['MemberUnseated', { body: 'group', organisation: 'branch', person: 'umar', because: 'acting-ended' }],
    );
    expect(isSeated(ended.state, 'group', 'umar')).toBe(false);
    const own = both.and(seat('union', 'umar')).when(end('branch', 'umar'));
    own.thenRecords(['ActingEnded']);
    expect(isSeated(own.state, 'group', 'umar')).toBe(true);
  });

  test('[R42] neither leads nor holds a mandate for it any more', () => {
    const held = both
      .and(represent('umar', 'bram'))
      .and(
        mandate('board', 'branch', { holders: ['umar', 'bram'] }),
        mandate('own', 'branch', { holders: ['umar'] }),
      )
      .and(end('branch', 'umar'));
    expect(held.state.mandates.representatives['branch']).toEqual({ leaders: ['bram'], executors: ['bram'] });
    expect(held.state.mandates.registered['board']?.holders).toEqual(['bram']);
    // It was granted to one person, so it does not become everybody's.
    expect(held.state.mandates.registered['own']?.holders).toEqual([]);
    expect(held.and(allow('branch', 'umar')).state.mandates.registered['own']?.holders).toEqual([]);
  });

  test('is not meant where their own organisation leaves: the other one still lets them, and keeps its seat', () => {
    const seated = both.and(seat('branch', 'umar'), seat('union', 'ursa'), leave('union'));
    expect(isSeated(seated.state, 'group', 'umar')).toBe(true);
    expect(isSeated(seated.state, 'group', 'ursa')).toBe(false);
    seated.and(done({ as: 'umar', for: 'branch' }));
    seated.when(done({ as: 'umar', for: 'union' })).thenRefused('ORGANISATION_LEFT');
    expect(isSeated(seated.and(end('branch', 'umar')).state, 'group', 'umar')).toBe(false);
  });

  test('may be of one whose place it took', () => {
    const succeeded = story.and(
      command('SucceedOrganisation', { successor: 'branch', cause: 'merger', reason }, { for: 'union' }),
    );
    succeeded.and(allow('branch', 'umar'), done({ as: 'umar', for: 'branch' }));
    succeeded.when(allow('ministry', 'umar')).thenRefused('ORGANISATION_LEFT');
  });
});

describe('[R54] a person who is of an organisation no more', () => {
  const ended = story.and(end('union', 'umar'));

  test('may do nothing and sees what anybody sees, whoever of the organisation or the secretariat says so', () => {
    story.and(done({ as: 'umar' }));
    for (const sender of [{ as: 'ursa' }, { as: 'umar' }, { as: 'olga' }]) {
      const gone = story.when(end('union', 'umar', sender));
      gone.thenRecords(['ActingEnded', { organisation: 'union', person: 'umar' }]);
      gone.when(done({ as: 'umar' })).thenRefused('UNKNOWN_PERSON');
      expect(viewerOf(gone.state, 'umar')).toBeNull();
      gone.and(done({ as: 'ursa' }));
    }
    story.when(end('union', 'umar', { as: 'bram' })).thenRefused('NOT_ENTITLED', 'R10');
    story.when(end('union', 'umar', { as: 'cora', for: 'chair' })).thenRefused('NOT_ENTITLED', 'R10');
    ended.when(end('union', 'umar')).thenRefused('UNKNOWN_PERSON');
  });

  test('is not written to: the deputy is until there is a new contact', () => {
    const readers = (at = ended): (string | null)[] =>
      plan(at.state)
        .filter(({ organisation }) => organisation === 'union')
        .map(({ person }) => person);
    expect(readers(story)).toContain('umar');
    expect(new Set(readers())).toEqual(new Set(['ursa', 'olga']));
    expect(readers(ended.and(contact('union', 'uwe')))).toContain('uwe');
  });

  test('reads for nobody who is away, and is not away any more', () => {
    const away = (person: string, deputy?: string): Draft =>
      command('SetAbsence', { person, from: '2027-01-10', to: '2027-02-10', ...(deputy && { deputy }) });
    const { state } = story.and(away('ursa', 'umar'), away('umar'), end('union', 'umar'));
    expect(Object.keys(state.absences)).toEqual(['ursa']);
    expect(state.absences['ursa']?.[0]?.deputy).toBeNull();
    expect(plan(state).some(({ person }) => person === 'umar')).toBe(false);
  });

  test('loses with it every seat, lead and mandate, and what they did for others', () => {
    const busy = story.and(
      allow('branch', 'umar'),
      represent('umar'),
      seat('branch', 'umar'),
      mandate('board', 'union', { holders: ['umar', 'ursa'] }),
      command('SeatMember', {
        body: 'steering-group',
        organisation: 'union',
        person: 'umar',
        seat: 'member',
      }),
    );
    const gone = busy.when(end('union', 'umar'));
    gone.thenRecords(
      ['ActingEnded', { organisation: 'branch' }],
      ['MemberUnseated', { body: 'group', organisation: 'branch' }],
      ['ActingEnded', { organisation: 'union' }],
      ['MemberUnseated', { body: 'steering-group', organisation: 'union' }],
    );
    expect(gone.state.mandates.actsFor).toEqual({});
    expect(gone.state.mandates.representatives['branch']?.leaders).toEqual([]);
    expect(gone.state.mandates.registered['board']?.holders).toEqual(['ursa']);
    expect(JSON.stringify({ ...gone.state, definition: null })).not.toContain('umar');
  });

  test('stays out where a run hands over to the next', () => {
    expect(carriedState(handedState(ended.state))).toEqual(ended.state);
  });

  test('was at a meeting for it, whose minutes go to the organisation', () => {
    const met = story
      .and(planned('m1', '2027-02-01', { guests: ['kees'] }), contact('company', 'kim'))
      .on('2027-02-01')
      .and(attended('m1', 'umar', 'kees'), end('union', 'umar'), end('company', 'kees'));
    const draft = met.when(circulated('m1'));
    draft.thenRecords(['MinutesCirculated', { to: ['union', 'company'], guests: [] }]);
    expect(draft.announced().map(({ person }) => person)).toEqual(['ursa', 'kim']);
  });

  test('comes back with a card, as somebody of another organisation too, and without what was ended', () => {
    const moved = story.and(seat('union', 'umar'), end('union', 'umar'), contact('ministry', 'umar'));
    moved.and(done({ as: 'umar', for: 'ministry' }));
    expect(isSeated(moved.state, 'group', 'umar')).toBe(false);
    const officer = command('ChangeContact', {
      organisation: 'office',
      role: 'deputy',
      person: aPerson('otto', 'office', ['officer']),
    });
    story.and(end('office', 'otto')).when(officer).thenRefused('ROLE_NOT_BY_CARD', 'R10');
  });
});

describe('who is still needed', () => {
  test('[R54] stays: the last person who can act for an organisation, until the new contact is named', () => {
    story.when(end('branch', 'bram')).thenRefused('LAST_PERSON', 'R54');
    story
      .and(contact('branch', 'post', 'mailbox'))
      .when(end('branch', 'bram'))
      .thenRefused('LAST_PERSON');
    story.and(allow('branch', 'umar')).when(end('branch', 'bram')).thenRefused('LAST_PERSON');
    const changed = story.and(contact('branch', 'bea'), end('branch', 'bram'));
    changed.and(done({ as: 'bea', for: 'branch' }));
    story.and(leave('branch'), end('branch', 'bram'));
  });

  test('stays: the last officer, without whom nobody records', () => {
    const alone = story.and(end('office', 'otto'));
    alone.when(end('office', 'olga')).thenRefused('LAST_OFFICER');
    story.and(end('office', 'olga')).and(done({ as: 'otto', for: 'union' }));
  });

  test('[R10] is for the parties to say of the chair of the table', () => {
    story.when(end('office', 'cora')).thenRefused('PARTIES_DECIDE', 'R131');
    story.when(end('office', 'cora', { as: 'fons' })).thenRefused('PARTIES_DECIDE');
    const gone = story.and(end('office', 'cora', forChair));
    gone
      .when(command('StopCovenant', { reason }, { as: 'cora', for: 'chair' }))
      .thenRefused('UNKNOWN_PERSON');
    gone.and(command('StopCovenant', { reason }, forChair));
    story.and(end('office', 'cora', { as: 'cora', for: 'chair' }));
  });

  test('is no guest, who acts for nobody here', () => {
    const invited = story.and(planned('m1', '2027-02-01', { guests: [aPerson('gina', 'elsewhere')] }));
    invited.when(end('elsewhere', 'gina')).thenRefused('ACTS_NOT');
  });
});
