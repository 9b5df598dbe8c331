import { capacities } from '../../domain/capacities.ts';
import type { Capacity } from '../../domain/area.ts';
import type { Asked } from '../../domain/acting.ts';
import type { CommandType } from '../../domain/commands.ts';
import type { Organisation, Phase } from '../../domain/definition.ts';
import type { CovenantState } from '../../domain/state.ts';
import { testContent } from './content.ts';
import { aDefinition, aPerson, text } from './definition.ts';
import { given, type Sender } from './given.ts';

/** A covenant with an organisation of every kind of participation, so that each capacity has somebody in it. */

const more: [Organisation['participation'], string][] = [
  ['associate', 'asta'],
  ['supporter', 'sofie'],
  ['expert', 'edda'],
  ['observer', 'olaf'],
];

const everybody = aDefinition({
  organisations: [
    ...aDefinition().organisations,
    ...more.map(([participation]) => ({
      id: `some-${participation}`,
      name: participation,
      kind: 'other' as const,
      participation,
    })),
  ],
  people: [
    ...aDefinition().people,
    ...more.map(([participation, person]) => aPerson(person, `some-${participation}`)),
  ],
  bodies: [
    {
      id: 'steering-group',
      name: text('Steering group'),
      reachedThrough: 'ministry',
      kind: 'steering-group',
    },
    { id: 'group', name: text('Group'), reachedThrough: 'branch', kind: 'working-group' },
  ],
});

/** Of nobody's organisation, so that she acts about herself and in no other capacity. */
const alone = aPerson('zoe', 'elsewhere');

/** The same covenant in a phase of each kind. */
export function inPhase(kind: Phase['kind']): CovenantState {
  const { state } = given(everybody);
  const phase: Phase = {
    id: `the-${kind}`,
    kind,
    name: text(kind),
    starts: { with: 'opening' },
    milestones: [],
  };
  const people = { ...state.people, zoe: alone };
  return { ...state, people, definition: { ...everybody, phases: [phase] }, phase: phase.id };
}

const shown = { evidence: 'mail' };

/** Everybody who acts in a capacity: themselves, or an officer who shows that they agree. */
export const senders: Record<Capacity, Sender[]> = {
  secretariat: [{ as: 'olga' }],
  party: [{ as: 'umar' }, { as: 'bram', for: 'branch' }, { as: 'olga', for: 'union', ...shown }],
  'affiliated-company': [{ as: 'kees' }, { as: 'olga', for: 'company', ...shown }],
  associate: [{ as: 'asta' }, { as: 'olga', for: 'some-associate', ...shown }],
  supporter: [{ as: 'sofie' }, { as: 'olga', for: 'some-supporter', ...shown }],
  expert: [{ as: 'edda' }, { as: 'olga', for: 'some-expert', ...shown }],
  observer: [{ as: 'olaf' }, { as: 'olga', for: 'some-observer', ...shown }],
  facilitator: [{ as: 'fons' }],
  body: [
    { as: 'bram', for: 'group' },
    { as: 'olga', for: 'group', ...shown },
  ],
  parties: [
    { as: 'cora', for: 'chair' },
    { as: 'olga', for: 'chair', ...shown },
  ],
  person: [{ as: 'zoe' }],
};

export const eachCapacity: readonly Capacity[] = capacities;

/** A command as far as its sender goes; the fields say about whom it is, where that matters. */
export function sentBy(type: CommandType, sender: Sender, capacity?: Capacity): Asked {
  const { as = 'olga', for: organisation, evidence } = sender;
  const fields = { person: capacity === 'person' ? as : 'mina' };
  const shows = evidence === undefined ? {} : { evidence: testContent(evidence) };
  const principal = organisation === undefined ? {} : { principal: { for: organisation, ...shows } };
  return { type, actor: as, fields, ...principal };
}
