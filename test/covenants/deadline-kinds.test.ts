import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition } from '../../client/definition-file.ts';
import { checkDefinition } from '../../domain/check-definition.ts';
import { deadlineTypes, type DeadlineKind } from '../../domain/deadline-kinds.ts';
import type { Definition } from '../../domain/definition.ts';
import { aDefinition, anObligation, withObligations, type ObligationInput } from '../support/definition.ts';

/** Each deadline of the reference is typed as what it is, and every duty that carries one has its shape. */

const folder = new URL('../../covenants/', import.meta.url);

function load(name: string): Definition {
  const loaded = loadDefinition(readFileSync(new URL(`${name}/definition.yaml`, folder)));
  if ('problems' in loaded) throw new Error(`${name}: ${JSON.stringify(loaded.problems)}`);
  return { ...loaded.file, people: [] };
}

const definitions = readdirSync(folder).map((name) => ({ name, definition: load(name) }));

function duties(...deadlines: string[]) {
  return definitions.flatMap(({ name, definition }) =>
    definition.obligations
      .filter(({ deadline }) => deadline !== undefined && deadlines.includes(deadline))
      .map((template) => ({ name, definition, template })),
  );
}

function ofKind(...kinds: DeadlineKind[]): string[] {
  return Object.keys(deadlineTypes).filter((id) => kinds.includes(deadlineTypes[id]?.kind ?? 'term'));
}

/** What the check finds in a duty that carries a deadline. */
function shapeOf(deadline: string, rest: Partial<ObligationInput>): string[] {
  const owner = { organisation: 'union' };
  return checkDefinition(withObligations(anObligation('duty', { owner, deadline, ...rest })))
    .warnings.filter(({ code }) => code === 'DEADLINE_SHAPE')
    .map(({ parameters }) => parameters['wanted'] ?? '');
}

describe('the deadlines of the reference', () => {
  test('are all typed, D01 to D46', () => {
    const wanted = Array.from({ length: 46 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`);
    expect(Object.keys(deadlineTypes)).toEqual(wanted);
  });

  test.each(definitions)('have their shape in every duty of $name', ({ definition }) => {
    const { warnings } = checkDefinition(definition);
    expect(warnings.filter(({ code }) => code === 'DEADLINE_SHAPE')).toEqual([]);
  });

  test('that belong to one covenant stand in no other', () => {
    const astray = Object.entries(deadlineTypes).flatMap(([id, { scope }]) =>
      scope === 'process' ? [] : duties(id).filter(({ name }) => name !== scope),
    );
    expect(astray).toEqual([]);
  });
});

describe('what comes before an event', () => {
  test('[D01] [D03] [D04] [D05] [D06] [D07] has no day of its own', () => {
    const gateOrder = duties(...ofKind('gate-order'));
    expect(new Set(gateOrder.map(({ template }) => template.deadline))).toEqual(
      new Set(['D01', 'D03', 'D04', 'D05', 'D06', 'D07']),
    );
    expect(gateOrder.every(({ template }) => 'before' in template.due)).toBe(true);
    expect(shapeOf('D01', { due: { from: 'opening', plus: 'P3M' } })).toEqual(['before']);
  });

  test('[D02] is the decision at the gate between information and dialogue', () => {
    const recent = definitions.filter(({ definition }) =>
      definition.phases.some(({ kind }) => kind === 'information'),
    );
    expect(recent.length).toBeGreaterThan(0);
    for (const { definition } of recent) {
      const kindOf = (id?: string) => definition.phases.find((phase) => phase.id === id)?.kind;
      const gates = definition.gates.filter(({ phase }) => kindOf(phase) === 'information');
      expect(gates.map(({ leadsTo }) => kindOf(leadsTo))).toEqual(['dialogue']);
    }
  });
});

describe('what is due when something happens, or lasts', () => {
  test('[D09] no duty stands open for it', () => {
    expect(duties(...ofKind('per-event', 'term'))).toEqual([]);
    expect(shapeOf('D09', {})).toEqual(['no-duty']);
  });

  test('[D24] [D30] [D36] [R74] a term is the covenant’s own, in years from entry into force', () => {
    for (const { scope, years } of Object.values(deadlineTypes).filter(({ kind }) => kind === 'term')) {
      expect(definitions.find(({ name }) => name === scope)?.definition.termYears).toBe(years);
    }
  });

  test('[D42] a period ends on a day that somebody sets', () => {
    expect(duties('D42').map(({ template }) => template.due)).toEqual([{ from: 'date:pilots-end' }]);
  });
});

describe('what comes once', () => {
  test('[R124] [D17] [D29] [D35] a midterm review is on a day that is set, never on one from the term', () => {
    const reviews = duties('D17', 'D29', 'D35');
    expect(reviews.length).toBeGreaterThan(5);
    expect(new Set(reviews.map(({ template }) => JSON.stringify(template.due)))).toEqual(
      new Set(['{"from":"date:midterm-review"}']),
    );
    for (const { definition } of reviews) {
      const starts = definition.phases.find(({ kind }) => kind === 'midterm')?.starts;
      expect(starts).toEqual({ day: 'date:midterm-review' });
    }
  });

  test('[R124] a definition that computes one cannot be opened', () => {
    const midterm = { id: 'midterm', kind: 'midterm', name: { nl: 'x', en: 'x' } } as const;
    const review = (day: string, due: ObligationInput['due']) =>
      checkDefinition(
        aDefinition({
          phases: [
            ...aDefinition().phases.slice(0, 5),
            { ...midterm, starts: { day } },
            ...aDefinition().phases.slice(5),
          ],
          obligations: [
            anObligation('review', { owner: { organisation: 'union' }, opens: { phase: 'midterm' }, due }),
          ],
        }),
      ).problems.map(({ code }) => code);
    expect(review('date:midterm', { from: 'date:midterm' })).toEqual([]);
    expect(review('date:midterm', { from: 'phase:midterm', plus: 'P2M' })).toEqual([]);
    expect(review('date:midterm', { from: 'entry-into-force', plus: 'P18M' })).toEqual(['REVIEW_COMPUTED']);
    expect(review('entry-into-force', { from: 'date:midterm' })).toEqual(['REVIEW_COMPUTED']);
  });

  test('[D25] [D26] [D27] [D32] [D33] [D34] a publication hangs on a day that is set; the first may begin a series', () => {
    const published = duties('D25', 'D26', 'D27', 'D32', 'D33', 'D34');
    expect(published.every(({ template }) => 'from' in template.due)).toBe(true);
    expect(
      published.filter(({ template }) => template.every).map(({ template }) => template.deadline),
    ).toEqual(['D32', 'D25', 'D26']);
    expect(shapeOf('D27', { due: { from: 'date:midterm' }, every: 'P1Y' })).toEqual(['once']);
    expect(shapeOf('D27', { due: { from: 'opening' } })).toEqual(['date']);
  });

  test('[D31] [D45] a single event is due once, on its own day or window', () => {
    expect(duties('D31', 'D45').map(({ template }) => template.due)).toEqual([
      { from: 'date:monitoring-year-1' },
      { from: 'date:follow-up-session' },
    ]);
  });
});

describe('other bodies’ dates', () => {
  test('[D14] [D20] [D21] [D28] [D39] [D40] [D43] are watched, and nobody is chased', () => {
    const watched = Object.keys(deadlineTypes).filter((id) => deadlineTypes[id]?.watched);
    const found = duties(...watched);
    expect(found.map(({ template }) => template.deadline)).toEqual(
      expect.arrayContaining(['D14', 'D20', 'D21', 'D28', 'D39', 'D40', 'D43']),
    );
    expect(found.every(({ template }) => !template.chase)).toBe(true);
    expect(shapeOf('D20', { due: { from: 'date:midterm' } })).toEqual(['unchased']);
  });
});

describe('what recurs, waits or is counted', () => {
  test('[D38] [D41] a time limit is counted from a day', () => {
    expect(duties('D41').map(({ template }) => template.due)).toEqual([
      { from: 'entry-into-force', plus: 'P1Y' },
    ]);
    expect(shapeOf('D38', { due: { from: 'opening' } })).toEqual(['counted']);
    expect(shapeOf('D38', { due: { from: 'opened', workingDays: 10 } })).toEqual([]);
  });

  test('[D16] an evaluation waits for the results of several covenants, and for no day of the opening', () => {
    expect(duties('D16').map(({ template }) => template.due)).toEqual([{ from: 'date:results-clear' }]);
    expect(shapeOf('D16', { due: { from: 'opening', plus: 'P2Y' } })).toEqual(['condition']);
    expect(shapeOf('D16', { due: { from: 'milestone:request', plus: 'P2Y' } })).toEqual([]);
  });

  test('[D10] [D11] [D12] [D13] [D15] a periodic deadline recurs, with the interval that the sources state', () => {
    const every = duties(...ofKind('recurring')).map(({ template }) => [template.deadline, template.every]);
    expect(Object.fromEntries(every)).toMatchObject({ D10: 'P3M', D11: 'P1Y', D12: 'P1Y', D14: 'P3M' });
    expect(every).toHaveLength(6);
    expect(shapeOf('D10', { every: 'P3M' })).toEqual([]);
    expect(shapeOf('D10', { every: 'P1Y' })).toEqual(['every']);
    expect(shapeOf('D11', {})).toEqual(['every']);
    expect(shapeOf('D12', { every: 'P1Y' })).toEqual([]);
    expect(shapeOf('D13', { every: 'P2Y' })).toEqual([]);
    expect(shapeOf('D15', { every: 'P6M' })).toEqual([]);
  });

  test('[D14] the ministry’s own meeting recurs and is only watched', () => {
    expect(shapeOf('D14', { every: 'P3M' })).toEqual(['unchased']);
    expect(shapeOf('D14', { every: 'P3M', chase: false })).toEqual([]);
  });
});
