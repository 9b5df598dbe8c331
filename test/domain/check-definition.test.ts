import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../domain/check-definition.ts';
import type { Definition } from '../../domain/definition.ts';
import { definitionProblems, definitionWarnings, describeFinding } from '../../domain/definition-problems.ts';
import { aDefinition, aGate, aPerson, anObligation, text } from '../support/definition.ts';
import { busyDefinition } from '../support/random-commands.ts';

type Input = NonNullable<Parameters<typeof aDefinition>[0]>;

const usual = aDefinition();
const problems = (change: Input) => found(aDefinition(change));

function found(definition: Definition): string[] {
  return checkDefinition(definition).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
}

describe('a sound definition', () => {
  test('has no problems and no warnings', () => {
    expect(checkDefinition(aDefinition({ dates: [] }))).toEqual({ problems: [], warnings: [] });
  });

  test('with something of everything has no problems', () => {
    expect(found(busyDefinition)).toEqual([]);
  });
});

describe('names', () => {
  test('an organisation takes part once', () => {
    const [office, ...others] = usual.organisations;
    const again = { ...office, id: 'ministry' } as (typeof others)[number];
    expect(problems({ organisations: [again, ...usual.organisations] })).toContain(
      'ORGANISATION_TWICE organisations.2',
    );
  });

  test.each([
    ['people', { people: [...usual.people, aPerson('umar', 'union')] }, 'people.9.id'],
    ['groups', { groups: [...usual.groups, { id: 'state', name: text('x') }] }, 'groups.3.id'],
    ['dates', { dates: [...usual.dates, ...usual.dates] }, 'dates.1.id'],
    [
      'themes',
      {
        themes: [
          { id: 'a', name: text('x') },
          { id: 'a', name: text('y') },
        ],
      },
      'themes.1.id',
    ],
    ['gates', { gates: [...usual.gates, aGate('acceptance', {})] }, 'gates.3.id'],
    ['obligations', { obligations: [...usual.obligations, anObligation('letter', {})] }, 'obligations.3.id'],
    ['bodies', { bodies: [...usual.bodies, ...usual.bodies] }, 'bodies.1.id'],
    [
      'assumptions',
      {
        assumptions: [
          { id: 'a', text: text('x') },
          { id: 'a', text: text('y') },
        ],
      },
      'assumptions.1.id',
    ],
    [
      'rules',
      {
        rules: [
          { rule: 'R1', strength: 'advice' as const },
          { rule: 'R1', strength: 'block' as const },
        ],
      },
      'rules.1.rule',
    ],
  ])('of %s are given once', (_list, change, path) => {
    expect(problems(change)).toContain(`ID_TWICE ${path}`);
  });

  test('of bodies and organisations differ, and none is the chair', () => {
    const body = (id: string) => ({ id, name: text('x'), reachedThrough: 'union' });
    expect(problems({ bodies: [body('union')] })).toContain('ID_TWICE bodies.0.id');
    expect(problems({ bodies: [body('chair')] })).toContain('ID_RESERVED bodies.0.id');
  });

  test.each([
    ['facilitator', { facilitator: 'nobody' }, 'facilitator'],
    ['secretariat', { secretariat: 'nobody' }, 'secretariat'],
    [
      'a person’s organisation',
      { people: [...usual.people, aPerson('new', 'nobody')] },
      'people.9.organisation',
    ],
    [
      'what a body is reached through',
      { bodies: [{ id: 'board', name: text('x'), reachedThrough: 'nobody' }] },
      'bodies.0.reachedThrough',
    ],
  ])('lead somewhere: %s', (_what, change, path) => {
    expect(problems(change)).toContain(`UNKNOWN_NAME ${path}`);
  });

  test('a party sits in a constituent group that exists', () => {
    const seated = (group?: string) =>
      usual.organisations.map(({ id, name, kind, participation }) => {
        const seat = id === 'union' ? group : 'state';
        return { id, name, kind, participation, ...(seat && { group: seat }) };
      });
    expect(problems({ organisations: seated() })).toEqual(['PARTY_WITHOUT_GROUP organisations.2']);
    expect(problems({ organisations: seated('nobody') })).toEqual(['UNKNOWN_NAME organisations.2.group']);
  });

  test('the secretariat has an officer', () => {
    const people = usual.people.filter((person) => !person.roles.includes('officer'));
    expect(problems({ people })).toEqual(['NO_OFFICER people']);
  });
});

describe('phases and gates', () => {
  const starting = (id: string, starts: Definition['phases'][number]['starts']) => ({
    phases: usual.phases.map((phase) => (phase.id === id ? { ...phase, starts } : phase)),
  });

  test('the first phase starts with the opening, and no other', () => {
    expect(problems(starting('information', { with: 'opening' }))).toContain(
      'PHASE_UNREACHABLE phases.1.starts',
    );
    expect(problems(starting('preparation', { gate: 'acceptance' }))).toContain(
      'PHASE_UNREACHABLE phases.0.starts',
    );
  });

  test('a phase starts with a gate that exists, in an earlier phase that is reached', () => {
    expect(problems(starting('information', { gate: 'nowhere' }))).toContain(
      'PHASE_UNREACHABLE phases.1.starts',
    );
    expect(problems(starting('information', { gate: 'agreement' }))).toContain(
      'PHASE_UNREACHABLE phases.1.starts',
    );
  });

  test('a phase starts on a day that can be known', () => {
    for (const day of ['date:nowhere', 'gate:nowhere', 'milestone:nowhere', 'phase:nowhere', 'joining'])
      expect(problems(starting('evaluation', { day }))).toEqual(['PHASE_UNREACHABLE phases.5.starts']);
    for (const day of ['date:midterm', 'gate:acceptance', 'milestone:request', 'phase:dialogue', 'signing'])
      expect(problems(starting('evaluation', { day }))).toEqual([]);
    expect(problems({ termYears: null })).toContain('PHASE_UNREACHABLE phases.5.starts');
  });

  test('what comes after an unreached phase is not reached either, nor are its gates', () => {
    expect(problems(starting('information', { day: 'date:nowhere' }))).toEqual([
      'PHASE_UNREACHABLE phases.1.starts',
      'PHASE_UNREACHABLE phases.2.starts',
      'PHASE_UNREACHABLE phases.3.starts',
      'PHASE_UNREACHABLE phases.4.starts',
      'PHASE_UNREACHABLE phases.5.starts',
      'LEADS_ELSEWHERE gates.0.leadsTo',
      'GATE_UNREACHABLE gates.1.phase',
      'GATE_UNREACHABLE gates.2.phase',
    ]);
  });

  test('a gate stands in a phase that exists, and leads to the phase that starts with it', () => {
    const gates = (change: Partial<Definition['gates'][number]>) => ({
      gates: usual.gates.map((gate) => (gate.id === 'agreement' ? { ...gate, ...change } : gate)),
    });
    expect(problems(gates({ phase: 'nowhere' }))).toContain('UNKNOWN_NAME gates.2.phase');
    expect(problems(gates({ leadsTo: 'nowhere' }))).toEqual(['UNKNOWN_NAME gates.2.leadsTo']);
    expect(problems(gates({ leadsTo: 'evaluation' }))).toEqual(['LEADS_ELSEWHERE gates.2.leadsTo']);
    const silent = usual.gates.map(({ leadsTo, ...gate }) =>
      gate.id === 'agreement' ? gate : { ...gate, ...(leadsTo && { leadsTo }) },
    );
    expect(problems({ gates: silent })).toEqual(['LEADS_ELSEWHERE gates.2']);
  });

  test('a gate leads to one phase', () => {
    expect(problems(starting('signing', { gate: 'go-no-go' }))).toContain(
      'PHASES_SHARE_GATE phases.3.starts',
    );
  });

  test('positions by group need groups', () => {
    const vote = aGate('vote', { decision: { by: 'positions', eachGroup: 'majority' } });
    const organisations = usual.organisations.filter(({ participation }) => participation !== 'party');
    const change = {
      groups: [],
      organisations,
      bodies: [],
      people: usual.people.slice(0, 3),
      gates: [...usual.gates, vote],
    };
    expect(problems(change)).toEqual(['POSITIONS_WITHOUT_GROUPS gates.3.decision']);
  });

  test('a gate waits for what exists and opens in time', () => {
    const waiting = (requires: NonNullable<Parameters<typeof aGate>[1]['requires']>) => ({
      gates: [...usual.gates, aGate('extra', { requires })],
    });
    expect(problems(waiting([{ kind: 'milestone', milestone: 'nothing' }]))).toEqual([
      'UNKNOWN_NAME gates.3.requires.0.milestone',
    ]);
    expect(problems(waiting([{ kind: 'obligation', obligation: 'nothing' }]))).toEqual([
      'UNKNOWN_NAME gates.3.requires.0.obligation',
    ]);
    expect(problems(waiting([{ kind: 'obligation', obligation: 'signature' }]))).toEqual([
      'REQUIREMENT_NEVER_MET gates.3.requires.0.obligation',
    ]);
  });

  test('milestones come after others that exist, and never after themselves', () => {
    const milestones = (after: Record<string, string[]>) => ({
      phases: usual.phases.map((phase, index) =>
        index === 0
          ? {
              ...phase,
              milestones: Object.entries(after).map(([id, list]) => ({ id, name: text(id), after: list })),
            }
          : phase,
      ),
    });
    expect(problems(milestones({ a: ['nothing'] }))).toEqual(['UNKNOWN_NAME phases.0.milestones.0.after.0']);
    expect(problems(milestones({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] }))).toEqual([
      'MILESTONES_IN_A_CIRCLE phases.0.milestones.0.after',
      'MILESTONES_IN_A_CIRCLE phases.0.milestones.1.after',
      'MILESTONES_IN_A_CIRCLE phases.0.milestones.2.after',
    ]);
  });
});

test('every finding is a sentence in Dutch and English about the same things', () => {
  const holes = (sentence: string) => new Set(sentence.match(/\{\w+\}/g));
  for (const [code, { nl, en }] of Object.entries({ ...definitionProblems, ...definitionWarnings })) {
    expect(holes(nl), code).toEqual(holes(en));
  }
  const [problem] = checkDefinition(aDefinition({ termYears: null })).problems;
  expect(problem && describeFinding(problem, 'nl')).toBe(
    'Fase evaluation wordt nooit bereikt: de dag wordt nooit bekend.',
  );
});
