import { describe, expect, test } from 'vitest';
import type { CommandFields } from '../../domain/commands.ts';
import { mayUse } from '../../domain/participation/associations.ts';
import { participationDisclosures } from '../../domain/participation/disclose.ts';
import { maySee } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, text } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { exchange, inForce, reason, toSigned } from '../support/steps.ts';

const definition = aDefinition({
  associations: [
    {
      id: 'inwards',
      name: text('Associate from the sister scheme'),
      scheme: 'Sister',
      direction: 'inbound',
      conditions: [
        { id: 'locations', name: text('Locations shared'), rule: 'R82' },
        { id: 'committee', name: text('Committee accepted'), rule: 'R82' },
      ],
      gives: ['training', 'advice', 'networks', 'projects'],
    },
    {
      id: 'outwards',
      name: text('Associate of the sister scheme'),
      scheme: 'Sister',
      direction: 'outbound',
      conditions: [{ id: 'published', name: text('Action plan published'), rule: 'R83' }],
      rules: ['R83'],
    },
  ],
  obligations: [
    anObligation('introduction', {
      owner: { each: 'associate' },
      opens: { phase: 'implementation' },
      due: { from: 'joining', plus: 'P3M' },
    }),
  ],
});

const running: Story = given(definition)
  .and(...toSigned, inForce('2027-02-01'))
  .on('2027-09-01');

const shown = (...conditions: string[]) =>
  conditions.map((condition) => ({ condition, evidence: testContent(`shows ${condition}`) }));

const associate = (rest: Partial<CommandFields['JoinCovenant']> = {}): Draft =>
  command('JoinCovenant', {
    organisation: 'sister-company',
    name: 'Sister company',
    kind: 'company',
    participation: 'associate',
    association: 'inwards',
    conditions: shown('locations', 'committee'),
    ...rest,
  });

const mirror = (organisation: string, association: string, ...conditions: string[]): Draft =>
  command('RecordAssociation', { organisation, association, conditions: shown(...conditions) });

const end = (organisation: string, association: string): Draft =>
  command('EndAssociation', { organisation, association, reason });

describe('a company of a sister scheme', () => {
  test('[R82] is not exchanged, since whoever comes meets the conditions itself', () => {
    const joining = { organisation: 'other', name: 'Other', kind: 'company' } as const;
    running
      .and(associate())
      .when(exchange('sister-company', joining))
      .thenRefused('ASSOCIATE_NOT_EXCHANGED', 'R82');
  });

  test('[R82] becomes associate member with what shows that each condition is met', () => {
    const story = running.when(associate());
    story.thenRecords(
      ['ParticipantJoined', { participation: 'associate', association: 'inwards' }],
      ['ObligationOpened', { obligation: 'introduction/sister-company' }],
      ['AssociationRecorded', { organisation: 'sister-company', association: 'inwards' }],
    );
    expect(story.due('introduction/sister-company')).toBe('2027-12-01');
    expect(story.state.participation.associations).toEqual({
      'sister-company': [{ association: 'inwards', since: '2027-09-01' }],
    });
  });

  test('[R82] does not while one is missing, and hears which', () => {
    const story = running
      .when(associate({ conditions: shown('committee') }))
      .thenRefused('CONDITION_MISSING', 'R82');
    expect(story.refusal?.parameters).toMatchObject({ missing: 'locations', association: 'inwards' });
  });

  test('[R82] shares its locations with the secretariat alone: the event of its joining does not hold them', () => {
    const { state, latest } = running.and(associate());
    const [joined] = latest;
    expect(joined?.data).not.toHaveProperty('conditions');
    const recorded = latest.find((fact) => fact.type === 'AssociationRecorded');
    if (recorded?.type !== 'AssociationRecorded') throw new Error('no association was recorded');
    const disclosure = participationDisclosures.AssociationRecorded(recorded.data, state);
    const seenBy = (organisation: string) => maySee(state, { organisation }, disclosure);
    expect(['union', 'company', 'sister-company'].filter(seenBy)).toEqual(['sister-company']);
    expect(maySee(state, 'secretariat', disclosure)).toBe(true);
  });

  test('[R84] can use training, advice and networks, and joins projects under conditions', () => {
    const { state } = running.and(associate());
    const uses = (organisation: string) =>
      (['training', 'advice', 'networks', 'projects'] as const).map((use) =>
        mayUse(state, organisation, use),
      );
    expect(uses('sister-company')).toEqual(['yes', 'yes', 'yes', 'under-conditions']);
    expect(uses('company')).toEqual(['yes', 'yes', 'yes', 'yes']);
    expect(uses('critic')).toEqual(['no', 'no', 'no', 'no']);
    expect(uses('stranger')).toEqual(['no', 'no', 'no', 'no']);
  });

  test('[R84] can use nothing yet while it waits for entry into force', () => {
    const waiting = given(definition).and(associate());
    expect(mayUse(waiting.state, 'sister-company', 'training')).toBe('no');
  });

  test('[R84] can use nothing of the kind where its association does not give it', () => {
    const bare = aDefinition({
      associations: (definition.associations ?? []).map((one) => ({ ...one, gives: [] })),
    });
    const { state } = given(bare).and(associate());
    expect(mayUse(state, 'sister-company', 'training')).toBe('no');
  });

  test('names the association by which it comes, where one is agreed', () => {
    running
      .when(associate({ association: undefined, conditions: undefined }))
      .thenRefused('ASSOCIATION_MISSING');
    running.when(associate({ association: 'elsewhere' })).thenRefused('UNKNOWN_ASSOCIATION');
    running.when(associate({ association: 'outwards' })).thenRefused('ASSOCIATION_OTHER_WAY');
    running.when(associate({ conditions: shown('locations', 'money') })).thenRefused('UNKNOWN_CONDITION');
    given().and(associate({ association: undefined, conditions: undefined }));
  });

  test('is not what an affiliated company is, which brings no association', () => {
    running.when(associate({ participation: 'affiliated-company' })).thenRefused('FIELD_OF_OTHERS');
    running
      .when(associate({ participation: 'affiliated-company', association: undefined }))
      .thenRefused('FIELD_OF_OTHERS');
  });

  test('takes part no more once a condition fails: its association ends, and with it its part', () => {
    running
      .and(associate())
      .when(end('sister-company', 'inwards'))
      .thenRecords(
        ['AssociationEnded', { organisation: 'sister-company', association: 'inwards' }],
        ['ParticipantLeft', { organisation: 'sister-company', ground: 'association-ended' }],
        ['ObligationDropped', { obligation: 'introduction/sister-company', because: 'owner-left' }],
      );
  });
});

describe('a company of ours', () => {
  test('[R83] gains the mirror status when its action plan is published there', () => {
    const story = running
      .when(mirror('company', 'outwards', 'published'))
      .thenRecords(['AssociationRecorded', { organisation: 'company', association: 'outwards' }]);
    expect(story.latest[0]?.rules).toEqual(['R83']);
  });

  test('[R83] does not before', () => {
    const story = running.when(mirror('company', 'outwards')).thenRefused('CONDITION_MISSING', 'R83');
    expect(story.refusal?.parameters['missing']).toBe('published');
  });

  test('goes the one way, and an associate the other', () => {
    running.when(mirror('company', 'inwards', 'locations', 'committee')).thenRefused('ASSOCIATION_OTHER_WAY');
    running
      .and(associate())
      .when(mirror('sister-company', 'outwards', 'published'))
      .thenRefused('ASSOCIATION_OTHER_WAY');
  });

  test('loses the status and nothing else when it ends', () => {
    running
      .and(mirror('company', 'outwards', 'published'))
      .when(end('company', 'outwards'))
      .thenRecords(['AssociationEnded']);
  });

  test('has it once, and loses what it has', () => {
    running
      .and(mirror('company', 'outwards', 'published'))
      .when(mirror('company', 'outwards', 'published'))
      .thenRefused('ASSOCIATION_HELD');
    running.when(end('company', 'outwards')).thenRefused('ASSOCIATION_NOT_HELD');
  });

  test('that waits for entry into force has no status yet', () => {
    const waiting = command('JoinCovenant', {
      organisation: 'early-company',
      name: 'Early',
      kind: 'company',
      participation: 'affiliated-company',
    });
    given(definition)
      .and(waiting)
      .when(mirror('early-company', 'outwards', 'published'))
      .thenRefused('PARTICIPATION_NOT_BEGUN', 'R81');
  });
});
