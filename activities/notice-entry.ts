import type { Language, NoticePayload } from './notice-payload.ts';

/** Why the one it was meant for does not read it. */
export type Unreadable = 'nobody' | 'unknown-person' | 'erased' | 'missing' | 'unreadable' | 'unreachable';

/** Somebody else reads it: another of the same organisation, or the officer. */
export interface Routed {
  reason: Unreadable;
  to: 'colleague' | 'officer';
}

/** A document that a message carries. */
export interface NoticeDocument {
  role: 'minutes' | 'annex';
  mediaType: string;
  bytes: Buffer;
}

/** One thing to say in a notice. */
export interface NoticeEntry {
  stream: string;
  /** Subject of the row: obligation, gate, phase, organisation, or number of an event. */
  id: string;
  /** Id of the person that the row was planned for. */
  person: string;
  payload: NoticePayload;
  /** What `payload.text`, `payload.reason`, `payload.words` and the texts of `payload.open` refer to. */
  text: string | null;
  reason: string | null;
  words: string | null;
  openTexts: (string | null)[];
  /** What `payload.meeting` refers to: its place, and the items of its agenda in their order. */
  meetingTexts?: { place: string | null; agenda: (string | null)[] };
  /** Documents that go with it, as far as they can be mailed. */
  documents?: NoticeDocument[];
  /** Set when somebody else reads it instead. */
  routed: Routed | null;
}

export interface NoticeReader {
  person: string;
  name: string;
  language: Language;
}

/** The covenants in the order of their slugs, each with its own entries, the earliest due day first. */
export function byCovenant<T extends NoticeEntry>(entries: readonly T[]): T[][] {
  const covenants = new Map<string, T[]>();
  for (const entry of entries) {
    const { slug } = entry.payload.covenant;
    covenants.set(slug, [...(covenants.get(slug) ?? []), entry]);
  }
  const inOrder = [...covenants].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([, some]) => some.sort(byDueDay));
}

function byDueDay(one: NoticeEntry, other: NoticeEntry): number {
  const key = ({ payload, id }: NoticeEntry): string => `${payload.due ?? '0000'} ${id} ${payload.kind}`;
  if (key(one) === key(other)) return 0;
  return key(one) < key(other) ? -1 : 1;
}
