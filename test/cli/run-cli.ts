import { run } from '../../cli/run.ts';
import type { FakeEngine } from './fake-engine.ts';

export interface Outcome {
  code: number;
  out: string;
  err: string;
  /** Standard output as JSON. */
  json: () => Record<string, unknown>;
}

export interface RunOptions {
  environment?: Record<string, string>;
  interactive?: boolean;
  folder?: string;
  /** Characters per line. */
  width?: number;
}

/** Runs one command line in this process, with an engine of the test's own. */
export async function covenant(
  engine: FakeEngine | null,
  words: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const { environment = {}, interactive = false, folder = import.meta.dirname, width = 120 } = options;
  const io = {
    write: (text: string) => void (out += text),
    note: (text: string) => void (err += text),
    environment: { COVENANT_LANG: 'en', ...environment },
    folder,
    interactive,
    colours: false,
    width,
    now: () => engine?.now ?? '2026-03-02T09:00:00.000Z',
  };
  const code = await run(words, io, engine ? () => engine.services() : undefined);
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> };
}
