import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { toEpochMilliseconds } from '../domain/calendar.ts';
import type { Instant } from '../domain/primitives.ts';

/**
 * A stream's one durable timer. It is kept while it is not later than the instant asked for: waking early costs one
 * task, whereas moving the timer at every command would cost two events each.
 */
export class OneTimer {
  private due: Instant | null = null;
  private scope: CancellationScope | null = null;

  /** Makes sure that the workflow wakes at or before `instant`. */
  arm(instant: Instant | null, now: Instant): void {
    if (instant === null || (this.due !== null && this.due <= instant)) return;
    this.scope?.cancel();
    const scope = new CancellationScope();
    const wait = Math.max(1, toEpochMilliseconds(instant) - toEpochMilliseconds(now));
    this.due = instant;
    this.scope = scope;
    scope
      .run(() => sleep(wait))
      .then(
        () => this.forget(scope),
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  disarm(): void {
    this.scope?.cancel();
    this.due = null;
    this.scope = null;
  }

  /** True when no timer runs. */
  get idle(): boolean {
    return this.due === null;
  }

  private forget(scope: CancellationScope): void {
    if (this.scope !== scope) return;
    this.due = null;
    this.scope = null;
  }
}
