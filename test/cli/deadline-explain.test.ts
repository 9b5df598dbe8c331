import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusView } from '../../cli/views/status.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant, type Outcome } from './run-cli.ts';
import { go, KITES, words } from './story.ts';

/** The kite covenant with duties that roll; it opens on Monday 2 March 2026. */
const ROLLING = `
dayConvention: following
calendar: nl-1
`;
const DUTIES = `obligations:
  - id: plan
    name: { nl: plan van aanpak, en: action plan }
    owner: { organisation: union }
    opens: { phase: preparation }
    due: { from: opening, plus: P5D }
  - id: answer
    name: { nl: antwoord, en: answer }
    owner: { organisation: union }
    opens: { phase: preparation }
    due: { from: opening, workingDays: 3 }
  - id: midterm
    name: { nl: tussenrapport, en: midterm report }
    owner: { organisation: union }
    opens: { phase: preparation }
    due: { from: 'date:review', plus: P1M, convention: none }
`;

const postgres = openPostgres();
let engine: FakeEngine;
let folder: string;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  folder = await mkdtemp(join(tmpdir(), 'covenant-deadline-'));
  const kites = await readFile(KITES, 'utf8');
  await writeFile(
    join(folder, 'rolling.yaml'),
    kites.replace('\nassumptions:', `${ROLLING}assumptions:`).replace('obligations:\n', DUTIES),
  );
  await writeFile(
    join(folder, 'nl-2.yaml'),
    'version: 2\nrules: nl-1\nclosed:\n  - { day: 2026-03-09, name: Test day, basis: Test decision }\n',
  );
  await writeFile(join(folder, 'wrong.yaml'), 'version: 3\nrules: nl-1\nclosed: [{ day: 2026-03-32 }]\n');
  await go(engine, `open ${join(folder, 'rolling.yaml')} --as olga --slug rolling`);
});

afterAll(async () => {
  await engine.ledger.close();
  await rm(folder, { recursive: true });
});

const run = (line: string): Promise<Outcome> => covenant(engine, words(line), { folder });
const explain = (obligation: string) => go(engine, `deadline explain rolling ${obligation}`);

describe('deadline explain', () => {
  it('tells from which day, by which period and through which shifts', async () => {
    expect(await explain('plan')).toMatchObject({
      covenant: 'rolling',
      obligation: 'plan',
      owner: 'union',
      anchor: 'opening',
      from: '2026-03-02',
      period: 'P5D',
      convention: 'following',
      rawEnd: '2026-03-07',
      due: '2026-03-09',
      shifts: [{ from: '2026-03-07', to: '2026-03-09', reason: 'following' }],
      calendar: { rules: 'nl-1', version: 1 },
      closed: null,
      history: [{ type: 'ObligationOpened', from: null, to: '2026-03-09' }],
    });
    expect(await explain('answer')).toMatchObject({ workingDays: 3, due: '2026-03-05' });
  });

  it('reads in Dutch and in English', async () => {
    expect((await run('deadline explain rolling plan')).out).toContain('counted from the opening');
    const { out } = await run('deadline explain rolling plan --lang nl');
    expect(out).toContain('uiterlijk ma 9 mrt 2026');
    expect(out).toContain('7 mrt 2026: zaterdag');
  });

  it('says what a duty without a day waits for', async () => {
    expect(await explain('midterm')).toMatchObject({
      due: null,
      rawEnd: null,
      waitsFor: { anchor: 'date:review' },
    });
    expect((await run('deadline explain rolling midterm')).out).toContain('waits for midterm review');
  });

  it('refuses a duty or a covenant that is not there, with the nearest', async () => {
    const { code, err } = await run('deadline explain rolling plam');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('Did you mean plan?') });
    expect((await run('deadline explain rollin plan')).err).toContain('Did you mean rolling?');
  });
});

describe('a newer calendar', () => {
  it('is refused with a mistake, at its place, before anything is sent', async () => {
    const { code, err } = await run('adopt-calendar rolling wrong.yaml --as olga');
    expect(code).toBe(2);
    expect(err).toContain('wrong.yaml:3:');
    expect((await run('do rolling AdoptCalendar --calendar @wrong.yaml --as olga')).err).toContain(
      'wrong.yaml:3:',
    );
  });

  it('moves days, which the explanation then shows', async () => {
    const { code, err, out } = await run('adopt-calendar rolling nl-2.yaml --as olga');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('plan: 9 Mar 2026 → 10 Mar 2026');
    expect(await explain('plan')).toMatchObject({
      due: '2026-03-10',
      calendar: { version: 2 },
      history: [
        { type: 'ObligationOpened', to: '2026-03-09' },
        { type: 'CalendarAdopted', from: '2026-03-09', to: '2026-03-10' },
      ],
    });
    const explained = (await run('deadline explain rolling plan')).out;
    expect(explained).toContain('9 Mar 2026: Test day (Test decision)');
    expect(explained).toContain('Calendar version 2 adopted');
  });

  it('is adopted once, also by the general form', async () => {
    const { code, err } = await run('do rolling AdoptCalendar --calendar @nl-2.yaml --as olga');
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining('CALENDAR_NOT_NEWER') });
    const typed = 'do rolling AdoptCalendar --calendar "{version: 3, rules: nl-1}" --as olga';
    const { moves } = (await run(`${typed} --json`)).json();
    expect(moves).toEqual([{ obligation: 'plan', from: '2026-03-10', to: '2026-03-09' }]);
    expect(await explain('plan')).toMatchObject({ due: '2026-03-09', calendar: { version: 3 } });
  });

  it('stands in the timeline', async () => {
    expect((await run('timeline rolling')).out).toContain('Calendar version 2 adopted; dates that move: 1');
    expect((await run('timeline rolling --lang nl')).out).toContain('Kalender versie 2 aangenomen');
  });
});

describe('a due day on a closed day', () => {
  it('is said in the status and in the explanation of a live duty', async () => {
    await go(engine, 'date set rolling review 2026-03-25 --as olga');
    const { deadlines } = (await go(engine, 'status rolling')) as unknown as StatusView;
    const midterm = deadlines.find((each) => each.obligation === 'midterm');
    expect(midterm).toMatchObject({ due: '2026-04-25', closed: { name: { nl: 'zaterdag' } } });
    expect((await run('status rolling')).out).toContain('(Saturday)');
    expect((await run('deadline explain rolling midterm')).out).toContain('is a closed day (Saturday)');
  });

  it('shows a suspension and an extension as shifts', async () => {
    await go(engine, 'suspend rolling answer --reason "Takeover" --as olga');
    expect(await explain('answer')).toMatchObject({ due: null, pausedOn: '2026-03-02' });
    engine.now = '2026-03-04T09:00:00.000Z';
    await go(engine, 'resume-obligation rolling answer --as olga');
    await go(engine, 'extend rolling answer --due 2026-03-22 --reason "Agreed" --as olga');
    expect(await explain('answer')).toMatchObject({
      due: '2026-03-22',
      closed: { name: { nl: 'zondag' } },
      shifts: [{ to: '2026-03-22', reason: 'decision' }],
      history: [
        { type: 'ObligationOpened', to: '2026-03-05' },
        { type: 'ObligationSuspended', to: null },
        { type: 'ObligationResumed', to: '2026-03-09' },
        { type: 'ObligationExtended', from: '2026-03-09', to: '2026-03-22' },
      ],
    });
  });
});

describe('define check', () => {
  const check = async (options = '') =>
    (await run(`define check ${KITES} ${options} --json`)).json()['warnings'] as {
      code: string;
      parameters: Record<string, string>;
    }[];

  it('warns of a due day on a closed day, counted from today as the opening', async () => {
    expect(await check('--day opening=2026-03-02')).not.toContainEqual(
      expect.objectContaining({ code: 'DUE_ON_CLOSED_DAY' }),
    );
    expect(await check('--day opening=2026-03-05')).toContainEqual(
      expect.objectContaining({
        code: 'DUE_ON_CLOSED_DAY',
        parameters: expect.objectContaining({ obligation: 'stakeholder-list', day: '2026-04-05' }),
      }),
    );
  });

  it('and from any day that is given', async () => {
    const warnings = await check('--day entry-into-force=2026-09-26');
    expect(warnings).toContainEqual(
      expect.objectContaining({
        parameters: expect.objectContaining({ obligation: 'location-list', day: '2026-12-26' }),
      }),
    );
    const { out } = await run(`define check ${KITES} --day entry-into-force=2026-09-26 --lang nl`);
    expect(out).toContain(
      'moet klaar zijn op 2026-12-26 (tweede kerstdag) als entry-into-force 2026-09-26 is',
    );
  });

  it.each(['--day opening', '--day nowhere=2026-01-01', '--day opening=2026-02-30'])(
    'refuses %s',
    async (option) => {
      expect((await run(`define check ${KITES} ${option}`)).code).toBe(2);
    },
  );

  it.each([
    ['plus: P0D', 'more than zero'],
    ['plus: -P3D', 'more than zero'],
    ['plus: P1M2D', 'one unit'],
    ['plus: P1M, workingDays: 3', 'Keep one of'],
    ['workingDays: 0', 'at least 1'],
    ['workingDays: 3, convention: sometimes', 'preceding'],
  ])('refuses a due day with %s', async (due, text) => {
    const kites = await readFile(KITES, 'utf8');
    await writeFile(
      join(folder, 'bad.yaml'),
      kites.replace('from: opening, plus: P1M', `from: opening, ${due}`),
    );
    const { code, out } = await run('define check bad.yaml');
    expect(code).toBe(2);
    expect(out).toContain(text);
  });

  it.each([
    ['calendar: nl-9', 'nl-1'],
    [
      'calendar: { version: 2, rules: nl-1, closed: [{ day: 2026-05-05T00:00, name: x, basis: y }] }',
      'time or zone',
    ],
    [
      'calendar: { version: 2, rules: nl-1, open: [{ day: 2026-03-03, name: x, basis: y }] }',
      'do not close it',
    ],
    ['dayConvention: later', 'following'],
  ])('refuses %s', async (line, text) => {
    const kites = await readFile(KITES, 'utf8');
    await writeFile(join(folder, 'bad.yaml'), kites.replace('\nassumptions:', `\n${line}\nassumptions:`));
    const { code, out } = await run('define check bad.yaml');
    expect(code).toBe(2);
    expect(out).toContain(text);
  });
});
