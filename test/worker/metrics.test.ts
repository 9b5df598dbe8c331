import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FigureCache, type CovenantFigures, type Figures } from '../../worker/figures.ts';
import { serveHealth } from '../../worker/health.ts';
import { MOST_COVENANTS, OTHERS, ownMetrics, type WorkFigures } from '../../worker/metric-list.ts';
import { createMetrics, type MetricsParts } from '../../worker/metrics.ts';
import { parseScrape, valueOf, type ScrapedSample } from '../support/prometheus.ts';

const BUILD = { version: '0.1.0', build: 'b'.repeat(64) };
const IDLE: WorkFigures = { dispatchedAt: null, dispatchFailures: 0, commandsWaiting: 0, longestWait: 0 };

function figures(covenants: CovenantFigures[] = []): Figures {
  return {
    at: '2026-03-02T09:00:00.000Z',
    statuses: { open: covenants.length, stopped: 1, closed: 2 },
    covenants,
    ledger: {
      streams: 3,
      halted: 1,
      events: 120,
      unplannedEvents: 4,
      dueItems: 5,
      plannedItems: 6,
      notices: { queued: 1, sent: 7, refused_for_now: 2, refused_for_good: 0, unknown: 0 },
      unarchivedRuns: 3,
      proposals: 2,
      bytes: 8_000_000,
    },
  };
}

function parts(rest: Partial<MetricsParts> & { read?: () => Promise<Figures> } = {}): MetricsParts {
  const { read = async () => figures(), ...given } = rest;
  const cache = new FigureCache({ read, freshFor: 0, patience: 50 });
  return { build: BUILD, checks: {}, figures: cache, work: () => IDLE, library: null, ...given };
}

async function scrape(rest: Parameters<typeof parts>[0] = {}): Promise<ScrapedSample[]> {
  return parseScrape(await createMetrics(parts(rest)).text());
}

describe('When a scraper asks', () => {
  it('every sample follows the facts', async () => {
    const kites = { covenant: 'kites', overdue: 2, waiting: { obligation: 3, signature: 1 } };
    const samples = await scrape({ read: async () => figures([kites]) });
    const expected: [string, Record<string, string>, number][] = [
      ['covenant_build_info', { version: '0.1.0', node: process.version }, 1],
      ['covenant_overdue', { covenant: 'kites' }, 2],
      ['covenant_waiting_for', { covenant: 'kites', what: 'obligation' }, 3],
      ['covenant_waiting_for', { covenant: 'kites', what: 'signature' }, 1],
      ['covenant_streams', { status: 'closed' }, 2],
      ['covenant_streams_halted', {}, 1],
      ['covenant_notices', { fate: 'sent' }, 7],
      ['covenant_notices', { fate: 'refused_for_now' }, 2],
      ['covenant_notice_items_due', {}, 5],
      ['covenant_notice_items_planned', {}, 6],
      ['covenant_events_unplanned', {}, 4],
      ['covenant_archive_backlog', {}, 3],
      ['covenant_proposals_waiting', {}, 2],
      ['covenant_ledger_events', {}, 120],
      ['covenant_ledger_size_bytes', {}, 8_000_000],
      ['covenant_figures_timestamp_seconds', {}, Date.parse('2026-03-02T09:00:00Z') / 1_000],
    ];
    for (const [name, labels, value] of expected) expect(valueOf(samples, name, labels), name).toBe(value);
  });

  it('what this process did is told in seconds and counts', async () => {
    const work = {
      dispatchedAt: 1_800_000_000_000,
      dispatchFailures: 2,
      commandsWaiting: 8,
      longestWait: 1_500,
    };
    const samples = await scrape({ work: () => work });
    expect(valueOf(samples, 'covenant_post_last_dispatch_timestamp_seconds')).toBe(1_800_000_000);
    expect(valueOf(samples, 'covenant_post_dispatch_failures_total')).toBe(2);
    expect(valueOf(samples, 'covenant_commands_waiting')).toBe(8);
    expect(valueOf(samples, 'covenant_append_wait_seconds')).toBe(1.5);
    expect(valueOf(samples, 'process_cpu_user_seconds_total')).toBeGreaterThan(0);
  });

  it('a post that never went round has no time', async () => {
    expect(valueOf(await scrape(), 'covenant_post_last_dispatch_timestamp_seconds')).toBeUndefined();
  });

  it('a covenant that closes loses its series', async () => {
    let covenants = [{ covenant: 'kites', overdue: 1, waiting: {} }];
    const metrics = createMetrics(parts({ read: async () => figures(covenants) }));
    expect(valueOf(parseScrape(await metrics.text()), 'covenant_overdue', { covenant: 'kites' })).toBe(1);
    covenants = [];
    expect(
      valueOf(parseScrape(await metrics.text()), 'covenant_overdue', { covenant: 'kites' }),
    ).toBeUndefined();
  });

  it('many covenants make no endless series: the rest is one', async () => {
    const many = Array.from({ length: MOST_COVENANTS + 50 }, (_, index) => ({
      covenant: `covenant-${index}`,
      overdue: 1,
      waiting: { obligation: 2 },
    }));
    const samples = await scrape({ read: async () => figures(many) });
    expect(samples.filter(({ name }) => name === 'covenant_overdue')).toHaveLength(MOST_COVENANTS + 1);
    expect(valueOf(samples, 'covenant_overdue', { covenant: OTHERS })).toBe(50);
    expect(valueOf(samples, 'covenant_waiting_for', { covenant: OTHERS })).toBe(100);
  });

  it('several at once get whole answers', async () => {
    const metrics = createMetrics(
      parts({ read: async () => figures([{ covenant: 'a', overdue: 1, waiting: {} }]) }),
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => metrics.text()));
    for (const text of answers) expect(valueOf(parseScrape(text), 'covenant_overdue')).toBe(1);
  });
});

describe('When a part is down', () => {
  it('it is said to be down, and the ledger’s figures are gone rather than old', async () => {
    let down = false;
    const check = async () => {
      if (down) throw new Error('connection refused');
    };
    const read = async () => {
      await check();
      return figures([{ covenant: 'kites', overdue: 1, waiting: {} }]);
    };
    const metrics = createMetrics(parts({ read, checks: { ledger: check, engine: async () => undefined } }));
    await metrics.text();
    down = true;
    const samples = parseScrape(await metrics.text());
    expect(valueOf(samples, 'covenant_part_up', { part: 'ledger' })).toBe(0);
    expect(valueOf(samples, 'covenant_part_up', { part: 'engine' })).toBe(1);
    expect(valueOf(samples, 'covenant_overdue')).toBeUndefined();
    expect(valueOf(samples, 'covenant_streams_halted')).toBeUndefined();
  });

  it('one that never answers holds no scrape up', async () => {
    const never = () => new Promise<never>(() => undefined);
    const began = performance.now();
    const samples = await scrape({ read: never, checks: { ledger: never } });
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(valueOf(samples, 'covenant_part_up', { part: 'ledger' })).toBe(0);
  });
});

describe('When the engine library exports metrics', () => {
  async function library(text: string): Promise<string> {
    const server = createServer((_, response) => void response.end(text));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  }

  it('they stand in the same answer', async () => {
    const own = '# TYPE temporal_request counter\ntemporal_request_total{operation="Poll"} 4\n';
    expect(valueOf(await scrape({ library: await library(own) }), 'temporal_request_total')).toBe(4);
  });

  it('ours do not miss for it when it is gone', async () => {
    const samples = await scrape({ library: 'http://127.0.0.1:1/metrics' });
    expect(valueOf(samples, 'covenant_streams_halted')).toBe(1);
  });
});

describe('When metrics are served', () => {
  it('they stand beside the health, with the content type of the format', async () => {
    const endpoint = await serveHealth({}, { metrics: createMetrics(parts()) });
    onTestFinished(() => endpoint.close());
    const response = await fetch(endpoint.metrics ?? '');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(parseScrape(await response.text()).length).toBeGreaterThan(10);
  });

  it('another port is used where the wanted one is taken', async () => {
    const first = await serveHealth({});
    onTestFinished(() => first.close());
    const second = await serveHealth({}, { port: Number(new URL(first.url).port) });
    onTestFinished(() => second.close());
    expect((await fetch(second.url)).status).toBe(200);
    expect(second.url).not.toBe(first.url);
  });
});

describe('The list of metrics', () => {
  it('names units and kinds as Prometheus does', () => {
    for (const { name, type, help } of ownMetrics) {
      expect(name).toMatch(/^covenant_[a-z]+(_[a-z]+)*$/);
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
      expect(help, name).toMatch(/\.$/);
    }
  });
});
