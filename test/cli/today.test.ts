import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ProposalBody } from '../../activities/mailbox/proposals.ts';
import type { TodayView } from '../../cli/views/today.ts';
import { putContent } from '../../ledger/content.ts';
import { recordRefusal } from '../../ledger/refusals.ts';
import { findStream } from '../../ledger/streams.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, words } from './story.ts';
import { openBoth, planAll, refuseMail, temporaryFolder, writeVariant } from './two-covenants.ts';

const postgres = openPostgres();
let engine: FakeEngine;
const { folder, remove } = temporaryFolder();

/** Three covenants on 20 April 2026 with one of everything that an officer has to see to. */
beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  expect(await today()).toMatchObject({ answers: [], failures: [], requests: [], reports: [], messages: [] });
  await openBoth(engine, folder);
  await go(engine, `open ${escalating()} --as olga`);
  await refuseMail(engine, '2026-03-19');
  engine.now = '2026-03-20T08:00:00.000Z';
  await go(engine, 'request-extension kites stakeholder-list/union 2026-05-20 --reason "Holidays" --as ugo');
  await go(engine, 'cannot-deliver swings stakeholder-list/union --reason "No staff" --as ugo');
  await go(engine, 'gate open kites start --as olga');
  await go(
    engine,
    'do kites OpenObligation --obligation note --owner ministry --text "A note" --due 2026-04-27 --verify true --as olga',
  );
  await go(engine, 'report-done kites note --as mina');
  engine.now = '2026-04-20T08:00:00.000Z';
  await go(engine, 'milestone swings request --as olga');
  await planAll(engine);
  await refuseCommand('2026-04-18T10:00:00.000Z');
  await answerByMail();
});

afterAll(async () => {
  await engine.ledger.close();
  remove();
});

/** A covenant whose parties agreed that reminders may go on to the chair (R131). */
function escalating(): string {
  const ladder = 'reminders:\n  agreed: true\n  ladder:\n    - { at: -P14D }\n    - { at: P7D, to: chair }\n';
  return writeVariant(folder, 'slides', (text) => text.replace(/^reminders:\n[^]*$/m, ladder));
}

async function refuseCommand(at: string): Promise<void> {
  const stream = (await findStream(engine.ledger.db, 'kites'))?.stream ?? '';
  const detail = { obligation: 'plenary', owner: 'union', organisation: 'ministry' };
  const refusal = {
    stream,
    commandId: null,
    commandType: 'ReportDone',
    code: 'NOT_THE_OWNER',
    rule: null,
    at,
    detail,
  };
  for (let time = 0; time < 2; time += 1) await recordRefusal(engine.ledger.db, refusal);
}

async function answerByMail(): Promise<void> {
  const { db } = engine.ledger;
  const stream = (await findStream(db, 'kites'))?.stream ?? '';
  const at = '2026-04-19T10:00:00.000Z';
  const said: ProposalBody = {
    from: null,
    subject: 'Re: list',
    text: 'Done,\nsee attachment',
    words: null,
    attachments: [],
    asked: { from: null, until: null, named: null },
    command: null,
  };
  const bytes = Buffer.from(JSON.stringify(said));
  const body = JSON.stringify(await putContent(db, { bytes, mediaType: 'application/json' }));
  const mail = {
    id: 'mal_1',
    mailbox: 'INBOX',
    uid_validity: 1,
    uid: 1,
    fingerprint: 'f',
    kind: 'answer' as const,
  };
  await db
    .insertInto('mail')
    .values({ ...mail, size: 100, received_at: at, taken_at: at })
    .execute();
  const about = { stream, obligation: 'stakeholder-list/ministry', organisation: 'ministry', person: 'mina' };
  const meaning = { intent: 'done', certain: true, hold: null, hints: '[]' };
  await db
    .insertInto('proposal')
    .values({ id: 'prp_1', number: 7, mail_id: 'mal_1', ...meaning, ...about, body })
    .execute();
}

async function today(line = ''): Promise<TodayView> {
  return (await go(engine, `today ${line}`)) as unknown as TodayView;
}

const linesOf = (entry: { commands: { line: string }[] } | undefined): string[] =>
  entry?.commands.map(({ line }) => line) ?? [];

describe('today', () => {
  it('numbers its lines from one through all of its parts', async () => {
    const view = await today();
    const parts = [view.answers, view.failures, view.requests, view.reports, view.meetings, view.messages];
    const numbers = parts.flatMap((part: { number: number }[]) => part.map(({ number }) => number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('has the answers by mail, with the commands that judge them', async () => {
    const { answers } = await today();
    expect(answers).toMatchObject([
      {
        answer: 7,
        covenant: 'kites',
        subject: 'stakeholder-list/ministry',
        person: 'mina',
        intent: 'done',
        text: 'Done, see attachment',
      },
    ]);
    expect(linesOf(answers[0])).toEqual([
      'covenant answers accept 7 --as olga',
      'covenant answers change 7 --as olga',
      'covenant answers reject 7 --as olga',
    ]);
  });

  it('has what was refused in the last week, the same thing once', async () => {
    const { failures } = await today();
    expect(failures).toMatchObject([
      {
        kind: 'command',
        on: '2026-04-18',
        covenant: 'kites',
        command: 'ReportDone',
        code: 'NOT_THE_OWNER',
        count: 2,
      },
    ]);
    expect((await today('--on 2026-05-20')).failures).toEqual([]);
  });

  it('says tomorrow of what is due once the post has gone round today', async () => {
    const dayOf = async (): Promise<string | undefined> =>
      (await today()).messages.find(({ subject }) => subject === 'plenary')?.on;
    const { now } = engine;
    onTestFinished(() => {
      engine.now = now;
    });
    engine.now = '2026-04-20T05:59:00.000Z';
    expect(await dayOf()).toBe('2026-04-20');
    engine.now = '2026-04-20T06:00:00.000Z';
    expect(await dayOf()).toBe('2026-04-21');
  });

  it('counts no refused command as something to see to: its sender was told at once', async () => {
    const { failures, answers, requests, reports } = await today();
    const lost = failures.filter(({ kind }) => kind === 'message');
    const { out } = await covenant(engine, ['today']);
    expect(failures.length).toBeGreaterThan(lost.length);
    expect(out).toContain(`${lost.length + answers.length + requests.length + reports.length} to see to`);
  });

  it('has messages that did not arrive, and what can be done', async () => {
    const { failures } = await today('--on 2026-03-21');
    const toUgo = failures.find((line) => line.kind === 'message' && line.person === 'ugo');
    expect(toUgo).toMatchObject({
      on: '2026-03-19',
      status: 'refused_for_good',
      about: [
        { covenant: 'kites', subject: 'stakeholder-list/union' },
        { covenant: 'swings', subject: 'stakeholder-list/union' },
        { covenant: 'slides', subject: 'stakeholder-list/union' },
      ],
    });
    expect(linesOf(toUgo)).toEqual([
      'covenant reminder note kites stakeholder-list/union ... --as olga',
      'covenant contact change kites union contact PERSON --as olga',
    ]);
  });

  it('[R131] has requests, gates that are open, and escalations that a person confirms', async () => {
    const { requests } = await today();
    expect(requests.map(({ kind, covenant: id, subject, until }) => [kind, id, subject, until])).toEqual([
      ['extension', 'kites', 'stakeholder-list/union', '2026-05-20'],
      ['gate', 'kites', 'start', null],
      ['cannot-deliver', 'swings', 'stakeholder-list/union', null],
      ['escalation', 'slides', 'stakeholder-list/ministry', '2026-04-02'],
      ['escalation', 'slides', 'stakeholder-list/union', '2026-04-02'],
    ]);
    expect(linesOf(requests[0])).toEqual([
      'covenant extend kites stakeholder-list/union --reason ... --due 2026-05-20 --as olga',
      'covenant decline kites stakeholder-list/union --reason ... --as olga',
    ]);
    expect(linesOf(requests[3])[0]).toBe(
      'covenant reminder confirm slides stakeholder-list/ministry --step P7D --as olga',
    );
  });

  it('has reports to verify, and meetings of the week', async () => {
    const { reports, meetings } = await today('--on 2026-04-28');
    expect(reports).toMatchObject([
      { subject: 'note', name: { en: 'A note' }, organisation: 'ministry', reportedOn: '2026-03-20' },
    ]);
    expect(linesOf(reports[0])[0]).toBe('covenant verify kites note --as olga');
    expect(meetings.map(({ covenant: id, on, time }) => [id, on, time])).toEqual([
      ['kites', '2026-05-02', '09:30'],
      ['swings', '2026-05-02', '09:30'],
      ['slides', '2026-05-02', '09:30'],
    ]);
  });

  it('has what goes out, and how to hold, word, skip or note it', async () => {
    const { messages, until } = await today('--on 2026-04-20');
    expect(until).toBe('2026-04-26');
    const first = messages.find(({ subject }) => subject === 'plenary');
    expect(first).toMatchObject({
      on: '2026-04-20',
      person: 'ugo',
      kind: 'reminder',
      step: '-P14D',
      due: '2026-05-02',
    });
    expect(linesOf(first)).toEqual([
      'covenant reminder hold kites plenary 2026-04-27 --as olga',
      'covenant reminder edit kites plenary --step=-P14D --text ... --as olga',
      'covenant reminder skip kites plenary --step=-P14D --as olga',
      'covenant reminder note kites plenary ... --until 2026-04-27 --as olga',
    ]);
  });

  it('leaves --as out where the environment says who acts', async () => {
    const environment = { COVENANT_AS: 'olga' };
    const { json } = await covenant(engine, ['today', '--json'], { environment });
    expect(JSON.stringify(json())).not.toContain('--as');
  });

  it('names commands that can be typed as they stand', async () => {
    const { messages } = await today();
    const skip = linesOf(messages.find(({ subject }) => subject === 'plenary'))[2] ?? '';
    await go(engine, skip.replace(/^covenant /, ''));
    await planAll(engine);
    const left = (await today()).messages.filter(
      ({ covenant: id, subject }) => id === 'kites' && subject === 'plenary',
    );
    expect(left).toEqual([]);
  });

  it.each(['nl', 'en'])('reads in 80 columns, in %s', async (lang) => {
    const { out } = await covenant(engine, ['today', '--lang', lang], { width: 80 });
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    // What does not fit is one command for a shell all the same.
    const typed = out.replace(/ \\\n\s+/g, ' ');
    expect(typed).toContain('covenant reminder edit kites secret --step=-P14D --text ... --as olga');
  });

  it.each([
    ['--on', '2026-02-30'],
    ['--days', 'x'],
  ])('%s %s is refused', async (...line) => {
    const { code, json } = await covenant(engine, ['today', ...line, '--json']);
    expect([code, json()]).toMatchObject([2, { error: { code: 'FIELD_INVALID' } }]);
  });

  it('says the code alone where the ledger has not kept what the sentence needs', async () => {
    const { db } = engine.ledger;
    const stream = (await findStream(db, 'kites'))?.stream ?? '';
    const detail = { obligation: 'plenary', step: 'P99D' };
    const asked = { stream, commandId: null, commandType: 'SkipReminder', rule: null, detail };
    await recordRefusal(db, { ...asked, code: 'STEP_UNKNOWN', at: '2026-04-02T10:00:00.000Z' });
    const { out } = await covenant(engine, ['today', '--on', '2026-04-02', '--lang', 'en'], { width: 200 });
    expect(out).toContain('STEP_UNKNOWN');
    expect(out).not.toContain('Its steps');
  });

  it('names the person whom a message did not reach, and the covenant', async () => {
    const { db } = engine.ledger;
    const stream = (await findStream(db, 'kites'))?.stream ?? '';
    const { payload } = await db
      .selectFrom('notice_item')
      .select('payload')
      .where('stream', '=', stream)
      .limit(1)
      .executeTakeFirstOrThrow();
    const told = { person: 'ugo', fate: 'refused', detail: 'bounced', next: null };
    const body = JSON.stringify({ ...(payload as object), undelivered: told });
    const row = { stream, obligation: 'ntc_1', step: 'undelivered', recipient: 'olga', kind: 'undelivered' };
    await db
      .insertInto('notice_item')
      .values({ ...row, due_on: '2026-04-20', payload: body })
      .execute();
    const { out } = await covenant(engine, ['today', '--lang', 'en'], { width: 200 });
    expect(out).toMatch(/to olga: a message to ugo did not arrive for sure · .* · kites/);
    expect(out).not.toContain('[ntc_1]');
  });

  it('gives programs one shape', async () => {
    expect(Object.keys(await today()).sort()).toEqual(
      words('answers failures meetings messages reports requests today until'),
    );
  });
});
