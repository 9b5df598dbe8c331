import { commitmentDisclosures } from '../../domain/commitments/disclose.ts';
import type { FactOf } from '../../domain/events.ts';
import type { ContentReference } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { organisationName } from './names.ts';
import type { Step } from './steps.ts';

type Texts = ReadonlyMap<string, string | null>;

/** What some organisations together estimate that something takes; a figure that nobody gave is null. */
export interface Estimate {
  daysPerYear: number | null;
  /** Whole euros a year. */
  eurosPerYear: number | null;
  from: {
    organisation: string;
    name: string;
    daysPerYear: number | null;
    eurosPerYear: number | null;
    text: ContentReference | null;
    event: number;
  }[];
}

/** References to the figures in steps, which stand in the content store. */
export function figuresIn(steps: readonly Step[]): ContentReference[] {
  return steps.flatMap(({ fact }) =>
    fact.type === 'MeansEstimated'
      ? [fact.data.daysPerYear, fact.data.eurosPerYear].filter((figure) => figure !== undefined)
      : [],
  );
}

/**
 * The last estimate of each organisation, of each commitment and of the whole, as far as somebody may know of it. One
 * that was corrected is none.
 * @param figures what `figuresIn` refers to, by reference; one that was erased counts as not given.
 */
export function estimatesIn(
  steps: readonly Step[],
  state: CovenantState,
  { viewer, figures }: { viewer: Viewer; figures: Texts },
): Map<string | null, Estimate['from']> {
  const last = new Map<string, FactOf<'MeansEstimated'>>();
  for (const { fact } of steps) {
    if (fact.type !== 'MeansEstimated' || state.corrected.includes(fact.sequence)) continue;
    if (!maySee(state, viewer, commitmentDisclosures.MeansEstimated(fact.data, state))) continue;
    last.set(`${fact.data.organisation} ${fact.data.commitment ?? ''}`, fact);
  }
  const found = new Map<string | null, Estimate['from']>();
  for (const { data, sequence: event } of last.values()) {
    const { organisation, commitment = null, words: text = null } = data;
    const one = {
      organisation,
      name: organisationName(state, organisation),
      daysPerYear: figureOf(figures, data.daysPerYear),
      eurosPerYear: figureOf(figures, data.eurosPerYear),
      text,
      event,
    };
    found.set(commitment, [...(found.get(commitment) ?? []), one]);
  }
  return found;
}

function figureOf(figures: Texts, reference: ContentReference | undefined): number | null {
  const digits = reference === undefined ? null : (figures.get(reference.ref) ?? null);
  return digits === null ? null : Number(digits);
}

/** What was estimated of one commitment, or of the covenant as a whole (null); null where nobody did. */
export function estimateOf(
  estimates: ReadonlyMap<string | null, Estimate['from']>,
  commitment: string | null,
): Estimate | null {
  const from = estimates.get(commitment);
  if (!from) return null;
  return {
    daysPerYear: sum(from.map(({ daysPerYear }) => daysPerYear)),
    eurosPerYear: sum(from.map(({ eurosPerYear }) => eurosPerYear)),
    from,
  };
}

function sum(figures: readonly (number | null)[]): number | null {
  const given = figures.filter((figure) => figure !== null);
  return given.length === 0 ? null : given.reduce((all, figure) => all + figure, 0);
}
