const PREFIX = 'meeting/';

/** A meeting as messages, calendars and reminders name it, apart from a duty that happens to have the same id. */
export function meetingSubject(meeting: string): string {
  return `${PREFIX}${meeting}`;
}

/** The meeting that a message is about; null for one about something else. */
export function meetingIn(subject: string): string | null {
  return subject.startsWith(PREFIX) ? subject.slice(PREFIX.length) : null;
}
