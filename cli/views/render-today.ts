import { describeRefusal, refusals, type RefusalCode } from '../../domain/refusals.ts';
import { spokenHint } from '../answers/render.ts';
import { dayOfWeek } from '../dates.ts';
import type { MessageKey } from '../messages.ts';
import { messages } from '../messages.ts';
import type { Session } from '../session.ts';
import type { NextCommand } from './command-lines.ts';
import { comers } from './render-comers.ts';
import { day, local, printable, word, wrap } from './render.ts';
import type {
  AnswerLine,
  FailureLine,
  MeetingLine,
  MessageLine,
  Numbered,
  ReportLine,
  RequestLine,
  Subject,
  TodayView,
} from './today.ts';

/** The officer's day as a page: each line with its number, below it the commands that act on it. */
export function renderToday(session: Session, view: TodayView): string {
  const { t, colours, language } = session;
  const { answers, failures, requests, reports, meetings, messages: going } = view;
  // Whoever sent a refused command was told at once; it is shown, and nothing is left to do.
  const failed = failures.filter(({ kind }) => kind === 'message');
  const count = [answers, failed, requests, reports].reduce((sum, lines) => sum + lines.length, 0);
  const until = day(session, view.until);
  return [
    colours.bold(t('today.title', { day: dayOfWeek(view.today, language), count })),
    section(session, t('today.answers'), answers, answer),
    section(session, t('today.failures'), failures, failure),
    section(session, t('today.requests'), requests, request),
    section(session, t('today.reports'), reports, report),
    section(session, t('today.meetings', { until }), meetings, meeting),
    section(session, t('today.messages', { until }), going, message),
  ].join('\n\n');
}

/** What a line says, in parts that a dot separates. */
type Say<T> = (session: Session, line: T) => string[];

function section<T extends { commands: NextCommand[] }>(
  session: Session,
  title: string,
  lines: readonly Numbered<T>[],
  say: Say<T>,
): string {
  const { t, colours } = session;
  if (lines.length === 0) return t('today.none', { section: title });
  return [colours.bold(title), ...lines.map((line) => entry(session, line, say(session, line)))].join('\n');
}

function entry(
  session: Session,
  { number, commands }: Numbered<{ commands: NextCommand[] }>,
  parts: string[],
): string {
  const { t, colours } = session;
  const first = `${`${number}`.padStart(3)}  `;
  const width = Math.max(0, ...commands.map(({ does }) => t(`does.${does}` as MessageKey).length));
  const lines = commands.map(({ does, line }) => {
    const margin = `     ${t(`does.${does}` as MessageKey).padEnd(width)}  `;
    return wrap(session, colours.cyan(line), {
      first: margin,
      rest: ' '.repeat(margin.length + 2),
      joint: ' \\',
    });
  });
  return [wrap(session, parts.join(' · '), { first, rest: '     ' }), ...lines].join('\n');
}

function named(session: Session, { name, subject }: Pick<Subject, 'name' | 'subject'>): string {
  return name ? `${local(session, name)} [${subject}]` : `[${subject}]`;
}

function who({ organisation, organisationName }: Pick<Subject, 'organisation' | 'organisationName'>): string {
  return printable(organisationName ?? organisation ?? '–');
}

function answer(session: Session, line: AnswerLine): string[] {
  const { t } = session;
  const { certain, person, covenant, subject, name, text, hold, hints } = line;
  const notes = [
    ...(hold === null ? [] : [t(`answer.hold.${hold}`)]),
    ...hints.map((hint) => spokenHint(t, hint)),
  ];
  const parameters = {
    answer: line.answer,
    person: person ?? t('today.stranger'),
    day: day(session, line.receivedOn),
    intent: t(`answer.intent.${line.intent}`),
  };
  return [
    t(certain ? 'today.answer' : 'today.answer.unsure', parameters),
    ...(subject === null ? [] : [named(session, { subject, name })]),
    ...(covenant === null ? [] : [covenant]),
    ...notes.map((note) => session.colours.yellow(note)),
    ...(text === null || text === '' ? [] : [`“${printable(text)}”`]),
  ];
}

function failure(session: Session, line: FailureLine): string[] {
  return line.kind === 'message' ? failedMessage(session, line) : refusedCommand(session, line);
}

/** Things that one message was about and that a line names. */
const NAMED = 3;

function failedMessage(session: Session, line: Extract<FailureLine, { kind: 'message' }>): string[] {
  const { t } = session;
  const { on, person, status, about } = line;
  const detail = printable(line.detail ?? '');
  const parameters = { day: day(session, on), person, fate: word(session, status), detail };
  const some = about.slice(0, NAMED).map(({ covenant, subject }) => `${covenant} [${subject}]`);
  return [
    session.colours.red(t(detail === '' ? 'today.failed' : 'today.failed.detail', parameters)),
    ...some,
    ...(about.length > NAMED ? [t('status.more', { count: about.length - NAMED })] : []),
  ];
}

function refusedCommand(session: Session, line: Extract<FailureLine, { kind: 'command' }>): string[] {
  const { t } = session;
  const { on, command, covenant, count } = line;
  const key = `command.${command}`;
  const named = key in messages ? t(key as MessageKey) : (command ?? '–');
  return [
    t('today.refused', { day: day(session, on), command: named, sentence: sentenceOf(session, line) }),
    ...(covenant === null ? [] : [covenant]),
    ...(count > 1 ? [t('today.refused.times', { count })] : []),
  ];
}

function sentenceOf(
  { language }: Session,
  { code, rule, parameters }: Extract<FailureLine, { kind: 'command' }>,
): string {
  if (!(code in refusals)) return code;
  const needed = [...refusals[code as RefusalCode][language].matchAll(/\{(\w+)\}/g)].map(
    ([, name = '']) => name,
  );
  // The ledger keeps no words that somebody wrote; a sentence with a hole in it says less than the code.
  if (needed.some((name) => parameters[name] === undefined)) return code;
  return printable(describeRefusal({ code: code as RefusalCode, rule, parameters }, language));
}

function request(session: Session, line: RequestLine): string[] {
  const { t } = session;
  const { kind, since, until, detail, covenant } = line;
  const parameters = {
    who: who(line),
    since: day(session, since),
    until: day(session, until),
    name: named(session, line),
    step: detail ?? '',
    why: detail === null ? '' : word(session, detail),
  };
  const more =
    kind === 'gate'
      ? [
          ...(detail === null ? [] : [t('today.gate.missing', { count: detail })]),
          ...(until === null ? [] : [t('today.gate.silence', parameters)]),
        ]
      : [];
  return [t(`today.${kind}`, parameters), covenant, ...more];
}

function report(session: Session, line: ReportLine): string[] {
  const parameters = { who: who(line), since: day(session, line.reportedOn), name: named(session, line) };
  return [session.t('today.report', parameters), line.covenant];
}

function meeting(session: Session, line: MeetingLine): string[] {
  const { on, time, covenant } = line;
  const parameters = {
    day: dayOfWeek(on, session.language),
    time,
    name: named(session, line),
    who: line.invited ? comers(session, line.invited) : who(line),
  };
  return [session.t('today.meeting', parameters), covenant];
}

function message(session: Session, line: MessageLine): string[] {
  const { t } = session;
  const { on, person, kind, step, due, covenant, undelivered } = line;
  const parameters = {
    day: day(session, on),
    person: person ?? t('today.nobody'),
    kind: word(session, kind),
    step,
    name: named(session, line),
    missed: undelivered ?? '',
  };
  return [
    t(undelivered === null ? 'today.message' : 'today.undelivered', parameters),
    who(line),
    covenant,
    ...(due === null ? [] : [t('today.due', { due: day(session, due) })]),
  ];
}
