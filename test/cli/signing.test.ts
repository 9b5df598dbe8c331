import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningInWords } from '../../cli/views/render-signing.ts';
import type { StatusView } from '../../cli/views/status.ts';
import type { TodayView } from '../../cli/views/today.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant, type Outcome } from './run-cli.ts';
import { go, KITES, words } from './story.ts';
import { temporaryFolder } from './two-covenants.ts';

const postgres = openPostgres();
const { folder, remove } = temporaryFolder();
let engine: FakeEngine;

const PAPERS = `papers:
  - { id: agreement, name: { nl: convenant, en: covenant }, kind: covenant }
  - { id: engagement, name: { nl: opdracht, en: engagement }, kind: engagement-agreement }
signing: { onRefusal: keep }
reminders:`;

/** The kite covenant with two papers that are signed, in its phase of signing; the documents lie in its folder. */
beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  const file = join(folder, 'papers.yaml');
  writeFileSync(file, readFileSync(KITES, 'utf8').replace(/^reminders:$/m, PAPERS));
  for (const name of ['agreement', 'draft', 'engagement', 'scan'])
    writeFileSync(join(folder, `${name}.pdf`), `Text of the ${name}.`);
  await go(engine, `open ${file} --as olga`);
  await passTo('start');
  await passTo('agreement');
});

afterAll(async () => {
  await engine.ledger.close();
  remove();
});

async function passTo(gate: string): Promise<void> {
  await line(`gate open kites ${gate} --as olga`);
  if (gate === 'agreement')
    for (const person of ['mina', 'ugo']) await line(`position kites agreement agree --as ${person}`);
  await line(`gate close kites ${gate} go --reason "All agree" --as cora --for chair`);
}

/** Runs a line whose files lie in the folder of the covenant. */
async function run(text: string): Promise<Outcome> {
  return covenant(engine, [...words(text), '--json'], { folder });
}

async function line(text: string): Promise<Record<string, unknown>> {
  const { code, err, json } = await run(text);
  expect([code, err], text).toEqual([0, expect.stringMatching(/^(Recorded for .*\n)?$/)]);
  return json();
}

async function refused(text: string): Promise<string> {
  const { code, json } = await run(text);
  expect(code, text).toBe(3);
  return (json() as { error: { code: string } }).error.code;
}

async function signing(options = ''): Promise<SigningInWords> {
  return (await line(`signing kites ${options}`)) as unknown as SigningInWords;
}

const openRound = async (text: string) => {
  const documents = `[{paper: agreement, document: '@${text}.pdf'}, {paper: engagement, document: '@engagement.pdf'}]`;
  const words = ['signing', 'open', 'kites', '--documents', documents];
  const order = ['--signing-order', '[[ministry], [union]]', '--until', '2026-06-30'];
  const { code, err } = await covenant(engine, [...words, ...order, '--as', 'olga', '--json'], { folder });
  expect([code, err]).toEqual([0, '']);
};

describe('the signing of a covenant', () => {
  it('has a round that binds bytes: the same file is the same document, another one is refused', async () => {
    await openRound('agreement');
    expect(await refused('sign kites --document draft.pdf --method paper --as mina')).toBe('OTHER_DOCUMENT');
    await line('sign kites --document agreement.pdf --method paper --as mina');
    await line('sign kites --paper engagement --document engagement.pdf --method ceremony --as mina');
  });

  it('tells who signed when and how, and whose turn it is', async () => {
    const view = await signing();
    expect(view.round).toMatchObject({ round: 1, until: '2026-06-30', order: [['ministry'], ['union']] });
    expect(
      view.papers.map(({ paper, signatories }) => [
        paper,
        ...signatories.map(({ organisation, standing, method }) => `${organisation} ${standing} ${method}`),
      ]),
    ).toEqual([
      ['agreement', 'ministry signed paper', 'union next null'],
      ['engagement', 'ministry signed ceremony', 'union next null', 'office next null'],
    ]);
    const { signing: shown } = (await line('status kites')) as unknown as StatusView;
    expect(shown).toEqual({ round: 1, signed: 2, of: 5, next: ['Test office', 'Test union'] });
  });

  it('shows a page in both languages', async () => {
    const english = await covenant(engine, ['signing', 'kites']);
    expect(english.out).toContain('Round 1, open since 2 Mar 2026, until 30 Jun 2026');
    expect(english.out).toContain('covenant [agreement]: 1 of 2 signed');
    const dutch = await covenant(engine, ['signing', 'kites', '--lang', 'nl']);
    expect(dutch.out).toContain('opdracht [engagement]: 1 van 3 getekend');
    expect((await covenant(engine, ['status', 'kites', '--lang', 'nl'])).out).toContain(
      'Ondertekeningsronde 1: 2 van 5 handtekeningen; nu aan de beurt: Test office, Test union',
    );
  });

  it('[R59] shows a company nothing of it, and the chair of the table what the parties see', async () => {
    const company = await signing('--as cato');
    expect(company).toMatchObject({ round: null, papers: [], counts: [], earlier: [], refusals: [] });
    expect((await signing('--as mina')).papers).toHaveLength(2);
    const chair = await signing('--as cora');
    expect(chair.papers).toHaveLength(2);
  });

  it('after a refusal tells who refused and why, and what became of the round', async () => {
    await line('signing refuse kites --reason "Chapter 3 goes too far" --as ugo');
    const view = await signing();
    expect(view).toMatchObject({
      round: null,
      refusals: [{ organisation: 'union', reason: 'Chapter 3 goes too far' }],
      earlier: [{ round: 1, outcome: 'refused', voided: '–' }],
    });
    expect(view.papers[0]?.signatories[0]).toMatchObject({ organisation: 'ministry', standing: 'kept' });
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toMatch(/Test union does not sign covenant · “Chapter 3 goes too far”/);
    expect(out).toContain('Signing ended (refused)');
  });

  it('counts a signature that was kept again when the next round binds the same bytes', async () => {
    await passTo('agreement');
    await openRound('agreement');
    const [agreement] = (await signing()).papers;
    expect(agreement?.signatories.map(({ standing }) => standing)).toEqual(['signed', 'next']);
  });

  it('[R73] counts signatories and affiliated companies by kind', async () => {
    await line(
      'sign kites --document agreement.pdf --method qualified-electronic --provider "Test trust" --as olga --for union --evidence scan.pdf',
    );
    const { counts, papers } = await signing();
    expect(counts).toEqual([
      { kind: 'government', parties: 1, signed: 1, bound: 0 },
      { kind: 'union', parties: 1, signed: 1, bound: 0 },
      { kind: 'company', parties: 0, signed: 0, bound: 2 },
    ]);
    expect(papers[0]).toMatchObject({ paper: 'agreement', sealed: true });
    expect((await signing('--as cato')).counts).toEqual(counts);
    await line(
      'do kites JoinCovenant --organisation company-three --name "Company Three" --kind company --participation affiliated-company --as olga',
    );
    expect((await signing()).counts.at(-1)).toMatchObject({ kind: 'company', bound: 3 });
  });

  it('names the sealed text in later events, in history too', async () => {
    const [agreement] = (await signing()).papers;
    const { out } = await covenant(engine, ['history', 'kites', '--raw']);
    const events = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { type: string; data: { sealed?: string } });
    expect(events.at(-1)).toMatchObject({
      type: 'ParticipantJoined',
      data: { sealed: agreement?.document?.hash },
    });
    expect((await covenant(engine, ['ledger', 'verify'])).code).toBe(0);
    const live = await line('status kites --live');
    expect(live['live']).toMatchObject({ agrees: true });
  });

  it('[R132] shows how much of the market takes part, over time', async () => {
    await line('coverage kites 42 45 --on 2026-02-01 --basis "Turnover, first count" --as olga');
    await line('coverage kites 37.5 --on 2026-01-01 --basis "Estimate at the table" --as olga');
    const { coverage } = await signing();
    expect(coverage.map(({ on, from, to, basis }) => [on, from, to, basis])).toEqual([
      ['2026-01-01', 37.5, 37.5, 'Estimate at the table'],
      ['2026-02-01', 42, 45, 'Turnover, first count'],
    ]);
    const { out } = await covenant(engine, ['signing', 'kites']);
    expect(out).toMatch(/1 Feb 2026 +│ 42–45 % +│ Turnover, first count/);
    expect((await covenant(engine, ['signing', 'kites', '--lang', 'nl'])).out).toContain('37,5 %');
    expect(await refused('coverage kites 45 42 --on 2026-02-01 --basis x --as olga')).toBe(
      'PERCENT_REVERSED',
    );
  });
});

describe('a correction by two people', () => {
  it('[R10] is asked of a signature, waits in today, and is confirmed by somebody else', async () => {
    const union = (await signing()).papers[0]?.signatories.find(
      ({ organisation }) => organisation === 'union',
    );
    const event = union?.event ?? 0;
    expect(await refused(`correct kites ${event} --reason "Wrong scan" --as olga`)).toBe(
      'SECOND_PERSON_NEEDED',
    );
    await line(`correction propose kites ${event} --reason "Wrong scan" --as olga`);
    const { requests } = (await line('today')) as unknown as TodayView;
    const [waiting] = requests.filter(({ kind }) => kind === 'correction');
    expect(waiting?.commands.map(({ does, line: text }) => [does, text])).toEqual([
      ['confirm', `covenant correction confirm kites ${waiting?.subject} --as cora --for chair`],
      ['decline', `covenant correction decline kites ${waiting?.subject} --reason ... --as cora --for chair`],
    ]);
    const { out } = await covenant(engine, ['today', '--lang', 'nl']);
    expect(out).toContain(`correctie van gebeurtenis ${event}`);
    expect(await refused(`correction confirm kites ${waiting?.subject} --as olga`)).toBe(
      'SECOND_PERSON_MISSING',
    );
    await line((waiting?.commands[0]?.line ?? '').replace('covenant ', ''));
    const [agreement] = (await signing()).papers;
    expect(agreement).toMatchObject({
      sealed: false,
      signatories: [{ standing: 'signed' }, { standing: 'next' }],
    });
    expect((await signing()).dates.signed).toBeNull();
  });

  it('says what to do where an event is only noted', async () => {
    const { events } = (await line('history kites')) as {
      events: { envelope: { type: string; sequence: number } }[];
    };
    const closed = events.find(({ envelope }) => envelope.type === 'GateClosed')?.envelope.sequence;
    const proposed = await line(`correction propose kites ${closed} --reason "Not all agreed" --as olga`);
    const proposal = (proposed['head'] as { sequence: number }).sequence;
    const confirm = ['correction', 'confirm', 'kites', `${proposal}`, '--as', 'cora', '--for', 'chair'];
    const { out } = await covenant(engine, confirm);
    expect(out).toContain('Record what is true now.');
  });
});
