import { mayKnow } from '../../domain/meetings/find.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { activeParties } from '../../domain/state.ts';
import {
  decisionLines,
  headOf,
  named,
  type DecisionLine,
  type MeetingHead,
  type Named,
  type Sight,
} from './meeting-lines.ts';
import type { MeetingRecord, MeetingRecords } from './meeting-records.ts';
import { inOrder } from './order.ts';

/** The meetings of a covenant, as far as somebody may know of them. */
export interface MeetingsView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  /** The civil day from which it is looked at, Europe/Amsterdam. */
  today: CivilDate;
  /** To come, the next one first. */
  coming: MeetingLine[];
  /** Held, or past their day, and not finished: the longest ago first. */
  waiting: MeetingLine[];
  /** Finished or called off, the last one first. */
  past: MeetingLine[];
  /** Decisions that were taken outside a meeting. */
  decisions: DecisionLine[];
  /** Whose turn it is to host: who has never, or the longest ago, comes first (R46). */
  hosts: HostLine[];
}

export interface MeetingLine extends MeetingHead {
  cancelled: boolean;
  /** The meeting at which its minutes were adopted. */
  adoptedAt: string | null;
  /** What is still missing of one that was held. */
  waits: ('attendance' | 'conduct' | 'minutes' | 'adoption')[];
  decisions: DecisionLine[];
}

export interface HostLine extends Named {
  times: number;
  last: CivilDate | null;
}

export interface MeetingsContext extends Sight {
  covenant: string;
  as: string | null;
  today: CivilDate;
}

export function meetingsView(records: MeetingRecords, context: MeetingsContext): MeetingsView {
  const { covenant, as, today, state, viewer } = context;
  const known = [...records.meetings.values()].filter((record) => mayKnow(state, viewer, record));
  const sorted = known.sort((one, other) => inOrder(whenOf(one), whenOf(other)));
  const lines = (wanted: Standing): MeetingLine[] =>
    sorted
      .filter((record) => standingOf(record, context) === wanted)
      .map((record) => toLine(record, context));
  return {
    covenant,
    as,
    today,
    coming: lines('coming'),
    waiting: lines('waiting'),
    past: lines('past').reverse(),
    decisions: decisionLines(records.decisions, context),
    hosts: hostsOf(sorted, context),
  };
}

function whenOf({ on, time, meeting }: MeetingRecord): string {
  return `${on} ${time} ${meeting}`;
}

type Standing = 'coming' | 'waiting' | 'past';

/** Minutes that were not adopted in good time are not waited for any more: the core has let go of the meeting. */
function standingOf(record: MeetingRecord, { state, today }: MeetingsContext): Standing {
  const { cancelled, adopted, attendance, drafts, on, meeting } = record;
  if (cancelled || adopted || !state.meetings.open[meeting]) return 'past';
  return on < today || attendance !== null || drafts.length > 0 ? 'waiting' : 'coming';
}

function toLine(record: MeetingRecord, context: MeetingsContext): MeetingLine {
  const waits = standingOf(record, context) === 'waiting' ? waitsFor(record) : [];
  return {
    ...headOf(record, context),
    cancelled: record.cancelled !== null,
    adoptedAt: record.adopted?.at ?? null,
    waits,
    decisions: decisionLines(record.decisions, context),
  };
}

function waitsFor({ attendance, conduct, drafts }: MeetingRecord): MeetingLine['waits'] {
  return [
    ...(attendance ? [] : (['attendance'] as const)),
    ...(conduct.length > 0 ? [] : (['conduct'] as const)),
    drafts.length > 0 ? 'adoption' : 'minutes',
  ];
}

function hostsOf(records: readonly MeetingRecord[], { state, today }: MeetingsContext): HostLine[] {
  const hosted = records.filter(({ host, cancelled, on }) => host !== null && !cancelled && on <= today);
  const names = new Set([...activeParties(state), ...hosted.flatMap(({ host }) => host ?? [])]);
  return [...names]
    .map((organisation) => {
      const own = hosted.filter(({ host }) => host === organisation);
      return { ...named(state, organisation), times: own.length, last: own.at(-1)?.on ?? null };
    })
    .sort((one, other) => inOrder(one.last ?? '', other.last ?? '') || inOrder(one.name, other.name));
}
