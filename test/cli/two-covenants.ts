import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch } from '../../activities/dispatch.ts';
import { rebuildPlan } from '../../activities/notice-plan.ts';
import { listStreams } from '../../ledger/streams.ts';
import { openPostgres, type TestPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

/** Duties that the kite covenant has not: meetings, and duties of which others may know. */
const MORE = `
  - id: plenary
    name: { nl: plenaire vergadering, en: plenary meeting }
    owner: { organisation: union }
    opens: { phase: preparation }
    due: { from: opening, plus: P2M }
    meeting: { time: '09:30', minutes: 90 }
    audience: parties
  - id: programme-list
    name: { nl: lijst voor iedereen, en: list for everybody }
    owner: { organisation: union }
    opens: { phase: preparation }
    due: { from: opening, plus: P2M }
    audience: public
  - id: secret
    name: { nl: intern werk, en: internal work }
    owner: { organisation: ministry }
    opens: { phase: preparation }
    due: { from: opening, plus: P2M }
    audience: secretariat
`;

/** The kite covenant with more duties under another name; `change` may change its text further. */
export function writeVariant(folder: string, id: string, change = (text: string): string => text): string {
  const text = readFileSync(KITES, 'utf8')
    .replace(/^id: kites$/m, `id: ${id}`)
    .replace(/^reminders:$/m, `${MORE.slice(1)}reminders:`);
  const file = join(folder, `${id}.yaml`);
  writeFileSync(file, change(text));
  return file;
}

/** Two covenants with the same people, opened on 2 March 2026: `kites` and `swings`. */
export async function openBoth(engine: FakeEngine, folder: string): Promise<void> {
  await go(engine, `open ${writeVariant(folder, 'kites')} --as olga`);
  await go(engine, `open ${writeVariant(folder, 'swings')} --as olga`);
}

export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'covenant-views-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Two covenants with the same parties, five weeks after both were opened; nobody has done anything. */
export interface Views {
  postgres: TestPostgres;
  engine: FakeEngine;
  folder: string;
  /** Runs a line that must fail, and gives its error. */
  failing: (line: string[]) => Promise<{ exit: number; code: string; message: string }>;
  stop: () => Promise<void>;
}

export async function startViews(): Promise<Views> {
  const { folder, remove } = temporaryFolder();
  const postgres = openPostgres();
  const engine = new FakeEngine(await postgres.createLedger());
  await openBoth(engine, folder);
  engine.now = '2026-04-06T08:00:00.000Z';
  await go(engine, 'milestone kites request --as olga');
  await refuseMail(engine, '2026-03-19');
  return {
    postgres,
    engine,
    folder,
    failing: async (line) => {
      const { code: exit, json } = await covenant(engine, [...line, '--json']);
      return { exit, ...(json()['error'] as { code: string; message: string }) };
    },
    stop: async () => {
      await engine.ledger.close();
      remove();
    },
  };
}

/** Plans every stream's reminders, as each append does where the post runs. */
export async function planAll({ ledger: { db } }: FakeEngine): Promise<void> {
  for (const { stream } of await listStreams(db)) await rebuildPlan(db, stream);
}

/** Sends the messages of a day; the mail server refuses each for good. */
export async function refuseMail(engine: FakeEngine, asOf: string): Promise<void> {
  await planAll(engine);
  const transport = {
    idempotent: true,
    send: async () => ({ kind: 'refused_for_good', detail: '550' }) as const,
  };
  const from = { name: 'Test office', address: 'office@example.org' };
  const post = { db: engine.ledger.db, transport, from };
  await dispatch(post, { asOf, clock: () => `${asOf}T07:00:00.000Z` });
}
