import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BodiesView } from '../../cli/views/bodies.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

const postgres = openPostgres();
const folder = mkdtempSync(join(tmpdir(), 'covenant-bodies-'));
let engine: FakeEngine;

/** The kite covenant with a steering group of one seat for each group, and a working group whose chair rotates. */
function kitesWithBodies(): string {
  const file = join(folder, 'kites.yaml');
  const bodies = `bodies:
  - id: steering-group
    kind: steering-group
    name: { nl: stuurgroep, en: steering group }
    reachedThrough: office
    seats: [{ group: state, count: 1 }, { group: labour, count: 1 }]
  - { id: paper, kind: working-group, name: { nl: werkgroep papier, en: working group on paper }, reachedThrough: office, rotation: P1Y }
`;
  writeFileSync(file, readFileSync(KITES, 'utf8').replace(/^dates:/m, `${bodies}dates:`));
  return file;
}

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${kitesWithBodies()} --as olga`);
  const chair = '--as olga --for chair --evidence kites.yaml';
  await go(engine, `body seat kites steering-group ministry member --person mina ${chair}`);
  await go(engine, `body seat kites paper union chair --person ugo ${chair}`);
  await go(engine, `body seat kites paper company-one member ${chair}`);
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true });
});

async function bodies(words = ''): Promise<BodiesView['bodies']> {
  return (await go(engine, `bodies kites ${words}`))['bodies'] as BodiesView['bodies'];
}

describe('bodies', () => {
  it('[R46] [R76] shows who sits in them, who chairs until when, and which group is missing', async () => {
    const { out } = await covenant(engine, ['bodies', 'kites']);
    expect(out).toContain('steering group [steering-group], steering group, through Test office');
    expect(out).toContain('mina for Test ministry, since 2 Mar 2026');
    expect(out).toContain('government: 1 of 1');
    expect(out).toContain('unions: 0 of 1; there is room');
    expect(out).toContain('the chair rotates after P1Y');
    expect(out).toContain('chair: ugo for Test union, since 2 Mar 2026, until 2 Mar 2027');
    const dutch = await covenant(engine, ['bodies', 'kites', '--lang', 'nl']);
    expect(dutch.out).toContain('voorzitter: ugo namens Test union, sinds 2 mrt 2026, tot 2 mrt 2027');
  });

  it.each([
    ['a party sees all of them', 'ugo', ['steering-group', 'paper']],
    ['a company sees the one in which it sits', 'cato', ['paper']],
    ['another company sees none', 'cees', []],
  ])('[R59] %s', async (_, person, seen) => {
    expect((await bodies(`--as ${person}`)).map(({ id }) => id)).toEqual(seen);
  });

  it('calls the duty to find the next chair by its body', async () => {
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toContain('next chair of working group on paper');
    expect(out).toContain('working group on paper: ugo (Test union) becomes chair');
  });

  it('refuses a second chair, and says who steps down first', async () => {
    const line =
      'body seat kites paper ministry chair --person mina --as olga --for chair --evidence kites.yaml';
    const { code, err } = await covenant(engine, line.split(' '));
    expect([code, err]).toEqual([3, expect.stringContaining('ugo of union. Unseat that one first')]);
  });

  it('offers the bodies to choose from on a terminal', async () => {
    engine.answers = ['nowhere'];
    const line = 'body dissolve kites --reason Done --as olga --for chair --evidence kites.yaml --json';
    engine.questions.length = 0;
    await covenant(engine, line.split(' '), { interactive: true });
    expect(engine.questions[0]?.choices.map(({ value }) => value)).toEqual(['steering-group', 'paper']);
  });
});

describe('attendance', () => {
  it('[R77] is for the steering group and the secretariat alone', async () => {
    for (const person of ['olga', 'mina']) await go(engine, `attendance kites --as ${person}`);
    const { code, err } = await covenant(engine, ['attendance', 'kites', '--as', 'ugo']);
    expect(code).toBe(3);
    expect(err).toContain('for its steering group and the secretariat alone (R77), and ugo is of neither');
  });

  it('says that nothing is recorded yet', async () => {
    const { out } = await covenant(engine, ['attendance', 'kites']);
    expect(out).toBe('It is not recorded yet who attended a meeting of any body.\n');
  });
});

describe('the overview of who takes part', () => {
  it('[R77] names companies first, with how often each came and when last', async () => {
    for (const [meeting, on, present] of [
      ['first', '2026-03-16', 'mina, ugo'],
      ['second', '2026-04-13', 'ugo, cato'],
    ]) {
      engine.now = `${on}T09:00:00.000Z`;
      await go(
        engine,
        `do kites PlanMeeting --meeting ${meeting} --meeting-kind body --title Paper --body paper --on ${on} --time 14:00 --minutes 60 --invited "[union, ministry, company-one]" --as olga`,
      );
      engine.now = `${on}T18:00:00.000Z`;
      await go(engine, `do kites RecordAttendance --meeting ${meeting} --present "[${present}]" --as olga`);
    }
    const { out } = await covenant(engine, ['attendance', 'kites', '--as', 'mina']);
    const rows = out.split('\n').filter((line) => line.includes('working group on paper'));
    expect(rows).toEqual([
      expect.stringMatching(/Company One \(affiliated company\).*1 of 2.*13 Apr 2026/),
      expect.stringMatching(/Test ministry \(party\).*1 of 2.*16 Mar 2026/),
      expect.stringMatching(/Test union \(party\).*2 of 2.*13 Apr 2026/),
    ]);
  });
});

describe('a departure', () => {
  it('is answered with what it brought, in words', async () => {
    await go(
      engine,
      'do kites OpenObligation --obligation list --owner union --text "List of string makers" --due 2026-06-01 --as olga',
    );
    const hand = '[{obligation: list, newOwner: ministry}]';
    const line = ['leave', 'kites', '--for', 'union', '--reason', 'Merged', '--evidence', 'kites.yaml'];
    const { code, out } = await covenant(engine, [...line, '--hand-over', hand, '--as', 'olga']);
    expect(code).toBe(0);
    expect(out).toContain('List of string makers [list]: handed over from Test union to Test ministry');
    expect(out).toContain('Test union leaves');
    expect(out).toContain('Dropped (owner left): list of stakeholders [stakeholder-list/union]');
    expect(out).toContain('working group on paper: Test union steps down (organisation left)');
  });

  it('can be looked at beforehand, and its help says how', async () => {
    const { out } = await covenant(null, ['leave', '--help']);
    expect(out).toContain('covenant what-if ID --withdraw ORGANISATION');
  });

  it('leaves a deadline that was missed before a hand-over with whom it was then', async () => {
    engine.now = '2026-06-10T09:00:00.000Z';
    await go(
      engine,
      'exchange kites ministry --joining "{organisation: department, name: Test department, kind: government}" --asked-by ministry --consent "All agreed" --reason "New cabinet" --as olga --for chair --evidence kites.yaml',
    );
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toMatch(/1 Jun 2026.*Deadline missed: List of string makers, of Test ministry/);
    expect(out).toContain(
      'Test department takes the place of Test ministry at the table; Test ministry asked for it',
    );
  });
});
