import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getContent } from '../../ledger/content.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant, type Outcome, type RunOptions } from './run-cli.ts';
import { go, KITES, words } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-cli-'));
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${KITES} --as olga`);
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a line that must fail: one sentence with a code, no stack trace, and the same as JSON. */
async function refused(
  line: string,
  options: RunOptions = {},
): Promise<Outcome & { error: { code: string; message: string } }> {
  const outcome = await covenant(engine, [...words(line), '--json'], { folder, ...options });
  const { error } = outcome.json() as { error: { code: string; message: string } };
  expect(outcome.err).toBe(`${error.code}: ${error.message}\n`);
  expect(`${outcome.out}${outcome.err}`).not.toMatch(/\n\s+at .+:\d+/);
  return { ...outcome, error };
}

describe('a command that is accepted', () => {
  it('answers with its events and the head of the ledger', async () => {
    const answer = await go(engine, 'do kites RecordMilestone --milestone request --as olga');
    expect(answer).toMatchObject({
      covenant: 'kites',
      commandId: expect.stringMatching(/^cmd_/) as string,
      events: [{ type: 'MilestoneRecorded' }],
      head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  it('keeps a document with its bytes and media type as content', async () => {
    writeFileSync(join(folder, 'note.pdf'), Buffer.from([0x25, 0x50, 0x44, 0x46, 0]));
    await go(engine, 'report-done kites stakeholder-list/ministry --as mina');
    const { code } = await covenant(
      engine,
      words('report-done kites stakeholder-list/union --note @note.pdf --as ugo'),
      { folder },
    );
    expect(code).toBe(0);
    const { out } = await covenant(engine, ['history', 'kites', '--json']);
    const { events } = JSON.parse(out) as { events: { envelope: { data: { note?: { ref: string } } } }[] };
    const note = events.at(-1)?.envelope.data.note;
    const stored = await getContent(engine.ledger.db, note?.ref ?? '');
    expect(stored.mediaType).toBe('application/pdf');
    expect(stored.bytes).toHaveLength(5);
  });

  it('says on standard error that an act for another has no evidence', async () => {
    const line = 'leave kites --for company-two --reason "Sold" --as olga';
    const { code, err } = await covenant(engine, words(line));
    expect(code).toBe(0);
    expect(err).toMatch(/Recorded for company-two without evidence/);
  });

  it('takes a new person as contact, whose name and address stay out of the chain', async () => {
    await go(
      engine,
      'contact change kites company-one contact carl --contact-name "Testpersoon Carl" --contact-address carl@example.org --as olga',
    );
    const { out } = await covenant(engine, ['history', 'kites', '--raw']);
    expect(out).toContain('"person":"carl"');
    expect(out).not.toContain('carl@example.org');
  });

  it('gives the same answer to the same command id, with one event', async () => {
    const id = 'cmd_01890000-0000-7000-8000-000000000001';
    const line = `date set kites review 2027-01-01 2027-03-31 --as olga --command-id ${id}`;
    expect(await go(engine, line)).toEqual(await go(engine, line));
    const { code, error } = await refused(line.replace('2027-03-31', '2027-04-30'));
    expect([code, error.code]).toEqual([3, 'DUPLICATE_COMMAND_ID']);
  });

  it('opens a covenant once under one command id', async () => {
    const line = `open ${KITES} --slug twice --as olga --command-id cmd_01890000-0000-7000-8000-000000000002`;
    expect(await go(engine, line)).toEqual(await go(engine, line));
    const { code, error } = await refused(`open ${KITES} --slug twice --as olga`);
    expect([code, error.code]).toEqual([3, 'SLUG_TAKEN']);
  });

  it('takes fields from a file, from --field and from options, the later winning', async () => {
    writeFileSync(join(folder, 'date.yaml'), 'date: review\nfrom: 2027-02-01\nto: 2027-02-02\n');
    await covenant(
      engine,
      words('do kites SetDate --file date.yaml --field to=2027-02-03 --from 2027-01-31 --as olga'),
      {
        folder,
      },
    );
    const { steps } = await go(engine, 'status kites');
    expect(steps).toMatchObject({ dates: [{ from: '2027-01-31', to: '2027-02-03' }] });
  });

  it('asks on a terminal for what is missing, with the choices that there are', async () => {
    engine.answers = ['request', 'olga'];
    engine.questions.length = 0;
    const { code, err } = await covenant(engine, ['milestone', 'kites'], { interactive: true });
    expect(engine.questions.map((question) => question.text)).toEqual([
      'Which milestone',
      'Who acts (id of the person)',
    ]);
    expect(engine.questions[1]?.choices.map((choice) => choice.value)).toContain('cora');
    expect([code, err]).toEqual([3, expect.stringMatching(/^MILESTONE_ALREADY_RECORDED/)]);
  });
});

describe('a command that is refused', () => {
  it.each([
    ['unknown covenant', 'milestone kitse request --as olga', 2, 'COVENANT_UNKNOWN'],
    ['unknown person', 'gate open kites start --as nobody', 3, 'UNKNOWN_PERSON'],
    ['wrong role', 'gate open kites start --as mina', 3, 'NOT_ENTITLED'],
    ['wrong phase', 'gate open kites agreement --as olga', 3, 'WRONG_PHASE'],
    ['nothing to correct', 'correct kites 4000 --reason x --as olga', 3, 'EVENT_UNKNOWN'],
    ['unknown obligation', 'report-done kites nothing --as mina', 3, 'UNKNOWN_OBLIGATION'],
    [
      'sign without being party',
      'sign kites --document kites.yaml --method paper --as cato',
      3,
      'AFFILIATED_COMPANY_DOES_NOT_SIGN',
    ],
  ])('%s', async (_name, line, exit, code) => {
    const outcome = await refused(line, { folder: import.meta.dirname });
    expect([outcome.code, outcome.error.code]).toEqual([exit, code]);
  });

  it('[R10] consent recorded by the facilitator alone, in the language of the reader', async () => {
    await go(engine, 'gate open kites start --as olga');
    const line = 'gate close kites start go --reason "Yes" --as olga --lang nl';
    const { code, error } = await refused(line);
    expect([code, error.code]).toEqual([3, 'CONSENT_BY_FACILITATOR_ALONE']);
    expect(error).toMatchObject({
      rule: 'R10',
      message: expect.stringContaining('procesbegeleider') as string,
    });
  });

  it('names the covenant that was probably meant', async () => {
    expect((await refused('status kitess')).error.message).toContain('Did you mean kites?');
  });
});

describe('bad input is refused before anything is sent', () => {
  it.each([
    ['missing field', 'do kites SetDate --date review --as olga', 'FIELDS_MISSING'],
    ['missing person', 'milestone kites request', 'PERSON_MISSING'],
    ['unknown field', 'do kites SetDate --field dat=review --as olga', 'FIELD_UNKNOWN'],
    ['unknown command', 'do kites SetDat --as olga', 'COMMAND_UNKNOWN'],
    ['date that does not exist', 'entry-into-force kites 2027-02-30 --as olga', 'FIELD_INVALID'],
    ['wrong choice', 'position kites start maybe --as mina', 'FIELD_INVALID'],
    ['not a number', 'correct kites first --reason x --as olga', 'FIELD_INVALID'],
    ['wrong command id', 'milestone kites request --as olga --command-id 1', 'FIELD_INVALID'],
    ['day that is no day', 'milestone kites request --as olga --effective-on gisteren', 'FIELD_INVALID'],
    [
      'file that is not there',
      'milestone kites request --as olga --for office --evidence nowhere.pdf',
      'FILE_UNREADABLE',
    ],
    ['folder for a file', 'milestone kites request --as olga --for office --evidence .', 'FILE_UNREADABLE'],
    ['evidence of nobody', 'milestone kites request --as olga --evidence kites.yaml', 'EVIDENCE_WITHOUT_FOR'],
    ['assignment without a name', 'do kites SetDate --field =x --as olga', 'FIELD_INVALID'],
  ])('%s', async (_name, line, code) => {
    const before = engine.sent;
    const outcome = await refused(line);
    expect([outcome.code, outcome.error.code]).toEqual([2, code]);
    expect(engine.sent).toBe(before);
  });

  it('neither yes nor no', async () => {
    const duty = 'do kites OpenObligation --obligation map --owner union --text Map --due 2027-03-31';
    const { error } = await refused(`${duty} --verify maybe --as olga`);
    expect(error).toMatchObject({ parameters: { field: 'verify', expected: 'expected-yes-no' } });
  });

  it('control characters', async () => {
    const { error } = await refused('stop kites --as olga --for chair --reason "a\u001b[2Jb"');
    expect(error).toMatchObject({ code: 'CONTROL_CHARACTERS', parameters: { character: 'U+001B' } });
  });

  it('half a character, and marks that turn the reading direction', async () => {
    expect((await refused('stop kites --as olga --reason "\ud800"')).error.code).toBe('CONTROL_CHARACTERS');
    expect((await refused('stop kites --as olga --reason "a\u202eb"')).error.code).toBe('CONTROL_CHARACTERS');
  });

  it('a text over 64 KiB', async () => {
    const { code, error } = await refused(`stop kites --as olga --reason "${'é'.repeat(32 * 1024 + 1)}"`);
    expect([code, error.code]).toEqual([2, 'TEXT_TOO_LONG']);
  });

  it('a document over 25 MB', async () => {
    writeFileSync(join(folder, 'large.pdf'), Buffer.alloc(25_000_001));
    const { error } = await refused('milestone kites request --as olga --for office --evidence large.pdf');
    expect(error).toMatchObject({ code: 'DOCUMENT_TOO_LARGE', parameters: { limit: '25 MB' } });
  });

  it('a file of fields with aliases that grow without end', async () => {
    writeFileSync(join(folder, 'bomb.yaml'), 'a: &a [x, x]\nb: &b [*a, *a]\nreason: [*b, *b]\n');
    expect((await refused('do kites StopCovenant --file bomb.yaml --as olga')).error.code).toBe(
      'FILE_MALFORMED',
    );
  });
});
