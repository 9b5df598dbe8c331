export interface ScrapedSample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"(?:,|$)/y;

/** Reads Prometheus' text format as its specification has it. @throws on every line that a scraper would refuse. */
export function parseScrape(text: string): ScrapedSample[] {
  const typed = new Set<string>();
  const samples: ScrapedSample[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line.startsWith('#')) checkComment(line, typed);
    else samples.push(parseSample(line));
  }
  const lines = samples.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);
  if (new Set(lines).size !== lines.length) throw new Error('a series occurs twice');
  return samples;
}

/** The value of one series; undefined when there is none. */
export function valueOf(
  samples: readonly ScrapedSample[],
  name: string,
  labels: Record<string, string> = {},
): number | undefined {
  const found = samples.filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  if (found.length > 1) throw new Error(`${name} has ${found.length} series with these labels`);
  return found[0]?.value;
}

function checkComment(line: string, typed: Set<string>): void {
  const [, kind, name = ''] = /^# (HELP|TYPE) (\S+) /.exec(line) ?? [];
  if (kind !== 'TYPE') return;
  if (typed.has(name)) throw new Error(`the type of ${name} is said twice`);
  typed.add(name);
}

function parseSample(line: string): ScrapedSample {
  const [, name, labels = '', number = ''] = LINE.exec(line) ?? [];
  const value = Number(number.replace('+Inf', 'Infinity').replace('-Inf', '-Infinity'));
  if (name === undefined || (!/^nan$/i.test(number) && Number.isNaN(value)))
    throw new Error(`no sample: ${line}`);
  return { name, labels: parseLabels(labels), value };
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const found = LABEL.exec(text);
    if (!found) throw new Error(`no labels: ${text}`);
    labels[found[1] ?? ''] = (found[2] ?? '').replace(/\\(.)/g, '$1');
  }
  return labels;
}
