import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covenant, type Outcome, type RunOptions } from './run-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'covenant-calendar-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Neither engine nor ledger: there is none here. */
function compute(words: string, options: RunOptions = {}): Promise<Outcome> {
  return covenant(null, ['deadline', 'compute', ...words.split(' ')], { folder, ...options });
}

async function failing(words: string): Promise<{ code: number; text: string }> {
  const { code, err } = await compute(words);
  return { code, text: err };
}

describe('deadline compute', () => {
  it('gives the day and its explanation', async () => {
    const { code, json } = await compute(
      '--from 2026-12-23 --period P3D --convention algemene-termijnenwet --json',
    );
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      from: '2026-12-23',
      period: 'P3D',
      convention: 'algemene-termijnenwet',
      rawEnd: '2026-12-26',
      due: '2026-12-28',
      shifts: [{ from: '2026-12-26', to: '2026-12-28', reason: 'algemene-termijnenwet-1' }],
      calendar: { rules: 'nl-1', version: 1 },
      closed: null,
    });
  });

  it('counts working days, and after a window from its last day', async () => {
    expect((await compute('--from 2026-12-23 --working-days 3 --json')).json()).toMatchObject({
      period: null,
      workingDays: 3,
      due: '2026-12-29',
    });
    expect((await compute('--from 2019-01-01..2019-03-31 --period P2M --json')).json()).toMatchObject({
      from: '2019-03-31',
      due: '2019-05-31',
    });
  });

  it('counts back', async () => {
    const { json } = await compute(
      '--from 2026-12-20 --period P2W --backwards --convention preceding --json',
    );
    expect(json()).toMatchObject({ rawEnd: '2026-12-06', due: '2026-12-04' });
  });

  it('notes a closed day that the convention leaves', async () => {
    const { json } = await compute('--from 2026-12-23 --period P3D --json');
    expect(json()).toMatchObject({
      convention: 'none',
      due: '2026-12-26',
      closed: { day: '2026-12-26', name: { nl: 'tweede kerstdag' } },
    });
    expect((await compute('--from 2026-12-23 --period P3D')).out).toContain('is a closed day');
  });

  it('reads in Dutch and in English, each reason with its legal basis', async () => {
    const words = '--from 2026-12-24 --period P3D --convention algemene-termijnenwet';
    const english = (await compute(words)).out;
    expect(english).toContain('due Tue 29 Dec 2026');
    expect(english).toContain('article 2');
    const dutch = (await compute(`${words} --lang nl`)).out;
    expect(dutch).toContain('uiterlijk di 29 dec 2026');
    expect(dutch).toContain('tweede kerstdag (Algemene termijnenwet, artikel 3, eerste lid)');
  });

  it('says when the Act leaves a term alone', async () => {
    const { out } = await compute('--from 2026-12-24 --period P1Y --convention algemene-termijnenwet');
    expect(out).toContain('article 4');
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC', 'Europe/Amsterdam'])(
    'gives the same answer on a host in %s, whatever its language',
    async (zone) => {
      const before = process.env['TZ'];
      const words = '--from 2027-03-26..2027-03-28 --period P1M --convention algemene-termijnenwet --json';
      try {
        process.env['TZ'] = zone;
        const answers = await Promise.all(
          ['nl_NL.UTF-8', 'tr_TR.UTF-8', 'C'].map((locale) =>
            compute(words, { environment: { COVENANT_LANG: '', LANG: locale, LC_ALL: locale } }),
          ),
        );
        const texts = answers.map((answer) => answer.out);
        expect(new Set(texts).size).toBe(1);
        expect(answers[0]?.json()).toMatchObject({ rawEnd: '2027-04-28', due: '2027-04-28' });
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    },
  );
});

describe('deadline compute refuses', () => {
  it.each([
    ['a period of zero', '--from 2026-12-23 --period P0D', 'more than zero'],
    ['a negative period', '--from 2026-12-23 --period -P3D', 'more than zero'],
    ['a mixed period', '--from 2026-12-23 --period P1M2D', 'one unit'],
    ['a period in hours', '--from 2026-12-23 --period PT48H', 'one unit'],
    ['no working days', '--from 2026-12-23 --working-days 0', 'from 1 to 999'],
    ['a fraction of a day', '--from 2026-12-23 --working-days 1.5', 'whole number'],
    ['a time in a date', '--from 2026-12-23T10:00 --period P3D', 'without time or zone'],
    ['a zone in a date', '--from 2026-12-23+01:00 --period P3D', 'without time or zone'],
    ['a day that does not exist', '--from 2026-02-29 --period P3D', 'a day that exists'],
    ['an end before a start', '--from 2026-12-23..2026-12-01 --period P3D', 'is before the first day'],
    ['neither a period nor working days', '--from 2026-12-23', 'one of the two'],
    ['both', '--from 2026-12-23 --period P3D --working-days 3', 'one of the two'],
    ['no day to count from', '--period P3D', '--from'],
    ['an unknown convention', '--from 2026-12-23 --period P3D --convention sometimes', 'preceding'],
    ['a file that is not there', '--from 2026-12-23 --period P3D --calendar none.yaml', 'none.yaml'],
  ])('%s, clearly', async (_what, words, text) => {
    const failure = await failing(words);
    expect(failure.code).toBe(2);
    expect(failure.text).toContain(text);
    expect(failure.text).not.toMatch(/\n\s+at /);
  });
});

describe('a calendar file', () => {
  const use = async (yaml: string) => {
    await writeFile(join(folder, 'own.yaml'), yaml);
    return compute('--from 2027-02-26 --working-days 1 --calendar own.yaml --json');
  };

  it('closes days with their basis', async () => {
    const { json } = await use(
      'version: 2\nrules: nl-1\nclosed:\n  - { day: 2027-03-01, name: Test day, basis: Test decision }\n',
    );
    expect(json()).toMatchObject({ due: '2027-03-02', calendar: { version: 2 } });
  });

  it.each([
    ['version: 2\nrules: nl-1\nclosed: [\n', 'This is not valid YAML'],
    ['version: 2\nrules: nl-9\n', '2:8 rules should be one of: nl-1'],
    ['version: 0\nrules: nl-1\n', '1:10 version should be at least 1'],
    ['version: 2\nrules: nl-1\nclose: []\n', 'Did you mean closed?'],
    ['version: 2\nrules: nl-1\nclosed:\n  - { day: 2027-03-01, name: Test day }\n', 'basis is missing'],
    [
      'version: 2\nrules: nl-1\nclosed:\n  - { day: 2027-02-30, name: Test day, basis: Test }\n',
      '4:12 2027-02-30 is not a day of the calendar',
    ],
    [
      'version: 2\nrules: nl-1\nclosed:\n  - { day: "2027-03-01T00:00Z", name: Test day, basis: Test }\n',
      'without time or zone',
    ],
    [
      'version: 2\nrules: nl-1\nopen:\n  - { day: 2027-03-01, name: Test day, basis: Test }\n',
      '4:12 2027-03-01 is opened again, but the rules do not close it',
    ],
  ])('with a mistake is refused at its place', async (yaml, text) => {
    const { code, json } = await use(yaml);
    const { error } = json() as { error: { code: string; message: string } };
    expect({ code, error: error.code }).toEqual({ code: 2, error: 'CALENDAR_FILE_INVALID' });
    expect(error.message).toContain(text);
  });
});
