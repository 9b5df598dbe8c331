import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartiesView } from '../../cli/views/parties.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, playKites, words } from './story.ts';

const postgres = openPostgres();
let engine: FakeEngine;

/**
 * The union has a mandate for signatures alone and gives a position all the same; the ministry's holds for a short time
 * more. Ugo acts for the ministry too.
 */
beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  await playKites(engine);
  for (const line of [
    'mandate register kites members --acts signature --scope "The whole text" --limits "No prices" --granted-by "Congress" --from 2026-01-01 --as ugo',
    'mandate register kites minister --acts all --scope "Headlines" --granted-by "Minister" --from 2026-01-01 --until 2026-05-10 --holders mina --as mina',
    'consultation open kites spring sounding-board --question "Do we want this?" --until 2026-04-30 --as ugo',
    'consultation conclude kites spring divided --words "Half of us" --asked 40 --answered 31 --as ugo',
    'consultation open kites summer interim-consultation --question "And now?" --as ugo',
    'acting allow kites ministry ugo --as mina',
    'representatives kites --leaders ugo --executors ugo --as ugo --for union',
    'roles set kites union dialogue --played-roles partner --as olga',
    'roles set kites company-one dialogue --played-roles ambassador,expert --as olga',
    'reminder set kites --organisation company-one --cap 1 --as olga',
    'position kites agreement agree --as ugo --for union --under members',
  ])
    await go(engine, line);
});

afterAll(() => engine.ledger.close());

const view = async (as?: string) =>
  (await go(engine, `parties kites${as === undefined ? '' : ` --as ${as}`}`)) as unknown as PartiesView;

const seat = (parties: PartiesView, id: string) =>
  parties.seats.flatMap((each) => each.organisations).find(({ organisation }) => organisation === id);

const text = async (line: string) => (await covenant(engine, words(line))).out;

/** An act outside its mandate, by the number of its event. */
const waiting = async () => (await view()).awaiting[0]?.event ?? 0;

describe('who takes part', () => {
  it('is listed by constituent group, and else by the way of taking part', async () => {
    const { seats } = await view();
    expect(seats.map(({ participation, group }) => [participation, group?.id ?? null])).toEqual([
      ['party', 'state'],
      ['party', 'labour'],
      ['affiliated-company', null],
      ['facilitator', null],
    ]);
  });

  it('[R31] is shown to the secretariat with people, mandates and how they stand', async () => {
    const union = seat(await view(), 'union');
    expect(union).toMatchObject({
      leaders: ['ugo'],
      executors: ['ugo'],
      people: [
        {
          person: 'ugo',
          name: 'Test Person Ugo',
          roles: ['contact', 'leader', 'executor'],
          alsoFor: ['ministry'],
        },
      ],
      mandates: [
        { mandate: 'members', standing: 'valid', until: null, scope: 'The whole text', limits: 'No prices' },
      ],
    });
    expect(seat(await view(), 'ministry')).toMatchObject({
      people: [
        { person: 'mina', of: null },
        { person: 'ugo', of: 'union' },
      ],
      mandates: [{ mandate: 'minister', standing: 'valid', until: '2026-05-10', holders: ['mina'] }],
    });
  });

  it('[R32] has rounds of consultation: the words are its own, the result is the parties’', async () => {
    const own = seat(await view('ugo'), 'union')?.consultations;
    expect(
      own?.map(({ consultation, round, result, words: said }) => [consultation, round, result, said]),
    ).toEqual([
      ['spring', 1, 'divided', 'Half of us'],
      ['summer', 2, null, null],
    ]);
    const others = seat(await view('mina'), 'union')?.consultations;
    expect(others).toMatchObject([
      { consultation: 'spring', result: 'divided', words: null, question: null },
    ]);
    expect(others?.[0]?.asked).toBeNull();
  });

  it('[R59] shows others no people and no mandates, and competitors not each other', async () => {
    const mina = seat(await view('mina'), 'union');
    expect([mina?.people, mina?.mandates, mina?.leaders]).toEqual([null, null, ['ugo']]);
    const cato = await view('cato');
    expect(seat(cato, 'company-two')).toBeUndefined();
    expect(seat(cato, 'union')).toMatchObject({ leaders: [], people: null, consultations: [] });
    expect(JSON.stringify(cato)).not.toMatch(/Half of us|Test Person|example\.org/);
  });

  it('is seen for every organisation that one acts for', async () => {
    expect(seat(await view('ugo'), 'ministry')?.mandates).toHaveLength(1);
  });

  it('[R53] plays roles, phase by phase', async () => {
    const { roles } = await view();
    expect(roles).toMatchObject([
      {
        phase: 'dialogue',
        current: true,
        organisations: [
          { organisation: 'union', playedRoles: ['partner'] },
          { organisation: 'company-one', playedRoles: ['ambassador', 'expert'] },
        ],
      },
    ]);
    expect((await view('cees')).roles).toEqual([]);
  });

  it('is a page for people, in both languages', async () => {
    const english = await text('parties kites');
    expect(english).toContain('mandate members for signature: valid');
    expect(english).toContain('consultation spring, round 1 (sounding board): divided on');
    expect(english).toContain('ugo (Test Person Ugo, contact, leader, executor, also for ministry)');
    const dutch = await text('parties kites --lang nl');
    expect(dutch).toContain('mandaat minister voor alles aan tafel: geldig tot en met 10 mei 2026');
    expect(dutch).toContain('Rollen per fase');
    expect(`${english}${dutch}`).not.toMatch(/\?\s|\{|undefined/);
  });
});

describe('an act outside its mandate', () => {
  it('[R31] is listed in parties, status and today, with the commands that answer it', async () => {
    const event = await waiting();
    const ratify = `covenant ratify kites ${event} ratified --as olga --for union --evidence FILE`;
    expect((await view()).awaiting).toMatchObject([
      { event, act: 'position', organisation: 'union', because: 'too-narrow', due: '2026-05-18' },
    ]);
    expect((await view('mina')).awaiting).toMatchObject([{ act: 'position', commands: [] }]);
    expect((await text('status kites')).replace(/ \\\n\s+/g, ' ')).toContain(ratify);
    const { requests } = (await go(engine, 'today')) as { requests: { kind: string; subject: string }[] };
    expect(requests).toContainEqual(expect.objectContaining({ kind: 'ratification', subject: `${event}` }));
    expect((await text('today')).replace(/ \\\n\s+/g, ' ')).toContain(ratify);
    const dutch = await text('today --lang nl');
    expect(dutch).toContain('buiten het mandaat (mandaat te smal)');
  });

  it('is told in the timeline in words', async () => {
    expect(await text('timeline kites')).toContain(
      `Test union: position of event ${await waiting()} waits for ratification (mandate too narrow)`,
    );
  });

  it('has a duty that people can read', async () => {
    expect(await text('waiting-on kites')).toContain('ratification of the position [ratify-position/union]');
  });
});

describe('what travels', () => {
  it('[R31] has what shows the mandate beside who was acted for', async () => {
    const event = await waiting();
    const { events } = (await go(engine, 'history kites')) as {
      events: { envelope: { sequence: number; principal: { mandate: unknown } | null; data: object } }[];
    };
    const act = events.find(({ envelope }) => envelope.sequence === event)?.envelope;
    const registered = events.find(({ envelope }) => 'scope' in envelope.data)?.envelope.data;
    expect(act?.principal?.mandate).toEqual((registered as { scope: unknown }).scope);
  });

  it('is never the name of a person who is new', async () => {
    const card =
      '{id: flex, organisation: ministry, roles: [leader], language: nl, name: Flexa Nova, address: flexa@example.org}';
    await covenant(engine, ['acting', 'allow', 'kites', 'union', card, '--as', 'olga']);
    await covenant(engine, ['representatives', 'kites', '--leaders', `[mina, ${card}]`, '--as', 'mina']);
    const { out } = await covenant(engine, ['history', 'kites', '--raw']);
    expect(out).toContain('"person":"flex"');
    expect(out).toContain('"leaders":["mina","flex"]');
    expect(out).not.toMatch(/Flexa|flexa@/);
    expect(JSON.stringify(await view())).toContain('Flexa Nova');
  });
});

describe('the chair and the officers', () => {
  it('[R10] are named over the years, and the story says so', async () => {
    const card =
      '{id: noor, organisation: office, roles: [officer], language: nl, name: Noor Nieuw, address: noor@example.org}';
    await covenant(engine, ['officer', 'name', 'kites', card, '--as', 'olga']);
    await go(engine, 'chair name kites mina --as noor --for chair --evidence kites.yaml');
    const story = await text('timeline kites');
    expect(story).toContain('noor is officer of the secretariat (Test office)');
    expect(story).toContain('mina (Test ministry) chairs the table');
  });
});

describe('a mandate that runs out', () => {
  it('[R31] is listed in status and today within thirty days, with the command that registers the next', async () => {
    const { endingMandates } = await go(engine, 'status kites');
    expect(endingMandates).toMatchObject([{ mandate: 'minister', until: '2026-05-10' }]);
    const { requests } = (await go(engine, 'today')) as { requests: unknown[] };
    expect(requests).toContainEqual(expect.objectContaining({ kind: 'mandate-ends', subject: 'minister' }));
    expect((await text('today')).replace(/ \\\n\s+/g, ' ')).toContain(
      'covenant mandate register kites ... --acts all --scope ... --granted-by ... --from 2026-05-11 --as olga --for ministry --evidence FILE',
    );
  });

  it('is listed no more once another follows it', async () => {
    await go(
      engine,
      'mandate register kites minister-2 --acts all --scope "Headlines" --granted-by "Minister" --from 2026-05-11 --as mina',
    );
    expect((await go(engine, 'status kites'))['endingMandates']).toEqual([]);
  });
});

describe('--under', () => {
  it.each([
    ['without an organisation', '--under members', 2, 'MANDATE_WITHOUT_FOR'],
    ['that is no name', '--for union --under "No Name"', 2, 'FIELD_INVALID'],
    ['that is not there', '--for union --under memberz', 3, 'UNKNOWN_MANDATE'],
  ])('%s is refused', async (_name, options, exit, code) => {
    const line = `letter kites --goal "To see" --as ugo ${options}`;
    const { code: met, err } = await covenant(engine, words(line));
    expect([met, err.split(':')[0]]).toEqual([exit, code]);
    if (code === 'UNKNOWN_MANDATE') expect(err).toContain('members');
  });
});

describe('an event that whoever acts knows by its place', () => {
  it('[R26] is found by it, since its number in the ledger counts what others do', async () => {
    const act = await waiting();
    const place = (await view('ugo')).awaiting[0]?.event ?? 0;
    expect(place).toBeLessThan(act);
    await go(engine, `ratify kites ${place} ratified --as ugo --for union --evidence kites.yaml`);
    expect((await view()).awaiting).toEqual([]);
  });
});

describe('a person who has stopped working for their organisation', () => {
  it('[R54] is out once the new contact is named: unknown to commands, and listed no more', async () => {
    const { code, err } = await covenant(engine, words('acting end kites union ugo --as olga'));
    expect([code, err.split(':')[0]]).toEqual([3, 'LAST_PERSON']);
    expect(err).toContain('covenant contact change');
    for (const line of [
      'contact change kites union contact ula --contact-name "Ula" --contact-address ula@example.org --as olga',
      'acting end kites union ugo --as olga',
    ])
      await go(engine, line);
    const { seats } = await view();
    const people = seats.flatMap(({ organisations }) => organisations.flatMap((each) => each.people ?? []));
    expect(people.map(({ person }) => person)).not.toContain('ugo');
    expect(people.map(({ person }) => person)).toContain('ula');
    const after = await covenant(engine, words('position kites agreement agree --as ugo --for union'));
    expect([after.code, after.err.split(':')[0]]).toEqual([3, 'UNKNOWN_PERSON']);
    expect(await text('timeline kites')).toMatch(/ugo acts for \S.* no more/);
    expect((await text('help acting')).replace(/\s+/g, ' ')).toContain('who has stopped working there');
  });
});
