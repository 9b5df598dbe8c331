import { dayOfWeek } from '../dates.ts';
import type { Session } from '../session.ts';
import type { DecisionLine } from './meeting-lines.ts';
import type { HostLine, MeetingLine, MeetingsView } from './meetings.ts';
import { comers } from './render-comers.ts';
import { day, printable, seenAs, word, wrap } from './render.ts';

const MARGINS = { first: '  ', rest: '      ' };

/** Meetings to come, those that wait for something, and those that are over with what was decided. */
export function renderMeetings(session: Session, view: MeetingsView): string {
  const { t } = session;
  const { as, coming, waiting, past, decisions, hosts } = view;
  const parts = [
    ...seenAs(session, as),
    coming.length === 0
      ? t('meetings.coming.none')
      : section(session, t('meetings.coming'), coming, (line) => [meeting(session, line)]),
    ...(waiting.length === 0
      ? []
      : [section(session, t('meetings.waiting'), waiting, (line) => withDecisions(session, line))]),
    ...(past.length === 0
      ? []
      : [section(session, t('meetings.past'), past, (line) => withDecisions(session, line, true))]),
    ...(decisions.length === 0
      ? []
      : [section(session, t('meetings.decisions'), decisions, (line) => [decision(session, line)])]),
    ...(hosts.some(({ times }) => times > 0)
      ? [section(session, t('meetings.hosts'), hosts, (line) => [host(session, line)])]
      : []),
  ];
  return parts.join('\n\n');
}

function section<T>(
  { colours }: Session,
  title: string,
  lines: readonly T[],
  say: (line: T) => string[],
): string {
  return [colours.bold(title), ...lines.flatMap(say)].join('\n');
}

function meeting(session: Session, line: MeetingLine, over = false): string {
  const { t, colours } = session;
  const names = line.invited.map(({ name }) => name);
  const parameters = {
    day: dayOfWeek(line.on, session.language),
    time: line.time,
    kind: word(session, line.kind),
    title: printable(line.title ?? t('timeline.erased')),
    meeting: line.meeting,
    who: comers(session, names),
  };
  const parts = [
    t('meetings.line', parameters),
    ...(line.series === null ? [] : [t('meetings.series', { series: line.series })]),
    ...(line.group === null ? [] : [t('meetings.group', { group: line.group })]),
    ...(line.host === null ? [] : [t('meetings.host', { host: printable(line.host.name) })]),
    ...line.waits.map((each) => colours.yellow(t(`meetings.waits.${each}`))),
    ...(over ? [end(session, line)] : []),
  ];
  return wrap(session, parts.join(' · '), MARGINS);
}

function end({ t }: Session, { cancelled, adoptedAt }: MeetingLine): string {
  if (cancelled) return t('meetings.cancelled');
  return adoptedAt === null ? t('meetings.unfinished') : t('meetings.adopted', { at: adoptedAt });
}

function withDecisions(session: Session, line: MeetingLine, over = false): string[] {
  return [meeting(session, line, over), ...line.decisions.map((each) => `  ${decision(session, each)}`)];
}

function decision(session: Session, line: DecisionLine): string {
  const { t, colours } = session;
  const parameters = {
    day: day(session, line.on),
    decision: line.decision,
    words: printable(line.words ?? t('timeline.erased')),
  };
  const text = t('meetings.decision', parameters);
  return wrap(session, line.corrected ? colours.strikethrough(text) : text, {
    first: '    ',
    rest: '        ',
  });
}

function host(session: Session, { name, times, last }: HostLine): string {
  const { t } = session;
  const parameters = { name: printable(name), times, day: day(session, last) };
  return `  ${times === 0 ? t('meetings.hosted.never', parameters) : t('meetings.hosted', parameters)}`;
}
