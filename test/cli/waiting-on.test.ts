import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WaitingOnView } from '../../cli/views/waiting-on.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go } from './story.ts';
import { openBoth, startViews, writeVariant, type Views } from './two-covenants.ts';

let views: Views;

beforeAll(async () => {
  views = await startViews();
});

afterAll(() => views.stop());

async function waitingOn(words = ''): Promise<WaitingOnView> {
  return (await go(views.engine, `waiting-on ${words}`)) as unknown as WaitingOnView;
}

/** `organisation subject` of everything that is seen. */
function subjects({ organisations }: WaitingOnView): string[] {
  const all = organisations.flatMap(({ waiting }) =>
    waiting.map(({ organisation, subject }) => `${organisation} ${subject}`),
  );
  return [...new Set(all)].sort();
}

describe('waiting-on', () => {
  it('groups over all covenants by organisation, the latest first', async () => {
    const { organisations, today } = await waitingOn();
    expect(today).toBe('2026-04-06');
    expect(
      organisations.map(({ name, late, lateDays, waiting }) => [name, late, lateDays, waiting.length]),
    ).toEqual([
      ['Test union', 2, 4, 6],
      ['Test ministry', 2, 4, 4],
    ]);
    expect(organisations[0]?.waiting[0]).toMatchObject({
      covenant: 'kites',
      subject: 'stakeholder-list/union',
      contact: 'ugo',
      since: '2026-03-02',
      due: '2026-04-02',
      lateDays: 4,
    });
  });

  it('tells which steps were sent, and what became of them', async () => {
    const { organisations } = await waitingOn('kites');
    expect(organisations[0]?.waiting[0]?.sent).toEqual([
      { on: '2026-03-19', kind: 'reminder', step: '-P14D', person: 'ugo', status: 'refused_for_good' },
    ]);
    const { out } = await covenant(views.engine, ['waiting-on', 'kites', '--lang', 'nl']);
    expect(out).toContain('19 mrt 2026: herinnering aan ugo, geweigerd');
    expect(out).toContain('uiterlijk 2 apr 2026, 4 dagen te laat');
  });

  it.each([
    [
      'an officer sees everything',
      'olga',
      [
        'ministry secret',
        'ministry stakeholder-list/ministry',
        'union plenary',
        'union programme-list',
        'union stakeholder-list/union',
      ],
    ],
    [
      'a party sees its own, and what is for parties or for everybody',
      'mina',
      ['ministry stakeholder-list/ministry', 'union plenary', 'union programme-list'],
    ],
    ['a company sees what is for everybody', 'cato', ['union programme-list']],
  ])('[R59] %s', async (_, person, seen) => {
    expect(subjects(await waitingOn(`--as ${person}`))).toEqual(seen);
  });

  it('[R59] counts only what is seen, and shows nobody the reminders of another', async () => {
    const { organisations } = await waitingOn('--as mina');
    expect(organisations.map(({ name, late, waiting }) => [name, late, waiting.length])).toEqual([
      ['Test ministry', 2, 2],
      ['Test union', 0, 4],
    ]);
    const union = organisations.find(({ name }) => name === 'Test union');
    expect(union?.waiting.flatMap(({ sent }) => sent)).toEqual([]);
    const { out } = await covenant(views.engine, ['waiting-on', '--as', 'cato']);
    expect(out).not.toMatch(/secret|stakeholder|ministry|late/);
  });

  it('knows nobody by a name that was typed wrong', async () => {
    expect(await views.failing(['waiting-on', '--as', 'mian'])).toMatchObject({
      code: 'PERSON_UNKNOWN',
      message: expect.stringContaining('Did you mean mina?') as string,
    });
  });
});

describe('what a party asked, or one id of two people', () => {
  let other: FakeEngine;

  beforeAll(async () => {
    other = new FakeEngine(await views.postgres.createLedger());
    await openBoth(other, views.folder);
    const elsewhere = writeVariant(views.folder, 'slides', (text) =>
      text.replace('ugo@example.org', 'u.go@example.org'),
    );
    await go(other, `open ${elsewhere} --as olga`);
    await go(other, 'request-extension kites programme-list 2026-06-01 --reason "Holidays" --as ugo');
  });

  afterAll(() => other.ledger.close());

  it.each([
    ['olga', true],
    ['mina', false],
    ['cato', false],
  ])('[R59] a request is between its owner and the secretariat: %s sees it, %s', async (person, sees) => {
    const { out } = await covenant(other, ['waiting-on', 'kites', '--as', person, '--json']);
    expect(out.includes('"what": "request"')).toBe(sees);
  });

  it('of the owner too, in the covenant that is named', async () => {
    const { out } = await covenant(other, ['waiting-on', 'kites', '--as', 'ugo', '--json']);
    expect(out).toContain('"what": "request"');
  });

  it('nobody sees what another of the same id may see', async () => {
    for (const line of [
      ['waiting-on', '--as', 'ugo'],
      ['agenda', '--as', 'ugo'],
      ['calendar', '--person', 'ugo', '--ics', '-'],
    ]) {
      const { code, json } = await covenant(other, [...line, '--json']);
      expect([code, json()]).toMatchObject([2, { error: { code: 'PERSON_AMBIGUOUS' } }]);
    }
  });
});
