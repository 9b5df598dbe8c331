import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitmentsView } from '../../cli/views/commitments.ts';
import type { RisksView } from '../../cli/views/risks.ts';
import { eventsByType } from '../../ledger/read.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { FakeEngine } from './fake-engine.ts';
import { covenant } from './run-cli.ts';
import { go, KITES, playKites, signKites } from './story.ts';

let engine: FakeEngine;
let folder: string;

const THEMES = `themes:
  - { id: health, name: { nl: veilig werk, en: safe work } }
  - { id: pay, name: { nl: loon, en: pay } }
`;
const chair = '--as olga --for chair --evidence kites.yaml';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'covenant-commitments-'));
  engine = new FakeEngine(await openPostgres().createLedger());
  const file = join(folder, 'kites.yaml');
  writeFileSync(file, readFileSync(KITES, 'utf8').replace(/^dates:$/m, `${THEMES}dates:`));
  await playKites(engine, file);
  await go(
    engine,
    'risk assess kites fumes "Fumes of glue" --theme health --scale 3 --likelihood 2 --as ugo',
  );
  await go(engine, 'risk assess kites hours "Long hours" --scope 4 --beyond-guidelines yes --as mina');
  await go(engine, 'risk assess kites noise "Noise" --as olga');
  await go(engine, 'risk assess kites fumes "Fumes of glue and lacquer" --scale 5 --as ugo');
  await go(engine, `priorities set kites "[fumes]" "Fumes first: nothing undoes them" ${chair}`);
  await go(
    engine,
    'commitment make kites masks "Masks in every workshop" --owners "[union, company-one]" --theme health --risk fumes --due-diligence-step 3 --target "Every workshop" --baseline-by 2026-08-01 --due 2026-12-01 --as ugo',
  );
  await go(
    engine,
    'commitment make kites song "A song about kites" --owners "[union]" --binding no --as ugo',
  );
  await go(engine, 'estimate kites masks --days-per-year 20 --euros-per-year 1500 --as ugo');
  await go(engine, 'estimate kites masks --days-per-year 5 --as mina');
  await go(engine, 'estimate kites --words "Half a person" --as mina');
});

afterAll(async () => {
  await engine.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const risks = async (words = '') => (await go(engine, `risks kites ${words}`)) as unknown as RisksView;
const commitments = async (words = '') =>
  (await go(engine, `commitments kites ${words}`)) as unknown as CommitmentsView;
const names = ({ commitments: all }: CommitmentsView) => all.map(({ commitment }) => commitment);

describe('risks', () => {
  it('[R36] [R38] ranks the gravest first, marks the priorities, and keeps the others in scope', async () => {
    const view = await risks();
    expect(
      view.risks.map(({ risk, severity, priority, inScope }) => [risk, severity, priority, inScope]),
    ).toEqual([
      ['fumes', 5, 1, true],
      ['hours', 4, null, true],
      ['noise', null, null, true],
    ]);
    const { out } = await covenant(engine, ['risks', 'kites', '--lang', 'nl']);
    expect(out).toContain('Prioriteiten van 20 apr 2026: fumes');
    expect(out).toContain('hours · blijft van kracht · buiten de bestaande richtlijnen');
    expect(out).toContain('ernst niet ingeschat');
  });

  it('shows how each assessment changed the scores', async () => {
    const [fumes] = (await risks()).risks;
    expect(
      fumes?.assessments.map(({ organisation, scale, likelihood }) => [organisation, scale, likelihood]),
    ).toEqual([
      ['union', 3, 2],
      ['union', 5, 2],
    ]);
  });

  it('[R59] are for the parties, and tell a company nothing', async () => {
    expect((await risks('--as mina')).risks).toHaveLength(3);
    const { out } = await covenant(engine, ['risks', 'kites', '--as', 'cato']);
    expect(out).toBe('As cato may see it.\nNo risks were assessed.\n');
  });
});

describe('commitments', () => {
  it('[R3] are drafts in the dialogue, with advice', async () => {
    const view = await commitments();
    expect(view).toMatchObject({ inForce: false, stepsWithout: [1, 2, 4, 5, 6] });
    expect(view.commitments[0]).toMatchObject({
      commitment: 'masks',
      owners: [{ id: 'union' }, { id: 'company-one' }],
      theme: { id: 'health' },
      advice: ['not-specific', 'not-measurable', 'not-ambitious', 'not-realistic'],
      duties: [],
    });
    const { out } = await covenant(engine, ['commitments', 'kites']);
    expect(out).toContain('Draft: these commitments bind when implementation begins.');
    expect(out).toContain('song · of Test union · without a day · voluntary, never overdue');
  });

  it('are found by owner and by theme', async () => {
    expect(names(await commitments('--owner company-one'))).toEqual(['masks']);
    expect(names(await commitments('--theme health'))).toEqual(['masks']);
    expect(names(await commitments('--theme pay'))).toEqual([]);
    for (const line of [
      ['--owner', 'company-oen', 'ORGANISATION_UNKNOWN', 'Did you mean company-one?'],
      ['--theme', 'helth', 'FIELD_INVALID', 'health'],
    ]) {
      const [option = '', value = '', code, hint = ''] = line;
      const { json } = await covenant(engine, ['commitments', 'kites', option, value, '--json']);
      expect(json()).toMatchObject({ error: { code, message: expect.stringContaining(hint) as string } });
    }
  });

  it('[R41] sums estimates for the secretariat alone; anybody else sees its own', async () => {
    const estimates = async (words = '') => {
      const { commitments: all, estimate } = await commitments(words);
      const masks = all.find(({ commitment }) => commitment === 'masks');
      return [masks?.estimate?.daysPerYear, masks?.estimate?.eurosPerYear, estimate?.from.length];
    };
    expect(await estimates()).toEqual([25, 1500, 1]);
    expect(await estimates('--as olga')).toEqual([25, 1500, 1]);
    expect(await estimates('--as ugo')).toEqual([20, 1500, undefined]);
    expect(await estimates('--as mina')).toEqual([5, null, 1]);
    const { out } = await covenant(engine, ['commitments', 'kites', '--as', 'mina']);
    expect(out).toContain('estimated by Test ministry: 5 days and – euros a year');
    expect(out).toContain('Test ministry: “Half a person”');
    expect(await estimates('--as cato')).toEqual([undefined, undefined, undefined]);
  });

  it('[R59] are between the parties and who answers for them', async () => {
    expect(names(await commitments('--as mina'))).toEqual(['masks', 'song']);
    expect(names(await commitments('--as cato'))).toEqual(['masks']);
    expect(names(await commitments('--as cees'))).toEqual([]);
  });

  it('tells its story without figures of anybody', async () => {
    const { out } = await covenant(engine, ['timeline', 'kites']);
    expect(out).toContain('Priorities set: fumes; still in scope: hours, noise; without scores: none');
    expect(out).toContain('Test union estimates its means (masks)');
    expect(out).not.toContain('1500');
  });

  it('[R41] keeps figures of estimates out of the chain, which nobody can shorten', async () => {
    const told: unknown[] = [];
    for await (const { envelope } of eventsByType(engine.ledger.db, ['MeansEstimated']))
      told.push(envelope.data);
    expect(told[0]).toMatchObject({ daysPerYear: { bytes: 2 }, eurosPerYear: { bytes: 4 } });
    expect(JSON.stringify(told)).not.toMatch(/PerYear":\d/);
  });

  it.each([
    ['estimate kites maks --words x --as ugo', 'UNKNOWN_COMMITMENT', 'masks'],
    ['priorities set kites [fume] note --as cora --for chair', 'UNKNOWN_RISK', 'fumes'],
  ])('name what was probably meant: %s', async (line, code, near) => {
    const { json } = await covenant(engine, [...line.split(' '), '--json']);
    expect(json()).toMatchObject({ error: { code, message: expect.stringContaining(near) as string } });
  });

  it('are chosen from on a terminal where they are known, and named freely where they are new', async () => {
    engine.questions.length = 0;
    engine.answers = ['song', 'Nobody sings'];
    await covenant(engine, ['commitment', 'withdraw', 'kites', '--as', 'mina'], { interactive: true });
    engine.answers = ['dance', 'A dance', '[union]'];
    await covenant(engine, ['commitment', 'make', 'kites', '--as', 'mina'], { interactive: true });
    expect(engine.questions.map(({ choices }) => choices.map(({ value }) => value))).toEqual([
      ['masks', 'song'],
      [],
      [],
      [],
      [],
    ]);
  });
});

describe('commitments in force', () => {
  beforeAll(async () => {
    await signKites(engine);
    await go(engine, 'report-done kites masks/union --as ugo');
    await go(engine, `commitment revise kites masks --due 2027-03-01 --go-on-because "Late masks" ${chair}`);
    // A rehearsed covenant has no other day than that of its last event.
    engine.now = '2026-08-20T08:00:00.000Z';
    await go(engine, 'date set kites review 2027-02-01 --as olga');
  });

  it('[R11] show each owner’s own duties beside the joint ones, and how those stand', async () => {
    const view = await commitments('--owner company-one');
    expect(view.inForce).toBe(true);
    expect(view.commitments[0]?.duties.map(({ obligation, state, due }) => [obligation, state, due])).toEqual(
      [
        ['masks/union', 'done', null],
        ['masks/company-one', 'open', '2027-03-01'],
        ['baseline-masks/union', 'late', '2026-08-01'],
        ['baseline-masks/company-one', 'late', '2026-08-01'],
      ],
    );
    expect(view.own).toMatchObject([
      {
        owner: 'company-one',
        duties: [{ obligation: 'location-list/company-one#1', due: '2026-08-01', late: true }],
      },
    ]);
    const { out } = await covenant(engine, ['commitments', 'kites', '--owner', 'company-one']);
    expect(out).toContain('Own duties of Company One, beside the joint commitments\n  - location list');
  });

  it('[R79] tell why they were revised after the agreement', async () => {
    const { out } = await covenant(engine, ['commitments', 'kites']);
    expect(out).toContain('revised on 1 May 2026: Late masks');
  });

  it('call a baseline by what it is for', async () => {
    const { out } = await covenant(engine, ['waiting-on', 'kites', '--lang', 'nl']);
    expect(out).toContain('nulmeting voor masks [baseline-masks/company-one]');
  });

  it('explain by which revision a duty got its day', async () => {
    const { history } = await go(engine, 'deadline explain kites masks/company-one');
    expect(history).toMatchObject([
      { type: 'ObligationOpened', to: '2026-12-01' },
      { type: 'CommitmentRevised', from: '2026-12-01', to: '2027-03-01' },
    ]);
  });

  it('are shown as withdrawn to who knew of them', async () => {
    await go(engine, `commitment withdraw kites masks --reason "Law does it" ${chair}`);
    expect(await commitments()).toMatchObject({
      withdrawn: ['masks'],
      commitments: [{ commitment: 'dance' }, { commitment: 'song' }],
    });
    expect((await commitments('--as cees')).withdrawn).toEqual([]);
    expect((await commitments('--as cato')).withdrawn).toEqual(['masks']);
  });
});
