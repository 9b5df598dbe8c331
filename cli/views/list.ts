import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { StatusView } from './status.ts';

/** One covenant among many. */
export interface ListEntry {
  covenant: string;
  stream: string;
  name: LocalText;
  status: StatusView['status'];
  phase: StatusView['phase'];
  /** The earliest due day that is still to come, Europe/Amsterdam. */
  nextDeadline: CivilDate | null;
  waitingFor: number;
  late: number;
  halted: boolean;
  /** What happened up to this day was imported and is not proven here; null for a covenant that was opened here. */
  adoptedAsOf: CivilDate | null;
}

export function listEntry(view: StatusView): ListEntry {
  const { covenant, stream, name, status, phase, waitingFor, deadlines, halted, adoptedAsOf } = view;
  return {
    covenant,
    stream,
    name,
    status,
    phase,
    nextDeadline: deadlines.find((deadline) => !deadline.late)?.due ?? null,
    waitingFor: waitingFor.length,
    late: waitingFor.filter((waiting) => waiting.late).length,
    halted: Boolean(halted),
    adoptedAsOf,
  };
}
