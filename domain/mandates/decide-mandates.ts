import { organisationsOf, principalOf } from '../authority.ts';
import type { CommandOf } from '../commands.ts';
import { carriesOthers, isUndone, undoing } from '../corrections/correction.ts';
import { signatureOf } from '../corrections/find-fact.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { covenantPaper } from '../signing/papers.ts';
import type { CovenantState } from '../state.ts';

/** Decisions about mandates (R31): what an organisation lets its people agree to, and what it says of acts outside it. */

export function register(state: CovenantState, command: CommandOf<'RegisterMandate'>): Decision {
  const { mandate, from, until, holders = [], document, scope } = command.fields;
  const organisation = principalOf(state, command);
  if (state.mandates.registered[mandate] || state.mandates.past.mandates.includes(mandate))
    return refuse('MANDATE_EXISTS', { mandate });
  if (until !== undefined && until < from) return refuse('DATES_REVERSED', { from, to: until });
  const stranger = checkHolders(state, holders, organisation);
  if (stranger) return stranger;
  const evidence = document ?? command.principal?.evidence ?? scope;
  return accept({
    type: 'MandateRegistered',
    data: { ...command.fields, organisation, evidence },
    rules: ['R31'],
  });
}

function checkHolders(
  state: CovenantState,
  holders: readonly string[],
  organisation: string,
): Refusal | null {
  for (const person of holders) {
    if (!state.people[person]) return refuse('UNKNOWN_PERSON', { person });
    if (!organisationsOf(state, person).includes(organisation))
      return refuse('HOLDER_ELSEWHERE', { person, organisation });
  }
  return null;
}

export function revoke(state: CovenantState, command: CommandOf<'RevokeMandate'>): Decision {
  const { mandate, reason } = command.fields;
  const organisation = principalOf(state, command);
  const known = state.mandates.registered[mandate];
  if (known?.organisation !== organisation) return refuse('UNKNOWN_MANDATE', { mandate, organisation });
  if (known.revokedOn !== null) return refuse('MANDATE_ENDED', { mandate, revokedOn: known.revokedOn });
  return accept({
    type: 'MandateRevoked',
    data: { mandate, organisation, because: 'decided', reason },
    rules: ['R31'],
  });
}

/** The organisation stands by an act outside its mandate, or takes it back as a correction would. */
export function ratify(state: CovenantState, command: CommandOf<'RatifyAct'>, { today }: Context): Decision {
  const { event, outcome, reason } = command.fields;
  const organisation = principalOf(state, command);
  const awaited = state.mandates.awaited[event];
  if (!awaited) return refuse('NOTHING_TO_RATIFY', { event: `${event}` });
  if (awaited.organisation !== organisation)
    return refuse('RATIFIED_BY_OTHERS', { event: `${event}`, owner: awaited.organisation });
  if (awaited.by === command.actor && !command.principal?.evidence)
    return refuse('OWN_ACT_NEEDS_EVIDENCE', { person: command.actor, organisation });
  const data = { event, organisation, obligation: awaited.obligation, reason };
  if (outcome === 'ratified') return accept({ type: 'ActRatified', data, rules: ['R31'] });
  if (carriesOthers(state, event)) return refuse('NOT_CORRECTABLE', { event: `${event}` });
  const standing = isOfCompletePaper(state, event) || !isUndone(state, event, today);
  const effect = standing ? 'noted' : 'undone';
  return accept(
    { type: 'RatificationRefused', data: { ...data, effect }, rules: ['R31'] },
    ...(effect === 'undone' ? undoing(state, event, today) : []),
  );
}

/** A signature on a paper that everybody has signed: no organisation takes it back by its word alone. */
function isOfCompletePaper(state: CovenantState, event: number): boolean {
  const signature = signatureOf(state, event);
  if (!signature || signature.aside) return false;
  const { paper } = signature;
  const concluded = paper === covenantPaper(state) && state.concludedOn !== null;
  return concluded || state.signing.sealed[paper] !== undefined;
}
