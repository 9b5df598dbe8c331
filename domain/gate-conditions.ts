import type { CommandOf } from './commands.ts';
import type { Context } from './decision.ts';
import { dutyAudience, isForParties } from './dossier/audience.ts';
import { answererOf, isCarried } from './dossier/items.ts';
import { needsOutcome, termsOf } from './dossier/kinds.ts';
import type { DossierItem } from './dossier/state.ts';
import type { NewEvent } from './events.ts';
import { isTaken } from './obligation.ts';
import { checkTakesPart } from './participation/standing.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { CovenantState } from './state.ts';

/** Conditions of a go: duties of their own, or open items of the dossier that go on as duties (R25). */

export function checkConditions(
  state: CovenantState,
  command: CommandOf<'CloseGate'>,
  context: Context,
): Refusal | null {
  const conditions = command.fields.conditions ?? [];
  for (const [index, condition] of conditions.entries()) {
    const stranger = checkTakesPart(state, condition.owner);
    if (stranger) return stranger;
    if (condition.due < context.today) return refuse('DATE_IN_THE_PAST', { date: condition.due });
    const twice = conditions.slice(0, index).some((earlier) => earlier.id === condition.id);
    if (twice) return refuse('OBLIGATION_EXISTS', { obligation: condition.id });
    const refusal = checkSubject(state, condition);
    if (refusal) return refusal;
  }
  return null;
}

type Condition = NonNullable<CommandOf<'CloseGate'>['fields']['conditions']>[number];

/** A condition carries an open item on, which has its words and its id; or it is a duty of its own. */
function checkSubject(state: CovenantState, { id, text }: Condition): Refusal | null {
  const item = carriable(state, id);
  if (item)
    return isCarried(state, item)
      ? refuse('ITEM_IS_A_DUTY', { item: id, owner: answererOf(state, item) ?? item.from })
      : null;
  if (id.includes('/')) return refuse('ITEM_NOT_OPEN', { item: id });
  if (isTaken(state, id)) return refuse('OBLIGATION_EXISTS', { obligation: id });
  return text ? null : refuse('CONDITION_WITHOUT_TEXT', { condition: id });
}

function carriable(state: CovenantState, id: string): DossierItem | undefined {
  const item = state.dossier.open[id];
  return item && isForParties(item) && needsOutcome(item.kind) ? item : undefined;
}

/** The open items that a gate carries on, as far as the parties may know of them. */
export function carriedItems(state: CovenantState, { fields }: CommandOf<'CloseGate'>): DossierItem[] {
  return (fields.conditions ?? []).flatMap(({ id }) => carriable(state, id) ?? []);
}

/** Open items never make the phase an obstacle: a go carries them on as duties with an owner and a day (R25). */
export function conditionsOpened(state: CovenantState, command: CommandOf<'CloseGate'>): NewEvent[] {
  const { gate, conditions = [] } = command.fields;
  return conditions.flatMap((condition): NewEvent[] => {
    const { id, owner, due } = condition;
    const item = carriable(state, id);
    const text = condition.text ?? item?.words;
    const duty = { obligation: id, owner, template: null, occurrence: 1, text, due };
    const rules = ['R25'];
    if (!item) return [{ type: 'ObligationOpened', data: duty, rules }];
    const { kind } = item;
    const audience = dutyAudience({ ...item, owner });
    const own = { ...duty, audience, ...(termsOf(kind).voluntary && { binding: false }) };
    return [
      { type: 'ObligationOpened', data: own, rules },
      { type: 'ItemCarried', data: { item: id, kind, obligation: id, gate }, rules },
    ];
  });
}
