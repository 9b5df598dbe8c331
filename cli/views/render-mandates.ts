import type { Session } from '../session.ts';
import type { NextCommand } from './command-lines.ts';
import type { EndingMandate, WaitingAct } from './mandate-standing.ts';
import { day, printable, word, wrap } from './render.ts';

/** Acts that wait for ratification, each with the commands that answer it; nothing where none waits. */
export function renderWaitingActs(session: Session, acts: readonly WaitingAct[], limit = Infinity): string {
  const { t } = session;
  const lines = acts.map(({ event, act, organisationName, on, because, due, commands }) => ({
    commands,
    text: t('status.ratification', {
      name: `${word(session, act)} [${event}]`,
      organisation: printable(organisationName),
      on: day(session, on),
      because: word(session, because),
      due: day(session, due),
    }),
  }));
  return section(session, t('parties.awaiting'), lines, limit);
}

/** Mandates that run out soon, each with the command that registers the next one. */
export function renderEndingMandates(
  session: Session,
  mandates: readonly EndingMandate[],
  limit = Infinity,
): string {
  const { t } = session;
  const lines = mandates.map(({ mandate, organisationName, until, commands }) => ({
    commands,
    text: t('status.mandate', {
      mandate,
      organisation: printable(organisationName),
      until: day(session, until),
    }),
  }));
  return section(session, t('status.mandates'), lines, limit);
}

function section(
  session: Session,
  title: string,
  lines: readonly { text: string; commands: readonly NextCommand[] }[],
  limit: number,
): string {
  if (lines.length === 0) return '';
  const { t, colours } = session;
  const shown = lines
    .slice(0, limit)
    .flatMap(({ text, commands }) => [
      wrap(session, text, { first: '  ', rest: '    ' }),
      ...commands.map(({ line }) =>
        wrap(session, colours.cyan(line), { first: '    ', rest: '      ', joint: ' \\' }),
      ),
    ]);
  const rest = lines.length > limit ? [t('status.more', { count: lines.length - limit })] : [];
  return [colours.yellow(title), ...shown, ...rest].join('\n');
}
