import { beforeAll, describe, expect, it } from 'vitest';
import { newCommandId } from '../../client/draft.ts';
import { commandById } from '../../ledger/read.ts';
import { listRefusals } from '../../ledger/refusals.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { command } from '../support/given.ts';
import { go, openGate } from '../support/steps.ts';
import { openCovenant, rawCommand, type RunningCovenant } from './covenants.ts';

let bench: TestBench;
let covenant: RunningCovenant;

beforeAll(async () => {
  bench = await testBench();
  covenant = await openCovenant(bench);
});

const setMidterm = (from: string) => command('SetDate', { date: 'midterm', from });

describe('When a command is sent', () => {
  it('comes back with its events, which are then in the ledger with actor, cause and build', async () => {
    const commandId = newCommandId();
    const sent = await covenant.send(command('RecordMilestone', { milestone: 'request' }), { commandId });
    expect(sent).toMatchObject({ stream: covenant.stream, slug: covenant.slug, commandId });
    expect(sent.events).toMatchObject([{ type: 'MilestoneRecorded', sequence: sent.first }]);
    expect((await covenant.events()).at(-1)).toMatchObject({
      type: 'MilestoneRecorded',
      sequence: sent.last,
      commandId,
      actor: { person: 'olga', system: null },
      cause: { kind: 'command', command: 'RecordMilestone' },
      clock: 'virtual',
      epoch: 1,
      build: bench.service.build.buildId,
    });
    const known = await commandById(bench.service.ledger.db, covenant.stream, commandId);
    expect(known).toMatchObject({ firstSequence: sent.first, lastSequence: sent.last });
  });

  it('a gate that passes brings its phase and its duties with it, in one answer', async () => {
    await covenant.send(openGate('acceptance'));
    const sent = await covenant.send(go('acceptance'));
    const duties = ['ObligationOpened', 'ObligationOpened', 'ObligationOpened'];
    expect(sent.events.map(({ type }) => type)).toEqual(['GateClosed', 'PhaseStarted', ...duties]);
    expect(await covenant.state()).toMatchObject({ phase: 'information', sequence: sent.last });
    const live = await bench.service.client.live(covenant.stream);
    expect(live).toMatchObject({ appended: sent.last, waiting: 0, halted: null, epoch: 1 });
    expect(live.state).toEqual(await covenant.state());
  });
});

describe('When a command is refused', () => {
  it('it leaves no event and no history, and stands in the table of refusals', async () => {
    const [events, history] = [await covenant.events(), await covenant.history()];
    const commandId = newCommandId();
    const refused = covenant.send(openGate('agreement'), { commandId });
    await expect(refused).rejects.toMatchObject({ kind: 'refused', code: 'WRONG_PHASE' });
    expect(await covenant.events()).toEqual(events);
    expect(await covenant.history()).toHaveLength(history.length);
    const kept = () => listRefusals(bench.service.ledger.db, { stream: covenant.stream });
    await expect
      .poll(kept)
      .toMatchObject([
        { commandId, commandType: 'OpenGate', code: 'WRONG_PHASE', detail: { gate: 'agreement' } },
      ]);
  });

  it('[R10] it says so in both languages, with the rule behind it', async () => {
    await covenant.send(openGate('go-no-go'));
    const alone = { ...go('go-no-go'), sender: { for: 'office', evidence: 'mail' } };
    const failure: unknown = await covenant.send(alone).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'CONSENT_BY_FACILITATOR_ALONE', rule: 'R10' });
    const { describe } = failure as { describe: (language: 'nl' | 'en') => string };
    expect(describe.call(failure, 'nl')).toMatch(/beslist nooit alleen/);
    expect(describe.call(failure, 'en')).toMatch(/never decides alone/);
  });
});

describe('When a command is repeated', () => {
  it('with the same id it gets the same answer and makes one event', async () => {
    const commandId = newCommandId();
    const once = await covenant.send(setMidterm('2029-01-10'), { commandId });
    const twice = await covenant.send(setMidterm('2029-01-10'), { commandId });
    expect(twice).toEqual(once);
    expect((await covenant.events()).filter((event) => event.commandId === commandId)).toHaveLength(1);
  });

  it('many times at once it makes one event, and every sender gets the one answer', async () => {
    const commandId = newCommandId();
    const senders = Array.from({ length: 6 }, () => covenant.send(setMidterm('2029-02-10'), { commandId }));
    const answers = await Promise.all(senders);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await covenant.events()).filter((event) => event.commandId === commandId)).toHaveLength(1);
  });

  it('under other update ids the stream itself knows it', async () => {
    const raw = rawCommand('SetDate', { date: 'midterm', from: '2029-03-10' });
    const first = await covenant.handle.executeUpdate('command', { args: [raw] });
    const again = await covenant.handle.executeUpdate('command', { args: [raw] });
    expect(again).toEqual(first);
    const changed = { ...raw, fields: { date: 'midterm', from: '2029-03-11' } };
    await expect(covenant.handle.executeUpdate('command', { args: [changed] })).rejects.toMatchObject({
      cause: { type: 'DUPLICATE_COMMAND_ID' },
    });
  });

  it('with other content it is refused', async () => {
    const commandId = newCommandId();
    await covenant.send(setMidterm('2029-04-10'), { commandId });
    const changed = covenant.send(setMidterm('2029-04-11'), { commandId });
    await expect(changed).rejects.toMatchObject({ kind: 'refused', code: 'DUPLICATE_COMMAND_ID' });
  });

  it('with other texts it is refused as well', async () => {
    const commandId = newCommandId();
    const stop = (reason: string) => ({
      ...go('go-no-go'),
      fields: { gate: 'go-no-go', outcome: 'no-go', reason },
    });
    await covenant.send(stop('too early'), { commandId });
    const changed = covenant.send(stop('too late'), { commandId });
    await expect(changed).rejects.toMatchObject({ kind: 'refused', code: 'DUPLICATE_COMMAND_ID' });
  });
});

describe('When a covenant is not there', () => {
  it('the sender hears that there is none, or that its slug is taken', async () => {
    const { client } = bench.service;
    const draft = { type: 'RecordMilestone', fields: { milestone: 'request' }, actor: 'olga' } as const;
    await expect(client.send('absent', draft)).rejects.toMatchObject({ code: 'UNKNOWN_COVENANT' });
    const { definition } = await covenant.state();
    if (!definition) throw new Error('the covenant has no definition');
    const again = client.open({
      slug: covenant.slug,
      definition,
      definitionHash: 'a'.repeat(64),
      actor: 'olga',
    });
    await expect(again).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
  });
});
