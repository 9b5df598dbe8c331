import type { FactOf } from '../../domain/events.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import { covenantPaper, papersToSign } from '../../domain/signing/papers.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { organisationName } from './names.ts';
import { countsByKind, type KindCount } from './signatory-counts.ts';
import { paperView, type PaperView } from './signed-papers.ts';
import { paperName, signatories } from './story/signing.ts';
import type { Step } from './steps.ts';

/** Who signed what, when and on which mandate; whose turn it is; and what the signatures come to. */
export interface SigningView {
  covenant: string;
  name: LocalText;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  /** The round that is open. Civil days, Europe/Amsterdam. */
  round: { round: number; openedOn: CivilDate; until: CivilDate | null; order: string[][] } | null;
  papers: PaperView[];
  refusals: RefusalView[];
  /** Rounds that ended, in order. */
  earlier: EarlierRound[];
  /** Three days that are not the same (R75). */
  dates: { agreed: CivilDate | null; signed: CivilDate | null; inForce: CivilDate | null };
  /** Signatories and affiliated companies by kind (R73). */
  counts: KindCount[];
  /** How much of the market they are, over time (R132). */
  coverage: CoverageView[];
}

export interface RefusalView {
  event: number;
  on: CivilDate;
  organisation: string;
  organisationName: string;
  paper: string;
  paperName: LocalText;
  text: ContentReference;
}

export interface EarlierRound {
  /** 0 for what was signed without a round. */
  round: number;
  from: CivilDate | null;
  to: CivilDate;
  outcome: 'complete' | 'refused' | 'withdrawn';
  /** Names of the organisations whose signatures count no longer. */
  voided: string;
}

export interface CoverageView {
  event: number;
  on: CivilDate;
  /** In percent. */
  from: number;
  to: number;
  text: ContentReference;
}

export interface SigningContext {
  viewer: Viewer;
  as: string | null;
}

/** Makes the view of an opened stream from its folded events; what the viewer may not see is left out. */
export function signingView(steps: readonly Step[], { viewer, as }: SigningContext): SigningView | null {
  const state = steps.at(-1)?.after;
  if (!state?.definition) return null;
  const sees = maySee(state, viewer, { audience: 'parties', owner: null });
  const { round } = state.signing;
  return {
    covenant: state.slug,
    name: state.definition.name,
    as,
    round: sees && round ? roundView(round) : null,
    papers: papersToSign(state.definition).flatMap((paper) => paperView(steps, state, paper, viewer) ?? []),
    refusals: refusals(steps, state, viewer),
    earlier: sees ? earlierRounds(steps, state) : [],
    dates: datesOf(state, sees),
    counts: sees || state.concludedOn !== null ? countsByKind(state) : [],
    coverage: sees ? coverage(steps, state) : [],
  };
}

function roundView({ round, openedOn, until, order }: NonNullable<CovenantState['signing']['round']>) {
  return { round, openedOn, until, order };
}

/** The facts of one type that stand, each with its step. */
function standing<T extends Step['fact']['type']>(
  steps: readonly Step[],
  state: CovenantState,
  type: T,
): { fact: FactOf<T>; step: Step }[] {
  return steps.flatMap((step) =>
    step.fact.type === type && !state.corrected.includes(step.fact.sequence)
      ? [{ fact: step.fact as FactOf<T>, step }]
      : [],
  );
}

function refusals(steps: readonly Step[], state: CovenantState, viewer: Viewer): RefusalView[] {
  return standing(steps, state, 'SignatureRefused')
    .filter(({ fact }) => maySee(state, viewer, { audience: 'parties', owner: fact.data.organisation }))
    .map(({ fact, step }) => {
      const { organisation, paper = covenantPaper(state), reason } = fact.data;
      return {
        event: fact.sequence,
        on: step.on,
        organisation,
        organisationName: organisationName(step.after, organisation),
        paper,
        paperName: paperName(state, paper),
        text: reason,
      };
    });
}

function earlierRounds(steps: readonly Step[], state: CovenantState): EarlierRound[] {
  return steps.flatMap(({ fact, on, before }) => {
    if (fact.type !== 'SigningRoundEnded') return [];
    const { round, outcome, voided } = fact.data;
    const from = before.signing.round?.openedOn ?? null;
    return [{ round, from, to: on, outcome, voided: signatories(state, voided) }];
  });
}

function datesOf({ days }: CovenantState, sees: boolean): SigningView['dates'] {
  return {
    agreed: sees ? (days['agreed']?.from ?? null) : null,
    signed: days['signing']?.from ?? null,
    inForce: days['entry-into-force']?.from ?? null,
  };
}

function coverage(steps: readonly Step[], state: CovenantState): CoverageView[] {
  return standing(steps, state, 'MarketCoverageRecorded')
    .map(({ fact }) => {
      const { percentFrom: from, percentTo: to = from, on, basis } = fact.data;
      return { event: fact.sequence, on, from, to, text: basis };
    })
    .sort((one, other) => one.on.localeCompare(other.on) || one.event - other.event);
}
