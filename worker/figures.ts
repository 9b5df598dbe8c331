import type { LedgerFigures } from '../ledger/figures.ts';

/** What one open covenant waits for. */
export interface CovenantFigures {
  covenant: string;
  /** Binding duties whose day has passed without a report. */
  overdue: number;
  /** How many are waited for, by what: an obligation, a verification, a position, a signature. */
  waiting: Readonly<Record<string, number>>;
}

/** Everything that the ledger tells about itself at one moment. */
export interface Figures {
  /** Instant of reading, UTC. */
  at: string;
  ledger: LedgerFigures;
  /** Streams by status: open, stopped or closed. */
  statuses: Readonly<Record<string, number>>;
  /** Open covenants, the oldest first. */
  covenants: readonly CovenantFigures[];
}

export interface FigureOptions {
  read: () => Promise<Figures>;
  /** Milliseconds for which figures are given again without reading. */
  freshFor?: number;
  /** Milliseconds to wait for a reading; one that takes longer goes on, and the last figures are given. */
  patience?: number;
  now?: () => number;
}

/**
 * Reads figures when somebody asks and the last ones are no longer fresh; however many ask, one reads. Gives null where
 * nothing can be read, and the last figures where reading takes long: whoever asks never waits for a slow ledger.
 */
export class FigureCache {
  private readonly options: Required<FigureOptions>;
  private last: { figures: Figures; at: number } | null = null;
  private reading: Promise<void> | null = null;

  constructor(options: FigureOptions) {
    this.options = { freshFor: 10_000, patience: 3_000, now: () => performance.now(), ...options };
  }

  async get(): Promise<Figures | null> {
    const { freshFor, patience, now } = this.options;
    if (this.last && now() - this.last.at < freshFor) return this.last.figures;
    this.reading ??= this.read().finally(() => (this.reading = null));
    await within(patience, this.reading);
    return this.last?.figures ?? null;
  }

  private async read(): Promise<void> {
    try {
      this.last = { figures: await this.options.read(), at: this.options.now() };
    } catch {
      // Old figures of a ledger that cannot be read would look like good news.
      this.last = null;
    }
  }
}

/** Resolves when the work ends or so many milliseconds have passed, whichever is first. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
