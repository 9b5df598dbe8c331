import { idsOf, unknownName, type Checkable } from './check-names.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';
import { agreementPaper } from './papers/terms.ts';

/** Phases and gates are reached, lead where they say, and wait for nothing that comes later. */
export function checkPhases(definition: Checkable): DefinitionCheck {
  return {
    problems: [
      ...checkCourse(definition),
      ...checkGates(definition),
      ...checkRequirements(definition),
      ...checkMilestones(definition),
    ],
    warnings: stepsWithoutTaker(definition),
  };
}

/** Steps of kinds of organisations of which none takes part. */
function stepsWithoutTaker({ phases, organisations }: Checkable): DefinitionFinding[] {
  const present = organisations.map(({ kind }) => kind);
  return phases.flatMap((phase, at) =>
    phase.milestones.flatMap(({ id, by }, index): DefinitionFinding[] => {
      if (!Array.isArray(by) || by.some((kind) => present.includes(kind))) return [];
      const path = ['phases', at, 'milestones', index, 'by'];
      return [{ path, code: 'MILESTONE_WITHOUT_TAKER', parameters: { milestone: id, kinds: by.join(', ') } }];
    }),
  );
}

/** Ids of the phases that a covenant can come to, in the order of the file. */
function reachedPhases(definition: Checkable): string[] {
  return definition.phases.reduce<string[]>(
    (reached, phase, index) => (whyUnreached(definition, index, reached) ? reached : [...reached, phase.id]),
    [],
  );
}

/** Why a phase is never reached, given the earlier ones that are; null when it is. */
function whyUnreached(definition: Checkable, index: number, reached: string[]): string | null {
  const { phases, gates } = definition;
  const starts = phases[index]?.starts;
  if (!starts || 'with' in starts) return index === 0 ? null : 'opening-is-past';
  if (index === 0) return 'not-with-opening';
  if ('gate' in starts) {
    const gate = gates.find((candidate) => candidate.id === starts.gate);
    if (!gate) return 'gate-unknown';
    return reached.includes(gate.phase) ? null : 'gate-not-earlier';
  }
  if (!reached.includes(phases[index - 1]?.id ?? '')) return 'phase-before-unreached';
  return isDayEverKnown(definition, starts.day, reached) ? null : 'day-unknown';
}

function isDayEverKnown(definition: Checkable, anchor: string, reached: string[]): boolean {
  const [kind, id = ''] = anchor.split(':');
  switch (kind) {
    case 'phase':
      return reached.includes(id);
    case 'gate':
      return definition.gates.some((gate) => gate.id === id && reached.includes(gate.phase));
    case 'milestone':
      return definition.phases.some((phase) => phase.milestones.some((milestone) => milestone.id === id));
    case 'date':
      return definition.dates.some((date) => date.id === id);
    case 'term-end':
      return definition.termYears !== null;
    case 'agreed':
      return agreementPaper(definition) !== undefined;
    default:
      return kind === 'opening' || kind === 'signing' || kind === 'entry-into-force';
  }
}

function checkCourse(definition: Checkable): DefinitionFinding[] {
  const reached = reachedPhases(definition);
  const unreached = definition.phases.flatMap(({ id }, index): DefinitionFinding[] => {
    const earlier = reached.filter((other) => idsOf(definition.phases).indexOf(other) < index);
    const why = whyUnreached(definition, index, earlier);
    if (!why) return [];
    return [{ path: ['phases', index, 'starts'], code: 'PHASE_UNREACHABLE', parameters: { phase: id, why } }];
  });
  const planned = definition.phases.flatMap((phase, index) =>
    phase.planned === undefined
      ? []
      : unknownName(['phases', index, 'planned'], phase.planned, 'dates', idsOf(definition.dates)),
  );
  return [...unreached, ...planned, ...sharedGates(definition)];
}

function sharedGates({ phases }: Checkable): DefinitionFinding[] {
  return phases.flatMap(({ id, starts }, index): DefinitionFinding[] => {
    if (!('gate' in starts)) return [];
    const { gate } = starts;
    const earlier = phases
      .slice(0, index)
      .find((other) => 'gate' in other.starts && other.starts.gate === gate);
    if (!earlier) return [];
    const parameters = { phase: earlier.id, other: id, gate };
    return [{ path: ['phases', index, 'starts'], code: 'PHASES_SHARE_GATE', parameters }];
  });
}

function checkGates(definition: Checkable): DefinitionFinding[] {
  const phases = idsOf(definition.phases);
  const reached = reachedPhases(definition);
  return definition.gates.flatMap((gate, index): DefinitionFinding[] => {
    const { id, phase, decision } = gate;
    const path = ['gates', index];
    const unknown = unknownName([...path, 'phase'], phase, 'phases', phases);
    if (unknown.length > 0) return unknown;
    const found: DefinitionFinding[] = [];
    if (!reached.includes(phase))
      found.push({
        path: [...path, 'phase'],
        code: 'GATE_UNREACHABLE',
        parameters: { gate: id, phase },
      });
    if (decision.by === 'positions' && definition.groups.length === 0)
      found.push({
        path: [...path, 'decision'],
        code: 'POSITIONS_WITHOUT_GROUPS',
        parameters: { gate: id },
      });
    return [...found, ...checkLead(definition, index)];
  });
}

/** A gate names the phase that starts with it, and no other. */
function checkLead({ phases, gates }: Checkable, index: number): DefinitionFinding[] {
  const gate = gates[index];
  if (!gate) return [];
  const { id, leadsTo } = gate;
  const path = ['gates', index, ...(leadsTo ? ['leadsTo'] : [])];
  if (leadsTo !== undefined && !idsOf(phases).includes(leadsTo))
    return unknownName(path, leadsTo, 'phases', idsOf(phases));
  const starts = phases.find((phase) => 'gate' in phase.starts && phase.starts.gate === id)?.id;
  if (starts === leadsTo) return [];
  const parameters = { gate: id, leadsTo: leadsTo ?? '–', starts: starts ?? '–' };
  return [{ path, code: 'LEADS_ELSEWHERE', parameters }];
}

function checkRequirements(definition: Checkable): DefinitionFinding[] {
  const milestones = definition.phases.flatMap((phase) => idsOf(phase.milestones));
  return definition.gates.flatMap((gate, at) =>
    gate.requires.flatMap((requirement, index): DefinitionFinding[] => {
      const path = ['gates', at, 'requires', index, requirement.kind];
      if (requirement.kind === 'milestone')
        return unknownName(path, requirement.milestone, 'phases.milestones', milestones);
      if (requirement.kind !== 'obligation') return [];
      const { obligation } = requirement;
      const unknown = unknownName(path, obligation, 'obligations', idsOf(definition.obligations));
      if (unknown.length > 0 || !opensAfter(definition, obligation, gate)) return unknown;
      return [{ path, code: 'REQUIREMENT_NEVER_MET', parameters: { gate: gate.id, obligation } }];
    }),
  );
}

function opensAfter(definition: Checkable, obligation: string, gate: { id: string; phase: string }): boolean {
  const opens = definition.obligations.find((template) => template.id === obligation)?.opens;
  if (!opens) return false;
  const phases = idsOf(definition.phases);
  if ('gate' in opens) return opens.gate === gate.id;
  return phases.indexOf(opens.phase) > phases.indexOf(gate.phase);
}

function checkMilestones({ phases }: Checkable): DefinitionFinding[] {
  const all = phases.flatMap((phase) => phase.milestones);
  const after = new Map(all.map((milestone) => [milestone.id, milestone.after ?? []]));
  return phases.flatMap((phase, at) =>
    phase.milestones.flatMap(({ id, after: earlier = [] }, index): DefinitionFinding[] => {
      const path = ['phases', at, 'milestones', index, 'after'];
      const unknown = earlier.flatMap((name, place) =>
        unknownName([...path, place], name, 'phases.milestones', idsOf(all)),
      );
      const circle = isBefore(after, id, id);
      return circle
        ? [...unknown, { path, code: 'MILESTONES_IN_A_CIRCLE', parameters: { milestone: id } }]
        : unknown;
    }),
  );
}

/** True when `wanted` comes somewhere before `id`. */
function isBefore(after: Map<string, string[]>, id: string, wanted: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(after.get(id) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(after.get(next) ?? []));
  }
  return false;
}
