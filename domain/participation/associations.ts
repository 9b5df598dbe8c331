import type { Association } from '../definition.ts';
import type { EventData, NewEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { takesPart } from './standing.ts';

/** Associate membership (geassocieerd lidmaatschap) with sister schemes, in both directions (R82-R84). */

export type Use = Association['gives'][number];

/** What a covenant offers to those who take part (R84). */
export const uses: readonly Use[] = ['training', 'advice', 'networks', 'projects'];

/** An association that is recorded, resting on the rules that its terms name. */
export function associationRecorded(state: CovenantState, data: EventData['AssociationRecorded']): NewEvent {
  const agreed = agreedAssociations(state).find(({ id }) => id === data.association);
  return { type: 'AssociationRecorded', data, rules: agreed?.rules ?? [] };
}

/** Associations of the definition; definitions of earlier builds have none. */
function agreedAssociations(state: CovenantState): Association[] {
  return definitionOf(state).associations ?? [];
}

/** Associations that an organisation has now, as the definition describes them. */
export function associationsOf(state: CovenantState, organisation: string): Association[] {
  const held = state.participation.associations[organisation] ?? [];
  return agreedAssociations(state).filter(({ id }) => held.some(({ association }) => association === id));
}

/** Associations by which a member of a sister scheme takes part here. */
export function inboundAssociations(state: CovenantState): Association[] {
  return agreedAssociations(state).filter(({ direction }) => direction === 'inbound');
}

export type MayUse = 'yes' | 'under-conditions' | 'no';

/**
 * Whether an organisation may use what the covenant offers (R84). Parties and affiliated companies may; an associate may
 * where its association gives it, and joins a project under that project's own conditions. Who waits for entry into force
 * may not yet.
 */
export function mayUse(state: CovenantState, organisation: string, what: Use): MayUse {
  const participant = state.participants[organisation];
  if (!participant || !takesPart(state, organisation)) return 'no';
  if (participant.participation !== 'associate')
    return ['party', 'affiliated-company'].includes(participant.participation) ? 'yes' : 'no';
  const given = associationsOf(state, organisation).some(
    ({ direction, gives }) => direction === 'inbound' && gives.includes(what),
  );
  if (!given) return 'no';
  return what === 'projects' ? 'under-conditions' : 'yes';
}

/** Somebody of whom an association is recorded, and in which kind of participation. */
interface Candidate {
  organisation: string;
  participation: string;
}

/** A condition that is said to be met, by its id. */
interface Met {
  condition: string;
}

/**
 * Refuses an association that is not agreed, goes the other way, or has a condition of which nothing shows that it is met
 * (R82 and R83: only if).
 */
export function checkAssociation(
  state: CovenantState,
  id: string,
  { organisation, participation }: Candidate,
  met: readonly Met[] = [],
): Refusal | null {
  const agreed = agreedAssociations(state);
  const direction = participation === 'associate' ? 'inbound' : 'outbound';
  const suitable = agreed.filter((one) => one.direction === direction);
  const names = listed(suitable);
  const association = agreed.find((one) => one.id === id);
  if (!association) return refuse('UNKNOWN_ASSOCIATION', { association: id, associations: names });
  if (!suitable.includes(association))
    return refuse('ASSOCIATION_OTHER_WAY', {
      association: id,
      organisation,
      participation,
      associations: names,
    });
  return checkConditions(association, met);
}

function checkConditions({ id, conditions }: Association, met: readonly Met[]): Refusal | null {
  const stranger = met.find(({ condition }) => !conditions.some((agreed) => agreed.id === condition));
  if (stranger) {
    const parameters = { condition: stranger.condition, association: id, conditions: listed(conditions) };
    return refuse('UNKNOWN_CONDITION', parameters);
  }
  const missing = conditions.filter((agreed) => !met.some(({ condition }) => condition === agreed.id));
  if (missing.length === 0) return null;
  return refuse('CONDITION_MISSING', { association: id, missing: listed(missing) }, missing[0]?.rule);
}

export function listed(items: readonly { id: string }[]): string {
  return items.map(({ id }) => id).join(', ') || '–';
}
