import type { FactOf } from '../../domain/events.ts';
import {
  associationsOf,
  mayUse,
  uses,
  type MayUse,
  type Use,
} from '../../domain/participation/associations.ts';
import { namesOf } from '../../domain/participation/standing.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Step } from './steps.ts';

/** An associate membership that holds (R82, R83). */
export interface AssociationEntry {
  association: string;
  name: LocalText;
  /** The sister scheme. */
  scheme: string;
  /** Inbound: a member of the scheme is associate here; outbound: one of ours is associate there. */
  direction: 'inbound' | 'outbound';
  since: CivilDate;
  /** Its conditions and what shows that they are met; null for whoever may not know. */
  conditions: MetCondition[] | null;
}

export interface MetCondition {
  condition: string;
  name: LocalText;
  /** Words of what shows it; null where that is a document, or was erased. */
  shownBy: string | null;
}

type Texts = ReadonlyMap<string, string | null>;

/** What shows that conditions are met. */
export function evidenceIn(steps: readonly Step[]): { text: ContentReference | null }[] {
  return steps.flatMap(({ fact }) =>
    fact.type === 'AssociationRecorded'
      ? fact.data.conditions.map(({ evidence }) => ({ text: evidence }))
      : [],
  );
}

/**
 * Associations of an organisation. What shows their conditions is between it and the secretariat; the parties know by
 * which one an associate came.
 */
export function associationsIn(
  steps: readonly Step[],
  organisation: string,
  { own, texts }: { own: boolean; texts: Texts },
): AssociationEntry[] {
  const state = steps.at(-1)?.after;
  if (!state) return [];
  return own ? held(steps, state, organisation, texts) : joinedBy(steps, state, organisation);
}

function held(
  steps: readonly Step[],
  state: CovenantState,
  organisation: string,
  texts: Texts,
): AssociationEntry[] {
  const dates = state.participation.associations[organisation] ?? [];
  return associationsOf(state, organisation).map(({ id, name, scheme, direction, conditions }) => {
    const evidence = recorded(steps, namesOf(state, organisation), id)?.data.conditions ?? [];
    const shown = (condition: string): string | null => {
      const found = evidence.find((each) => each.condition === condition);
      return texts.get(found?.evidence.ref ?? '') ?? null;
    };
    return {
      association: id,
      name,
      scheme,
      direction,
      since: dates.find(({ association }) => association === id)?.since ?? '',
      conditions: conditions.map((each) => ({
        condition: each.id,
        name: each.name,
        shownBy: shown(each.id),
      })),
    };
  });
}

/** The last record of an association, also under the name of whom the organisation has succeeded. */
function recorded(
  steps: readonly Step[],
  names: readonly string[],
  association: string,
): FactOf<'AssociationRecorded'> | undefined {
  return steps
    .flatMap(({ fact }) => (fact.type === 'AssociationRecorded' ? [fact] : []))
    .findLast(({ data }) => data.association === association && names.includes(data.organisation));
}

function joinedBy(steps: readonly Step[], state: CovenantState, organisation: string): AssociationEntry[] {
  const participant = state.participants[organisation];
  if (participant?.leftOn !== null || participant.participation !== 'associate') return [];
  const names = namesOf(state, organisation);
  const joined = steps
    .flatMap(({ fact }) => (fact.type === 'ParticipantJoined' ? [fact] : []))
    .findLast(({ data }) => names.includes(data.organisation) && data.association !== undefined);
  const agreed = state.definition?.associations?.find(({ id }) => id === joined?.data.association);
  if (!agreed) return [];
  const { id, name, scheme, direction } = agreed;
  return [{ association: id, name, scheme, direction, since: participant.joinedOn, conditions: null }];
}

/** What an organisation may use now (R84); null where the agreed terms know no associates. */
export function usesOf(state: CovenantState, organisation: string): Record<Use, MayUse> | null {
  if ((state.definition?.associations ?? []).length === 0) return null;
  return Object.fromEntries(uses.map((use) => [use, mayUse(state, organisation, use)])) as Record<
    Use,
    MayUse
  >;
}
