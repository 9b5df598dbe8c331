import type { Client } from '@temporalio/client';
import { foldStream } from '../ledger/fold.ts';
import { listRuns } from '../ledger/runs.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import type { Stream } from '../ledger/streams.ts';
import { liveStatus, runningRun, type RunningRun } from './observe.ts';

/**
 * Why no run writes an open covenant as it should:
 * `not-running` the engine has no open run; `halted` the ledger differed; `other-build` its build is not the current
 * one and no worker of it answers; `fenced` a higher epoch ended its run; `silent` its run does not answer.
 */
export type Trouble = 'not-running' | 'halted' | 'other-build' | 'fenced' | 'silent';

export interface AttendanceOptions {
  db: LedgerDatabase;
  temporal: Client;
  /** The current build; null when no worker was ever there. */
  build: string | null;
  /** True asks every run how it is; otherwise only those of which the ledger does not tell enough. */
  thorough: boolean;
}

/** A run whose build is gone never answers; milliseconds that asking may take. */
const PATIENCE = 5_000;

/** Finds out which streams are to be taken over. One per round, since it remembers which builds do not answer. */
export class Attendance {
  private readonly options: AttendanceOptions;
  private readonly silentBuilds = new Set<string>();

  constructor(options: AttendanceOptions) {
    this.options = options;
  }

  /** Null when all is well, and for a covenant that is closed: it needs no run. */
  async troubleOf(stream: Stream): Promise<Trouble | null> {
    const trouble = await this.look(stream);
    return trouble !== null && (await this.isClosed(stream)) ? null : trouble;
  }

  private async look(stream: Stream): Promise<Trouble | null> {
    const run = await runningRun(this.options.temporal, stream.stream);
    if (!run) return 'not-running';
    if (stream.halted) return 'halted';
    const { build } = this.options;
    if (run.build !== null && build !== null && run.build !== build)
      return this.lookAtOldBuild(stream, run.build);
    if (!this.options.thorough && (await this.writesInEpoch(stream, run))) return null;
    return this.ask(stream);
  }

  /** Where a worker of the older build still runs, the run moves to the new build by itself. */
  private async lookAtOldBuild(stream: Stream, build: string): Promise<Trouble | null> {
    if (this.silentBuilds.has(build)) return 'other-build';
    const trouble = await this.ask(stream);
    if (trouble !== 'silent') return trouble;
    this.silentBuilds.add(build);
    return 'other-build';
  }

  private async ask(stream: Stream): Promise<Trouble | null> {
    const live = await liveStatus(this.options.temporal, stream.stream, PATIENCE);
    if (!live) return 'silent';
    if (live.epoch !== stream.epoch) return 'fenced';
    return live.halted === null ? null : 'halted';
  }

  private async writesInEpoch({ stream, epoch }: Stream, { runId }: RunningRun): Promise<boolean> {
    const runs = await listRuns(this.options.db, stream);
    return runs.some((run) => run.runId === runId && run.epoch === epoch);
  }

  private async isClosed({ stream }: Stream): Promise<boolean> {
    return (await foldStream(this.options.db, stream)).status === 'closed';
  }
}
