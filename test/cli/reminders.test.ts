import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../ledger/postgres.ts';
import type { ReminderExplanation } from '../../cli/views/reminder-explanation.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES, playKites, signKites, words } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
  await signKites(engine);
});

afterAll(async () => {
  await engine.ledger.close();
});

async function explain(): Promise<ReminderExplanation> {
  const { obligations } = await openDuties();
  return (await go(engine, `reminder explain kites ${obligations[0]}`)) as unknown as ReminderExplanation;
}

/** The duties that somebody is reminded of. */
async function openDuties(): Promise<{ obligations: string[] }> {
  const status = await go(engine, 'status kites');
  const { waitingFor } = status as { waitingFor: { what: string; subject: string }[] };
  const obligations = waitingFor.flatMap(({ what, subject }) => (what === 'obligation' ? [subject] : []));
  return { obligations };
}

describe('reminder', () => {
  it('explains who is reminded when, and where each part of the policy comes from', async () => {
    const view = await explain();
    expect(view.policy.ladder.from).toBe('covenant');
    expect(view.policy.rhythm).toMatchObject({ value: 'daily', from: 'built-in' });
    expect(view.steps.length).toBeGreaterThan(0);
    expect(view.steps[0]).toMatchObject({
      step: expect.stringMatching(/^-?P/),
      standing: expect.any(String),
    });
  });
});

describe('the words of an officer', () => {
  it('go to the steps of one duty', async () => {
    const { obligation, steps } = await explain();
    const step = steps.findLast(({ standing }) => standing === 'planned')?.step ?? '';
    await go(engine, `reminder edit kites ${obligation} --step ${step} --text "As agreed" --as olga`);
    await go(engine, `reminder note kites ${obligation} "Called, delivers soon" --as olga`);
    await go(engine, `reminder skip kites ${obligation} --step ${steps[0]?.step} --as olga`);
    const after = await explain();
    expect(after.steps[0]?.standing).toBe('skipped');
    expect(after.steps.find((one) => one.step === step)?.words).not.toBeNull();
  });

  it('hold the ladder, and let it go', async () => {
    const { obligation } = await explain();
    await go(engine, `reminder hold kites ${obligation} 2027-01-31 --as olga`);
    expect((await explain()).held).toMatchObject({ until: '2027-01-31' });
    await go(engine, `reminder hold kites ${obligation} 2026-05-02 --as olga`);
  });

  it('set the policy of an organisation, a duty or the covenant', async () => {
    const { obligation, owner } = await explain();
    const ladder = '"[{at: -P3D}, {at: P7D, to: officer, every: P1W, times: 3}]"';
    await go(engine, `reminder set kites --obligation ${obligation} --ladder ${ladder} --as olga`);
    await go(engine, `reminder set kites --organisation ${owner} --rhythm "{weekly: monday}" --as olga`);
    await go(engine, 'reminder set kites --cap 2 --as olga');
    const { policy, steps } = await explain();
    expect([policy.ladder.from, policy.rhythm.from, policy.cap]).toEqual([
      'obligation',
      'organisation',
      { value: 2, from: 'covenant', since: '2026-05-01' },
    ]);
    expect(steps.map(({ step }) => step)).toEqual(['-P3D', 'P7D', 'P7D#2', 'P7D#3']);
  });

  it('say who is away, and who wants one message a week', async () => {
    const { owner, steps } = await explain();
    const person = steps[0]?.person ?? '';
    await go(engine, `absence kites ${person} 2026-05-02 2027-12-31 --as olga`);
    await go(engine, `rhythm kites ${person} weekly friday --as olga`);
    const after = await explain();
    expect(after.owner).toBe(owner);
    expect(after.steps[0]).toMatchObject({ insteadOf: person });
  });

  it('are refused where they make no sense', async () => {
    const { obligation } = await explain();
    const refusal = async (line: string): Promise<string> => (await covenant(engine, words(line))).err;
    expect(await refusal(`reminder skip kites ${obligation} --step P99D --as olga`)).toContain('P99D');
    expect(await refusal(`reminder confirm kites ${obligation} --step P7D --as olga`)).toContain('P7D');
    expect(await refusal(`reminder skip kites ${obligation} --step tomorrow --as olga`)).toContain('-P14D');
    expect(await refusal('reminder explain kites nothing')).toContain('nothing');
  });
});

describe('what is about a person', () => {
  it('can be said in every covenant that knows the person at that address', async () => {
    await go(engine, `open ${KITES} --slug kites-two --as olga`);
    const { covenants } = await go(engine, 'rhythm kites ugo weekly monday --everywhere --as olga');
    expect(covenants).toEqual([
      expect.objectContaining({ covenant: 'kites', sequence: expect.any(Number) }),
      expect.objectContaining({ covenant: 'kites-two', sequence: expect.any(Number) }),
    ]);
  });

  it('says where it was refused, and is recorded elsewhere', async () => {
    await go(
      engine,
      'contact change kites union deputy uli --contact-name Uli --contact-address uli@example.org --as olga',
    );
    const line = 'absence kites ugo 2027-07-01 2027-07-31 --deputy uli --everywhere --as olga';
    const { code, out, err } = await covenant(engine, words(line));
    expect(code).toBe(3);
    expect(out).toMatch(/kites: recorded as event \d+\nkites-two: refused\. uli is not known/);
    expect(err).toContain('Refused in kites-two');
  });
});

describe('for a reader', () => {
  it('the explanation reads in Dutch and in English', async () => {
    const { obligation } = await explain();
    const dutch = await covenant(engine, ['reminder', 'explain', 'kites', obligation, '--lang', 'nl']);
    const english = await covenant(engine, ['reminder', 'explain', 'kites', obligation, '--lang', 'en']);
    expect(dutch.out).toMatch(/stille perioden[\s\S]*Gaat uit/);
    expect(english.out).toMatch(/quiet periods[\s\S]*Goes out/);
    expect(english.out).toContain('who is away');
    expect(english.out).not.toContain('undefined');
  });

  it('the story of the covenant tells what officers did', async () => {
    const { out } = await covenant(engine, ['timeline', 'kites', '--lang', 'en']);
    expect(out).toContain('Reminders set: cap');
    expect(out).toMatch(/Contact about[\s\S]*Called, delivers soon/);
  });
});
