import { meetingSubject } from '../../domain/meetings/subject.ts';
import type { Meeting } from '../../domain/meetings/state.ts';
import type { ContentReference, LocalText } from '../../domain/primitives.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import type { Folded } from './folded.ts';
import { both } from './names.ts';
import { readTexts, shorten } from './texts.ts';

/** Characters of a title or a place that a line shows. */
const LENGTH = 120;

/** Titles and places of meetings, by the name that messages have for them; what was erased is left out. */
export async function readMeetingWords(
  db: LedgerDatabase,
  meetings: readonly Pick<Meeting, 'meeting' | 'title' | 'place'>[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = meetings.flatMap(({ meeting, title, place }): [string, ContentReference | null][] => [
    [meetingSubject(meeting), title],
    [placeKey(meeting), place],
  ]);
  const texts = await readTexts(
    db,
    wanted.map(([, text]) => ({ text })),
  );
  return new Map(
    wanted.flatMap(([key, text]): [string, string][] => {
      const words = texts.get(text?.ref ?? '');
      return words ? [[key, shorten(words, LENGTH)]] : [];
    }),
  );
}

function placeKey(meeting: string): string {
  return `${meetingSubject(meeting)}/place`;
}

/** What a meeting is called: its title, or its id where that was erased. */
export function meetingNameIn({ words }: Pick<Folded, 'words'>, meeting: string): LocalText {
  return both(words.get(meetingSubject(meeting)) ?? meeting);
}

export function placeIn({ words }: Pick<Folded, 'words'>, meeting: string): string | null {
  return words.get(placeKey(meeting)) ?? null;
}
