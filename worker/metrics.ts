import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { within, type FigureCache } from './figures.ts';
import type { HealthCheck } from './health.ts';
import { ownMetrics, type Facts, type OwnMetric, type WorkFigures } from './metric-list.ts';

export interface MetricsParts {
  build: { version: string; build: string };
  checks: Readonly<Record<string, HealthCheck>>;
  figures: FigureCache;
  work: () => WorkFigures;
  /** Where the engine library exports its own metrics (`http://127.0.0.1:PORT/metrics`); null where it does not. */
  library: string | null;
}

export interface Metrics {
  contentType: string;
  /** All metrics in Prometheus' text format. What does not answer in time is said to be down; nothing is waited for. */
  text(): Promise<string>;
}

/** Milliseconds that a part may take to answer. */
const PATIENCE = 2_000;

/** The product's own metrics, those of this process, and those of the engine library, in one answer. */
export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  const setters = ownMetrics.map((metric) => setterOf(metric, registry));
  collectDefaultMetrics({ register: registry });
  return {
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    async text() {
      const [figures, up, library] = await Promise.all([
        parts.figures.get(),
        upStates(parts.checks),
        libraryText(parts.library),
      ]);
      const build = { ...parts.build, node: process.version };
      for (const set of setters) set({ build, up, figures, work: parts.work() });
      return `${await registry.metrics()}${library}`;
    },
  };
}

/** Puts a metric's samples in the place of those of the last scrape. */
function setterOf(metric: OwnMetric, registry: Registry): (facts: Facts) => void {
  const { name, help, labels, type } = metric;
  const options = { name, help, labelNames: [...labels], registers: [registry] };
  const own = type === 'counter' ? new Counter(options) : new Gauge(options);
  return (facts) => {
    own.reset();
    if (labels.length === 0) own.remove();
    for (const sample of metric.samples(facts)) own.inc(sample.labels ?? {}, sample.value);
  };
}

async function upStates(checks: MetricsParts['checks']): Promise<Record<string, boolean>> {
  const states = Object.entries(checks).map(async ([part, check]) => {
    const well = check().then(
      () => true,
      () => false,
    );
    return [part, (await within(PATIENCE, well)) ?? false] as const;
  });
  return Object.fromEntries(await Promise.all(states));
}

/** Empty where the library does not answer: ours must not be missed for it. */
async function libraryText(url: string | null): Promise<string> {
  if (url === null) return '';
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await response.text() : '';
  } catch {
    return '';
  }
}
