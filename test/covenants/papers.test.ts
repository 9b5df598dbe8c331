import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDraft } from '../../cli/actions/paper-draft.ts';
import { loadDefinition } from '../../client/definition-file.ts';
import { checkDefinition } from '../../domain/check-definition.ts';
import type { DefinitionFile } from '../../domain/definition.ts';
import { loadScenario } from '../../client/definition-file.ts';
import { normBasis } from '../../domain/papers/norms.ts';
import { agreementPaper, papersOf } from '../../domain/papers/terms.ts';
import { playScenario } from '../support/play.ts';

const folder = new URL('../../covenants/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder));

function definitionOf(name: string): DefinitionFile {
  const loaded = loadDefinition(read(`${name}/definition.yaml`));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.file;
}

const covenants = readdirSync(folder).filter(
  (name) => name !== 'programme' && existsSync(new URL(`${name}/definition.yaml`, folder)),
);
const model = definitionOf('model');
const paperOf = (id: string) => papersOf(model).find((paper) => paper.id === id);
const partsOf = (id: string): string[] => (paperOf(id)?.parts ?? []).map((part) => part.id);

describe('the papers of every covenant', () => {
  test.each(covenants)('[R1] %s names the OECD Guidelines and the UNGPs in a paper', (name) => {
    const definition = definitionOf(name);
    expect(agreementPaper(definition)?.kind).toBe('covenant');
    expect(checkDefinition(definition).warnings.map(({ code }) => code)).not.toContain('NORM_BASIS_UNNAMED');
  });

  test('[R63] [R64] protocol and engagement agreement are there where SER is the secretariat, with their signatories', () => {
    const signed = Object.fromEntries(
      covenants.map((name) => {
        const papers = papersOf(definitionOf(name));
        return [name, papers.filter(({ id }) => id !== 'covenant').map(({ signatories }) => signatories)];
      }),
    );
    for (const name of ['textile', 'banks', 'gold', 'food', 'insurance'])
      expect(signed[name]).toEqual(['parties', 'parties-and-facilitator']);
    for (const name of ['forest', 'proteins']) expect(signed[name]).toEqual([]);
  });
});

describe('the papers of the model', () => {
  test('[R22] the sector picture has five parts, and the go looks whether they are there', () => {
    expect(partsOf('sector-picture')).toEqual([
      'structure',
      'company-types',
      'chain',
      'company-influence',
      'existing-work',
    ]);
    const go = model.gates.find(({ id }) => id === 'go-no-go');
    expect(go?.requires).toContainEqual({
      kind: 'paper',
      paper: 'sector-picture',
      status: 'complete',
      strength: 'advice',
      rule: 'R22',
    });
  });

  test('[R33] the joint story has a part for every constituent group', () => {
    expect(partsOf('joint-story')).toEqual(model.groups.map(({ id }) => id));
  });

  test('[R17] [R34] [D04] [D05] external communication and norm framework are met by adopting their papers', () => {
    const duties = model.obligations.map(({ id, answeredBy, paper, due }) => ({
      id,
      answeredBy,
      paper,
      due,
    }));
    expect(duties).toContainEqual({
      id: 'external-communication',
      answeredBy: 'paper',
      paper: 'communication-agreement',
      due: { before: 'phase:information' },
    });
    expect(duties).toContainEqual({
      id: 'norm-framework',
      answeredBy: 'paper',
      paper: 'norm-framework',
      due: { before: 'phase:dialogue' },
    });
  });

  test('[R1] [R56] the covenant’s text names the norm basis and says how sensitive data is exchanged', () => {
    expect(partsOf('covenant')).toEqual(expect.arrayContaining([...normBasis, 'data-exchange']));
    expect(paperOf('covenant')?.parts?.find(({ id }) => id === 'data-exchange')?.rule).toBe('R56');
  });

  test('[R23] [R39] there are a glossary and an outline agreement to use', () => {
    expect([paperOf('glossary')?.rules, paperOf('outline-agreement')?.rules]).toEqual([['R23'], ['R39']]);
  });

  test('in its scenario the papers are agreed in time, and the day of agreement is that of the text', () => {
    const loaded = loadScenario(read('model/scenario.yaml'));
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    const { state } = playScenario(model, loaded.scenario);
    const days = Object.fromEntries(
      Object.values(state.papers).map(({ paper, adopted }) => [paper, adopted?.on]),
    );
    expect(days).toMatchObject({
      'communication-agreement': '2030-03-18',
      'norm-framework': '2030-06-14',
      'sector-picture': '2030-09-09',
      covenant: '2031-03-24',
    });
    const [agreed, signed, inForce] = ['agreed', 'signing', 'entry-into-force'].map(
      (day) => state.days[day]?.from,
    );
    expect([agreed, signed, inForce]).toEqual(['2031-03-24', '2031-04-14', '2031-05-01']);
  });
});

describe('standard texts', () => {
  const texts = readdirSync(new URL('model/texts/', folder));

  test('[R52] begin every paper that has parts or is signed, but what the table itself finds', () => {
    const own = ['joint-story', 'outline-agreement'];
    const wanted = papersOf(model).filter(({ id }) => !own.includes(id));
    expect(texts.toSorted()).toEqual(wanted.map(({ id }) => `${id}.md`).toSorted());
  });

  test.each(texts)('[R52] %s can be tabled as it is, with every part of its paper', (name) => {
    const { clauses } = parseDraft(read(`model/texts/${name}`).toString('utf8'), name);
    const ids = clauses.map(({ clause }) => clause);
    expect(ids).toEqual(expect.arrayContaining(partsOf(name.replace('.md', ''))));
    expect(clauses.every(({ words }) => words.startsWith('## '))).toBe(true);
  });
});
