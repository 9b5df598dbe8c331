import type { Command } from 'commander';
import { civilDate } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { Stream } from '../../ledger/streams.ts';
import { CliError } from '../failures.ts';
import type { Translate } from '../messages.ts';
import { requireStream, type Session } from '../session.ts';
import { eyesFor, type Looking } from '../views/eyes.ts';
import { readWords, type Folded } from '../views/folded.ts';
import { readSteps } from '../views/read-steps.ts';
import { stepsFor } from '../views/seen-steps.ts';
import type { Step } from '../views/steps.ts';

/** Options of a view that others than the secretariat may see too: as a person, or as anybody. */
export function addLooking(command: Command, t: Translate): Command {
  return command.option('--as <person>', t('help.viewAs')).option('--public', t('help.viewPublic'), false);
}

/** One covenant as somebody may see it. */
export interface Look {
  stream: Stream;
  viewer: Viewer;
  /** Its events, as far as they are seen. */
  steps: Step[];
  /** The civil day on which it is looked at, Europe/Amsterdam. */
  today: CivilDate;
}

/** Reads a covenant through the eyes that were asked for. Errors: COVENANT_UNKNOWN, and those of `eyesFor`. */
export async function look(session: Session, ledger: Ledger, id: string, looking: Looking): Promise<Look> {
  return lookAt(session, ledger, await requireStream(ledger, id), looking);
}

/** The same of a stream that was found. */
export async function lookAt(
  session: Session,
  ledger: Ledger,
  stream: Stream,
  looking: Looking,
): Promise<Look> {
  const all = await readSteps(ledger, stream.stream);
  const today = todayOf(session, stream, all);
  const state = all.at(-1)?.after;
  if (!state) return { stream, viewer: 'secretariat', steps: [], today };
  const covenant = { stream: stream.stream, covenant: state.slug, state, words: new Map(), today };
  const viewer = (await eyesFor(ledger.db, [covenant], looking))(covenant);
  return { stream, viewer, steps: viewer === 'secretariat' ? all : stepsFor(all, viewer), today };
}

/** The same with the covenant as it follows from what is seen. Error: COVENANT_UNKNOWN, also before its opening. */
export async function lookFolded(
  session: Session,
  ledger: Ledger,
  id: string,
  looking: Looking,
): Promise<Look & { covenant: Folded }> {
  const seen = await look(session, ledger, id, looking);
  const state = seen.steps.at(-1)?.after;
  if (!state?.definition) throw new CliError('COVENANT_UNKNOWN', { id });
  const words = await readWords(ledger.db, state);
  const { stream, today } = seen;
  return { ...seen, covenant: { stream: stream.stream, covenant: state.slug, state, words, today } };
}

/** Open duties that a viewer may see, by id. */
export function seenDuties(state: CovenantState | undefined, viewer: Viewer): string[] {
  const all = Object.values(state?.obligations ?? {});
  return state ? all.filter((duty) => maySee(state, viewer, duty)).map(({ id }) => id) : [];
}

/** Today in Amsterdam; a rehearsed covenant has no other day than that of its last event. */
function todayOf({ io }: Session, { clock }: Stream, steps: readonly Step[]): CivilDate {
  const last = steps.at(-1);
  return civilDate(clock === 'virtual' && last ? last.fact.recordedAt : io.now());
}
