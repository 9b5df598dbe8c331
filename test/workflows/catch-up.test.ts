import { beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { resumeStream } from '../../client/resume.ts';
import { addDays, civilDate, instantOf } from '../../domain/calendar.ts';
import { events } from '../../ledger/read.ts';
import { TestCovenant } from '../activities/covenant.ts';
import { at, postOf, readMail, recording } from '../activities/post-support.ts';
import { testBench, type TestBench } from '../support/engine.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = await testBench();
});

const today = civilDate(new Date().toISOString());
const opened = instantOf(addDays(today, -90), 9);
const due = addDays(today, -30);

/** A ledger that was written long ago, resumed on an engine that has never heard of it. */
async function resumed(duties: number): Promise<TestCovenant> {
  const { client, ledger } = bench.service;
  const covenant = await TestCovenant.open(ledger, opened);
  for (let duty = 1; duty <= duties; duty++) await covenant.oblige(opened, `duty-${duty}`, due);
  await resumeStream(client, ledger.db, { stream: covenant.stream, clock: 'virtual' }, 'resume');
  return covenant;
}

describe('When a stream is resumed whose due days lie thirty days back', () => {
  it('each person gets one message about all of it, and no second one', async () => {
    const { ledger, client } = bench.service;
    const [one, two] = [await resumed(3), await resumed(2)];
    const transport = recording();
    const post = postOf(ledger, transport);
    await dispatch(post, { asOf: today, clock: at(instantOf(today, 8)) });

    const readers = transport.messages.map(({ to }) => to).sort();
    expect(readers).toEqual(['cor@party-one.example', 'officer@secretariat.example']);
    const contact = transport.messages.find(({ to }) => to === readers[0]);
    const { text } = readMail(contact?.bytes ?? '');
    expect(text.match(/Duty duty-\d/g)).toHaveLength(5);

    const tomorrow = addDays(today, 1);
    await dispatch(post, { asOf: tomorrow, clock: at(instantOf(tomorrow, 8)) });
    expect(transport.messages).toHaveLength(2);

    const done = { type: 'ReportDone' as const, fields: { obligation: 'duty-1' }, actor: 'contact-one' };
    await client.send(one.stream, done);
    const types: string[] = [];
    for await (const { envelope } of events(ledger.db, two.stream)) types.push(envelope.type);
    expect(types.at(-1)).toBe('StreamResumed');
  });
});
