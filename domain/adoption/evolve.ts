import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { openedWith, withDay, withParticipant } from '../state-changes.ts';
import { activeParties, type CovenantState } from '../state.ts';
import type { AdoptionEvents, ImportedFact } from './events.ts';
import { subjectOf } from './contradictions.ts';
import { metDuty } from './met-duty.ts';

export const adoptionEvolvers: EvolversOf<AdoptionEvents> = {
  CovenantAdopted: adopted,
  PastFactImported: (state, fact) => imported(state, fact),
  AdoptionCompleted: (state) => state,
};

function adopted(state: CovenantState, fact: FactOf<'CovenantAdopted'>): CovenantState {
  const { asOf, since, phase } = fact.data;
  const opened = openedWith(state, fact.data, since);
  return { ...opened, phase, adoption: { asOf, days: [] } };
}

function imported(state: CovenantState, { data, sequence }: FactOf<'PastFactImported'>): CovenantState {
  const recorded = { event: sequence, on: data.to };
  switch (data.kind) {
    case 'milestone': {
      const milestones = { ...state.milestones, [data.milestone]: recorded };
      return { ...withPastDay(state, data), milestones };
    }
    case 'gate': {
      const closed = {
        open: false,
        openedOn: data.from,
        silentOn: null,
        positions: {},
        outcome: data.outcome,
        closedBy: sequence,
        conditions: [],
      };
      const decided = { ...state, gates: { ...state.gates, [data.gate]: closed } };
      return data.outcome === 'go' ? withPastDay(decided, data) : decided;
    }
    case 'letter-of-intent':
      return { ...state, letters: { ...state.letters, [data.organisation]: recorded } };
    case 'signature':
      return signed(state, [data.organisation], recorded);
    case 'conclusion': {
      const concluded = { ...withPastDay(state, data, 'signing'), concludedOn: data.to };
      return signed(concluded, activeParties(state), recorded);
    }
    case 'entry-into-force':
    case 'date':
    case 'phase':
      return withPastDay(state, data);
    case 'joined':
      return withParticipant(state, data.organisation, { joinedOn: data.from });
    case 'done':
      return done(state, data.obligation);
  }
}

/** The anchor whose day a fact tells, marked as imported: `phase:dialogue`, `date:midterm-review`, `entry-into-force`. */
function withPastDay(
  state: CovenantState,
  fact: ImportedFact,
  anchor = [fact.kind, subjectOf(fact)].filter((part) => part !== null).join(':'),
): CovenantState {
  const days = [...state.adoption.days, anchor];
  return { ...withDay(state, anchor, fact.from, fact.to), adoption: { ...state.adoption, days } };
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
