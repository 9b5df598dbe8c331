import { rankRisks, scoresOf, severityOf } from '../../domain/commitments/risks.ts';
import type { RiskScores } from '../../domain/commitments/events.ts';
import { commitmentDisclosures, ofPartiesAnd } from '../../domain/commitments/disclose.ts';
import type { FactOf } from '../../domain/events.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { organisationName, themeName } from './names.ts';
import type { Step } from './steps.ts';

/** What the table finds grave: the inventory in its ranking, how it came to be, and what the parties take up first. */
export interface RisksView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  /** Null until the parties set priorities, once that was taken back, and for whoever may not know of them. */
  priorities: { event: number; on: CivilDate; risks: string[]; note: ContentReference } | null;
  /** The gravest first; what nobody scored comes last. */
  risks: RankedRisk[];
}

export interface RankedRisk extends RiskScores {
  risk: string;
  text: ContentReference;
  theme: { id: string; name: LocalText } | null;
  /** 1 to 5; null where nobody scored it, which is why it ranks last. */
  severity: number | null;
  /** Place in the priorities; null for what was not chosen. */
  priority: number | null;
  /** Always: priorities leave the full guidelines in force (R38). */
  inScope: true;
  beyondGuidelines: boolean;
  /** Commitments that take it up. */
  commitments: string[];
  /** Every assessment in turn. */
  assessments: Assessment[];
}

/** One assessment, with the scores as they stood after it. */
export interface Assessment extends RiskScores {
  event: number;
  on: CivilDate;
  organisation: string;
  organisationName: string;
  source: ContentReference | null;
}

/** Makes the view from the events that somebody may know of, so that it tells nothing of the others. */
export function risksView(
  steps: readonly Step[],
  { viewer, as }: { viewer: Viewer; as: string | null },
): RisksView | null {
  const state = steps.at(-1)?.after;
  if (!state?.definition) return null;
  const priorities = prioritiesIn(steps, state, viewer);
  const risks = [...assessed(steps, state, viewer).values()].map((risk) => ({
    ...risk,
    severity: severityOf(risk),
    priority: placeIn(priorities?.risks ?? [], risk.risk),
    commitments: takenUp(state, viewer, risk.risk),
  }));
  return { covenant: state.slug, as, priorities, risks: rankRisks(risks) };
}

function placeIn(order: readonly string[], risk: string): number | null {
  const place = order.indexOf(risk);
  return place < 0 ? null : place + 1;
}

function prioritiesIn(steps: readonly Step[], state: CovenantState, viewer: Viewer): RisksView['priorities'] {
  const standing = state.commitments.priorities?.event;
  const step = steps.find(({ fact }) => fact.sequence === standing);
  if (step?.fact.type !== 'PrioritiesSet') return null;
  const { data, sequence: event } = step.fact;
  if (!maySee(state, viewer, commitmentDisclosures.PrioritiesSet(data, state))) return null;
  return { event, on: step.on, risks: data.priorities, note: data.note };
}

type Known = Omit<RankedRisk, 'severity' | 'priority' | 'commitments'>;

function assessed(steps: readonly Step[], state: CovenantState, viewer: Viewer): Map<string, Known> {
  const risks = new Map<string, Known>();
  for (const { fact, on } of steps) {
    if (fact.type !== 'RiskAssessed') continue;
    if (!maySee(state, viewer, commitmentDisclosures.RiskAssessed(fact.data, state))) continue;
    risks.set(fact.data.risk, assessedBy(state, risks.get(fact.data.risk), fact, on));
  }
  return risks;
}

const UNSCORED: RiskScores = { scale: null, scope: null, irremediability: null, likelihood: null };

function assessedBy(
  state: CovenantState,
  earlier: Known | undefined,
  { data, sequence: event }: FactOf<'RiskAssessed'>,
  on: CivilDate,
): Known {
  const before = earlier ? scoresOf(earlier) : UNSCORED;
  const scores = {
    scale: data.scale ?? before.scale,
    scope: data.scope ?? before.scope,
    irremediability: data.irremediability ?? before.irremediability,
    likelihood: data.likelihood ?? before.likelihood,
  };
  const { organisation, source = null } = data;
  const by = { organisation, organisationName: organisationName(state, organisation) };
  return {
    risk: data.risk,
    text: data.words,
    theme: data.theme === undefined ? (earlier?.theme ?? null) : themed(state, data.theme),
    ...scores,
    inScope: true,
    beyondGuidelines: data.beyondGuidelines ?? earlier?.beyondGuidelines ?? false,
    assessments: [...(earlier?.assessments ?? []), { event, on, ...by, source, ...scores }],
  };
}

function themed(state: CovenantState, id: string): RankedRisk['theme'] {
  return { id, name: themeName(state, id) };
}

function takenUp(state: CovenantState, viewer: Viewer, risk: string): string[] {
  return Object.values(state.commitments.made)
    .filter((commitment) => commitment.risk === risk)
    .filter((commitment) => maySee(state, viewer, ofPartiesAnd(state, commitment.owners)))
    .map(({ commitment }) => commitment);
}
