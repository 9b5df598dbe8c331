import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excluded } from '../../domain/meetings/about.ts';
import type { AgendaAbout } from '../../domain/meetings/commands.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import type { CovenantState } from '../../domain/state.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, aPerson, anObligation, onlyObligations, text } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { attended, circulated, having, movedTo, onAgenda, planned } from '../support/meetings.ts';
import { meetingFields } from '../support/random/meetings.ts';
import { busyDefinition } from '../support/random-commands.ts';
import { leave, toSigned } from '../support/steps.ts';

const DAY = '2027-02-01';
const definition = onlyObligations(
  anObligation('plan', {}),
  anObligation('report', { owner: { organisation: 'union' }, audience: 'parties' }),
);
const withPapers = {
  ...aDefinition(definition),
  papers: [
    { id: 'picture', name: text('Picture'), kind: 'sector-picture' as const },
    { id: 'note', name: text('Note'), kind: 'other' as const, audience: 'secretariat' as const },
    { id: 'leaflet', name: text('Leaflet'), kind: 'other' as const, audience: 'public' as const },
  ],
};
const item = (id: string, audience: CovenantState['dossier']['open'][string]['audience']) => ({
  item: id,
  kind: 'information' as const,
  event: 2,
  on: DAY,
  from: 'union',
  owner: 'branch',
  audience,
  words: testContent(id),
  obligation: null,
  standing: null,
  beyondGuidelines: false,
  commitment: null,
});
const dossier = {
  open: { held: item('held', 'owner'), told: item('told', 'parties') },
  answered: {},
};
const commitments = {
  ...given().state.commitments,
  risks: { glue: {} },
  made: { list: { owners: ['company'] } },
} as unknown as CovenantState['commitments'];

/** A plenary of the parties, in a covenant with something of every kind to talk about. */
const plenary = having(given(withPapers), { dossier, commitments }).and(planned('m1', DAY));
/** A meeting to which a company comes too. */
const mixed = plenary.and(planned('m2', DAY, { invited: ['union', 'branch', 'company'] }));

const about = (kind: AgendaAbout['kind'], id: string) => ({ about: { kind, id } });

describe('an agenda', () => {
  test('has what the secretariat or anybody who comes puts on it, in words or about something', () => {
    const story = plenary.and(
      onAgenda('m1', 'opening'),
      onAgenda('m1', 'report', about('obligation', 'report'), { as: 'umar' }),
      onAgenda('m1', 'close', { words: testContent('Close') }, { for: 'branch', evidence: 'mail' }),
    );
    expect(story.state.meetings.open['m1']?.agenda.map(({ agendaItem }) => agendaItem)).toEqual([
      'opening',
      'report',
      'close',
    ]);
  });

  test('loses an item again, by its id', () => {
    const story = plenary.and(onAgenda('m1', 'opening'));
    const off = command('TakeOffAgenda', { meeting: 'm1', agendaItem: 'opening' });
    expect(story.and(off).state.meetings.open['m1']?.agenda).toEqual([]);
    story.and(off).when(off).thenRefused('UNKNOWN_AGENDA_ITEM');
  });

  test('takes no item twice, none that says nothing, none about what is not there', () => {
    plenary.and(onAgenda('m1', 'a')).when(onAgenda('m1', 'a')).thenRefused('AGENDA_ITEM_EXISTS');
    plenary.when(onAgenda('m1', 'a', {})).thenRefused('AGENDA_ITEM_EMPTY');
    const kinds = ['item', 'obligation', 'paper', 'gate', 'minutes', 'commitment', 'risk'] as const;
    for (const kind of kinds)
      plenary.when(onAgenda('m1', 'a', about(kind, 'nothing'))).thenRefused('AGENDA_ABOUT_UNKNOWN');
    plenary.when(onAgenda('m9', 'a')).thenRefused('UNKNOWN_MEETING');
  });

  test('is closed once the meeting was held', () => {
    const held = plenary.on(DAY).and(attended('m1', 'union'));
    held.when(onAgenda('m1', 'late')).thenRefused('MEETING_HELD');
    plenary.on(DAY).and(circulated('m1')).when(onAgenda('m1', 'late')).thenRefused('MEETING_HELD');
  });
});

describe('an item that somebody who is invited may not see', () => {
  const refused = (story: Story, rest: Parameters<typeof onAgenda>[2], meeting = 'm1') =>
    story.when(onAgenda(meeting, 'a', rest)).thenRefused('AGENDA_ITEM_HIDDEN', 'R61');

  test.each<[AgendaAbout['kind'], string]>([
    ['item', 'held'],
    ['obligation', 'plan/union'],
    ['paper', 'note'],
  ])('is refused where it is between few: %s %s', (kind, id) => {
    refused(plenary, about(kind, id));
  });

  test.each<[AgendaAbout['kind'], string]>([
    ['item', 'told'],
    ['obligation', 'report'],
    ['paper', 'picture'],
    ['gate', 'vote'],
    ['commitment', 'list'],
    ['risk', 'glue'],
  ])('is refused where a company comes and it is the parties’: %s %s', (kind, id) => {
    const story = having(mixed, {
      definition: { ...withPapers, gates: busyDefinition.gates },
    });
    story.and(onAgenda('m1', 'a', about(kind, id)));
    // A company knows of the commitments that it carries.
    if (kind === 'commitment') return void story.and(onAgenda('m2', 'a', about(kind, id)));
    expect(refused(story, about(kind, id), 'm2').refusal?.parameters['who']).toBe('company');
  });

  test('is refused by the audience that it was given itself', () => {
    refused(plenary, { words: testContent('x'), audience: 'secretariat' });
    refused(plenary, { words: testContent('x'), audience: { only: ['union'] } });
    plenary.and(onAgenda('m1', 'a', { words: testContent('x'), audience: 'parties' }));
    plenary.and(onAgenda('m1', 'a', { ...about('paper', 'leaflet'), audience: 'public' }));
    const alone = planned('m3', DAY, { meetingKind: 'bilateral', invited: ['union'] });
    const own = { words: testContent('x'), audience: 'owner' } as const;
    plenary.and(alone, onAgenda('m3', 'a', own, { as: 'umar' }), movedTo('m3', { time: '16:00' }));
  });

  test('is refused with a way out, in both languages', () => {
    const { refusal } = refused(mixed, about('obligation', 'report'), 'm2');
    if (!refusal) throw new Error('it was accepted');
    expect(describeRefusal(refusal, 'en')).toBe(
      'Not everybody who is invited to m2 may see a: company. Put it in the restricted annex, narrow the invitation, or disclose it first.',
    );
    expect(describeRefusal(refusal, 'nl')).toContain('Zet het in de besloten bijlage');
  });

  test('can be discussed by those who know it: the invitation is narrowed', () => {
    const own = plenary.and(planned('m3', DAY, { meetingKind: 'bilateral', invited: ['union'] }));
    own.and(onAgenda('m3', 'a', about('obligation', 'plan/union')));
  });

  test('keeps those out who are invited later', () => {
    const story = mixed.and(movedTo('m2', { invited: ['union', 'branch'] }));
    const agreed = story.and(onAgenda('m2', 'a', about('obligation', 'report')));
    agreed
      .when(movedTo('m2', { invited: ['union', 'branch', 'company'] }))
      .thenRefused('AGENDA_ITEM_HIDDEN', 'R61');
    agreed.and(movedTo('m2', { invited: ['union', 'ministry'] }));
    agreed.and(leave('branch'), movedTo('m2', { time: '16:00' }));
  });

  test('is named to nobody who may not know that it exists', () => {
    plenary
      .when(onAgenda('m1', 'a', about('obligation', 'plan/union'), { as: 'bram' }))
      .thenRefused('AGENDA_ABOUT_UNKNOWN');
    plenary
      .and(planned('m3', DAY, { meetingKind: 'bilateral', invited: ['union'] }))
      .when(onAgenda('m3', 'a', undefined, { as: 'bram' }))
      .thenRefused('UNKNOWN_MEETING');
  });

  test('can be put there by the chair, who knows of what everybody at the table knows, and of no more', () => {
    plenary.and(onAgenda('m1', 'a', about('obligation', 'report'), { as: 'cora', for: 'chair' }));
    plenary.and(onAgenda('m1', 'a', about('obligation', 'report'), { as: 'cora' }));
    plenary
      .when(onAgenda('m1', 'a', about('obligation', 'plan/union'), { as: 'cora', for: 'chair' }))
      .thenRefused('AGENDA_ABOUT_UNKNOWN');
  });

  test('[R47] does not keep an expert away: guests come in for what they may hear', () => {
    const guests = [aPerson('gina', 'elsewhere')];
    const story = plenary.and(movedTo('m1', { guests }), onAgenda('m1', 'a', about('obligation', 'report')));
    expect(story.state.meetings.open['m1']?.agenda).toHaveLength(1);
  });
});

test('draft minutes are for the agenda of a later meeting of the same people, absent ones included', () => {
  const story = plenary.and(planned('m3', '2027-03-01')).on(DAY).and(attended('m1', 'union'));
  story.when(onAgenda('m3', 'adopt', about('minutes', 'm1'))).thenRefused('AGENDA_ABOUT_UNKNOWN');
  story.and(circulated('m1'), onAgenda('m3', 'adopt', about('minutes', 'm1')));
});

const types = ['PlanMeeting', 'MoveMeeting', 'PutOnAgenda', 'PutOnAgenda'] as const;
const meetingDraft: fc.Arbitrary<Draft> = fc
  .constantFrom(...types)
  .chain((type) => (meetingFields[type] as fc.Arbitrary<unknown>).map((fields) => ({ type, fields })))
  .map(({ type, fields }) => ({ type, fields: JSON.parse(JSON.stringify(fields)) as unknown, sender: {} }));

test('whatever is asked, nothing gets on an agenda that an organisation which is invited may not see', () => {
  const opening = given(busyDefinition).and(
    ...toSigned,
    planned('kick-off', DAY),
    planned('second', DAY, { invited: ['union', 'company'] }),
  );
  fc.assert(
    fc.property(fc.array(meetingDraft, { minLength: 10, maxLength: 60 }), (drafts) => {
      const story = drafts.reduce<Story>((before, draft) => before.when(draft), opening);
      for (const { agenda, invited } of Object.values(story.state.meetings.open)) {
        for (const each of agenda) expect(excluded(story.state, invited, each)).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});
