import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covenant } from './run-cli.ts';
import { go } from './story.ts';
import { startViews, type Views } from './two-covenants.ts';

const GOLD = join(import.meta.dirname, '../../covenants/gold/adoption.yaml');

let views: Views;
let folder: string;

beforeAll(async () => {
  views = await startViews();
  views.engine.now = '2018-07-16T09:00:00.000Z';
  folder = mkdtempSync(join(tmpdir(), 'covenant-adopt-'));
  await go(views.engine, `adopt ${GOLD} --as officer-1`);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await views.stop();
});

const shown = async (...words: string[]): Promise<string> => (await covenant(views.engine, words)).out;

describe('When a running covenant was adopted', () => {
  it('status, list and timeline say what is imported and not proven here', async () => {
    expect(await shown('status', 'gold')).toMatch(/Adopted as of .*2018: .*not proven here/);
    expect(await shown('list')).toMatch(/adopted as of/);
    const timeline = await shown('timeline', 'gold');
    expect(timeline).toMatch(/Imported, not proven here: agreement concluded, .*2017/);
    expect(timeline).toContain('003 L3460');
  });

  it('a day that counts from an imported one says so', async () => {
    await go(views.engine, 'entry-into-force gold 2017-06-20 --as officer-1');
    const own = await shown('deadline', 'explain', 'gold', 'complaints-procedure/company-1');
    expect(own).not.toContain('not proven here');
    expect(await shown('deadline', 'explain', 'gold', 'midterm-review')).not.toContain('undefined');
  });

  it('an imported day that is told anew waits for a second person, who sees the right day', async () => {
    const { events } = (await covenant(views.engine, ['history', 'gold', '--json'])).json() as {
      events: { envelope: { type: string; sequence: number; data: { kind?: string } } }[];
    };
    const wrong = events.find(({ envelope }) => envelope.data.kind === 'conclusion')?.envelope.sequence;
    await go(
      views.engine,
      `correction propose gold ${wrong} --from 2017-06-15 --reason "The minutes" --as officer-1`,
    );
    const { requests } = (await covenant(views.engine, ['today', '--json'])).json() as {
      requests: { kind: string; commands: { line: string }[] }[];
    };
    expect(await shown('today')).toContain(`event ${wrong}: it was on 2017-06-15`);
    const confirm = requests.find(({ kind }) => kind === 'correction')?.commands[0]?.line ?? '';
    await go(views.engine, confirm.replace('covenant ', ''));
    const timeline = await shown('timeline', 'gold');
    expect(timeline).toMatch(/proposes to correct event \d+: it was on 2017-06-15/);
    expect(timeline).toMatch(/Correction of event \d+ \(told anew\)/);
    expect(timeline).toMatch(/Imported, not proven here: agreement concluded, 15 Jun 2017/);
  });

  it('nobody is written to about what had passed', async () => {
    const { json } = await covenant(views.engine, ['waiting-on', '--json']);
    expect(JSON.stringify(json())).not.toMatch(/signature|baseline/);
  });

  it('it cannot be adopted or opened a second time under its name', async () => {
    const { code, err } = await covenant(views.engine, ['adopt', GOLD, '--as', 'officer-1']);
    expect(code).toBe(3);
    expect(err).toMatch(/already a covenant gold.*another slug/);
  });
});

describe('When an adoption cannot be taken', () => {
  it('every mistake in its file is named with line and column', async () => {
    writeFileSync(
      join(folder, 'adoption.yaml'),
      'format: 1\ndefinition: definition.yaml\nasOf: 2018-13-01\n',
    );
    const { code, err } = await covenant(views.engine, ['adopt', 'adoption.yaml', '--as', 'officer-1'], {
      folder,
    });
    expect(code).toBe(2);
    expect(err).toMatch(
      /adoption\.yaml:3:7 {2}2018-13-01 is not a day[^]*Problems in the adoption adoption\.yaml: 5/,
    );
  });

  it('contradicting dates are refused with what contradicts what', async () => {
    const file = join(folder, 'contradicting.yaml');
    const facts = [
      '{ kind: conclusion, from: 2017-06-01 }',
      '{ kind: phase, phase: implementation, from: 2017-07-01 }',
      '{ kind: entry-into-force, from: 2017-03-01 }',
    ];
    writeFileSync(
      file,
      [
        'format: 1',
        `definition: ${join('..', '..', process.cwd(), 'covenants/gold/definition.yaml')}`,
        'asOf: 2018-07-15',
        'phase: implementation',
        "source: 'Test'",
        "vouchedBy: 'Test'",
        'facts:',
        ...facts.map((fact) => `  - ${fact}`),
      ].join('\n'),
    );
    const { code, err } = await covenant(views.engine, [
      'adopt',
      file,
      '--slug',
      'other',
      '--as',
      'officer-1',
    ]);
    expect(code).toBe(3);
    expect(err).toMatch(/conclusion on 2017-06-01 and entry-into-force on 2017-03-01 contradict/);
  });
});
