import { longDate } from '../dates.ts';
import type { RehearsedNotice } from './notices.ts';
import { definitionName } from './plays.ts';
import type { Play, RehearsalResult, RehearsedResult } from './rehearse.ts';
import type { Session } from '../session.ts';
import { replayText } from '../recovery/render.ts';
import { printable } from '../views/render.ts';
import { renderTimeline } from '../views/render-timeline.ts';

/** The object that `--json` prints: the same for a rehearsal and the demo, which leaves the messages out. */
export function toJson(result: RehearsalResult, { notices }: { notices: boolean }): object {
  const failures = result.covenants.flatMap((covenant) =>
    covenant.failures.map((failure) => ({ covenant: covenant.summary.covenant, ...failure })),
  );
  const problems = result.covenants.flatMap((covenant) => covenant.replay.problems);
  return {
    covenants: result.covenants.map((covenant) => covenant.summary),
    seconds: result.seconds,
    replay: result.replay,
    expectations: { failed: failures },
    ...(problems.length > 0 ? { problems } : {}),
    ...(notices ? { notices: result.notices } : {}),
    left: result.left,
  };
}

/** What a person reads at the end: each covenant's story and numbers, the replay, and what was left where. */
export function toText(
  session: Session,
  result: RehearsalResult,
  { plays, notices }: { plays: readonly Play[]; notices: boolean },
): string {
  const { t } = session;
  const parts = result.covenants.map((covenant, index) => covenantText(session, covenant, plays[index]));
  const { database, outbox } = result.left;
  const messages = notices ? result.notices.map((notice) => noticeText(session, notice)) : [];
  return [...parts, ...messages, t('rehearse.left', { database, outbox, seconds: result.seconds })].join(
    '\n\n',
  );
}

/** A message as it was read: who, when, what, and the text behind a margin. */
function noticeText({ t, colours, language }: Session, notice: RehearsedNotice): string {
  const { on, person, subject, body } = notice;
  const title = t('rehearse.notice', { day: longDate(on, language), person, subject: printable(subject) });
  const lines = printable(body).split('\n');
  return [colours.bold(title), ...lines.map((line) => (line === '' ? '  |' : `  | ${line}`))].join('\n');
}

function covenantText(session: Session, covenant: RehearsedResult, play: Play | undefined): string {
  const { t, colours, language } = session;
  const { summary, failures } = covenant;
  const name = play ? definitionName(play, language) : summary.covenant;
  const title = colours.bold(t('rehearse.title', { name, slug: summary.covenant }));
  const met = failures.length === 0 ? colours.green(t('rehearse.met')) : failuresText(session, covenant);
  return [
    title,
    renderTimeline(session, covenant.timeline),
    numbers(session, covenant),
    met,
    replayText(session, covenant.replay),
  ].join('\n');
}

function numbers({ t }: Session, { summary }: RehearsedResult): string {
  const { obligations, notices, submissions, events, runs, historyEvents, covenantYears } = summary;
  const years = Math.round(covenantYears * 10) / 10;
  return t('rehearse.numbers', {
    ...obligations,
    notices,
    submissions,
    events,
    runs,
    history: historyEvents,
    years,
  });
}

function failuresText({ t, colours }: Session, { failures }: RehearsedResult): string {
  return failures.map((failure) => colours.red(t('rehearse.failed', { ...failure }))).join('\n');
}
