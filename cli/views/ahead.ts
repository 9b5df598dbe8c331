import { forecast, type Ahead } from '../../domain/forecast.ts';
import { mayKnow } from '../../domain/meetings/find.ts';
import { instantsOf, type TimeOfDay } from '../../domain/meetings/instants.ts';
import { isLate, templateOf } from '../../domain/obligation.ts';
import type { CivilDate, Instant, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { dutyNameIn, type Folded } from './folded.ts';
import { meetingNameIn, placeIn } from './meeting-words.ts';
import { aheadName, both, organisationName } from './names.ts';

/** Something on a known day in one covenant, as a calendar or an agenda shows it. */
export interface Coming {
  covenant: string;
  covenantName: LocalText;
  stream: string;
  kind: Ahead['kind'];
  /** Of a duty, also one that is a meeting, the obligation. */
  id: string;
  name: LocalText;
  /** Organisation that has to do it; null for what is everybody's. */
  owner: string | null;
  ownerName: string | null;
  /** First and last day of a window, the same for a single day; Europe/Amsterdam. */
  from: CivilDate;
  on: CivilDate;
  /** Of a meeting: start as `HH:MM` in Amsterdam, and both instants in UTC. */
  time: { local: string; start: Instant; end: Instant } | null;
  /** Of a meeting to which somebody was invited: who comes, and where; null for everything else. */
  invitation: Invitation | null;
  standing: 'open' | 'planned';
  late: boolean;
  /** True for what somebody has to do: no voluntary item, and no other body's date. */
  work: boolean;
  /** Calendar number since the day of an open duty or a meeting last changed; 0 for everything else. */
  changedAt: number;
}

export interface Invitation {
  invited: { organisation: string; name: string }[];
  /** Ids of people. */
  guests: string[];
  host: string | null;
  place: string | null;
}

/**
 * What comes in a covenant up to a day, as far as a viewer may see it: due days, also of what the terms will only
 * bring, meetings, phases that start by date, named dates, gates that silence closes, the end of the term.
 */
export function comingIn(covenant: Folded, viewer: Viewer, until?: CivilDate): Coming[] {
  const { state, today } = covenant;
  if (state.status !== 'open') return [];
  const { ahead, state: last } = forecast(state, { today, ...(until === undefined ? {} : { until }) });
  return ahead.flatMap((item) => {
    if (item.on === null || item.standing === 'paused') return [];
    const { on, standing } = item;
    const known = { ...item, on, from: item.from ?? on, standing };
    if (item.kind === 'obligation') return duty(covenant, viewer, known, last);
    return item.kind === 'meeting' ? meeting(covenant, viewer, known) : shared(covenant, viewer, known);
  });
}

type Known = Ahead & { on: CivilDate; from: CivilDate; standing: 'open' | 'planned' };

function frame({ covenant, stream, state }: Folded): Pick<Coming, 'covenant' | 'covenantName' | 'stream'> {
  return { covenant, stream, covenantName: state.definition?.name ?? both(covenant) };
}

function duty(covenant: Folded, viewer: Viewer, item: Known, last: CovenantState): Coming[] {
  const obligation = last.obligations[item.id];
  if (!obligation || !maySee(covenant.state, viewer, obligation)) return [];
  const { id, owner, template: templateId, binding, chase } = obligation;
  const template = templateId === null ? undefined : templateOf(last, templateId);
  const present = covenant.state.obligations[id];
  const { on, from, standing } = item;
  return [
    {
      ...frame(covenant),
      kind: template?.meeting ? 'meeting' : 'obligation',
      id,
      name: dutyNameIn(covenant, id),
      owner,
      ownerName: organisationName(last, owner),
      from,
      on,
      time: template?.meeting ? timeOf({ on, ...template.meeting }) : null,
      invitation: null,
      standing,
      late: present !== undefined && isLate(covenant.state, present, covenant.today),
      work: binding && chase,
      changedAt: present?.changedAt ?? 0,
    },
  ];
}

function timeOf(at: TimeOfDay): Coming['time'] {
  return { local: at.time, ...instantsOf(at) };
}

/** A meeting is work for everybody who is invited; it belongs to nobody alone. */
function meeting(covenant: Folded, viewer: Viewer, item: Known): Coming[] {
  const { state } = covenant;
  const found = state.meetings.open[item.id];
  if (!found || !mayKnow(state, viewer, found)) return [];
  const { guests, host, changedAt } = found;
  const invited = found.invited
    .filter((organisation) => state.participants[organisation]?.leftOn === null)
    .map((organisation) => ({ organisation, name: organisationName(state, organisation) }));
  const { kind, id, on, from, standing } = item;
  return [
    {
      ...frame(covenant),
      ...nobodys,
      kind,
      id,
      name: meetingNameIn(covenant, id),
      from,
      on,
      standing,
      time: timeOf(found),
      invitation: { invited, guests, host, place: placeIn(covenant, id) },
      work: true,
      changedAt,
    },
  ];
}

function shared(covenant: Folded, viewer: Viewer, item: Known): Coming[] {
  const { kind, id, on, from, standing } = item;
  if (!maySeeShared(covenant.state, viewer, kind)) return [];
  const name = aheadName(covenant.state, item);
  return [{ ...frame(covenant), ...nobodys, kind, id, name, from, on, standing }];
}

const nobodys = {
  owner: null,
  ownerName: null,
  time: null,
  invitation: null,
  late: false,
  work: false,
  changedAt: 0,
} as const;

/** Phases, dates and the term are for everybody; a gate, and what silence does there, is for the parties. */
function maySeeShared(state: CovenantState, viewer: Viewer, kind: Ahead['kind']): boolean {
  return maySee(state, viewer, { audience: kind === 'silence' ? 'parties' : 'public', owner: null });
}
