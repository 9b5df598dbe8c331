import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartiesView } from '../../cli/views/parties.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES, playKites, signKites, words as split } from './story.ts';

const postgres = openPostgres();
const folder = mkdtempSync(join(tmpdir(), 'covenant-associations-'));
let engine: FakeEngine;

const ASSOCIATIONS = `associations:
  - id: inwards
    name: { nl: lid van de zusterregeling, en: member of the sister scheme }
    scheme: Windbond
    direction: inbound
    conditions:
      - { id: locations, name: { nl: locaties gedeeld, en: locations shared }, rule: R82 }
    gives: [training, advice, projects]
  - id: outwards
    name: { nl: spiegelstatus, en: mirror status }
    scheme: Windbond
    direction: outbound
    conditions:
      - { id: published, name: { nl: plan openbaar, en: plan published }, rule: R83 }
dates:`;

/** An associate that takes part, one of our companies with status elsewhere, and an associate that is still waiting. */
beforeAll(async () => {
  engine = new FakeEngine(await postgres.createLedger());
  const file = join(folder, 'kites.yaml');
  writeFileSync(file, readFileSync(KITES, 'utf8').replace(/^dates:$/m, ASSOCIATIONS));
  await playKites(engine, file);
  await signKites(engine);
  await associate('glider', 'sam', '"Streets of Ghent"');
  const shown = '"[{condition: published, evidence: Read on their site}]"';
  await go(engine, `associate record kites company-one outwards --conditions ${shown} --as olga`);
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true });
});

async function associate(organisation: string, contact: string, evidence: string): Promise<void> {
  const card = `{id: ${contact}, organisation: ${organisation}, roles: [contact], language: en, name: Test Person, address: ${contact}@example.org}`;
  const { err } = await covenant(engine, [
    ...split(`join kites ${organisation} --kind company --participation associate --association inwards`),
    '--name',
    organisation,
    '--contact',
    card,
    '--conditions',
    `[{condition: locations, evidence: ${evidence}}]`,
    '--as',
    'olga',
  ]);
  expect(err).toBe('');
}

const seat = async (id: string, as?: string) => {
  const view = await go(engine, `parties kites${as === undefined ? '' : ` --as ${as}`}`);
  const { seats } = view as unknown as PartiesView;
  return seats.flatMap(({ organisations }) => organisations).find(({ organisation }) => organisation === id);
};

const text = async (line: string) => (await covenant(engine, split(line))).out.replace(/\n\s+/g, ' ');

describe('associate memberships', () => {
  it('[R82] [R84] are shown with direction, conditions and what may be used now', async () => {
    const shown = {
      associations: [
        {
          association: 'inwards',
          scheme: 'Windbond',
          direction: 'inbound',
          since: '2026-05-01',
          conditions: [{ condition: 'locations', shownBy: 'Streets of Ghent' }],
        },
      ],
      uses: { training: 'yes', advice: 'yes', networks: 'no', projects: 'under-conditions' },
    };
    for (const eyes of [undefined, 'sam']) expect(await seat('glider', eyes)).toMatchObject(shown);
  });

  it('[R83] of one of ours elsewhere leave it what it may use here', async () => {
    expect(await seat('company-one', 'cato')).toMatchObject({
      associations: [
        {
          direction: 'outbound',
          conditions: [{ condition: 'published', shownBy: 'Read on their site' }],
        },
      ],
      uses: { training: 'yes', advice: 'yes', networks: 'yes', projects: 'yes' },
    });
  });

  it('[R82] show a party by which one an associate came, and nothing of its conditions', async () => {
    const seen = await seat('glider', 'mina');
    expect(seen).toMatchObject({
      associations: [{ association: 'inwards', direction: 'inbound', conditions: null }],
      uses: null,
    });
    expect((await seat('company-one', 'mina'))?.associations).toEqual([]);
    expect(await seat('glider', 'cato')).toBeUndefined();
    for (const as of ['mina', 'cato', 'cees'])
      expect(JSON.stringify(await go(engine, `parties kites --as ${as}`))).not.toContain('Ghent');
  });

  it('are a line for people, in both languages', async () => {
    const english = await text('parties kites');
    expect(english).toContain(
      'associate as a member of Windbond: member of the sister scheme [inwards], since 1 May 2026 · locations shared: Streets of Ghent',
    );
    expect(english).toContain('may use now: training, advice, joint projects (under their own conditions)');
    expect(english).toContain('associate member of Windbond: mirror status [outwards]');
    const dutch = await text('parties kites --lang nl');
    expect(dutch).toContain(
      'geassocieerde als lid van Windbond: lid van de zusterregeling [inwards], sinds 1 mei 2026 · locaties gedeeld: Streets of Ghent',
    );
    expect(dutch).toContain(
      'mag nu gebruiken: trainingen, advies, collectieve projecten (onder eigen voorwaarden)',
    );
    const party = await text('parties kites --as mina');
    expect(party).toContain('[inwards]');
    expect(party).not.toMatch(/may use|mag nu|Ghent/);
  });

  it('say that a document shows it, and that nothing may be used yet', async () => {
    const other = new FakeEngine(await postgres.createLedger());
    const main = engine;
    engine = other;
    try {
      await playKites(other, join(folder, 'kites.yaml'));
      await associate('early', 'eve', '"@kites.yaml"');
      expect(await seat('early')).toMatchObject({
        associations: [{ conditions: [{ condition: 'locations', shownBy: null }] }],
        uses: { training: 'no', advice: 'no', networks: 'no', projects: 'no' },
      });
      const english = await text('parties kites');
      expect(english).toContain('locations shared: shown by a document');
      expect(english).toContain('may use nothing now of what the covenant offers');
    } finally {
      engine = main;
      await other.ledger.close();
    }
  });

  it('end with the association, and with them what it gave', async () => {
    await go(engine, 'associate end kites glider inwards --reason "Locations withheld" --as olga');
    expect(await seat('glider')).toMatchObject({
      leftOn: '2026-05-01',
      associations: [],
      uses: { training: 'no' },
    });
    expect((await seat('glider', 'mina'))?.associations).toEqual([]);
  });

  it('are nothing in a covenant that agreed on none', async () => {
    const plain = new FakeEngine(await postgres.createLedger());
    await playKites(plain);
    const { seats } = (await go(plain, 'parties kites')) as unknown as PartiesView;
    expect(seats.flatMap(({ organisations }) => organisations)[0]).toMatchObject({
      associations: [],
      uses: null,
    });
    await plain.ledger.close();
  });
});
