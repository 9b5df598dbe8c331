import { addDays, daysBetween } from '../../domain/calendar.ts';
import { mandatesOf, standingOf } from '../../domain/mandates/cover.ts';
import type { OutsideBecause } from '../../domain/mandates/events.ts';
import type { AwaitedAct, Mandate } from '../../domain/mandates/state.ts';
import { dueDay } from '../../domain/obligation.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { commandLine, type Acting, type NextCommand } from './command-lines.ts';
import { organisationName } from './names.ts';

/** What an officer fills in. */
const BLANK = '...';
const FILE = 'FILE';

/** So many days before its last day a mandate is worth a word. */
const SOON = 30;

/** An act outside its mandate, until its organisation says yes or no, with the commands that say it. */
export interface WaitingAct {
  event: number;
  act: AwaitedAct['act'];
  organisation: string;
  organisationName: string;
  because: OutsideBecause;
  on: CivilDate;
  /** Civil day by which it is to be decided, Europe/Amsterdam. */
  due: CivilDate | null;
  commands: NextCommand[];
}

/** A mandate that runs out soon with none to follow it, with the command that registers the next one. */
export interface EndingMandate {
  mandate: string;
  organisation: string;
  organisationName: string;
  from: CivilDate;
  until: CivilDate;
  commands: NextCommand[];
}

export function waitingActs(state: CovenantState, acting: Acting): WaitingAct[] {
  if (state.status !== 'open') return [];
  return Object.values(state.mandates.awaited).map(
    ({ event, act, organisation, because, on, obligation }) => {
      const duty = state.obligations[obligation];
      const known = { event, act, organisation, because, on };
      return {
        ...known,
        organisationName: organisationName(state, organisation),
        due: duty ? (dueDay(state, duty) ?? null) : null,
        commands: ratifying(state, { event, organisation }, acting),
      };
    },
  );
}

function ratifying(
  { slug }: CovenantState,
  { event, organisation }: Pick<AwaitedAct, 'event' | 'organisation'>,
  acting: Acting,
): NextCommand[] {
  const decided = { ...acting, for: organisation, evidence: FILE };
  const line = (outcome: string): string =>
    commandLine('RatifyAct', slug, { event: `${event}`, outcome }, decided);
  return [
    { does: 'ratify', line: line('ratified') },
    { does: 'take-back', line: line('rejected') },
  ];
}

export function endingMandates(state: CovenantState, today: CivilDate, acting: Acting): EndingMandate[] {
  if (state.status !== 'open') return [];
  return Object.values(state.mandates.registered).flatMap((mandate): EndingMandate[] => {
    const { mandate: id, organisation, from, until } = mandate;
    if (until === null || !endsSoon(mandate, until, today) || isFollowed(state, mandate, until)) return [];
    const commands = [{ does: 'renew', line: renewing(state, mandate, until, acting) }];
    const name = organisationName(state, organisation);
    return [{ mandate: id, organisation, organisationName: name, from, until, commands }];
  });
}

function endsSoon(mandate: Mandate, until: CivilDate, today: CivilDate): boolean {
  return standingOf(mandate, today) === 'valid' && daysBetween(today, until) <= SOON;
}

/** True where another mandate takes over on the day after, for all that this one allowed. */
function isFollowed(state: CovenantState, { organisation, acts }: Mandate, until: CivilDate): boolean {
  const next = mandatesOf(state, organisation)
    .filter((other) => standingOf(other, addDays(until, 1)) === 'valid')
    .flatMap((other) => other.acts);
  return next.includes('all') || acts.every((act) => next.includes(act));
}

function renewing(
  { slug }: CovenantState,
  { organisation, acts }: Mandate,
  until: CivilDate,
  acting: Acting,
): string {
  const fields = {
    mandate: BLANK,
    acts: acts.join(','),
    scope: BLANK,
    grantedBy: BLANK,
    from: addDays(until, 1),
  };
  return commandLine('RegisterMandate', slug, fields, { ...acting, for: organisation, evidence: FILE });
}
