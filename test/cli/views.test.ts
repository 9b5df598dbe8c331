import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../ledger/postgres.ts';
import type { Summary } from '../../cli/views/summary.ts';
import type { StatusView } from '../../cli/views/status.ts';
import type { TimelineItem } from '../../cli/views/timeline.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, playKites, signKites } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
});

afterAll(async () => {
  await engine.ledger.close();
});

async function status(): Promise<StatusView> {
  return (await go(engine, 'status kites')) as unknown as StatusView;
}

async function timeline(): Promise<TimelineItem[]> {
  return (await go(engine, 'timeline kites'))['timeline'] as TimelineItem[];
}

describe('status', () => {
  it('says who is waited for, for what, since when and through whom', async () => {
    const { waitingFor, phase } = await status();
    expect(phase).toMatchObject({ id: 'dialogue', since: '2026-04-20' });
    expect(waitingFor).toEqual([
      expect.objectContaining({
        organisation: 'union',
        contact: 'ugo',
        what: 'position',
        subject: 'agreement',
        since: '2026-04-20',
      }),
    ]);
  });

  it('marks an act for another without evidence, once, and not one with evidence', async () => {
    const { unevidenced } = await status();
    expect(unevidenced).toEqual([
      expect.objectContaining({ organisation: 'Test union', actor: 'olga', type: 'ObligationReportedDone' }),
    ]);
  });

  it('shows assumptions, and steps that the phase still expects', async () => {
    const { assumptions, steps } = await status();
    expect(assumptions.map((text) => text.en)).toEqual(['Everything here is invented.']);
    expect(steps.dates).toEqual([expect.objectContaining({ id: 'review', from: null })]);
  });

  it('reads in Dutch and in English', async () => {
    const dutch = await covenant(engine, ['status', 'kites', '--lang', 'nl']);
    expect(dutch.out).toContain('Fase: dialoog, sinds 20 apr 2026');
    const english = await covenant(engine, ['status', 'kites'], { environment: { COVENANT_LANG: 'en_GB' } });
    expect(english.out).toContain('Phase: dialogue, since 20 Apr 2026');
  });

  it('compares with the engine when asked', async () => {
    const { code, out } = await covenant(engine, ['status', 'kites', '--live']);
    expect(out).toContain('Engine and ledger agree');
    expect(code).toBe(0);
  });
});

describe('timeline', () => {
  it('tells phases, decisions with their reason, and deadlines met and missed', async () => {
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toContain('Phase begins: dialogue');
    expect(out).toMatch(/Decision at start of the dialogue: go.*“All agree”/);
    expect(out).toMatch(/20 Mar 2026.*Reported done: list of stakeholders.*on time, due 2 Apr 2026/);
    expect(out).toMatch(/2 Apr 2026.*Deadline missed: list of stakeholders, of Test union/);
    expect(out).toMatch(/20 Apr 2026.*Reported done.*late, due 2 Apr 2026.*without evidence/);
  });

  it('makes one line of the same duty for many', async () => {
    const opened = (await timeline()).filter((item) => item.type === 'ObligationOpened');
    expect(opened.map((item) => item.count)).toEqual([2]);
  });

  it('shows a correction and what it corrects, both', async () => {
    const position = (await timeline()).find((item) => item.type === 'PositionGiven');
    await go(engine, `correct kites ${position?.sequence} --reason "Wrong party" --as olga`);
    const items = await timeline();
    const correction = items.find((item) => item.type === 'EventCorrected');
    expect(items.find((item) => item.sequence === position?.sequence)?.correctedBy).toBe(
      correction?.sequence,
    );
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toMatch(/Correction of event \d+ \(taken back\).*“Wrong party”/);
    await go(engine, 'position kites agreement agree --as mina');
  });
});

describe('history', () => {
  it('prints one envelope per line, within bounds', async () => {
    const { out } = await covenant(engine, ['history', 'kites', '--from', '2', '--to', '4']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^2 2026-03-02T09:00:00\.000Z PhaseStarted by olga /);
  });

  it('prints the stored bytes with --raw', async () => {
    const { out } = await covenant(engine, ['history', 'kites', '--raw', '--to', '1']);
    expect(JSON.parse(out)).toMatchObject({ format: 1, sequence: 1, type: 'CovenantOpened' });
    expect(out).not.toContain('example.org');
  });
});

describe('list', () => {
  it('shows every covenant with its phase', async () => {
    const { covenants } = (await go(engine, 'list')) as { covenants: unknown[] };
    expect(covenants).toEqual([
      expect.objectContaining({ covenant: 'kites', status: 'open', waitingFor: 1 }),
    ]);
    expect((await covenant(engine, ['list', '--lang', 'nl'])).out).toContain('Vliegerconvenant [kites]');
  });
});

describe('summary', () => {
  it('counts a duty as late that was reported after its day, and as done too', async () => {
    await signKites(engine);
    await go(engine, 'submit kites location-list/company-one#1 kites.yaml --as cato');
    await engine.passTime('2026-08-10T08:00:00.000Z');
    await go(engine, 'date set kites review 2027-01-01 2027-03-31 --as olga');
    const summary = (await go(engine, 'summary kites')) as unknown as Summary;
    expect(summary).toMatchObject({
      covenant: 'kites',
      phases: [
        { name: 'preparation', from: '2026-03-02', to: '2026-04-20' },
        { name: 'dialogue', from: '2026-04-20', to: '2026-04-20' },
        { name: 'signing', from: '2026-04-20', to: '2026-05-01' },
        { name: 'implementation', from: '2026-05-01', to: null },
      ],
      gates: [
        { id: 'start', outcome: 'go' },
        { id: 'agreement', outcome: 'go' },
      ],
      submissions: 1,
      runs: 1,
    });
    // Two lists of stakeholders and one location list were done; one of the former and the other company's are late.
    expect(summary.obligations).toMatchObject({ done: 3, late: 2, dropped: 0 });
  });

  it('waits for verification by the secretariat after a submission', async () => {
    const { waitingFor } = await status();
    expect(waitingFor).toContainEqual(
      expect.objectContaining({
        what: 'verification',
        subject: 'location-list/company-one#1',
        contact: 'olga',
      }),
    );
    expect(waitingFor).toContainEqual(
      expect.objectContaining({ subject: 'location-list/company-two#1', due: '2026-08-01', late: true }),
    );
  });
});
