import { isLate } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import type { Expectation } from './scenario.ts';
import type { CovenantState, Obligation } from './state.ts';

/** What a scenario expected and what was found instead; a mismatch is a sentence in plain English. */
export function unmetExpectations(
  state: CovenantState,
  expectation: Expectation,
  today: CivilDate,
): string[] {
  const { phase, status, signatures, open = [], late = [], reported = [], absent = [] } = expectation;
  return [
    ...differs('phase', phase, state.phase ?? 'none'),
    ...differs('status', status, state.status),
    ...differs('signatures', signatures, Object.keys(state.signatures).length),
    ...open.flatMap((id) => lacks(state, id, 'open', (obligation) => obligation?.status === 'open')),
    ...late.flatMap((id) =>
      lacks(state, id, 'late', (obligation) => !!obligation && isLate(state, obligation, today)),
    ),
    ...absent.flatMap((id) => lacks(state, id, 'absent', (obligation) => obligation === undefined)),
    ...reported.flatMap((id) => lacks(state, id, 'reported', () => isReported(state, id))),
  ];
}

/** The refusal that a step met against the one that it expected; null stands for none. */
export function unmetRefusal(expected: string | null, met: string | null): string[] {
  if (expected === met) return [];
  if (expected === null) return [`refused with ${met}`];
  return [`expected the refusal ${expected}, but ${met ? `met ${met}` : 'the command was accepted'}`];
}

function differs(what: string, wanted: string | number | undefined, found: string | number): string[] {
  return wanted === undefined || wanted === found ? [] : [`expected ${what} ${wanted}, found ${found}`];
}

function lacks(
  state: CovenantState,
  id: string,
  wanted: string,
  holds: (obligation: Obligation | undefined) => boolean,
): string[] {
  const obligation = state.obligations[id];
  if (holds(obligation)) return [];
  return [`expected ${id} to be ${wanted}, found ${obligation?.status ?? 'none'}`];
}

/** Reported done, or over already; an obligation that is over is known by its template, owner and occurrence. */
function isReported(state: CovenantState, id: string): boolean {
  const obligation = state.obligations[id];
  if (obligation) return obligation.status === 'reported';
  const [name = '', occurrence = '1'] = id.split('#');
  const settled = Object.entries(state.settled).filter(([key]) => key === name || key.startsWith(`${name}/`));
  return settled.some(([, last]) => last >= Number(occurrence));
}
