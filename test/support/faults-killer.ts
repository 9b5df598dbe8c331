import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './faults-program.ts';
import type { Random } from './faults-random.ts';

export interface KillCounts {
  worker: number;
  /** Engine and database together. */
  servers: number;
}

export interface Victims {
  worker: Program;
  engine: Program;
  database: Program;
}

type Victim = keyof Victims;

/** Part of the kills that also take the worker along, or hit a program that is still coming up. */
const TOGETHER = 0.15;
const DURING_RECOVERY = 0.2;
const LONGEST_REST_MS = 900;
/** Part of the kills before which some command was acknowledged since the last one, so that work goes on. */
const AFTER_PROGRESS = 0.75;
const PATIENCE_MS = 20_000;

/** Kills programs at random moments until it has killed enough of them; can be asked to hold still. */
export class Killer {
  readonly killed: Record<Victim, number> = { worker: 0, engine: 0, database: 0 };
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
      const victim = this.choose();
      this.strike(victim);
      if (victim !== 'worker' && this.random.chance(TOGETHER)) this.strike('worker');
      if (this.random.chance(DURING_RECOVERY)) await this.strikeAgain(victim);
      await this.allUp();
      if (this.random.chance(AFTER_PROGRESS)) await this.untilProgress();
    }
    this.idle = true;
  }

  /** No kills until `go`; everything is up when this returns. */
  async hold(): Promise<void> {
    this.held = true;
    while (!this.idle) await sleep(10);
    await this.allUp();
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
    return this.wanted[kind] - (kind === 'worker' ? worker : engine + database);
  }

  private choose(): Victim {
    const [workers, servers] = [Math.max(0, this.left('worker')), Math.max(0, this.left('servers'))];
    if (this.random.next() * (workers + servers) < workers) return 'worker';
    return this.random.chance(0.5) ? 'engine' : 'database';
  }

  private strike(victim: Victim): void {
    // SIGQUIT ends PostgreSQL at once, without a checkpoint, and lets it stop its own children.
    const signal = victim === 'database' && this.random.chance(0.5) ? 'SIGQUIT' : 'SIGKILL';
    if (this.victims[victim].kill(signal)) this.killed[victim] += 1;
  }

  private async strikeAgain(victim: Victim): Promise<void> {
    await sleep(this.random.between(60, victim === 'database' ? 500 : 1_500));
    if (this.victims[victim].isUp) return;
    this.strike(victim);
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

  private async allUp(): Promise<void> {
    const { worker, engine, database } = this.victims;
    await Promise.all([worker.whenUp(), engine.whenUp(), database.whenUp()]);
  }
}
