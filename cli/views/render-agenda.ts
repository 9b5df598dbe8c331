import { dayOfWeek } from '../dates.ts';
import type { MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';
import type { AgendaView, AgendaWeek, Clash } from './agenda.ts';
import type { Coming } from './ahead.ts';
import { comers } from './render-comers.ts';
import { day, local, printable, seenAs, wrap } from './render.ts';

/** Days with what stands on them, then each week's workload, then the clashes. */
export function renderAgenda(session: Session, view: AgendaView): string {
  const { t, colours } = session;
  const range = { from: day(session, view.from), to: day(session, view.to) };
  const head = [colours.bold(t('agenda.title', range)), ...seenAs(session, view.as)].join('\n');
  if (view.days.length === 0) return `${head}\n\n${t('agenda.none')}`;
  const days = view.days.map(({ on, items }) =>
    [
      colours.bold(dayOfWeek(on, session.language)),
      ...items.map((item) => wrap(session, line(session, item), { first: '  ', rest: '      ' })),
    ].join('\n'),
  );
  const weeks = view.weeks.map((week) => workload(session, week));
  return [head, ...days, ...weeks, clashes(session, view.clashes)].join('\n\n');
}

function line(session: Session, item: Coming): string {
  const { t, colours } = session;
  const { kind, name, id, ownerName, time, covenant, from, on, standing, late, invitation } = item;
  const parameters = {
    name: local(session, name),
    id,
    owner: invitation
      ? comers(
          session,
          invitation.invited.map((each) => each.name),
        )
      : printable(ownerName ?? ''),
    time: time?.local ?? '',
  };
  return [
    t(`agenda.${kind}` as MessageKey, parameters),
    covenant,
    ...(from === on ? [] : [t('agenda.window', { to: day(session, on) })]),
    ...(standing === 'planned' && kind !== 'phase' ? [t('agenda.planned')] : []),
    ...(late ? [colours.red(t('agenda.late'))] : []),
  ].join(' · ');
}

function workload(session: Session, { week, workload: all }: AgendaWeek): string {
  const { t, colours } = session;
  const lines = all.map(({ name, due, meetings, covenants }) => {
    const parameters = { name: printable(name), due, meetings, covenants: covenants.join(', ') };
    return wrap(session, t('agenda.workload.line', parameters), { first: '  ', rest: '      ' });
  });
  return [colours.bold(t('agenda.workload', { week })), ...lines].join('\n');
}

function clashes(session: Session, all: readonly Clash[]): string {
  const { t, colours } = session;
  if (all.length === 0) return t('agenda.clashes.none');
  const lines = all.map((clash) => {
    const { week, name, due, meetings, covenants } = clash;
    const reasons = reasonsOf(session, clash);
    const parameters = {
      week,
      name: printable(name),
      due,
      meetings,
      covenants: covenants.join(', '),
      reasons,
    };
    return wrap(session, colours.yellow(t('agenda.clash', parameters)), { first: '  ', rest: '      ' });
  });
  return [colours.bold(t('agenda.clashes')), ...lines].join('\n');
}

function reasonsOf(session: Session, { reasons, days }: Clash): string {
  const on = days.map((date) => day(session, date)).join(', ');
  return reasons.map((reason) => session.t(`agenda.reason.${reason}`, { days: on })).join('; ');
}
