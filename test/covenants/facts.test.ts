import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import type { DefinitionFile } from '../../domain/definition.ts';
import type { FactOf } from '../../domain/events.ts';
import { planSteps } from '../../domain/scenario-steps.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { playScenario } from '../support/play.ts';

/** What the sources say, held against the data; played in the calendar of the sources. */

const folder = new URL('../../covenants/', import.meta.url);

const concluded = ['banks', 'food', 'forest', 'gold', 'insurance', 'proteins', 'textile'];
const inDialogue = ['agriculture', 'floriculture', 'metallurgy', 'natural-stone', 'pensions'];
const preparing = ['renewable-energy', 'tourism'];

function definitionOf(name: string): DefinitionFile {
  const loaded = loadDefinition(readFileSync(new URL(`${name}/definition.yaml`, folder)));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.file;
}

function scenarioOf(name: string): Scenario {
  const loaded = loadScenario(readFileSync(new URL(`${name}/scenario.yaml`, folder)));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.scenario;
}

function play(name: string) {
  return playScenario(definitionOf(name), scenarioOf(name));
}

/** First civil day of each phase, Europe/Amsterdam: the day on which it happened or began by itself. */
function phaseDays(name: string): Record<string, string | undefined> {
  const { state } = play(name);
  const phases = definitionOf(name).phases.map((phase) => phase.id);
  return Object.fromEntries(phases.map((phase) => [phase, state.days[`phase:${phase}`]?.from]));
}

function kindsOfParties(name: string): Record<string, number> {
  const parties = definitionOf(name).organisations.filter(({ participation }) => participation === 'party');
  return parties.reduce<Record<string, number>>(
    (counts, { kind }) => ({ ...counts, [kind]: (counts[kind] ?? 0) + 1 }),
    {},
  );
}

describe('covenants/', () => {
  const all = [...concluded, ...inDialogue, ...preparing, 'model', 'programme'].sort();

  test('has the fourteen covenants and tracks, the model, and the programme', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).sort()).toEqual(all);
  });

  test.each(all)('%s names no real person: every address is an example', (name) => {
    const steps = JSON.stringify(scenarioOf(name));
    const addresses = definitionOf(name).people.map((person) => person.address);
    const inSteps = steps.match(/[^\s"]+@[^\s"]+/g) ?? [];
    for (const address of [...addresses, ...inSteps]) expect(address).toMatch(/@example\.(org|com|net)$/);
  });

  test.each(all)('%s reaches every duty through a contact', (name) => {
    const { people, organisations } = definitionOf(name);
    const reached = people
      .filter(({ roles }) => roles.includes('contact'))
      .map((person) => person.organisation);
    expect(
      organisations.map((organisation) => organisation.id).filter((id) => !reached.includes(id)),
    ).toEqual([]);
  });

  test.each(all.filter((name) => name !== 'model'))('%s says what is assumed', (name) => {
    expect(definitionOf(name).assumptions.length).toBeGreaterThan(0);
  });

  test.each([...concluded, 'model'])('%s is rehearsed to its closing', (name) => {
    expect(play(name).state.status).toBe('closed');
  });

  test.each(inDialogue)('%s is in dialogue, as in the middle of 2018 (003 L114-116)', (name) => {
    expect(play(name).state.phase).toBe('dialogue');
  });

  test.each(preparing)('%s is in preparation, as in the middle of 2018 (003 L116-118)', (name) => {
    expect(play(name).state.phase).toBe('preparation');
  });
});

describe('the main job', () => {
  test('stays within 400 commands for textile and model together', () => {
    const commands = ['textile', 'model']
      .flatMap((name) => planSteps(scenarioOf(name)))
      .filter((step) => step.command);
    expect(commands.length + 2).toBeLessThanOrEqual(400);
  });

  test('[R19] the model has all phases of the recommended process in order', () => {
    expect(definitionOf('model').phases.map((phase) => phase.kind)).toEqual([
      'preparation',
      'information',
      'dialogue',
      'signing',
      'implementation',
      'midterm',
      'implementation',
      'evaluation',
    ]);
  });

  // Leap days and month ends shift a due day by a day; expectations leave room for that.
  test.each(['2026-11-23', '2027-02-28', '2027-08-31', '2028-02-29', '2028-12-31'])(
    'goes as expected when it begins on %s',
    (firstDay) => {
      for (const name of ['textile', 'model'])
        expect(playScenario(definitionOf(name), scenarioOf(name), { firstDay }).failures).toEqual([]);
    },
  );
});

describe('terms and parties', () => {
  test('[R74] [D24] [D30] [D36] terms are stored in years, or said to be unknown', () => {
    const terms = Object.fromEntries(concluded.map((name) => [name, definitionOf(name).termYears]));
    expect(terms).toEqual({
      banks: 3,
      food: null,
      forest: null,
      gold: 5,
      insurance: null,
      proteins: null,
      textile: 5,
    });
  });

  test('[R73] parties are counted by kind as in the sources', () => {
    expect(kindsOfParties('textile')).toEqual({ government: 1, union: 2, branch: 3, ngo: 5 });
    expect(kindsOfParties('banks')).toEqual({ government: 1, union: 2, ngo: 4 });
    expect(kindsOfParties('gold')).toEqual({ government: 1, union: 1, branch: 2, ngo: 4 });
    expect(kindsOfParties('forest')).toEqual({ branch: 14, other: 9 });
    expect(kindsOfParties('proteins')).toEqual({ branch: 1, other: 12 });
  });

  test.each(['banks', 'food', 'gold', 'insurance', 'textile'])(
    '[R63] [R64] three papers of %s are signed and sealed: by the parties, and one by SER too',
    (name) => {
      const { signatures, signing } = play(name).state;
      const parties = Object.keys(signatures).sort();
      const signatories = (paper: string) => Object.keys(signing.others[paper] ?? {}).sort();
      expect(parties).not.toContain('ser');
      expect(signatories('confidentiality-protocol')).toEqual(parties);
      expect(signatories('engagement-agreement')).toEqual([...parties, 'ser'].sort());
      expect(Object.keys(signing.sealed).sort()).toEqual([
        'confidentiality-protocol',
        'covenant',
        'engagement-agreement',
      ]);
    },
  );

  test('[R101] the dispute route differs per covenant', () => {
    const routes = Object.fromEntries(concluded.map((name) => [name, definitionOf(name).dispute?.route]));
    expect(routes).toEqual({
      banks: 'consultation-then-steering-group',
      food: 'unknown',
      forest: 'consultation-then-leave',
      gold: 'consultation-then-steering-group',
      insurance: 'unknown',
      proteins: 'independent-committee',
      textile: 'independent-committee',
    });
  });
});

describe('the course of the covenants', () => {
  test('[R124] [D29] textile goes by the dates of the sources, its midterm review early in 2019', () => {
    expect(phaseDays('textile')).toMatchObject({
      preparation: '2014-12-01',
      dialogue: '2015-06-01',
      implementation: '2016-07-05',
      midterm: '2019-01-01',
      evaluation: '2021-07-05',
    });
  });

  test('[R87] [D25] textile publishes 2802 locations on 4 July 2017 and 4268 on 4 July 2018', () => {
    const lists = scenarioOf('textile').steps.filter((step) =>
      /28 ?02|42 ?68/.test(JSON.stringify(step.with)),
    );
    expect(lists.map((step) => step.at)).toEqual(['2017-07-04', '2018-07-04']);
  });

  test('[R124] [D35] banks hold their midterm review in mid-2019, never at half the term', () => {
    expect(phaseDays('banks')).toMatchObject({ midterm: '2019-05-01', evaluation: '2019-10-29' });
  });

  test.each([...concluded, 'model'])('[R124] %s starts its midterm review on a date of its own', (name) => {
    const midterm = definitionOf(name).phases.find((phase) => phase.kind === 'midterm');
    expect(midterm?.starts).toEqual({ day: 'date:midterm-review' });
  });

  test('[R114] [D31] [D32] banks are monitored by an independent commission, for the annual report', () => {
    const owners = definitionOf('banks').obligations.map(({ id, owner }) => [id, owner]);
    expect(owners).toContainEqual(['monitoring', { body: 'monitoring-commission' }]);
    expect(owners).toContainEqual(['annual-report', { body: 'steering-group' }]);
  });

  test('[R81] three companies join the running gold covenant and take on its duties', () => {
    const { facts } = play('gold');
    const joined = facts.filter(
      (fact): fact is typeof fact & FactOf<'ParticipantJoined'> => fact.type === 'ParticipantJoined',
    );
    expect(joined.map((fact) => fact.data.organisation)).toEqual(['company-5', 'company-6', 'company-7']);
    const opened = facts.flatMap((fact) => (fact.type === 'ObligationOpened' ? [fact.data.obligation] : []));
    expect(opened).toEqual(
      expect.arrayContaining(['complaints-procedure/company-5', 'due-diligence-report/company-7#1']),
    );
  });

  test('[R104] [D38] a forest party may leave when a dispute is not settled within three months', () => {
    const { facts } = play('forest');
    const opened = facts.find(
      (fact) => fact.type === 'ObligationOpened' && fact.data.obligation === 'dispute-1',
    );
    const left = facts.find((fact) => fact.type === 'ParticipantLeft');
    expect(opened?.type === 'ObligationOpened' && opened.data.due).toBe('2019-01-08');
    expect(opened?.effectiveOn).toBe('2018-10-08');
    expect(left?.effectiveOn).toBe('2019-01-15');
    expect(facts).toContainEqual(
      expect.objectContaining({
        type: 'ObligationDropped',
        data: expect.objectContaining({ obligation: 'dispute-1', because: 'owner-left' }) as unknown,
      }),
    );
  });

  test('[R105] [D41] the proteins committee is due one year after entry into force', () => {
    const committee = definitionOf('proteins').obligations.find(({ id }) => id === 'complaints-committee');
    expect(committee).toMatchObject({
      owner: { body: 'private-parties' },
      due: { from: 'entry-into-force', plus: 'P1Y' },
    });
  });

  test('[R94] a proteins pilot passes only after the evaluation procedure is set', () => {
    const [tooEarly] = scenarioOf('proteins').steps.filter((step) => step.with?.['milestone'] === 'pilot-1');
    expect(tooEarly?.expect?.refused).toBe('MILESTONE_TOO_EARLY');
  });
});
