import { endTime } from '../../domain/meetings/instants.ts';
import { dayOfWeek } from '../dates.ts';
import type { Session } from '../session.ts';
import type { DecisionLine, Named } from './meeting-lines.ts';
import type { ActionLine, AgendaItemLine, DraftLine, MeetingView } from './meeting.ts';
import { day, local, printable, seenAs, word, wrap } from './render.ts';
import { plainMissing } from './missing.ts';

const MARGINS = { first: '  ', rest: '      ' };

/** All of one meeting as a page. */
export function renderMeeting(session: Session, view: MeetingView): string {
  const { t, colours } = session;
  const parts = [
    heading(session, view),
    held(session, view),
    agendaPart(session, view.agenda),
    part(session, t('meeting.decisions'), view.decisions, (line) => decision(session, line)),
    part(session, t('meeting.actions'), view.actions, (line) => [action(session, line)]),
    minutes(session, view),
  ];
  const title = colours.bold(`${printable(view.title ?? t('timeline.erased'))} [${view.meeting}]`);
  return [title, ...parts.filter((each) => each !== '')].join('\n\n').replace('\n\n', '\n');
}

/** A heading with its lines; nothing where there are none. */
function part<T>(session: Session, title: string, lines: readonly T[], say: (line: T) => string[]): string {
  if (lines.length === 0) return '';
  return [
    session.colours.bold(title),
    ...lines.flatMap(say).map((line) => wrap(session, line, MARGINS)),
  ].join('\n');
}

function heading(session: Session, view: MeetingView): string {
  const { t, colours, language } = session;
  const { on, time, kind, place, body, host, series, group, invited, guests, moves, cancelled } = view;
  const when = { day: dayOfWeek(on, language), from: time, to: endTime(view), kind: word(session, kind) };
  const because = (reason: string | null): string => (reason === null ? '' : ` “${printable(reason)}”`);
  const lines = [
    ...seenAs(session, view.as),
    t('meeting.when', when),
    ...(cancelled
      ? [
          colours.red(
            `${t('meeting.cancelled', { on: day(session, cancelled.on) })}${because(cancelled.reason)}`,
          ),
        ]
      : []),
    ...moves.map(({ on: moved, from, reason }) => {
      const earlier = { on: day(session, moved), day: day(session, from.on), time: from.time };
      return `${t('meeting.moved', earlier)}${because(reason)}`;
    }),
    ...(place === null ? [] : [t('meeting.place', { place: printable(place) })]),
    ...(body === null ? [] : [t('meeting.body', { body: local(session, body.name) })]),
    ...(host === null ? [] : [t('meeting.host', { host: printable(host.name) })]),
    ...(series === null ? [] : [t('meeting.sessions', { series })]),
    ...(group === null ? [] : [t('meeting.group', { group })]),
    t('meeting.invited', { names: namesOf(invited) }),
    ...(guests.length === 0 ? [] : [t('meeting.guests', { names: guests.join(', ') })]),
  ];
  return lines.map((line) => wrap(session, line, MARGINS)).join('\n');
}

function namesOf(all: readonly Named[]): string {
  return all.map(({ name }) => printable(name)).join(', ') || '–';
}

/** Who was there and how competition was kept out; nothing before the meeting. */
function held(session: Session, { attendance, conduct }: MeetingView): string {
  const { t, colours } = session;
  if (!attendance && conduct.length === 0) return '';
  const lines = [
    ...(attendance
      ? [
          t('meeting.present', { names: namesOf(attendance.present) }),
          t('meeting.absent', { names: namesOf(attendance.absent) }),
          ...attendance.members.map(({ name, count }) =>
            t('meeting.members', { name: printable(name), count }),
          ),
        ]
      : []),
    ...conduct.map(({ measure, readBy, document }) => {
      const words = { measure: printable(measure ?? t('timeline.erased')), readBy: readBy ?? '' };
      const said = readBy === null ? t('meeting.conduct', words) : t('meeting.conduct.by', words);
      return document === null ? said : `${said} · ${printable(document)}`;
    }),
    ...(conduct.length === 0 ? [colours.yellow(t('meeting.conduct.none'))] : []),
  ];
  return lines.map((line) => wrap(session, line, MARGINS)).join('\n');
}

function agendaPart(session: Session, agenda: readonly AgendaItemLine[]): string {
  return part(session, session.t('meeting.agenda'), agenda, (item) => [agendaLine(session, item)]);
}

/** An item of an agenda with what it is about. */
export function agendaLine(session: Session, { agendaItem, about, kind, title }: AgendaItemLine): string {
  const name = titleOf(session, kind, local(session, title));
  return about === null ? `${name} [${agendaItem}]` : `${name} [${agendaItem}] · ${about}`;
}

export function titleOf({ t }: Session, kind: AgendaItemLine['kind'], title: string): string {
  return kind === 'minutes' || kind === 'gate' ? t(`about.${kind}`, { title }) : title;
}

function decision(session: Session, line: DecisionLine): string[] {
  const { t, colours } = session;
  const words = printable(line.words ?? t('timeline.erased'));
  const parameters = { decision: line.decision, words, body: local(session, line.bodyName) };
  const parts = [
    t('meeting.decision', parameters),
    ...(line.reason === null ? [] : [t('meeting.decision.reason', { reason: printable(line.reason) })]),
    ...line.minority.map(({ name, statement }) =>
      t('meeting.decision.minority', { name: printable(name), statement: printable(statement ?? '–') }),
    ),
    ...(line.reviewOn === null ? [] : [t('meeting.decision.review', { day: day(session, line.reviewOn) })]),
    ...(line.corrected ? [colours.red(t('meeting.decision.corrected'))] : []),
  ];
  return [parts.join(' · ')];
}

function action(session: Session, { words, obligation, ownerName, due, standing }: ActionLine): string {
  const { t, colours } = session;
  const said = t(`meeting.action.${standing}`);
  return t('meeting.action', {
    words: printable(words),
    id: obligation,
    owner: printable(ownerName),
    due: day(session, due),
    standing: standing === 'late' ? colours.red(said) : said,
  });
}

function minutes(session: Session, { drafts, comments, adopted }: MeetingView): string {
  const { t, colours } = session;
  const lines = [
    ...drafts.flatMap((draft) => draftLines(session, draft)),
    ...comments.map(({ on, name, words, late }) => {
      const said = printable(words ?? t('timeline.erased'));
      const line = t('meeting.comment', { day: day(session, on), name: printable(name), words: said });
      return late ? `${line} · ${t('meeting.comment.late')}` : line;
    }),
    ...(adopted
      ? [
          t('meeting.adopted', {
            day: day(session, adopted.on),
            at: adopted.at,
            document: printable(adopted.document),
          }),
        ]
      : []),
  ];
  if (lines.length === 0) return '';
  return [colours.bold(t('meeting.minutes')), ...lines.map((line) => wrap(session, line, MARGINS))].join(
    '\n',
  );
}

function draftLines(session: Session, draft: DraftLine): string[] {
  const { t, colours } = session;
  const { on, to, guests, document, annex, commentsUntil, missing } = draft;
  const names = [namesOf(to), ...guests].join(', ');
  const parts = [
    t('meeting.draft', { day: day(session, on), names, document: printable(document) }),
    ...(commentsUntil === null ? [] : [t('meeting.draft.until', { until: day(session, commentsUntil) })]),
    ...(missing.length === 0
      ? []
      : [colours.yellow(t('meeting.draft.missing', { missing: local(session, plainMissing(missing)) }))]),
  ];
  return [
    parts.join(' · '),
    ...(annex === null ? [] : [t('meeting.draft.annex', { document: printable(annex) })]),
  ];
}
