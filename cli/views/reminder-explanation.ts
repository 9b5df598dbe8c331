import { dueDay, isAskedInTime, isChased } from '../../domain/obligation.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { ladderDays, type LadderDay } from '../../domain/ladder.ts';
import { effectivePolicy, type EffectivePolicy, type GivenPolicy } from '../../domain/reminder-policy.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import { dutyName } from './names.ts';

/** Why nobody is reminded of a duty at present. */
export type Unchased = 'covenant' | 'reported' | 'paused' | 'asked' | 'watched' | 'voluntary' | 'no-day';

export interface ToldStep {
  person: string;
  /** The day of sending, Europe/Amsterdam. */
  on: CivilDate;
  /** Fate of the message that carried it. */
  status: string;
}

/** Who is reminded of one duty, when, and why: the effective policy and every step of the ladder. */
export interface ReminderExplanation {
  covenant: string;
  obligation: string;
  name: LocalText;
  owner: string;
  due: CivilDate | null;
  /** Null while reminders go out. */
  unchased: Unchased | null;
  policy: EffectivePolicy;
  held: { from: CivilDate; until: CivilDate } | null;
  steps: (LadderDay & { told: ToldStep[] })[];
}

/** Explains the reminders of an obligation; `told` is what the ledger knows of messages, by step. */
export function explainReminders(
  state: CovenantState,
  obligation: Obligation,
  { programme, told }: { programme: GivenPolicy; told: ReadonlyMap<string, ToldStep[]> },
): ReminderExplanation {
  const { id, owner, template, heldFrom, heldUntil } = obligation;
  return {
    covenant: state.slug,
    obligation: id,
    name: dutyName(state, template, id),
    owner,
    due: dueDay(state, obligation) ?? null,
    unchased: whyUnchased(state, obligation),
    policy: effectivePolicy(state, obligation, programme),
    held: heldFrom !== null && heldUntil !== null ? { from: heldFrom, until: heldUntil } : null,
    steps: ladderDays(state, obligation, programme).map((day) => ({
      ...day,
      told: told.get(day.step) ?? [],
    })),
  };
}

function whyUnchased(state: CovenantState, obligation: Obligation): Unchased | null {
  const { status, pausedOn, chase, binding } = obligation;
  if (state.status !== 'open') return 'covenant';
  if (status === 'reported') return 'reported';
  if (pausedOn !== null) return 'paused';
  if (!chase) return 'watched';
  if (!binding) return 'voluntary';
  if (isAskedInTime(state, obligation)) return 'asked';
  return isChased(state, obligation) && dueDay(state, obligation) ? null : 'no-day';
}

/** What was said about an obligation, by step of its ladder. */
export async function toldSteps(
  db: LedgerDatabase,
  stream: string,
  obligation: string,
): Promise<Map<string, ToldStep[]>> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('notice_item')
      .innerJoin('notice', 'notice.id', 'notice_item.notice_id')
      .select(['notice_item.step', 'notice.person', 'notice.on_date', 'notice.status'])
      .where('notice_item.stream', '=', stream)
      .where('notice_item.obligation', '=', obligation)
      .orderBy('notice.on_date')
      .orderBy('notice.person')
      .execute(),
  );
  const told = new Map<string, ToldStep[]>();
  for (const { step, person, on_date: on, status } of rows)
    told.set(step, [...(told.get(step) ?? []), { person, on, status }]);
  return told;
}
