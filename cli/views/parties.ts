import {
  participations,
  type Organisation,
  type Participation,
  type PersonRole,
} from '../../domain/definition.ts';
import type { PlayedRole } from '../../domain/mandates/commands.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { recipient } from '../../domain/recipients.ts';
import type { CovenantState, Participant } from '../../domain/state.ts';
import { lookingFor, looksFor, maySee, type Viewer } from '../../domain/visibility.ts';
import type { MayUse, Use } from '../../domain/participation/associations.ts';
import { associationsIn, usesOf, type AssociationEntry } from './parties-associations.ts';
import { waitingActs, type WaitingAct } from './mandate-standing.ts';
import {
  consultationsOf,
  mandatesIn,
  type ConsultationEntry,
  type MandateEntry,
} from './parties-mandates.ts';
import { organisationName } from './names.ts';
import type { Step } from './steps.ts';

/** Who takes part in a covenant, through whom, under which mandates, and in which roles. */
export interface PartiesView {
  covenant: string;
  name: LocalText;
  /** Through whose eyes; null for those of the secretariat. */
  as: string | null;
  /** The civil day of asking, Europe/Amsterdam. */
  today: CivilDate;
  /** Parties by constituent group (geleding), then everybody else by the way in which they take part. */
  seats: {
    participation: Participation;
    group: { id: string; name: LocalText } | null;
    organisations: Seated[];
  }[];
  /** Who plays which role in which phase (R53), in the order of the phases. */
  roles: {
    phase: string;
    name: LocalText;
    current: boolean;
    organisations: { organisation: string; organisationName: string; playedRoles: PlayedRole[] }[];
  }[];
  /** Acts outside a mandate that wait for ratification; only the secretariat gets the commands that answer them. */
  awaiting: WaitingAct[];
}

export interface Seated {
  organisation: string;
  name: string;
  kind: Organisation['kind'];
  joinedOn: CivilDate;
  leftOn: CivilDate | null;
  /** Leaders (trekkers) and executors (uitvoerders) by id (R42). */
  leaders: string[];
  executors: string[];
  /** Null for whoever may not know of them. */
  people: PersonEntry[] | null;
  mandates: MandateEntry[] | null;
  /** Rounds in which its constituency was heard; others than itself see only those with a result. */
  consultations: ConsultationEntry[];
  /** Associate memberships that it has; others than itself see by which one it came. */
  associations: AssociationEntry[];
  /** What it may use now (R84); null for whoever may not know, and where the agreed terms know no associates. */
  uses: Record<Use, MayUse> | null;
}

export interface PersonEntry {
  person: string;
  /** Own organisation, where the person acts for this one beside it. */
  of: string | null;
  /** For the secretariat's eyes alone; null for others, and where it was erased. */
  name: string | null;
  roles: PersonRole[];
  /** Other organisations that the person acts for. */
  alsoFor: string[];
}

export interface PartiesContext {
  viewer: Viewer;
  as: string | null;
  today: CivilDate;
  /** Texts by reference; null where they were erased. */
  texts: ReadonlyMap<string, string | null>;
  /** Names of people by id, as far as the viewer may read them. */
  names: ReadonlyMap<string, string>;
}

/** Makes the view of an opened stream from its folded events; null before it is opened. */
export function partiesView(steps: readonly Step[], context: PartiesContext): PartiesView | null {
  const state = steps.at(-1)?.after;
  if (!state?.definition) return null;
  const { viewer, as, today } = context;
  const seated = Object.values(state.participants)
    .filter((participant) => maySeeSeat(state, viewer, participant))
    .map((participant) => ({ participant, entry: seat(steps, state, participant, context) }));
  return {
    covenant: state.slug,
    name: state.definition.name,
    as,
    today,
    seats: bySeat(state, seated),
    roles: roleMatrix(state, viewer),
    awaiting: awaiting(state, viewer),
  };
}

/** Parties and facilitator are known to all who take part; the others, who may compete, to the parties alone. */
function maySeeSeat(
  state: CovenantState,
  viewer: Viewer,
  { organisation, participation }: Participant,
): boolean {
  if (maySee(state, viewer, { audience: 'parties', owner: organisation })) return true;
  const known = participation === 'party' || participation === 'facilitator';
  return known && lookingFor(viewer).some((own) => state.participants[own]?.leftOn === null);
}

function seat(
  steps: readonly Step[],
  state: CovenantState,
  participant: Participant,
  context: PartiesContext,
): Seated {
  const { organisation, name, kind, joinedOn, leftOn } = participant;
  const own = looksFor(context.viewer, organisation);
  const party = maySee(state, context.viewer, { audience: 'parties', owner: organisation });
  const named = state.mandates.representatives[organisation] ?? nobody;
  const { leaders, executors } = party ? named : nobody;
  return {
    organisation,
    name,
    kind,
    joinedOn,
    leftOn,
    leaders,
    executors,
    people: own ? peopleOf(state, participant, context.names) : null,
    mandates: own ? mandatesIn(steps, organisation, context) : null,
    consultations: party ? consultationsOf(steps, organisation, { own, texts: context.texts }) : [],
    associations: party ? associationsIn(steps, organisation, { own, texts: context.texts }) : [],
    uses: own ? usesOf(state, organisation) : null,
  };
}

const nobody = { leaders: [], executors: [] };

function peopleOf(
  state: CovenantState,
  participant: Participant,
  names: ReadonlyMap<string, string>,
): PersonEntry[] {
  const { organisation } = participant;
  const { actsFor } = state.mandates;
  return Object.values(state.people)
    .filter(({ id, organisation: own }) => own === organisation || actsFor[id]?.includes(organisation))
    .map((person) => ({
      person: person.id,
      of: person.organisation === organisation ? null : person.organisation,
      name: names.get(person.id) ?? null,
      roles: rolesOf(state, participant, person),
      alsoFor: [person.organisation, ...(actsFor[person.id] ?? [])].filter(
        (other) => other !== organisation && other !== person.organisation,
      ),
    }));
}

/** Through whom an organisation is reached changes; the other roles are as the definition or a card gave them. */
function rolesOf(
  state: CovenantState,
  participant: Participant,
  { id, organisation, roles }: { id: string; organisation: string; roles: readonly PersonRole[] },
): PersonRole[] {
  const reached = (['contact', 'deputy', 'mailbox'] as const).filter((role) => participant[role] === id);
  const { leaders, executors } = state.mandates.representatives[participant.organisation] ?? nobody;
  const lasting = (['officer', 'chair', 'director'] as const).filter(
    (role) => organisation === participant.organisation && roles.includes(role),
  );
  return [
    ...lasting,
    ...reached,
    ...(leaders.includes(id) ? (['leader'] as const) : []),
    ...(executors.includes(id) ? (['executor'] as const) : []),
  ];
}

function bySeat(
  state: CovenantState,
  seated: readonly { participant: Participant; entry: Seated }[],
): PartiesView['seats'] {
  const groups = [...(state.definition?.groups ?? []).map(({ id, name }) => ({ id, name })), null];
  return participations.flatMap((participation) =>
    groups.flatMap((group) => {
      const organisations = seated
        .filter(({ participant }) => participant.participation === participation)
        .filter(({ participant }) => participant.group === (group?.id ?? null))
        .map(({ entry }) => entry);
      return organisations.length > 0 ? [{ participation, group, organisations }] : [];
    }),
  );
}

function roleMatrix(state: CovenantState, viewer: Viewer): PartiesView['roles'] {
  return (state.definition?.phases ?? []).flatMap(({ id, name }) => {
    const organisations = Object.entries(state.mandates.roles[id] ?? {})
      .filter(([owner, roles]) => roles.length > 0 && maySee(state, viewer, { audience: 'parties', owner }))
      .map(([organisation, playedRoles]) => ({
        organisation,
        organisationName: organisationName(state, organisation),
        playedRoles,
      }));
    return organisations.length > 0 ? [{ phase: id, name, current: state.phase === id, organisations }] : [];
  });
}

function awaiting(state: CovenantState, viewer: Viewer): WaitingAct[] {
  const acting = { as: recipient(state, state.definition?.secretariat ?? '', 'officer') };
  return waitingActs(state, acting)
    .filter(({ organisation: owner }) => maySee(state, viewer, { audience: 'parties', owner }))
    .map((act) => (viewer === 'secretariat' ? act : { ...act, commands: [] }));
}
