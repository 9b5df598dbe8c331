import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeEngine } from './fake-engine.ts';
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
