import type { CivilDate } from '../../domain/primitives.ts';
import type { RehearsedCovenant } from './actor.ts';

/** The post of a rehearsal: on which day something is to be sent, and the sending of all that is due by a day. */
export interface RehearsalPost {
  nextDay(): Promise<CivilDate | null>;
  dispatch(asOf: CivilDate): Promise<void>;
}

export interface Progress {
  day: CivilDate;
  commands: number;
  /** Part of the days that have passed, from 0 to 1. */
  part: number;
}

export interface ConductorOptions {
  covenants: RehearsedCovenant[];
  post: RehearsalPost;
  firstDay: CivilDate;
  /** Last day; later steps are not taken. */
  until: CivilDate;
  progress: (progress: Progress) => void;
}

/**
 * Plays several covenants on one calendar. Each execution has a clock of its own, so the conductor takes the earliest
 * day on which anything happens, lets every stream live until it, sends the day's messages, then takes its steps.
 */
export async function conduct(options: ConductorOptions): Promise<void> {
  const { covenants, post, until } = options;
  await Promise.all(covenants.map((covenant) => covenant.open()));
  for (
    let day = await earliest(covenants, post);
    day !== null && day <= until;
    day = await earliest(covenants, post)
  ) {
    const today = day;
    await Promise.all(covenants.map((covenant) => covenant.liveUntil(today)));
    await dispatchOn(today, post);
    await Promise.all(covenants.map((covenant) => covenant.act(today)));
    options.progress(progressOf(options, today));
  }
  await Promise.all(covenants.map((covenant) => covenant.liveUntil(until)));
}

async function earliest(covenants: RehearsedCovenant[], post: RehearsalPost): Promise<CivilDate | null> {
  const days = [await post.nextDay(), ...covenants.map((covenant) => covenant.nextDay())];
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

async function dispatchOn(day: CivilDate, post: RehearsalPost): Promise<void> {
  const next = await post.nextDay();
  if (next !== null && next <= day) await post.dispatch(day);
}

function progressOf({ covenants, firstDay, until }: ConductorOptions, day: CivilDate): Progress {
  const commands = covenants.reduce((sum, covenant) => sum + covenant.commands, 0);
  const span = Date.parse(until) - Date.parse(firstDay);
  return { day, commands, part: span > 0 ? (Date.parse(day) - Date.parse(firstDay)) / span : 1 };
}
