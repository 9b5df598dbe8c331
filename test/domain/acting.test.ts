import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { plan } from '../../domain/plan.ts';
import { maySee, viewerOf } from '../../domain/visibility.ts';
import { anObligation, aPerson, onlyObligations } from '../support/definition.ts';
import { command, given, type Sender, type Story } from '../support/given.ts';
import { leave, letter, pass, reason as letterText } from '../support/steps.ts';

const base = onlyObligations(anObligation('plan', {}));
const story = given(base);

const allow = (organisation: string, person: CommandFields['AllowActing']['person'], sender?: Sender) =>
  command('AllowActing', { organisation, person }, sender);
const end = (organisation: string, person: string, sender?: Sender) =>
  command('EndActing', { organisation, person }, sender);
const done = (organisation: string, sender: Sender) =>
  command('ReportDone', { obligation: `plan/${organisation}` }, sender);

describe('a person who acts for several organisations', () => {
  const both = story.and(allow('branch', 'umar'));

  test('names each time for which, also for their own', () => {
    both.and(done('branch', { as: 'umar', for: 'branch' }), done('union', { as: 'umar', for: 'union' }));
    both.when(done('union', { as: 'umar' })).thenRefused('PRINCIPAL_MISSING');
    both.when(done('ministry', { as: 'umar', for: 'ministry' })).thenRefused('NOT_ENTITLED', 'R10');
  });

  test('may be named so in the definition', () => {
    const people = base.people.map((each) => (each.id === 'umar' ? { ...each, actsFor: ['branch'] } : each));
    const opened = given({ ...base, people });
    opened.and(done('branch', { as: 'umar', for: 'branch' }));
    opened.when(done('branch', { as: 'umar' })).thenRefused('PRINCIPAL_MISSING');
  });

  test('may be new, with a card that says whose person it is and gives no power', () => {
    const known = story.and(allow('branch', aPerson('flex', 'union'), { for: 'branch', evidence: 'mail' }));
    known.and(done('branch', { as: 'flex', for: 'branch' }));
    story.when(allow('branch', aPerson('flex', 'bureau'))).thenRefused('UNKNOWN_ORGANISATION');
    story.when(allow('branch', aPerson('flex', 'union', ['officer']))).thenRefused('ROLE_NOT_BY_CARD', 'R10');
    story.when(allow('branch', aPerson('umar', 'ministry'))).thenRefused('NAME_TAKEN');
  });

  test('is known already, or gets a card from an officer: nobody else writes that of another’s people', () => {
    for (const person of ['umar', 'flex']) {
      const card = aPerson(person, 'union');
      const refused = story.when(allow('branch', card, { as: 'bram' })).thenRefused('CARD_OF_ANOTHER');
      expect(refused.refusal?.parameters).toEqual({ person, organisation: 'union' });
    }
    story.and(allow('branch', 'umar', { as: 'bram' }), done('branch', { as: 'umar', for: 'branch' }));
  });

  test('is let by the organisation itself, or by an officer who records its word', () => {
    story.and(allow('branch', 'umar', { as: 'bram' }));
    story.and(allow('branch', 'umar', { as: 'olga', for: 'branch', evidence: 'mail' }));
    story.when(allow('branch', 'umar', { as: 'umar' })).thenRefused('NOT_ENTITLED', 'R10');
    story.when(allow('branch', 'umar', { as: 'mina' })).thenRefused('NOT_ENTITLED');
  });

  test('is let once, and for others than their own', () => {
    both.when(allow('branch', 'umar')).thenRefused('ACTS_ALREADY');
    story.when(allow('union', 'umar')).thenRefused('ACTS_ALREADY');
    story.when(allow('branch', 'nobody')).thenRefused('UNKNOWN_PERSON');
    story.when(allow('stranger', 'umar')).thenRefused('UNKNOWN_ORGANISATION');
    story.and(leave('branch')).when(allow('branch', 'umar')).thenRefused('ORGANISATION_LEFT');
    story.and(leave('union')).when(allow('branch', 'umar')).thenRefused('ORGANISATION_LEFT');
  });

  test('stops when either side says so', () => {
    for (const sender of [{ as: 'bram' }, { as: 'ursa' }, { as: 'olga' }]) {
      const ended = both.when(end('branch', 'umar', sender)).thenRecords(['ActingEnded', { person: 'umar' }]);
      ended.and(done('union', { as: 'umar' }));
      ended.when(done('branch', { as: 'umar', for: 'branch' })).thenRefused('NOT_ENTITLED');
    }
    both.when(end('branch', 'umar', { as: 'mina' })).thenRefused('NOT_ENTITLED');
    both.when(end('branch', 'nobody')).thenRefused('UNKNOWN_PERSON');
    story.when(end('branch', 'umar')).thenRefused('ACTS_NOT');
    story.when(end('ministry', 'umar')).thenRefused('ACTS_NOT');
  });

  test('sees what any of the organisations may see, and no more', () => {
    const secret = (owner: string) => ({ audience: 'owner' as const, owner });
    const sees = (at: Story, owner: string) => maySee(at.state, viewerOf(at.state, 'umar'), secret(owner));
    expect(['union', 'branch', 'ministry'].map((owner) => sees(both, owner))).toEqual([true, true, false]);
    expect(sees(story, 'branch')).toBe(false);
    const critic = story.and(allow('critic', 'umar'), leave('union'));
    const viewer = viewerOf(critic.state, 'umar');
    expect(maySee(critic.state, viewer, { audience: 'parties', owner: null })).toBe(false);
  });
});

describe('leaders and executors', () => {
  const named = story.when(
    command(
      'NameRepresentatives',
      { leaders: [aPerson('lia', 'branch', ['leader', 'director'])], executors: ['bram'] },
      { as: 'bram' },
    ),
  );

  test('[R42] are named by their organisation, who hold its mandate; directors may be among them', () => {
    named.thenRecords([
      'RepresentativesNamed',
      { organisation: 'branch', leaders: ['lia'], executors: ['bram'] },
    ]);
    const holders = command(
      'RegisterMandate',
      {
        mandate: 'board',
        acts: ['all'],
        scope: named.obligation('plan/branch').text ?? letterText,
        grantedBy: letterText,
        from: '2027-01-01',
        holders: ['lia', 'bram'],
      },
      { as: 'bram' },
    );
    named.and(holders);
  });

  test('[R42] are named by the definition too', () => {
    const people = [
      ...base.people,
      aPerson('lia', 'branch', ['leader']),
      aPerson('evi', 'branch', ['executor']),
    ];
    expect(given({ ...base, people }).state.mandates.representatives).toEqual({
      branch: { leaders: ['lia'], executors: ['evi'] },
    });
  });

  test('[R42] are never written to for being that', () => {
    const readers = plan(named.state).map(({ person }) => person);
    expect(readers).toContain('bram');
    expect(readers).not.toContain('lia');
    expect(named.announced()).toEqual([]);
  });

  test('take the place of those before them', () => {
    const replaced = named.and(command('NameRepresentatives', { executors: ['lia'] }, { as: 'bram' }));
    expect(replaced.state.mandates.representatives['branch']).toEqual({ leaders: [], executors: ['lia'] });
  });

  test('are of the organisation, or act for it', () => {
    const name = (leader: CommandFields['AllowActing']['person']) =>
      command('NameRepresentatives', { leaders: [leader] }, { as: 'bram' });
    story.when(name('umar')).thenRefused('REPRESENTATIVE_ELSEWHERE', 'R42');
    story.when(name(aPerson('lia', 'union', ['leader']))).thenRefused('REPRESENTATIVE_ELSEWHERE');
    story.when(name('nobody')).thenRefused('UNKNOWN_PERSON');
    story.when(name(aPerson('lia', 'branch', ['chair']))).thenRefused('ROLE_NOT_BY_CARD', 'R10');
    story.and(allow('branch', 'umar'), name('umar'));
  });
});

describe('roles', () => {
  const course = given().and(...pass('acceptance'));
  const set = (
    organisation: string,
    phase: string,
    playedRoles: CommandFields['SetRoles']['playedRoles'],
    sender: Sender = {},
  ) => command('SetRoles', { organisation, phase, playedRoles }, sender);

  test('[R53] are played by organisations, phase by phase: partner, expert, critical outsider', () => {
    const played = course.and(
      set('union', 'information', ['partner']),
      set('critic', 'information', ['critical-outsider', 'expert']),
      set('critic', 'dialogue', ['expert']),
      set('critic', 'information', ['critical-outsider']),
    );
    expect(played.state.mandates.roles).toEqual({
      information: { union: ['partner'], critic: ['critical-outsider'] },
      dialogue: { critic: ['expert'] },
    });
  });

  test('[R53] give no right to anything', () => {
    course
      .and(set('critic', 'information', ['partner']))
      .when(letter('critic'))
      .thenRefused('NOT_A_PARTY');
  });

  test('[R53] of government are several at once: it makes policy, supports the process, sits at the table, buys', () => {
    const roles = ['policy-maker', 'process-supporter', 'partner', 'buyer', 'diplomat', 'financier'] as const;
    const played = course.and(set('ministry', 'dialogue', [...roles]));
    expect(played.state.mandates.roles['dialogue']?.['ministry']).toEqual(roles);
  });

  test('[R95] name front-runners as ambassadors', () => {
    const played = course.and(set('company', 'implementation', ['ambassador']));
    expect(played.state.mandates.roles['implementation']).toEqual({ company: ['ambassador'] });
  });

  test('[R96] [R136] give embassies a part from the negotiation on, with duties of their own', () => {
    const embassy = command('JoinCovenant', {
      organisation: 'embassy',
      name: 'Embassy',
      kind: 'government',
      participation: 'expert',
      contact: aPerson('ella', 'embassy'),
    });
    const tasks = [
      'inform-local-government',
      'advise-companies',
      'open-complaint-channels',
      'feed-back-knowledge',
    ];
    const joined = course.and(
      embassy,
      set('embassy', 'dialogue', ['embassy']),
      set('embassy', 'implementation', ['embassy']),
      ...tasks.map((obligation) =>
        command('OpenObligation', { obligation, owner: 'embassy', text: letterText, due: '2027-06-01' }),
      ),
    );
    expect(Object.keys(joined.state.mandates.roles)).toEqual(['dialogue', 'implementation']);
    joined.and(...tasks.map((obligation) => command('ReportDone', { obligation }, { as: 'ella' })));
  });

  test('are set for who takes part, in a phase that there is, by the secretariat or the parties', () => {
    course.and(set('critic', 'dialogue', ['expert'], { as: 'cora', for: 'chair' }));
    course.when(set('critic', 'dialogue', ['expert'], { as: 'umar' })).thenRefused('NOT_ENTITLED', 'R10');
    course.when(set('stranger', 'dialogue', ['expert'])).thenRefused('UNKNOWN_ORGANISATION');
    course.when(set('critic', 'nowhere', ['expert'])).thenRefused('UNKNOWN_PHASE');
  });
});

test('[R54] a change of person is routine: an officer records it, nobody consents, and duties stay', () => {
  const changed = story.when(
    command('ChangeContact', { organisation: 'union', role: 'contact', person: aPerson('uli', 'union') }),
  );
  changed.thenRecords(['ContactChanged', { organisation: 'union', role: 'contact', person: 'uli' }]);
  changed.and(done('union', { as: 'uli' }));
  expect(changed.obligation('plan/union')).toEqual(story.obligation('plan/union'));
});
