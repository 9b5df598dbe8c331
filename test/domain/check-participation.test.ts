import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import { aDefinition, aPerson, text } from '../support/definition.ts';

type Input = NonNullable<Parameters<typeof aDefinition>[0]>;

const usual = aDefinition({ dates: [] });

function found(change: Input): string[] {
  const { problems, warnings } = checkDefinition(aDefinition({ dates: [], ...change }));
  return [...problems, ...warnings].map(({ code, path }) => `${code} ${path.join('.')}`);
}

const inbound = {
  id: 'inwards',
  name: text('Inwards'),
  scheme: 'Sister',
  direction: 'inbound' as const,
  conditions: [{ id: 'locations', name: text('Locations') }],
};

const steering = (seats: { group: string; count: number }[]): Input['bodies'] => [
  { id: 'steering-group', name: text('Steering group'), reachedThrough: 'ministry', seats },
];

const dispute = { route: 'consultation-then-leave' as const, note: text('Talk first') };

describe('who takes part, in a definition', () => {
  test('a covenant has one chair: a second is named', () => {
    const people = [...usual.people, aPerson('carl', 'union', ['chair'])];
    expect(found({ people })).toEqual(['TWO_CHAIRS people.9.roles']);
    const [problem] = checkDefinition(aDefinition({ people })).problems;
    expect(problem?.parameters).toEqual({ first: 'cora', second: 'carl' });
  });

  test('seats are of constituent groups that there are, each once', () => {
    const labour = { group: 'labour', count: 2 };
    expect(found({ bodies: steering([labour]) })).toEqual([]);
    expect(found({ bodies: steering([labour, { group: 'nobody', count: 1 }]) })).toEqual([
      'UNKNOWN_NAME bodies.0.seats.1.group',
    ]);
    expect(found({ bodies: steering([labour, labour]) })).toEqual(['ID_TWICE bodies.0.seats.1.group']);
  });

  test('associations and their conditions have ids of their own', () => {
    expect(found({ associations: [inbound] })).toEqual([]);
    expect(found({ associations: [inbound, inbound] })).toEqual(['ID_TWICE associations.1.id']);
    const twice = { ...inbound, conditions: [...inbound.conditions, ...inbound.conditions] };
    expect(found({ associations: [twice] })).toEqual(['ID_TWICE associations.0.conditions.1.id']);
  });

  test('a route that ends in leaving says after how long', () => {
    expect(found({ dispute })).toEqual(['RIGHT_TO_LEAVE_UNSET dispute.route']);
    expect(found({ dispute, leaving: { right: { after: 'P3M' } } })).toEqual([]);
  });
});
