import { dayOfWeek } from '../dates.ts';
import type { MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';
import type { MeetingAgendaView, Proposal } from './meeting-proposals.ts';
import { agendaLine, titleOf } from './render-meeting.ts';
import { day, local, printable, seenAs, wrap } from './render.ts';

/** The agenda as it is, and below it what could come on it, each with the command that puts it there. */
export function renderMeetingAgenda(session: Session, view: MeetingAgendaView): string {
  const { t, colours, language } = session;
  const { title, meeting, on, time, as, agenda, proposals, hidden } = view;
  const head = [
    colours.bold(`${printable(title ?? t('timeline.erased'))} [${meeting}]`),
    `${dayOfWeek(on, language)} ${time}`,
    ...seenAs(session, as),
  ].join('\n');
  const items = agenda.map((item) => {
    const without = item.without.length === 0 ? [] : [withoutOf(session, item.without)];
    return wrap(session, [agendaLine(session, item), ...without].join(' · '), {
      first: '  ',
      rest: '      ',
    });
  });
  return [
    head,
    items.length === 0 ? t('meeting.agenda.none') : [colours.bold(t('meeting.agenda')), ...items].join('\n'),
    proposals.length === 0
      ? t('meeting.proposals.none')
      : [
          colours.bold(t('meeting.proposals')),
          ...proposals.flatMap((proposal) => proposed(session, proposal)),
        ].join('\n'),
    ...(hidden ? [t('meeting.proposals.hidden', { count: hidden })] : []),
  ].join('\n\n');
}

function withoutOf({ t, colours }: Session, guests: readonly string[]): string {
  return colours.yellow(t('meeting.agenda.without', { guests: guests.join(', ') }));
}

function proposed(session: Session, proposal: Proposal): string[] {
  const { t, colours } = session;
  const { about, kind, title, why, due, version, commands } = proposal;
  const because = t(`meeting.why.${why}` as MessageKey, { day: day(session, due), version: version ?? 0 });
  const line = `${titleOf(session, kind, local(session, title))} · ${about} · ${because}`;
  return [
    wrap(session, line, { first: '  ', rest: '      ' }),
    ...commands.map(({ does, line: command }) => {
      const margin = `      ${t(`does.${does}` as MessageKey)}  `;
      return wrap(session, colours.cyan(command), {
        first: margin,
        rest: ' '.repeat(margin.length + 2),
        joint: ' \\',
      });
    }),
  ];
}
