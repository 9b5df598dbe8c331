import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { PapersView } from '../../cli/views/papers.ts';
import type { PaperView } from '../../cli/views/paper.ts';
import type { EventData } from '../../domain/events.ts';
import { eventsByType } from '../../ledger/read.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant, type Outcome } from './run-cli.ts';
import { KITES, words } from './story.ts';

const PAPERS = `papers:
  - id: picture
    kind: sector-picture
    name: { nl: sectorbeeld, en: sector picture }
    parts:
      - { id: structure, name: { nl: structuur, en: structure } }
      - { id: chain, name: { nl: keten, en: chain } }
  - { id: text, kind: covenant, name: { nl: convenanttekst, en: text of the covenant } }
  - { id: inner, kind: other, name: { nl: intern stuk, en: inner paper }, audience: { only: [ministry] } }
dates:`;

const postgres = openPostgres();

export const FIRST = `## aim Our aim

Safe work for everybody who makes kites.

## scope
All kites of paper.

## means Means
Two days a month.
`;

export interface Failing {
  code: string;
  message: string;
  exit: number;
}

/** The kite covenant with three papers, opened, and a folder for drafts. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'covenant-papers-'));
  readonly engine: FakeEngine;

  constructor(engine: FakeEngine) {
    this.engine = engine;
    this.write('kites.yaml', readFileSync(KITES, 'utf8').replace(/^dates:$/m, PAPERS));
    this.write('first.md', FIRST);
  }

  static async open(): Promise<Desk> {
    const desk = new Desk(new FakeEngine(await postgres.createLedger()));
    await desk.run('open kites.yaml --as olga');
    return desk;
  }

  async close(): Promise<void> {
    await this.engine.ledger.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** A line that must succeed, run in the folder of drafts. */
  async run(line: string): Promise<Outcome> {
    const outcome = await covenant(this.engine, words(line), { folder: this.folder });
    expect(`${outcome.code} ${outcome.code === 0 ? '' : outcome.err}`, line).toBe('0 ');
    return outcome;
  }

  async failing(line: string): Promise<Failing> {
    const { code: exit, json } = await covenant(this.engine, [...words(line), '--json'], {
      folder: this.folder,
    });
    return { exit, ...(json()['error'] as Omit<Failing, 'exit'>) };
  }

  async list(as = ''): Promise<PapersView['papers']> {
    return ((await this.run(`papers kites --json ${as}`)).json() as unknown as PapersView).papers;
  }

  async show(line: string): Promise<PaperView> {
    return (await this.run(`paper show kites ${line} --json`)).json() as unknown as PaperView;
  }

  /** What the last tabling of a paper changed. */
  async lastTabled(paper = 'text'): Promise<EventData['PaperTabled'] | undefined> {
    const found: EventData['PaperTabled'][] = [];
    for await (const { envelope } of eventsByType(this.engine.ledger.db, ['PaperTabled']))
      found.push(envelope.data as EventData['PaperTabled']);
    return found.findLast((data) => data.paper === paper);
  }
}
