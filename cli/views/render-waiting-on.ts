import type { Session } from '../session.ts';
import { day, local, printable, seenAs, word, wrap } from './render.ts';
import type { SentStep, WaitingOn, WaitingOnView, WaitingOrganisation } from './waiting-on.ts';

/** Who is waited for, a block for each organisation. */
export function renderWaitingOn(session: Session, { as, organisations }: WaitingOnView): string {
  const { t } = session;
  const seen = seenAs(session, as);
  if (organisations.length === 0) return [...seen, t('waitingOn.none')].join('\n');
  return [...seen, ...organisations.map((one) => organisation(session, one))].join('\n\n');
}

function organisation(session: Session, { name, late, waiting }: WaitingOrganisation): string {
  const { t, colours } = session;
  const parameters = { name: printable(name), count: waiting.length, late };
  const key = late > 0 ? 'waitingOn.organisation.late' : 'waitingOn.organisation';
  const title = t(key, parameters);
  return [
    late > 0 ? colours.red(colours.bold(title)) : colours.bold(title),
    ...waiting.map((one) => entry(session, one)),
  ].join('\n');
}

function entry(session: Session, one: WaitingOn): string {
  const { t, colours } = session;
  const facts = [
    t('waitingOn.since', { since: day(session, one.since) }),
    ...dueOf(session, one),
    ...(one.own ? [reached(session, one)] : []),
  ];
  return [
    wrap(session, `${subject(session, one)} · ${one.covenant}`, { first: '  - ', rest: '    ' }),
    wrap(session, facts.join(' · '), { first: '    ', rest: '    ' }),
    ...sentOf(session, one).map((line) =>
      colours.dim(wrap(session, line, { first: '    ', rest: '      ' })),
    ),
  ].join('\n');
}

function reached({ t }: Session, { contact }: WaitingOn): string {
  return contact === null ? t('waitingOn.nobody') : t('waitingOn.through', { contact });
}

function subject(session: Session, { what, name, subject: id }: WaitingOn): string {
  const named = name ? `${local(session, name)} [${id}]` : id;
  return what === 'obligation' ? named : session.t(`waiting.${what}`, { name: named });
}

function dueOf(session: Session, { due, late, lateDays, what }: WaitingOn): string[] {
  const { t, colours } = session;
  if (due === null) return what === 'obligation' ? [t('waitingOn.undated')] : [];
  const parameters = { due: day(session, due), days: lateDays };
  if (!late) return [t('waitingOn.due', parameters)];
  return [colours.red(t(lateDays === 1 ? 'waitingOn.late.one' : 'waitingOn.late', parameters))];
}

/** The latest steps; the timeline has them all. */
const SHOWN = 3;

function sentOf(session: Session, { sent, what, due, own }: WaitingOn): string[] {
  if (!own) return [];
  if (sent.length === 0) return what === 'obligation' && due !== null ? [session.t('waitingOn.unsent')] : [];
  const rest = sent.length > SHOWN ? [session.t('status.more', { count: sent.length - SHOWN })] : [];
  return [...sent.slice(-SHOWN).map((step) => sentLine(session, step)), ...rest];
}

function sentLine(session: Session, { on, kind, person, status }: SentStep): string {
  const parameters = {
    day: day(session, on),
    kind: word(session, kind),
    person,
    fate: word(session, status),
  };
  return session.t('waitingOn.sent', parameters);
}
