import type { Hold, Intent } from '../../activities/mailbox/proposals.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { NextCommand } from './command-lines.ts';

/** The officer's day over all covenants. Every line has a number and the commands that act on it. */
export interface TodayView {
  today: CivilDate;
  /** Last day of meetings and messages that are shown, Europe/Amsterdam. */
  until: CivilDate;
  /** Answers by mail that wait for an officer's word. */
  answers: Numbered<AnswerLine>[];
  /** Messages that did not arrive for sure, and commands that were refused. */
  failures: Numbered<FailureLine>[];
  /**
   * What somebody asked, open gates, escalations that a person confirms, corrections that wait for a second person, acts to
   * ratify, mandates that run out.
   */
  requests: Numbered<RequestLine>[];
  /** Duties that are reported done and wait to be verified. */
  reports: Numbered<ReportLine>[];
  meetings: Numbered<MeetingLine>[];
  messages: Numbered<MessageLine>[];
}

export type Numbered<T> = { number: number } & T;

export interface Line {
  covenant: string;
  commands: NextCommand[];
}

/** A duty or a gate in one covenant, as lines name it. */
export interface Subject extends Line {
  subject: string;
  name: LocalText | null;
  organisation: string | null;
  organisationName: string | null;
}

export interface AnswerLine extends Omit<Subject, 'covenant' | 'subject'> {
  covenant: string | null;
  subject: string | null;
  /** Number by which `covenant answers` knows it. */
  answer: number;
  receivedOn: CivilDate;
  person: string | null;
  intent: Intent;
  /** False where it is only the likeliest meaning. */
  certain: boolean;
  /** Why it cannot be accepted as it is. */
  hold: Hold | null;
  /** Codes of what an officer should know. */
  hints: string[];
  /** Beginning of what was written; null where it was erased. */
  text: string | null;
}

export type FailureLine =
  | {
      kind: 'message';
      on: CivilDate;
      person: string;
      /** Fate of the message, `bounced` where it came back. */
      status: string;
      detail: string | null;
      about: { covenant: string; subject: string }[];
      commands: NextCommand[];
    }
  | {
      kind: 'command';
      /** Day of the last one. */
      on: CivilDate;
      covenant: string | null;
      command: string | null;
      code: string;
      rule: string | null;
      parameters: Record<string, string>;
      /** How many were refused in the same way. */
      count: number;
      commands: NextCommand[];
    };

export interface RequestLine extends Subject {
  kind:
    'extension' | 'cannot-deliver' | 'gate' | 'escalation' | 'correction' | 'ratification' | 'mandate-ends';
  since: CivilDate;
  /**
   * The day asked for; of a gate the day on which silence closes it; of an escalation or a ratification the due day; of
   * a mandate its last day.
   */
  until: CivilDate | null;
  /**
   * Of a gate that asks for positions: how many are still missing. Of an escalation: to whom the step goes. Of a
   * ratification: why the act lies outside the mandate.
   */
  detail: string | null;
}

export interface ReportLine extends Subject {
  reportedOn: CivilDate;
}

export interface MeetingLine extends Subject {
  on: CivilDate;
  /** Start in Amsterdam, `HH:MM`. */
  time: string;
  /** Names of the organisations that come; null where the agreed terms alone make it a meeting. */
  invited: string[] | null;
}

export interface MessageLine extends Subject {
  /** The day on which it goes out; that of the next round for what is due. */
  on: CivilDate;
  /** Id of the reader; null where nobody is named, so that an officer gets it. */
  person: string | null;
  kind: string;
  step: string;
  due: CivilDate | null;
  /** Id of the person whom another message did not reach, where this one tells the officer so. */
  undelivered: string | null;
}

export interface TodayParts {
  answers: AnswerLine[];
  failures: FailureLine[];
  requests: RequestLine[];
  reports: ReportLine[];
  meetings: MeetingLine[];
  messages: MessageLine[];
}

/** Puts the parts together and numbers their lines, from one through all of them. */
export function todayView(
  parts: TodayParts,
  { today, until }: Pick<TodayView, 'today' | 'until'>,
): TodayView {
  let last = 0;
  const numbered = <T>(lines: readonly T[]): Numbered<T>[] =>
    lines.map((line) => {
      last += 1;
      return { number: last, ...line };
    });
  const { answers, failures, requests, reports, meetings, messages } = parts;
  return {
    today,
    until,
    answers: numbered(answers),
    failures: numbered(failures),
    requests: numbered(requests),
    reports: numbered(reports),
    meetings: numbered(meetings),
    messages: numbered(messages),
  };
}
