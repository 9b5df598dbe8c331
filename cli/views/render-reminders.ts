import type { LadderStep, QuietPeriod, Rhythm } from '../../domain/reminder-terms.ts';
import type { Move } from '../../domain/sending-day.ts';
import type { Session } from '../session.ts';
import { day, local, printable, table } from './render.ts';
import type { ReminderExplanation } from './reminder-explanation.ts';

type Step = ReminderExplanation['steps'][number];

/** Who is reminded of one duty, when and why, for a terminal. */
export function renderReminders(session: Session, view: ReminderExplanation): string {
  const { t, colours } = session;
  const { name, obligation, owner, due, unchased, held } = view;
  return [
    `${colours.bold(local(session, name))} [${printable(obligation)}]`,
    t('reminder.owner', { owner, due: day(session, due) }),
    ...(unchased ? [colours.yellow(t(`reminder.unchased.${unchased}`))] : []),
    ...(held ? [colours.yellow(t('reminder.held', { day: day(session, held.until) }))] : []),
    '',
    policyTable(session, view),
    '',
    view.steps.length > 0 ? stepTable(session, view.steps) : t('reminder.noSteps'),
  ].join('\n');
}

function policyTable(session: Session, { policy }: ReminderExplanation): string {
  const { t } = session;
  const { ladder, cap, quiet, rhythm } = policy;
  const rows = [
    ['ladder', ladder.value.map((step) => stepText(session, step)).join(', ') || '–', ladder],
    ['cap', `${cap.value}`, cap],
    ['quiet', quiet.value.map((period) => quietText(session, period)).join(', ') || '–', quiet],
    ['rhythm', rhythmText(session, rhythm.value), rhythm],
  ] as const;
  return table(
    session,
    [t('reminder.part'), t('reminder.value'), t('reminder.from')],
    rows.map(([part, value, { from, since }]) => [
      t(`reminder.part.${part}`),
      value,
      since === null
        ? t(`reminder.from.${from}`)
        : t('reminder.since', { from: t(`reminder.from.${from}`), day: day(session, since) }),
    ]),
  );
}

function stepText(session: Session, { at, to, body, every, times }: LadderStep): string {
  const repeated = every === undefined ? '' : ` (${times ?? 1}× ${every})`;
  return `${at} ${body ?? session.t(`reminder.to.${to}`)}${repeated}`;
}

function quietText(session: Session, { from, to, name }: QuietPeriod): string {
  return `${local(session, name)} (${from} – ${to})`;
}

function rhythmText({ t }: Session, rhythm: Rhythm): string {
  return rhythm === 'daily' ? t('word.daily') : t('reminder.weekly', { day: t(`word.${rhythm.weekly}`) });
}

function stepTable(session: Session, steps: readonly Step[]): string {
  const { t } = session;
  return table(
    session,
    [t('reminder.step'), t('reminder.to'), t('reminder.goesOut'), t('reminder.why')],
    steps.map((step) => [
      step.step,
      printable(step.person ?? '–'),
      step.standing === 'planned' ? day(session, step.sendOn) : `(${day(session, step.sendOn)})`,
      reasons(session, step).join('; '),
    ]),
  );
}

function reasons(session: Session, step: Step): string[] {
  const { t } = session;
  const { standing, kind, moves, insteadOf, words, told } = step;
  return [
    ...told.map(({ on, person, status }) =>
      t('reminder.told', { day: day(session, on), person, status: t(`word.${fate(status)}`) }),
    ),
    ...(standing === 'planned' ? [] : [t(`reminder.standing.${standing}`)]),
    ...(kind === 'to-confirm' ? [t('reminder.toConfirm', { to: t(`reminder.to.${step.to}`) })] : []),
    ...moves.map((move) => moved(session, move)),
    ...(insteadOf === null ? [] : [t('reminder.insteadOf', { person: insteadOf })]),
    ...(words === null ? [] : [t('reminder.words')]),
  ];
}

function moved(session: Session, { from, reason }: Move): string {
  const { t } = session;
  const on = day(session, from);
  switch (reason.kind) {
    case 'held':
      return t('reminder.moved.held', { day: on });
    case 'quiet':
      return t('reminder.moved.quiet', { day: on, name: local(session, reason.name) });
    case 'rhythm':
      return t('reminder.moved.rhythm', { day: on });
  }
}

const fates = ['sent', 'queued', 'unknown', 'refused_for_now', 'refused_for_good'] as const;

function fate(status: string): (typeof fates)[number] {
  return fates.find((known) => known === status) ?? 'unknown';
}
