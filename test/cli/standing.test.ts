import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusView } from '../../cli/views/status.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES } from './story.ts';

/** Requests and suspensions from the command line to what status, timeline and history tell. Lists are due on 2 April. */

const postgres = openPostgres();
let engine: FakeEngine;

const status = async (): Promise<StatusView> => (await go(engine, 'status kites')) as unknown as StatusView;
const page = async (...words: string[]) => (await covenant(engine, words)).out;
const refused = async (...words: string[]) => (await covenant(engine, words)).err;

beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await go(engine, `open ${KITES} --as olga`);
});

afterAll(async () => {
  await engine.ledger.close();
});

describe('a request for more time', () => {
  it('waits for the secretariat, and no longer for its owner', async () => {
    await go(
      engine,
      'request-extension kites stakeholder-list/union 2026-04-20 --reason "Holidays" --as ugo',
    );
    const { requests, waitingFor } = await status();
    expect(requests).toEqual([
      expect.objectContaining({
        obligation: 'stakeholder-list/union',
        kind: 'extension',
        until: '2026-04-20',
        due: '2026-04-02',
        inTime: true,
      }),
    ]);
    const about = waitingFor.filter(({ subject }) => subject === 'stakeholder-list/union');
    expect(about.map(({ what, organisation }) => [what, organisation])).toEqual([['request', 'office']]);
  });

  it('stands in the status page in both languages', async () => {
    expect(await page('status', 'kites', '--lang', 'nl')).toContain(
      'vraagt sinds 2 mrt 2026 uitstel tot 20 apr 2026',
    );
    expect(await page('status', 'kites', '--lang', 'en')).toContain('for more time, until 20 Apr 2026');
  });

  it('cannot be asked twice', async () => {
    const again = ['request-extension', 'kites', 'stakeholder-list/union', '2026-05-20', '--reason', 'More'];
    expect(await refused(...again, '--as', 'ugo')).toMatch(/REQUEST_OPEN|waits for its answer/);
  });

  it('granted, tells both days in the timeline', async () => {
    await go(engine, 'extend kites stakeholder-list/union --due 2026-04-15 --reason "Agreed" --as olga');
    expect((await status()).requests).toEqual([]);
    expect(await page('timeline', 'kites', '--lang', 'en')).toContain(
      'Extended from 2 Apr 2026 to 15 Apr 2026 (asked: 20 Apr 2026)',
    );
  });

  it('declined, is told as well', async () => {
    await go(engine, 'cannot-deliver kites stakeholder-list/ministry --reason "No staff" --as mina');
    await go(engine, 'decline kites stakeholder-list/ministry --reason "One page will do" --as olga');
    expect(await page('timeline', 'kites', '--lang', 'nl')).toContain('Verzoek afgewezen, de datum blijft');
    expect(await page('history', 'kites', '--lang', 'en')).toContain('RequestDeclined by olga');
  });
});

describe('a suspension', () => {
  it('of an organisation is shown, and nothing is asked of it meanwhile', async () => {
    await go(engine, 'suspend-organisation kites ministry --reason "Elections" --as olga');
    const { suspensions, waitingFor, deadlines } = await status();
    expect(suspensions).toEqual([
      expect.objectContaining({ scope: 'organisation', id: 'ministry', since: '2026-03-02' }),
    ]);
    expect(waitingFor.filter(({ subject }) => subject === 'stakeholder-list/ministry')).toEqual([]);
    expect(deadlines.map(({ obligation }) => obligation)).not.toContain('stakeholder-list/ministry');
    expect(await page('status', 'kites', '--lang', 'nl')).toMatch(/alles wat .*\[ministry\] verplicht is/);
  });

  it('of the covenant is the parties’, and what it moved is told when it goes on', async () => {
    await go(engine, 'suspend-covenant kites --reason "New law" --as olga --for chair --evidence kites.yaml');
    expect((await status()).suspensions.map(({ scope }) => scope)).toEqual(['covenant', 'organisation']);
    engine.now = '2026-03-12T09:00:00.000Z';
    await go(engine, 'resume-covenant kites --as olga --for chair --evidence kites.yaml');
    await go(engine, 'resume-organisation kites ministry --as olga');
    const { deadlines, suspensions } = await status();
    expect(suspensions).toEqual([]);
    const due = Object.fromEntries(deadlines.map((each) => [each.obligation, each.due]));
    expect(due).toMatchObject({
      'stakeholder-list/ministry': '2026-04-12',
      'stakeholder-list/union': '2026-04-25',
    });
    expect(await page('timeline', 'kites', '--lang', 'en')).toContain('Covenant resumed after 10 days');
  });

  it('inside a wider one is refused with the way out', async () => {
    await go(engine, 'suspend-organisation kites ministry --reason "Elections" --as olga');
    const inner = ['suspend', 'kites', 'stakeholder-list/ministry', '--reason', 'x', '--as', 'olga'];
    expect(await refused(...inner, '--lang', 'en')).toContain('end it with ResumeOrganisation');
    await go(engine, 'resume-organisation kites ministry --as olga');
  });
});

describe('a duty that was late when its clock was stopped', () => {
  it('stays missed on the day that it had', async () => {
    engine.now = '2026-05-10T09:00:00.000Z';
    await go(engine, 'suspend-organisation kites union --reason "Strike" --as olga');
    const told = await page('timeline', 'kites', '--lang', 'en');
    expect(told).toMatch(/25 Apr 2026.*Deadline missed: list of stakeholders, of Test union/);
  });
});
