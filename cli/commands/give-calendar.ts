import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CalendarEntry } from '../../activities/calendar-file.ts';
import { CliError } from '../failures.ts';
import type { MessageKey } from '../messages.ts';
import { answer, type Session } from '../session.ts';

export interface GivenCalendar {
  entries: readonly CalendarEntry[];
  /** The iCalendar file. */
  text: string;
  /** What is said once it is written, with `file` and `count`. */
  said: MessageKey;
}

/** Writes a calendar to a file, or to standard output where the file is `-`. Error: FILE_UNWRITABLE. */
export async function giveCalendar(
  session: Session,
  file: string,
  { entries, text, said }: GivenCalendar,
): Promise<void> {
  const { t, io, json } = session;
  if (file === '-') return json ? answer(session, { entries, ics: text }, () => '') : io.write(text);
  await write(resolve(io.folder, file), text);
  answer(session, { file, entries }, () => t(said, { count: entries.length, file }));
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw new CliError('FILE_UNWRITABLE', { file, problem: code }, error);
  }
}
