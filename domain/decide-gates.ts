import { principalOf } from './authority.ts';
import { addPeriod } from './calendar.ts';
import type { CommandOf } from './commands.ts';
import { missingItems } from './dossier/missing.ts';
import { carriedItems, checkConditions, conditionsOpened } from './gate-conditions.ts';
import { partiesWithoutMandate } from './mandates/missing.ts';
import { missingPaper } from './papers/missing.ts';
import type { CivilDate } from './primitives.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { Gate, Requirement, Strength } from './definition.ts';
import type { NewEvent } from './events.ts';
import { isTemplateDone } from './obligation.ts';
import { refuse, type Refusal } from './refusals.ts';
import { activeParties, definitionOf, unsignedParties, type CovenantState } from './state.ts';

/** Decisions at gates (beslismomenten): the parties decide, the chair states it, evidence is named. */

export function open(state: CovenantState, command: CommandOf<'OpenGate'>, context: Context): Decision {
  const gate = gateOf(state, command.fields.gate);
  if (!gate) return refuse('UNKNOWN_GATE', { gate: command.fields.gate });
  if (state.gates[gate.id]?.open) return refuse('GATE_ALREADY_OPEN', { gate: gate.id });
  const elsewhere = checkPhase(state, gate);
  if (elsewhere) return elsewhere;
  const silentOn = gate.silence ? addPeriod(context.today, gate.silence.after) : null;
  const { question } = command.fields;
  return accept({ type: 'GateOpened', data: { gate: gate.id, silentOn, ...(question && { question }) } });
}

function gateOf(state: CovenantState, id: string): Gate | undefined {
  return definitionOf(state).gates.find((gate) => gate.id === id);
}

function checkPhase(state: CovenantState, gate: Gate): Refusal | null {
  if (state.phase === gate.phase) return null;
  return refuse('WRONG_PHASE', { what: 'gate', gate: gate.id, wanted: gate.phase, phase: state.phase ?? '' });
}

export function givePosition(state: CovenantState, command: CommandOf<'GivePosition'>): Decision {
  const { gate: id, position, statement } = command.fields;
  const gate = state.gates[id];
  if (!gateOf(state, id)) return refuse('UNKNOWN_GATE', { gate: id });
  if (!gate?.open) return refuse('GATE_NOT_OPEN', { gate: id });
  const organisation = principalOf(state, command);
  if (gate.positions[organisation]) return refuse('POSITION_ALREADY_GIVEN', { organisation, gate: id });
  return accept({ type: 'PositionGiven', data: { gate: id, organisation, position, statement } });
}

export function close(state: CovenantState, command: CommandOf<'CloseGate'>, context: Context): Decision {
  const { gate: id, outcome, goOnBecause } = command.fields;
  const gate = gateOf(state, id);
  if (!gate) return refuse('UNKNOWN_GATE', { gate: id });
  if (!state.gates[id]?.open) return refuse('GATE_NOT_OPEN', { gate: id });
  const unknown = checkMinority(state, command);
  if (unknown) return unknown;
  if (outcome === 'no-go') return closeWithNoGo(command);
  const lookedAt = {
    on: command.effectiveOn ?? context.today,
    carried: carriedItems(state, command).map(({ item }) => item),
  };
  const missing = [
    ...gate.requires.flatMap((requirement) => missingFor(state, requirement, lookedAt)),
    ...partiesAway(state),
  ];
  const refusal =
    checkPhase(state, gate) ??
    checkRequirements(gate, missing, goOnBecause !== undefined) ??
    checkPositions(state, gate) ??
    checkConditions(state, command, context);
  if (refusal) return refusal;
  const names = missing.map(({ name }) => name);
  return accept(gateClosed(command, names), ...conditionsOpened(state, command));
}

/** A no-go moves nothing, so conditions could never come into force. */
function closeWithNoGo(command: CommandOf<'CloseGate'>): Decision {
  const { gate, conditions = [] } = command.fields;
  return conditions.length > 0 ? refuse('CONDITION_WITHOUT_GO', { gate }) : accept(gateClosed(command, []));
}

function checkMinority(state: CovenantState, command: CommandOf<'CloseGate'>): Refusal | null {
  const stranger = (command.fields.minority ?? []).find(
    ({ organisation }) => !state.participants[organisation],
  );
  return stranger ? refuse('UNKNOWN_ORGANISATION', { organisation: stranger.organisation }) : null;
}

interface Missing {
  name: string;
  strength: Strength;
  rule: string | undefined;
}

/** The day of deciding, which may be before that of recording, and the open items that the go itself carries on. */
interface LookedAt {
  on: CivilDate;
  carried: string[];
}

function missingFor(state: CovenantState, requirement: Requirement, lookedAt: LookedAt): Missing[] {
  const { strength, rule } = requirement;
  return missingNames(state, requirement, lookedAt).map((name) => ({ name, strength, rule }));
}

/** A party that has stepped back does not block, but nobody passes over it in silence (R43). */
function partiesAway(state: CovenantState): Missing[] {
  return activeParties(state)
    .filter((party) => state.pausing[party])
    .map((party) => ({ name: `stepped-back/${party}`, strength: 'advice', rule: 'R43' }));
}

/** Names that read the same in every language: what is missing, and whose it is. */
function missingNames(state: CovenantState, requirement: Requirement, { on, carried }: LookedAt): string[] {
  switch (requirement.kind) {
    case 'letters-of-intent':
      return activeParties(state)
        .filter((party) => !state.letters[party])
        .map((party) => `letter-of-intent/${party}`);
    case 'signatures':
      return unsignedParties(state).map((party) => `signature/${party}`);
    case 'milestone':
      return state.milestones[requirement.milestone] ? [] : [requirement.milestone];
    case 'obligation':
      return isTemplateDone(state, requirement.obligation) ? [] : [requirement.obligation];
    case 'paper':
      return missingPaper(state, requirement.paper, requirement.status);
    case 'mandates':
      return partiesWithoutMandate(state, on).map((party) => `mandate/${party}`);
    case 'consultations':
      return activeParties(state)
        .filter((party) => !state.mandates.consulted[party])
        .map((party) => `consultation/${party}`);
    case 'estimates':
      return activeParties(state)
        .filter((party) => !state.commitments.estimates[party])
        .map((party) => `estimate/${party}`);
    case 'priorities':
      return state.commitments.priorities ? [] : ['priorities'];
    case 'items':
      return missingItems(state, requirement.of, carried);
  }
}

function checkRequirements(gate: Gate, missing: Missing[], goOn: boolean): Refusal | null {
  const blocking = missing.filter(({ strength }) => strength === 'block');
  const [first] = blocking.length > 0 ? blocking : missing;
  if (!first || (blocking.length === 0 && goOn)) return null;
  const names = (blocking.length > 0 ? blocking : missing).map(({ name }) => name).join(', ');
  const code = blocking.length > 0 ? 'GATE_REQUIREMENT_BLOCKS' : 'GATE_REQUIREMENT_MISSING';
  return refuse(code, { gate: gate.id, missing: names }, first.rule);
}

/** A record of consent keeps who thinks otherwise as a minority statement; other gates count the positions given. */
function checkPositions(state: CovenantState, { id, decision }: Gate): Refusal | null {
  if (decision.by === 'consent') return null;
  const against =
    'eachGroup' in decision ? groupsAgainst(state, id, decision.eachGroup) : objecting(state, id);
  return against.length > 0
    ? refuse('POSITIONS_DO_NOT_CARRY', { gate: id, missing: against.join(', ') })
    : null;
}

/** Parties that stand in the way where the chair records that nobody objects. */
function objecting(state: CovenantState, gate: string): string[] {
  return activeParties(state).filter((party) => positionOf(state, gate, party) === 'object');
}

/** Constituent groups that do not carry a go, where the definition asks each of them. */
function groupsAgainst(state: CovenantState, gate: string, rule: GroupRule): string[] {
  return definitionOf(state)
    .groups.map((group) => group.id)
    .filter((group) => !groupCarries(state, gate, group, rule));
}

type GroupRule = 'unanimous' | 'majority' | 'no-objection';

function positionOf(state: CovenantState, gate: string, party: string): string | undefined {
  return state.gates[gate]?.positions[party]?.position;
}

function groupCarries(state: CovenantState, gate: string, group: string, rule: GroupRule): boolean {
  const parties = activeParties(state).filter((party) => state.participants[party]?.group === group);
  const positions = parties.map((party) => positionOf(state, gate, party));
  const agreed = positions.filter((position) => position === 'agree').length;
  switch (rule) {
    case 'unanimous':
      return agreed === parties.length;
    case 'majority':
      return parties.length === 0 || agreed * 2 > parties.length;
    case 'no-objection':
      return !positions.includes('object');
  }
}

function gateClosed(command: CommandOf<'CloseGate'>, missing: string[]): NewEvent {
  const { gate, outcome, reason, minority = [], goOnBecause, conditions = [] } = command.fields;
  const ids = conditions.map(({ id }) => id);
  return {
    type: 'GateClosed',
    data: {
      gate,
      outcome,
      reason,
      minority,
      missing,
      goOnBecause,
      ...(ids.length > 0 && { conditions: ids }),
    },
    rules: ['R10'],
  };
}
