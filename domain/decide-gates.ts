import { addPeriod } from './calendar.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { Gate, Requirement } from './definition.ts';
import type { NewEvent } from './events.ts';
import { isTemplateDone } from './obligation.ts';
import { refuse, type Refusal } from './refusals.ts';
import { activeParties, definitionOf, unsignedParties, type CovenantState } from './state.ts';
import { checkPartyActs } from './decide-table.ts';

/** Decisions at gates (beslismomenten): the parties decide, the chair states it, evidence is named. */

export function open(state: CovenantState, command: CommandOf<'OpenGate'>, context: Context): Decision {
  const gate = gateOf(state, command.fields.gate);
  if (!gate) return refuse('UNKNOWN_GATE', { gate: command.fields.gate });
  if (state.gates[gate.id]?.open) return refuse('GATE_ALREADY_OPEN', { gate: gate.id });
  const elsewhere = checkPhase(state, gate);
  if (elsewhere) return elsewhere;
  const silentOn = gate.silence ? addPeriod(context.today, gate.silence.after) : null;
  return accept({ type: 'GateOpened', data: { gate: gate.id, silentOn } });
}

function gateOf(state: CovenantState, id: string): Gate | undefined {
  return definitionOf(state).gates.find((gate) => gate.id === id);
}

function checkPhase(state: CovenantState, gate: Gate): Refusal | null {
  if (state.phase === gate.phase) return null;
  return refuse('WRONG_PHASE', { what: `Gate ${gate.id}`, wanted: gate.phase, phase: state.phase ?? '' });
}

export function givePosition(state: CovenantState, command: CommandOf<'GivePosition'>): Decision {
  const { gate: id, position, statement } = command.fields;
  const gate = state.gates[id];
  if (!gateOf(state, id)) return refuse('UNKNOWN_GATE', { gate: id });
  if (!gate?.open) return refuse('GATE_NOT_OPEN', { gate: id });
  const acting = checkPartyActs(state, command);
  if ('code' in acting) return acting;
  const { organisation } = acting;
  if (gate.positions[organisation]) return refuse('POSITION_ALREADY_GIVEN', { organisation, gate: id });
  return accept({ type: 'PositionGiven', data: { gate: id, organisation, position, statement } });
}

export function close(state: CovenantState, command: CommandOf<'CloseGate'>, context: Context): Decision {
  const { gate: id, outcome, goOnBecause } = command.fields;
  const gate = gateOf(state, id);
  if (!gate) return refuse('UNKNOWN_GATE', { gate: id });
  if (!state.gates[id]?.open) return refuse('GATE_NOT_OPEN', { gate: id });
  if (outcome === 'no-go') return accept(gateClosed(command, []));
  const missing = gate.requires.flatMap((requirement) => missingFor(state, requirement));
  const refusal =
    checkRequirements(gate, missing, goOnBecause !== undefined) ??
    checkPositions(state, gate) ??
    checkConditions(state, command, context);
  if (refusal) return refusal;
  const names = missing.map(({ name }) => name);
  return accept(gateClosed(command, names), ...conditionsOpened(command));
}

interface Missing {
  name: string;
  requirement: Requirement;
}

function missingFor(state: CovenantState, requirement: Requirement): Missing[] {
  const name = describeMissing(state, requirement);
  return name === null ? [] : [{ name, requirement }];
}

function describeMissing(state: CovenantState, requirement: Requirement): string | null {
  switch (requirement.kind) {
    case 'letters-of-intent': {
      const without = activeParties(state).filter((party) => !state.letters[party]);
      return without.length > 0 ? `letter of intent of ${without.join(', ')}` : null;
    }
    case 'signatures': {
      const unsigned = unsignedParties(state);
      return unsigned.length > 0 ? `signature of ${unsigned.join(', ')}` : null;
    }
    case 'milestone':
      return state.milestones[requirement.milestone] ? null : requirement.milestone;
    case 'obligation':
      return isTemplateDone(state, requirement.obligation) ? null : requirement.obligation;
  }
}

function checkRequirements(gate: Gate, missing: Missing[], goOn: boolean): Refusal | null {
  const blocking = missing.filter(({ requirement }) => requirement.strength === 'block');
  const [first] = blocking.length > 0 ? blocking : missing;
  if (!first || (blocking.length === 0 && goOn)) return null;
  const names = (blocking.length > 0 ? blocking : missing).map(({ name }) => name).join('; ');
  const code = blocking.length > 0 ? 'GATE_REQUIREMENT_BLOCKS' : 'GATE_REQUIREMENT_MISSING';
  return refuse(code, { gate: gate.id, missing: names }, first.requirement.rule);
}

/** Where the definition asks for positions, every constituent group must carry a go. */
function checkPositions(state: CovenantState, gate: Gate): Refusal | null {
  if (gate.decision.by !== 'positions') return null;
  const { eachGroup } = gate.decision;
  const failing = definitionOf(state)
    .groups.map((group) => group.id)
    .filter((group) => !groupCarries(state, gate.id, group, eachGroup));
  return failing.length > 0
    ? refuse('POSITIONS_DO_NOT_CARRY', { gate: gate.id, missing: failing.join(', ') })
    : null;
}

function groupCarries(
  state: CovenantState,
  gate: string,
  group: string,
  rule: 'unanimous' | 'majority' | 'no-objection',
): boolean {
  const parties = activeParties(state).filter((party) => state.participants[party]?.group === group);
  const positions = parties.map((party) => state.gates[gate]?.positions[party]?.position);
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

function checkConditions(
  state: CovenantState,
  command: CommandOf<'CloseGate'>,
  context: Context,
): Refusal | null {
  for (const condition of command.fields.conditions ?? []) {
    if (state.participants[condition.owner]?.leftOn !== null)
      return refuse('UNKNOWN_ORGANISATION', { organisation: condition.owner });
    if (condition.due < context.today) return refuse('DATE_IN_THE_PAST', { date: condition.due });
    if (state.obligations[condition.id] || state.settled[condition.id])
      return refuse('OBLIGATION_EXISTS', { obligation: condition.id });
  }
  return null;
}

function gateClosed(command: CommandOf<'CloseGate'>, missing: string[]): NewEvent {
  const { gate, outcome, reason, minority, goOnBecause } = command.fields;
  return {
    type: 'GateClosed',
    data: { gate, outcome, reason, minority: minority ?? [], missing, goOnBecause },
    rules: ['R10'],
  };
}

/** Open items never make the phase an obstacle: a go carries them on as duties with an owner and a day (R25). */
function conditionsOpened(command: CommandOf<'CloseGate'>): NewEvent[] {
  return (command.fields.conditions ?? []).map(({ id, text, owner, due }) => ({
    type: 'ObligationOpened',
    data: { obligation: id, owner, template: null, occurrence: 1, text, due },
    rules: ['R25'],
  }));
}
