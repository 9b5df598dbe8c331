import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCovenant } from '../../cli/actions/open.ts';
import type { Io } from '../../cli/io.ts';
import { translator } from '../../cli/messages.ts';
import { run } from '../../cli/run.ts';
import { createServices } from '../../cli/services.ts';
import { createColours, type Session } from '../../cli/session.ts';
import { databaseUrl, startService } from '../../cli/up/service.ts';
import { startUp, type Running } from '../../cli/up/up.ts';
import { loadDefinition } from '../../client/definition-file.ts';
import { dataFolderAt } from '../../engine/data-folder.ts';
import { startEngine } from '../../engine/engine.ts';
import { loadBuild, type Build } from '../../worker/build.ts';
import { createLogger } from '../../worker/logger.ts';

export const KITES = fileURLToPath(new URL('../cli/kites.yaml', import.meta.url));

export interface Said {
  code: number;
  answer: Record<string, unknown>;
  err: string;
}

/** A data folder with the whole product on it, in this process. */
export class Installation {
  readonly folder: string;
  private running: Running | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What `up` runs, with what it took over at its start. */
  get up(): Running {
    if (!this.running) throw new Error('up does not run');
    return this.running;
  }

  async start(): Promise<Running> {
    this.running = await startUp(this.session());
    return this.running;
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }

  /** Deletes everything that the engine knows; the database stays. */
  async loseEngine(): Promise<void> {
    await rm(dataFolderAt(this.folder).engine, { recursive: true, force: true });
  }

  /** One command line with `--json`. */
  async run(...words: string[]): Promise<Said> {
    let out = '';
    let err = '';
    const io = this.io(
      (text) => (out += text),
      (text) => (err += text),
    );
    const code = await run(['--data', this.folder, '--json', ...words], io);
    return { code, answer: JSON.parse(out) as Record<string, unknown>, err };
  }

  /** Starts the database alone, for work behind the product's back. */
  async withDatabase(work: (url: string) => Promise<void>): Promise<void> {
    const needs = { temporal: false, database: true };
    const report = () => undefined;
    const engine = await startEngine({
      dataFolder: this.folder,
      purpose: 'tests',
      report,
      needs,
      environment,
    });
    await work(await databaseUrl(engine));
    await engine.stop();
  }

  /** Opens a covenant as an older build of the product did, whose worker is then gone. */
  async openWithOlderBuild(folder: string): Promise<Build> {
    const engine = await startEngine({ dataFolder: this.folder, purpose: 'tests', report: () => undefined });
    const build = await olderBuild(folder);
    const namespace = engine.temporal?.namespace ?? '';
    const logger = createLogger('silent', false);
    const service = await startService({ engine, namespace, clock: 'real', build, logger });
    const loaded = loadDefinition(await readFile(KITES, 'utf8'));
    if (!('file' in loaded)) throw new Error('the definition does not load');
    await openCovenant(service.client, loaded, { actor: 'olga' });
    await service.stop();
    await engine.stop();
    return build;
  }

  private session(): Session {
    const io = this.io(
      () => undefined,
      () => undefined,
    );
    const settings = {
      io,
      language: 'en',
      dataFolder: this.folder,
      purpose: 'tests',
      report: () => undefined,
    } as const;
    const colours = createColours(false);
    return {
      ...settings,
      t: translator('en'),
      json: true,
      logLevel: 'silent',
      services: createServices(settings),
      colours,
    };
  }

  private io(write: (text: string) => void, note: (text: string) => void): Io {
    const now = () => new Date().toISOString();
    const shape = { folder: this.folder, interactive: false, colours: false, width: 100 };
    return { write, note, environment, now, ...shape };
  }
}

/** Variables of the host that would point the program elsewhere stay out. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:TEMPORAL_|DATABASE_URL$|SMTP_URL$)/.test(name)),
  ),
  COVENANT_LANG: 'en',
  COVENANT_LOG_LEVEL: 'silent',
};

/** The same code under another build id, as every change gives one. */
async function olderBuild(folder: string): Promise<Build> {
  const { codePath } = await loadBuild();
  const code = `// An older one.\n${await readFile(codePath, 'utf8')}`;
  const older = join(folder, 'older-bundle.cjs');
  await writeFile(older, code);
  return { buildId: createHash('sha256').update(code).digest('hex'), codePath: older };
}
