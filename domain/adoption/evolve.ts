import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import { openedWith, withDay, withParticipant } from '../state-changes.ts';
import { activeParties, type CovenantState } from '../state.ts';
import type { AdoptionEvents, ImportedFact } from './events.ts';
import { nameOf } from './contradictions.ts';
import { metDuty } from './met-duty.ts';
import { notAdopted } from './state.ts';

export const adoptionEvolvers: EvolversOf<AdoptionEvents> = {
  CovenantAdopted: adopted,
  PastFactImported: imported,
  AdoptionCompleted: (state, _fact, on) => ({ ...state, adoption: { ...state.adoption, takenOverOn: on } }),
};

function adopted(state: CovenantState, fact: FactOf<'CovenantAdopted'>): CovenantState {
  const { asOf, since, phase } = fact.data;
  const opened = openedWith(state, fact.data, since);
  return { ...opened, phase, adoption: { ...notAdopted, asOf } };
}

type Imported = FactOf<'PastFactImported'>;

function imported(state: CovenantState, fact: Imported): CovenantState {
  const { data, sequence } = fact;
  const recorded = { event: sequence, on: data.to };
  switch (data.kind) {
    case 'milestone': {
      const milestones = { ...state.milestones, [data.milestone]: recorded };
      return { ...withPastDay(state, fact), milestones };
    }
    case 'gate':
      return decided(state, fact, data);
    case 'letter-of-intent':
      return { ...state, letters: { ...state.letters, [data.organisation]: recorded } };
    case 'signature':
      return signed(state, [data.organisation], recorded);
    case 'conclusion':
      return concluded(state, fact);
    case 'entry-into-force':
    case 'date':
    case 'phase':
      return withPastDay(state, fact);
    case 'joined':
      return joined(state, data.organisation, data.from);
    case 'done':
      return done(state, data.obligation);
  }
}

/** A decision that is told anew leaves the gate as it is, where the parties have asked there again since. */
function decided(
  state: CovenantState,
  fact: Imported,
  { gate, outcome, from: openedOn }: ImportedFact & { kind: 'gate' },
): CovenantState {
  const earlier = state.adoption.days[`gate:${gate}`];
  const asked = earlier !== undefined && state.gates[gate]?.closedBy !== earlier;
  const closed = {
    open: false,
    openedOn,
    silentOn: null,
    positions: {},
    outcome,
    closedBy: fact.sequence,
    conditions: [],
  };
  const next = asked ? state : { ...state, gates: { ...state.gates, [gate]: closed } };
  return outcome === 'go' ? withPastDay(next, fact) : next;
}

/** The parties of that day are its signatories; where it is told anew, so they are instead of those told before. */
function concluded(state: CovenantState, fact: Imported): CovenantState {
  const { sequence, data } = fact;
  const earlier = state.adoption.days['signing'];
  const standing = Object.entries(state.signatures).filter(([, { event }]) => event !== earlier);
  const parties = activeParties(state).filter((party) => isThereBy(state, party, data.to));
  const told = { ...withPastDay(state, fact, 'signing'), concludedOn: data.to };
  const freed = { ...told, signatures: Object.fromEntries(standing) };
  return signed(freed, parties, { event: sequence, on: data.to });
}

/** Had joined by a day; who is not told to have joined was there from the beginning. */
function isThereBy({ participants, days }: CovenantState, party: string, day: CivilDate): boolean {
  const since = participants[party]?.joinedOn ?? '';
  return since <= day || since === days['opening']?.from;
}

/** The anchor whose day a fact tells, marked as imported: `phase:dialogue`, `date:midterm-review`, `entry-into-force`. */
function withPastDay(
  state: CovenantState,
  { data, sequence }: Imported,
  anchor = nameOf(data),
): CovenantState {
  const dated = withDay(state, anchor, data.from, data.to);
  return { ...dated, adoption: { ...dated.adoption, days: { ...dated.adoption.days, [anchor]: sequence } } };
}

/** Which text was signed then is not known here, so a signature from before binds no document of ours. */
function signed(
  state: CovenantState,
  organisations: readonly string[],
  recorded: { event: number; on: string },
): CovenantState {
  const fresh = organisations
    .filter((organisation) => !state.signatures[organisation])
    .map((organisation) => [organisation, { ...recorded, document: '', mandate: null }] as const);
  return { ...state, signatures: { ...state.signatures, ...Object.fromEntries(fresh) } };
}

/** Who joined a concluded agreement is none of those who had signed it by then. */
function joined(state: CovenantState, organisation: string, on: CivilDate): CovenantState {
  const { [organisation]: signature, ...others } = state.signatures;
  const asParty = signature !== undefined && signature.event === state.adoption.days['signing'];
  const after = state.concludedOn !== null && on > state.concludedOn;
  const arrived = withParticipant(state, organisation, { joinedOn: on });
  return asParty && after ? { ...arrived, signatures: others } : arrived;
}

/** A duty that was met before: its owner is in its id, or whoever owes it by its template. The last occurrence counts. */
function done(state: CovenantState, id: string): CovenantState {
  const { template, owner, occurrence } = metDuty(id);
  const owners = owner === null ? ownersNamed(state, template) : [owner];
  const keys = owners.map((each) => `${template}/${each}`);
  const met = keys.map((key) => [key, Math.max(state.settled[key] ?? 0, occurrence ?? 1)] as const);
  return { ...state, settled: { ...state.settled, ...Object.fromEntries(met) } };
}

function ownersNamed(state: CovenantState, id: string): string[] {
  const terms = state.definition?.obligations.find((template) => template.id === id)?.owner;
  if (terms === undefined || 'each' in terms) return [];
  if ('organisation' in terms) return [terms.organisation];
  const body = state.definition?.bodies.find((candidate) => candidate.id === terms.body);
  return body ? [body.reachedThrough] : [];
}
