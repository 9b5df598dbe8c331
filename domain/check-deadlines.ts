import type { Checkable } from './check-names.ts';
import { deadlineTypes, type DeadlineKind } from './deadline-kinds.ts';
import type { ObligationTemplate } from './definition.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';

/** A duty that carries a deadline of the reference has the shape that this kind of deadline asks for. */
export function checkDeadlines(definition: Checkable): DefinitionCheck {
  const each = definition.obligations.map((template, index) => ({ template, path: ['obligations', index] }));
  return {
    problems: computedReviews(definition),
    warnings: each.flatMap(({ template, path }) =>
      missingShapes(template).map((wanted) => ({
        path: [...path, 'deadline'],
        code: 'DEADLINE_SHAPE' as const,
        parameters: { obligation: template.id, deadline: template.deadline ?? '', wanted },
      })),
    ),
  };
}

/** What a deadline can ask of its duty; the words stand in the findings' catalogue. */
type Shape = 'before' | 'every' | 'date' | 'once' | 'counted' | 'condition' | 'no-duty' | 'unchased';

const shapes: Record<DeadlineKind, readonly Shape[]> = {
  'gate-order': ['before'],
  'per-event': ['no-duty'],
  recurring: ['every'],
  single: ['date', 'once'],
  publication: ['date', 'once'],
  target: ['date', 'once'],
  period: ['date', 'once'],
  term: ['no-duty'],
  condition: ['condition'],
  'time-limit': ['counted'],
};

function missingShapes(template: ObligationTemplate): Shape[] {
  const type = deadlineTypes[template.deadline ?? ''];
  if (!type) return [];
  const wanted = shapes[type.kind].filter((shape) => shape !== 'once' || !type.series);
  return [...wanted, ...(type.watched ? ['unchased' as const] : [])].filter(
    (shape) => !hasShape(template, shape, type.every),
  );
}

function hasShape({ due, every, chase }: ObligationTemplate, shape: Shape, interval?: string): boolean {
  const from = 'from' in due ? due.from : '';
  switch (shape) {
    case 'before':
      return 'before' in due;
    case 'every':
      return every !== undefined && (interval === undefined || every === interval);
    case 'date':
      return from.startsWith('date:');
    case 'once':
      return every === undefined;
    case 'counted':
      return 'from' in due && (due.plus ?? due.workingDays) !== undefined;
    case 'condition':
      return !['opening', 'opened', 'joining'].includes(from);
    case 'unchased':
      return !chase;
    case 'no-duty':
      return false;
  }
}

/** Days that a computed midterm review would be counted from. */
const COMPUTED = ['opening', 'opened', 'agreed', 'signing', 'entry-into-force', 'term-end', 'joining'];

/** A midterm review is on a day that the parties set, never on one that follows from the term (R124). */
function computedReviews({ phases, obligations }: Checkable): DefinitionFinding[] {
  const reviews = phases.flatMap((phase, index) => (phase.kind === 'midterm' ? [{ phase, index }] : []));
  const ids = reviews.map(({ phase }) => phase.id);
  const started = reviews.flatMap(({ phase: { starts }, index }) =>
    'day' in starts && COMPUTED.includes(starts.day)
      ? [computed(['phases', index, 'starts', 'day'], starts.day)]
      : [],
  );
  const due = obligations.flatMap((template, index) =>
    'phase' in template.opens && ids.includes(template.opens.phase) && isComputed(template)
      ? [computed(['obligations', index, 'due', 'from'], template.id)]
      : [],
  );
  return [...started, ...due];
}

function isComputed({ due, binding }: ObligationTemplate): boolean {
  return binding && 'from' in due && COMPUTED.includes(due.from);
}

function computed(path: DefinitionFinding['path'], subject: string): DefinitionFinding {
  return { path, code: 'REVIEW_COMPUTED', parameters: { subject } };
}
