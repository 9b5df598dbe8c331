import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './faults-program.ts';
import type { Random } from './faults-random.ts';

export interface KillCounts {
  worker: number;
  /** Engine and database together. */
  servers: number;
}

export interface Victims {
  workers: readonly Program[];
  engine: Program;
  database: Program;
}

type Kind = 'worker' | 'engine' | 'database';

/** Part of the kills of a worker that take all workers, and of those of a server that take the workers along. */
const ALL_WORKERS = 0.5;
const WITH_WORKERS = 0.15;
/** Part of the kills after which what is still coming up is killed again. */
const DURING_RECOVERY = 0.2;
/** Part of the kills before which some command was acknowledged since the last one, so that work goes on. */
const AFTER_PROGRESS = 0.5;
const PATIENCE_MS = 20_000;
const LONGEST_REST_MS = 900;

/** Kills programs at random moments until it has killed enough of them; can be asked to hold still. */
export class Killer {
  readonly killed: Record<Kind, number> = { worker: 0, engine: 0, database: 0 };
  private readonly victims: Victims;
  private readonly wanted: KillCounts;
  private readonly random: Random;
  private held = false;
  private idle = false;
  private abandoned = false;
  private progress = 0;

  constructor(victims: Victims, wanted: KillCounts, random: Random) {
    this.victims = victims;
    this.wanted = wanted;
    this.random = random;
  }

  /** To be called when something was acknowledged. */
  readonly note = (): void => {
    this.progress += 1;
  };

  get done(): boolean {
    return this.abandoned || (this.left('worker') <= 0 && this.left('servers') <= 0);
  }

  async run(): Promise<void> {
    while (!this.done) {
      await this.whileHeld();
      await sleep(this.random.between(0, LONGEST_REST_MS));
      const kind = this.choose();
      this.strike(kind);
      if (this.random.chance(DURING_RECOVERY)) await this.strikeAgain(kind);
      await this.atWork();
      if (this.random.chance(AFTER_PROGRESS)) await this.untilProgress();
    }
    this.idle = true;
  }

  /** No kills until `go`; everything is up when this returns. */
  async hold(): Promise<void> {
    this.held = true;
    while (!this.idle) await sleep(10);
    await Promise.all([this.atWork(), ...this.victims.workers.map((worker) => worker.whenUp())]);
  }

  go(): void {
    this.held = false;
  }

  /** Ends the killing early, after a failure. */
  abandon(): void {
    this.abandoned = true;
    this.held = false;
  }

  private left(kind: keyof KillCounts): number {
    const { worker, engine, database } = this.killed;
    return Math.max(0, this.wanted[kind] - (kind === 'worker' ? worker : engine + database));
  }

  private choose(): Kind {
    const [workers, servers] = [this.left('worker'), this.left('servers')];
    if (this.random.next() * (workers + servers) < workers) return 'worker';
    return this.random.chance(0.5) ? 'engine' : 'database';
  }

  private strike(kind: Kind): void {
    const { workers } = this.victims;
    const count = this.random.chance(ALL_WORKERS) ? workers.length : 1;
    const hit = kind === 'worker' ? this.random.shuffled(workers).slice(0, count) : [this.victims[kind]];
    // SIGQUIT ends PostgreSQL at once, without a checkpoint, and lets it stop its own children.
    const signal = kind === 'database' && this.random.chance(0.5) ? 'SIGQUIT' : 'SIGKILL';
    this.killed[kind] += hit.filter((program) => program.kill(signal)).length;
    if (kind === 'worker' || !this.random.chance(WITH_WORKERS)) return;
    this.killed.worker += workers.filter((program) => program.kill()).length;
  }

  private async strikeAgain(kind: Kind): Promise<void> {
    await sleep(this.random.between(60, kind === 'database' ? 500 : 1_500));
    const { workers } = this.victims;
    const starting = (kind === 'worker' ? workers : [this.victims[kind]]).filter((program) => !program.isUp);
    this.killed[kind] += starting.filter((program) => program.kill()).length;
  }

  private async untilProgress(): Promise<void> {
    const { progress } = this;
    const deadline = Date.now() + PATIENCE_MS;
    while (this.progress === progress && !this.held && Date.now() < deadline) await sleep(10);
  }

  private async whileHeld(): Promise<void> {
    this.idle = this.held;
    while (this.held) await sleep(10);
    this.idle = false;
  }

  /** Waits until commands can be answered: both servers are up, and a worker. */
  private async atWork(): Promise<void> {
    const { workers, engine, database } = this.victims;
    const worker = Promise.any(workers.map((program) => program.whenUp()));
    await Promise.all([engine.whenUp(), database.whenUp(), worker]);
  }
}
