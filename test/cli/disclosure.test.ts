import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { readMail, recording } from '../activities/post-support.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, playKites, signKites } from './story.ts';
import { planAll } from './two-covenants.ts';

const postgres = openPostgres();
/** The same covenant twice: as it is, and with facts in between that are between the ministry and the secretariat. */
let [plain, secret]: FakeEngine[] = [];

beforeAll(async () => {
  plain = new FakeEngine(await postgres.createLedger());
  secret = new FakeEngine(await postgres.createLedger());
  for (const engine of [plain, secret]) {
    await playKites(engine);
    if (engine === secret) await hide(engine);
    await signKites(engine);
    engine.now = '2026-06-01T09:00:00.000Z';
    await go(engine, 'submit kites location-list/company-one#1 kites.yaml --as cato');
  }
});

afterAll(async () => {
  await plain?.ledger.close();
  await secret?.ledger.close();
});

/** Facts that nobody but the ministry and the secretariat may know of, by every way in which such facts come about. */
async function hide(engine: FakeEngine): Promise<void> {
  const lines = [
    'do kites OpenObligation --obligation hidden-work --owner ministry --text "Hidden words" --due 2026-06-10 --as olga',
    'absence kites mina 2026-05-01 2026-05-09 --as mina',
    'reminder note kites hidden-work "Hidden call" --as olga',
    'reminder set kites --organisation ministry --cap 1 --as olga',
    'request-extension kites hidden-work 2026-06-20 --reason "Hidden reason" --as mina',
    'do kites AddItem --item hidden-item --kind information --words "Hidden words" --as mina',
    'do kites RegisterMandate --mandate hidden-mandate --acts all --scope Hidden --granted-by Hidden --from 2026-04-01 --as mina',
    'do kites OpenConsultation --consultation hidden-round --tool sounding-board --question Hidden --as mina',
    'do kites PlanMeeting --meeting hidden-meeting --meeting-kind bilateral --title Hidden --on 2026-06-11 --time 10:00 --minutes 60 --invited ministry --as olga',
    'do kites PutOnAgenda --meeting hidden-meeting --agenda-item hidden-point --words Hidden --as mina',
    'contact change kites ministry deputy hidden-person --contact-name "Hidden Person" --contact-address hidden@example.org --as olga',
  ];
  for (const line of lines) await go(engine, line);
}

/** What two ledgers never have in common, whatever was recorded: ids that are made of chance. */
function plainly(text: string): string {
  return text
    .replace(/cov_[0-9a-f-]{36}/g, 'cov')
    .replace(/cnt_[0-9a-f-]{36}/g, 'cnt')
    .replace(/\b[0-9a-f]{64}\b/g, 'hash')
    .replace(/\b[0-9a-f]{12}\b/g, 'hash');
}

async function said(engine: FakeEngine | undefined, line: string): Promise<string> {
  if (!engine) throw new Error('not played');
  const { out, err, code } = await covenant(engine, line.split(' '));
  return plainly(`${code}\n${out}\n${err}`);
}

const MEDIA = [
  'status kites --all',
  'status kites --json',
  'timeline kites',
  'timeline kites --json',
  'history kites',
  'history kites --json',
  'list --json',
  'agenda --from 2026-05-01 --to 2026-08-31 --json',
  'waiting-on',
  'waiting-on kites --json',
  'calendar kites --ics -',
  'calendar kites --ics - --json',
  'dossier kites --all',
  'dossier kites --json',
  'parties kites',
  'parties kites --json',
  'meetings kites',
  'meetings kites --json',
  'signing kites',
  'signing kites --json',
  'deadline explain kites location-list/company-one#1 --json',
  'deadline explain kites hidden-work',
];

const EYES = ['--as ugo', '--as cato', '--as cees', '--as cora', '--public'];

describe('one gate for whatever the medium', () => {
  it.each(MEDIA)(
    '[R61] %s is the same to the byte, whether there is something hidden or not',
    async (line) => {
      for (const eyes of EYES) {
        const shown = await said(secret, `${line} ${eyes}`);
        expect(shown, eyes).toBe(await said(plain, `${line} ${eyes}`));
        // What was typed is said back, and nothing else of it.
        expect(shown.replaceAll('no obligation hidden-work', ''), eyes).not.toMatch(/hidden/i);
      }
    },
  );

  it('the secretariat and the ministry see it, so that it is really there', async () => {
    for (const eyes of ['', ' --as olga', ' --as mina']) {
      for (const line of ['status kites --all', 'timeline kites', 'history kites', 'waiting-on'])
        expect(await said(secret, `${line}${eyes}`), `${line}${eyes}`).toContain('hidden-work');
    }
  });

  it('[R61] messages to the others are the same, word for word', async () => {
    const written = async (engine: FakeEngine | undefined): Promise<string[]> => {
      if (!engine) throw new Error('not played');
      await planAll(engine);
      const transport = recording();
      const from = { name: 'Test office', address: 'office@example.org' };
      await dispatch(
        { db: engine.ledger.db, transport, from },
        { asOf: '2026-07-20', clock: () => '2026-07-20T07:00:00.000Z' },
      );
      return transport.messages
        .filter(({ to }) => !['mina@example.org', 'olga@example.org'].includes(to))
        .map(({ bytes, to }) => {
          const { text, html, parts } = readMail(bytes);
          const calendar = parts.map((part) => part.text).find((part) => part.includes('BEGIN:VCALENDAR'));
          return plainly(`${to}\n${text}\n${html}\n${calendar ?? ''}`);
        })
        .sort();
    };
    const [one, other] = [await written(secret), await written(plain)];
    expect(one.length).toBeGreaterThan(0);
    expect(one).toEqual(other);
  });

  it('reminders are explained to who is reminded, and to nobody else', async () => {
    const line = 'reminder explain kites location-list/company-one#1';
    expect(await said(secret, `${line} --as cato`)).toMatch(/^0\n/);
    for (const person of ['cees', 'ugo', 'mina'])
      expect(await said(secret, `${line} --as ${person}`)).toMatch(
        /OBLIGATION_UNKNOWN|There is no obligation/,
      );
  });
});

describe('what somebody sees', () => {
  it('is numbered by itself, without hash, envelope or the ledger’s number', async () => {
    const { events, as } = await go(secret as FakeEngine, 'history kites --as ugo');
    expect(as).toBe('ugo');
    const seen = events as { number: number; type: string; by: string | null; data: object }[];
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
    expect(JSON.stringify(seen)).not.toMatch(/hash|epoch|commandId|build/);
    expect(seen.find(({ type }) => type === 'CovenantOpened')?.data).not.toHaveProperty('definition');
    // Who acts for another organisation is that one's to know.
    expect(new Set(seen.map(({ by }) => by))).toEqual(new Set([null, 'ugo', 'olga']));
    const part = await go(secret as FakeEngine, 'history kites --as ugo --from 2 --to 3');
    expect((part['events'] as { number: number }[]).map(({ number }) => number)).toEqual([2, 3]);
  });

  it('has neither the head of the ledger nor the contacts of others', async () => {
    const status = await go(secret as FakeEngine, 'status kites --as ugo');
    expect(status).not.toHaveProperty('head');
    expect(status).not.toHaveProperty('halted');
    expect(JSON.stringify(status)).not.toMatch(/mina|cees/);
    expect(await go(secret as FakeEngine, 'status kites')).toHaveProperty('head');
  });

  it('says whose eyes it is seen with', async () => {
    expect(await said(secret, 'status kites --as ugo')).toContain('As ugo may see it.');
    expect(await said(secret, 'timeline kites --public --lang nl')).toContain('Wat iedereen mag zien.');
  });

  it('leaves out of a list what does not know the person, and shows anybody what is public', async () => {
    const names = async (line: string) =>
      ((await go(secret as FakeEngine, line))['covenants'] as { covenant: string }[]).map(
        (each) => each.covenant,
      );
    expect(await names('list --as ugo')).toEqual(['kites']);
    expect(await names('list --public')).toEqual(['kites']);
  });
});

describe('what is the secretariat’s own', () => {
  it.each([
    ['today --as ugo', 'SECRETARIAT_ONLY'],
    ['summary kites --as ugo', 'SECRETARIAT_ONLY'],
    ['what-if kites --suspend kites --as ugo', 'SECRETARIAT_ONLY'],
    ['status kites --live --as ugo', 'SECRETARIAT_ONLY'],
    ['history kites --raw --as ugo', 'SECRETARIAT_ONLY'],
    ['history kites --raw --public', 'SECRETARIAT_ONLY'],
    ['status kites --as ugo --public', 'EYES_TWICE'],
    ['today --as nobody', 'PERSON_UNKNOWN'],
  ])('%s: %s', async (line, error) => {
    const { json, code } = await covenant(secret as FakeEngine, [...line.split(' '), '--json']);
    expect(code).toBe(2);
    expect(json()).toMatchObject({ error: { code: error } });
  });

  it('is an officer’s in the covenants of hers', async () => {
    const day = async (words: string) => await go(secret as FakeEngine, `today${words}`);
    expect(await day(' --as olga')).toEqual(await day(''));
  });
});
