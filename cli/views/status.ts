import { closedDay, type ClosedDay } from '../../domain/closed-days.ts';
import type { Definition, FacilitationRole } from '../../domain/definition.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, Instant, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { looksFor, maySee, type Viewer } from '../../domain/visibility.ts';
import { recipient } from '../../domain/recipients.ts';
import { endingMandates, waitingActs, type EndingMandate, type WaitingAct } from './mandate-standing.ts';
import { dutyName, gateName, organisationName, phaseName } from './names.ts';
import { dossierCounts, type DossierCount } from './dossier.ts';
import { partiesAway, type AwayParty } from './away.ts';
import { isUnevidenced } from './evidence.ts';
import {
  openConditions,
  openRequests,
  openSuspensions,
  type OpenCondition,
  type OpenRequest,
  type OpenSuspension,
} from './standing.ts';
import type { Step } from './steps.ts';
import { signingLine, type SigningLine } from './signing-line.ts';
import { waitingFor, type Waiting } from './waiting.ts';
import { seenWaiting } from './waiting-on.ts';

/** Where a covenant stands: phase, gates, who is waited for, for what, since when, and what comes next. */
export interface StatusView {
  covenant: string;
  stream: string;
  name: LocalText;
  sector: LocalText;
  status: CovenantState['status'];
  phase: { id: string; name: LocalText; since: CivilDate | null; proven: boolean } | null;
  /** For a covenant that was running before: what happened up to that day is imported and not proven here. */
  adoptedAsOf: CivilDate | null;
  gates: { id: string; name: LocalText; open: boolean; since: CivilDate; outcome: string | null }[];
  /** What the phase and the definition name and nobody has recorded yet. */
  steps: NextSteps;
  /** How far the signing is; null when nothing is signed now. */
  signing: SigningLine | null;
  waitingFor: Waiting[];
  /** What falls due next, the earliest first; without those that are reported done. */
  deadlines: {
    obligation: string;
    name: LocalText;
    owner: string;
    ownerName: string;
    due: CivilDate;
    late: boolean;
    /** What makes the due day no working day, where it is none. */
    closed: ClosedDay | null;
  }[];
  /** Open duties whose due day hangs on a day that is not known yet, with what they wait for. */
  undated: OpenCondition[];
  /** What owners asked and nobody has answered. */
  requests: OpenRequest[];
  suspensions: OpenSuspension[];
  /** Parties that have stepped back from the table. */
  away: AwayParty[];
  /** Acts outside a mandate that their organisation has not ratified yet. */
  ratifications: WaitingAct[];
  /** Mandates that run out within thirty days, with none to follow. */
  endingMandates: EndingMandate[];
  /** Items of the dossier that wait for an outcome, by kind. */
  dossier: DossierCount[];
  /** Who took on which role of facilitation. */
  roles: { role: FacilitationRole; organisation: string; name: string }[];
  assumptions: LocalText[];
  /** Acts that an officer recorded for another organisation without evidence. */
  unevidenced: { sequence: number; type: string; on: CivilDate; organisation: string; actor: string }[];
  corrected: number[];
  /** Last event of the ledger; like `halted` only for the secretariat, since it counts what others may not see. */
  head?: { sequence: number; recordedAt: Instant | null };
  halted?: { code: string; reason: string; at: Instant } | null;
  /** The civil day of asking, Europe/Amsterdam. */
  today: CivilDate;
}

export interface NextSteps {
  milestones: { id: string; name: LocalText }[];
  gates: { id: string; name: LocalText }[];
  /** Named days, set or not; a window has two days, Europe/Amsterdam. */
  dates: { id: string; name: LocalText; from: CivilDate | null; to: CivilDate | null }[];
}

export interface StatusContext {
  stream: string;
  today: CivilDate;
  halted?: StatusView['halted'];
  /** Through whose eyes; the secretariat's when left out. */
  viewer?: Viewer;
}

/** Makes the status of an opened stream from its folded events, which are those that the viewer may see. */
export function statusView(steps: readonly Step[], context: StatusContext): StatusView | null {
  const state = steps.at(-1)?.after;
  if (!state?.definition) return null;
  const { stream, today, halted = null, viewer = 'secretariat' } = context;
  const acting = { as: recipient(state, state.definition.secretariat, 'officer') };
  const view: StatusView = {
    covenant: state.slug,
    stream,
    name: state.definition.name,
    sector: state.definition.sector,
    status: state.status,
    phase: currentPhase(state),
    adoptedAsOf: state.adoption.asOf,
    gates: gates(state),
    steps: nextSteps(state, state.definition),
    signing: signingLine(state),
    waitingFor: state.status === 'open' ? waitingFor(state, today) : [],
    deadlines: deadlines(state, today),
    undated: openConditions(state),
    requests: openRequests(state),
    suspensions: openSuspensions(state),
    away: partiesAway(state),
    ratifications: waitingActs(state, acting),
    endingMandates: endingMandates(state, today, acting),
    dossier: dossierCounts(state),
    roles: roles(state),
    assumptions: state.definition.assumptions.map((assumption) => assumption.text),
    unevidenced: unevidenced(steps, state),
    corrected: state.corrected,
    head: { sequence: state.sequence, recordedAt: state.recordedAt },
    halted,
    today,
  };
  return viewer === 'secretariat' ? view : seenStatus(view, state, viewer);
}

/** Without what the viewer may not see now: who has left keeps the story up to then, and sees no more of others. */
function seenStatus(all: StatusView, state: CovenantState, viewer: Viewer): StatusView {
  const { head: _head, halted: _halted, ...view } = all;
  const sees = (id: string): boolean => {
    const obligation = state.obligations[id];
    return obligation !== undefined && maySee(state, viewer, obligation);
  };
  return {
    ...view,
    waitingFor: seenWaiting(state, viewer, view.waitingFor),
    deadlines: view.deadlines.filter(({ obligation }) => sees(obligation)),
    undated: view.undated.filter(({ obligation }) => sees(obligation)),
    requests: view.requests.filter(({ owner }) => looksFor(viewer, owner)),
    suspensions: view.suspensions.filter(({ scope, id }) => scope !== 'obligation' || sees(id)),
    // Who sees only part of the signatures would count too few of them.
    signing: maySee(state, viewer, { audience: 'parties', owner: null }) ? view.signing : null,
    ratifications: view.ratifications
      .filter(({ organisation: owner }) => maySee(state, viewer, { audience: 'parties', owner }))
      .map((act) => ({ ...act, commands: [] })),
    endingMandates: view.endingMandates
      .filter(({ organisation }) => looksFor(viewer, organisation))
      .map((mandate) => ({ ...mandate, commands: [] })),
    dossier: dossierCounts(state, viewer),
  };
}

function roles(state: CovenantState): StatusView['roles'] {
  return Object.values(state.milestones)
    .flatMap((reached) => reached.roles ?? [])
    .map(({ role, organisation }) => ({ role, organisation, name: organisationName(state, organisation) }));
}

function currentPhase(state: CovenantState): StatusView['phase'] {
  const { phase: id } = state;
  if (id === null) return null;
  const anchor = `phase:${id}`;
  const proven = !(anchor in state.adoption.days);
  return { id, name: phaseName(state, id), since: state.days[anchor]?.from ?? null, proven };
}

/** Milestones of this phase that are not reached, gates of it that never opened, and every named day. */
function nextSteps(state: CovenantState, definition: Definition): NextSteps {
  const phase = definition.phases.find((candidate) => candidate.id === state.phase);
  const milestones = (phase?.milestones ?? []).filter((milestone) => !state.milestones[milestone.id]);
  const unopened = definition.gates.filter((gate) => gate.phase === state.phase && !state.gates[gate.id]);
  return {
    milestones: milestones.map(({ id, name }) => ({ id, name })),
    gates: unopened.map(({ id, name }) => ({ id, name })),
    dates: definition.dates.map(({ id, name }) => {
      const { from = null, to = null } = state.days[`date:${id}`] ?? {};
      return { id, name, from, to };
    }),
  };
}

function gates(state: CovenantState): StatusView['gates'] {
  return Object.entries(state.gates).map(([id, { open, openedOn, outcome }]) => ({
    id,
    name: gateName(state, id),
    open,
    since: open ? openedOn : (state.days[`gate:${id}`]?.from ?? openedOn),
    outcome,
  }));
}

function deadlines(state: CovenantState, today: CivilDate): StatusView['deadlines'] {
  if (state.status !== 'open') return [];
  return Object.values(state.obligations)
    .flatMap((obligation) => {
      const due = obligation.status === 'open' ? dueDay(state, obligation) : undefined;
      if (!due) return [];
      const { id, owner, template } = obligation;
      const late = isLate(state, obligation, today);
      const ownerName = organisationName(state, owner);
      const closed = closedDay(state.calendar, due);
      return [{ obligation: id, name: dutyName(state, template, id), owner, ownerName, due, late, closed }];
    })
    .sort((one, other) => `${one.due} ${one.obligation}`.localeCompare(`${other.due} ${other.obligation}`));
}

/** One entry per command: what followed from it by the agreed terms is the same act. */
function unevidenced(steps: readonly Step[], state: CovenantState): StatusView['unevidenced'] {
  const seen = new Set<string>();
  return steps.flatMap(({ envelope, on }) => {
    const { commandId, sequence, type, actor, principal } = envelope;
    if (!isUnevidenced(envelope, state) || !principal || !commandId || seen.has(commandId)) return [];
    seen.add(commandId);
    const organisation = organisationName(state, principal.organisation);
    return [{ sequence, type, on, organisation, actor: actor.person ?? '' }];
  });
}
