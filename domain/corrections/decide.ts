import type { Window } from '../adoption/contradictions.ts';
import { checkAnew } from '../adoption/tell-anew.ts';
import type { DecidersOf } from '../area.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import type { correctionCommands } from './commands.ts';
import { checkEvent, correction, retelling } from './correction.ts';
import { takesSecondPerson } from './second-person.ts';

/** Takes an ordinary fact back, or notes a mistake that left none. Both events stay visible. */
function correct(state: CovenantState, command: CommandOf<'CorrectEvent'>, context: Context): Decision {
  const { event, reason } = command.fields;
  const unfit = checkEvent(state, event);
  if (unfit) return unfit;
  if (takesSecondPerson(state, event)) return refuse('SECOND_PERSON_NEEDED', { event: `${event}` });
  return accept(...correction(state, { event, reason }, context));
}

/** Waits for a second person. Any correction may be proposed, also where one person would be enough. */
function propose(state: CovenantState, command: CommandOf<'ProposeCorrection'>): Decision {
  const { event, reason } = command.fields;
  const day = dayIn(command);
  const unfit = checkProposal(state, event, day);
  if (unfit) return unfit;
  const proposal = Object.entries(state.corrections.proposed).find(([, open]) => open.event === event)?.[0];
  if (proposal !== undefined) return refuse('ALREADY_PROPOSED', { event: `${event}`, proposal });
  const data = { event, reason, by: command.actor, ...(day && { day }) };
  return accept({ type: 'CorrectionProposed', data, rules: ['R10'] });
}

function dayIn({ fields: { from, to = from } }: CommandOf<'ProposeCorrection'>): Window | undefined {
  const first = from ?? to;
  return first === undefined ? undefined : { from: first, to: to ?? first };
}

/** With a day it is about what was imported, which is told anew and taken back from nobody. */
function checkProposal(state: CovenantState, event: number, day: Window | undefined): Refusal | null {
  if (day === undefined || event > state.sequence) return checkEvent(state, event);
  return checkAnew(state, event, day);
}

/** Another officer, or the chair: who proposed it never confirms it, for whomever that person speaks. */
function confirm(state: CovenantState, command: CommandOf<'ConfirmCorrection'>, context: Context): Decision {
  const { proposal, reason: remark } = command.fields;
  const open = state.corrections.proposed[`${proposal}`];
  if (!open) return refuse('PROPOSAL_UNKNOWN', { proposal: `${proposal}` });
  if (open.by === command.actor)
    return refuse('SECOND_PERSON_MISSING', { person: open.by, proposal: `${proposal}` });
  const { event, reason, day } = open;
  const unfit = checkProposal(state, event, day);
  if (unfit) return unfit;
  const said = { event, reason, proposal, ...(remark && { remark }) };
  return accept(...(day ? retelling(state, said, day, context) : correction(state, said, context)));
}

/** Anybody who could confirm it, and who proposed it: then it is withdrawn. */
function decline(state: CovenantState, command: CommandOf<'DeclineCorrection'>): Decision {
  const { proposal, reason } = command.fields;
  const open = state.corrections.proposed[`${proposal}`];
  if (!open) return refuse('PROPOSAL_UNKNOWN', { proposal: `${proposal}` });
  return accept({
    type: 'CorrectionDeclined',
    data: { proposal, event: open.event, reason },
    rules: ['R10'],
  });
}

export const correctionDeciders: DecidersOf<typeof correctionCommands> = {
  CorrectEvent: correct,
  ProposeCorrection: propose,
  ConfirmCorrection: confirm,
  DeclineCorrection: decline,
};
