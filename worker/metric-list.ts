import type { Figures } from './figures.ts';

/** What one process remembers of its own work; gone when it ends. */
export interface WorkFigures {
  /** When the post last went round without failing, in milliseconds of Unix time; null before that. */
  dispatchedAt: number | null;
  dispatchFailures: number;
  /** Commands whose events this worker has begun to store and not stored yet. */
  commandsWaiting: number;
  /** Milliseconds since the oldest of these stores began; 0 when none is under way. */
  longestWait: number;
}

/** Everything that one scrape is made of. */
export interface Facts {
  build: { version: string; build: string; node: string };
  /** Parts that the product needs, and whether each answers. */
  up: Readonly<Record<string, boolean>>;
  work: WorkFigures;
  /** Null while the ledger cannot be read: its metrics then have no samples, so that old figures look like no good news. */
  figures: Figures | null;
}

export interface Sample {
  value: number;
  labels?: Record<string, string>;
}

export interface OwnMetric {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  labels: readonly string[];
  samples(facts: Facts): Sample[];
}

/** Covenants that get series of their own; the others are added up, so that no ledger makes endless series. */
export const MOST_COVENANTS = 200;
export const OTHERS = '(others)';

/** The product's own metrics. Units are in the names: seconds, bytes; everything else is a count. */
export const ownMetrics: readonly OwnMetric[] = [
  {
    ...gauge('covenant_build_info', 'Always 1; version, workflow build and Node of this process.'),
    labels: ['version', 'build', 'node'],
    samples: ({ build }) => [{ value: 1, labels: build }],
  },
  {
    ...gauge(
      'covenant_part_up',
      'Whether a part answers: engine, ledger, worker, and mailbox where answers are read.',
    ),
    labels: ['part'],
    samples: ({ up }) =>
      Object.entries(up).map(([part, isUp]) => ({ value: isUp ? 1 : 0, labels: { part } })),
  },
  {
    ...gauge('covenant_overdue', 'Duties whose day has passed without a report, by open covenant.'),
    labels: ['covenant'],
    samples: (facts) =>
      covenantsOf(facts).map(({ covenant, overdue }) => ({ value: overdue, labels: { covenant } })),
  },
  {
    ...gauge('covenant_waiting_for', 'Acts that somebody is waited for, by open covenant and kind of act.'),
    labels: ['covenant', 'what'],
    samples: (facts) =>
      covenantsOf(facts).flatMap(({ covenant, waiting }) =>
        Object.entries(waiting).map(([what, value]) => ({ value, labels: { covenant, what } })),
      ),
  },
  {
    ...gauge('covenant_streams', 'Covenants and programmes by status.'),
    labels: ['status'],
    samples: ({ figures }) =>
      Object.entries(figures?.statuses ?? {}).map(([status, value]) => ({ value, labels: { status } })),
  },
  ofLedger(
    'covenant_streams_halted',
    'Streams that refuse commands because engine and ledger differ.',
    'halted',
  ),
  {
    ...gauge(
      'covenant_notices',
      'Messages by fate: queued, sent, refused_for_now, refused_for_good, unknown.',
    ),
    labels: ['fate'],
    samples: ({ figures }) =>
      Object.entries(figures?.ledger.notices ?? {}).map(([fate, value]) => ({ value, labels: { fate } })),
  },
  ofLedger(
    'covenant_notice_items_due',
    'Planned messages whose day has come and that no message holds yet.',
    'dueItems',
  ),
  ofLedger('covenant_notice_items_planned', 'Planned messages of days to come.', 'plannedItems'),
  {
    ...gauge(
      'covenant_post_last_dispatch_timestamp_seconds',
      'When the post last went round without failing, since this process started.',
    ),
    samples: ({ work }) => (work.dispatchedAt === null ? [] : [{ value: work.dispatchedAt / 1_000 }]),
  },
  {
    ...gauge(
      'covenant_post_dispatch_failures_total',
      'Rounds of the post that failed, since this process started.',
    ),
    type: 'counter',
    samples: ({ work }) => [{ value: work.dispatchFailures }],
  },
  {
    ...gauge(
      'covenant_commands_waiting',
      'Commands whose events this worker has begun to store, not stored yet.',
    ),
    samples: ({ work }) => [{ value: work.commandsWaiting }],
  },
  {
    ...gauge('covenant_append_wait_seconds', 'How long the oldest unfinished store of events takes by now.'),
    samples: ({ work }) => [{ value: work.longestWait / 1_000 }],
  },
  ofLedger(
    'covenant_events_unplanned',
    'Events that are stored and not yet turned into planned messages.',
    'unplannedEvents',
  ),
  ofLedger(
    'covenant_proposals_waiting',
    'Answers by mail that an officer has yet to accept or reject.',
    'proposals',
  ),
  ofLedger(
    'covenant_archive_backlog',
    'Runs that are over and whose history is not archived.',
    'unarchivedRuns',
  ),
  ofLedger('covenant_ledger_events', 'Events in the ledger.', 'events'),
  ofLedger('covenant_ledger_size_bytes', 'Size of the ledger’s database.', 'bytes'),
  {
    ...gauge(
      'covenant_figures_timestamp_seconds',
      'When the figures of the ledger in this answer were read.',
    ),
    samples: ({ figures }) => (figures ? [{ value: Date.parse(figures.at) / 1_000 }] : []),
  },
];

function gauge(name: string, help: string): Omit<OwnMetric, 'samples'> {
  return { name, help, type: 'gauge', labels: [] };
}

type Counted = Exclude<keyof Figures['ledger'], 'notices'>;

function ofLedger(name: string, help: string, key: Counted): OwnMetric {
  return {
    ...gauge(name, help),
    samples: ({ figures }) => (figures ? [{ value: figures.ledger[key] }] : []),
  };
}

type CovenantFigures = Figures['covenants'][number];

/** The oldest covenants by name, the rest in one: a covenant keeps its series for as long as it is open. */
function covenantsOf({ figures }: Facts): CovenantFigures[] {
  const covenants = figures?.covenants ?? [];
  const named = covenants.slice(0, MOST_COVENANTS);
  const rest = covenants.slice(MOST_COVENANTS);
  return rest.length === 0
    ? named
    : [...named, rest.reduce(add, { covenant: OTHERS, overdue: 0, waiting: {} })];
}

function add(sum: CovenantFigures, one: CovenantFigures): CovenantFigures {
  const waiting = { ...sum.waiting };
  for (const [what, number] of Object.entries(one.waiting)) waiting[what] = (waiting[what] ?? 0) + number;
  return { covenant: sum.covenant, overdue: sum.overdue + one.overdue, waiting };
}
