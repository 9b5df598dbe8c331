import type { ContentReference, CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { humanSize } from '../actions/limits.ts';
import type { DecisionRecord, MeetingRecord, MeetingRecords } from './meeting-records.ts';
import { bodyName, organisationName } from './names.ts';
import { deciderName } from './story/meetings.ts';
import { readTexts } from './texts.ts';

/** Pieces that all views of meetings share. */

export interface Named {
  organisation: string;
  name: string;
}

/** A meeting as a line tells it. */
export interface MeetingHead {
  meeting: string;
  kind: MeetingRecord['kind'];
  /** Null where it was erased. */
  title: string | null;
  /** Civil day and start in Amsterdam, and length in minutes. */
  on: CivilDate;
  time: string;
  minutes: number;
  body: { id: string; name: LocalText } | null;
  series: string | null;
  group: string | null;
  host: Named | null;
  invited: Named[];
  /** Ids of people. */
  guests: string[];
}

export interface DecisionLine {
  decision: string;
  sequence: number;
  on: CivilDate;
  /** Who took it: a body by its id, or `parties`. */
  body: string;
  bodyName: LocalText;
  words: string | null;
  reason: string | null;
  reviewOn: CivilDate | null;
  minority: (Named & { statement: string | null })[];
  corrected: boolean;
}

/** What a view is made from: the state to look names up, the eyes, and the words that were read. */
export interface Sight {
  state: CovenantState;
  viewer: Viewer;
  words: ReadonlyMap<string, string | null>;
}

export function wordsOf({ words }: Sight, text: ContentReference | null | undefined): string | null {
  return text ? (words.get(text.ref) ?? null) : null;
}

/** A document by its words where it is a short text, else by where it lies, what it is and how large. */
export function documentName(sight: Sight, document: ContentReference): string {
  const { ref, mediaType, bytes } = document;
  return wordsOf(sight, document) ?? `${ref} (${mediaType}, ${humanSize(bytes)})`;
}

export function headOf(record: MeetingRecord, sight: Sight): MeetingHead {
  const { state } = sight;
  const { meeting, kind, on, time, minutes, series, group, guests, body, host } = record;
  return {
    meeting,
    kind,
    title: wordsOf(sight, record.title),
    on,
    time,
    minutes,
    body: body === null ? null : { id: body, name: bodyName(state, body) },
    series,
    group,
    host: host === null ? null : named(state, host),
    invited: record.invited.map((organisation) => named(state, organisation)),
    guests,
  };
}

export function named(state: CovenantState, organisation: string): Named {
  return { organisation, name: organisationName(state, organisation) };
}

/** The decisions that the viewer may know of, in the order in which they were taken. */
export function decisionLines(decisions: readonly DecisionRecord[], sight: Sight): DecisionLine[] {
  const { state, viewer } = sight;
  return decisions
    .filter(({ data }) => maySee(state, viewer, { audience: data.audience, owner: null }))
    .map(({ data, sequence, on, corrected }) => ({
      decision: data.decision,
      sequence,
      on,
      body: data.body,
      bodyName: deciderName(state, data.body),
      words: wordsOf(sight, data.words),
      reason: wordsOf(sight, data.reason),
      reviewOn: data.reviewOn ?? null,
      minority: (data.minority ?? []).map(({ organisation, statement }) => ({
        ...named(state, organisation),
        statement: wordsOf(sight, statement),
      })),
      corrected,
    }));
}

/** Reads the short texts of meetings: of all their titles and decisions, and all else of those that are looked at. */
export async function readWordsOf(
  db: LedgerDatabase,
  { meetings, decisions }: MeetingRecords,
  whole: readonly MeetingRecord[] = [],
): Promise<Map<string, string | null>> {
  const all = [...meetings.values()];
  const refs = [
    ...all.map(({ title }) => title),
    ...[...decisions, ...all.flatMap((each) => each.decisions)].flatMap(({ data }) => [
      data.words,
      data.reason,
      ...(data.minority ?? []).map(({ statement }) => statement),
    ]),
    ...whole.flatMap(restOf),
  ];
  return readTexts(
    db,
    refs.map((text) => ({ text: text ?? null })),
  );
}

function restOf(record: MeetingRecord): (ContentReference | null | undefined)[] {
  const { place, cancelled, moves, agenda, conduct, drafts, comments, adopted } = record;
  return [
    place,
    cancelled?.reason,
    adopted?.document,
    ...moves.map(({ data }) => data.reason),
    ...agenda.map(({ words }) => words),
    ...conduct.flatMap(({ data }) => [data.measure, data.document]),
    ...drafts.flatMap(({ data }) => [data.document, data.annex?.document]),
    ...comments.map(({ data }) => data.words),
  ];
}
