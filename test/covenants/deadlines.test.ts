import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import type { DefinitionFile } from '../../domain/definition.ts';
import { dueDays } from '../support/due-days.ts';
import { playScenario } from '../support/play.ts';

/** Deadlines of the reference where they fall due in the calendar of the sources, played through the core. */

const folder = new URL('../../covenants/', import.meta.url);

function load(name: string): { file: DefinitionFile; days: Record<string, string> } {
  const loaded = loadDefinition(readFileSync(new URL(`${name}/definition.yaml`, folder)));
  const script = loadScenario(readFileSync(new URL(`${name}/scenario.yaml`, folder)));
  if ('problems' in loaded || 'problems' in script) throw new Error(`${name} cannot be read`);
  return { file: loaded.file, days: dueDays(playScenario(loaded.file, script.scenario).facts) };
}

/** Due days of the obligations that carry a deadline, in the order of their ids. */
function daysOf({ file, days }: ReturnType<typeof load>, deadline: string): string[] {
  const ids = file.obligations.filter((template) => template.deadline === deadline).map(({ id }) => id);
  return Object.entries(days)
    .filter(([id]) => ids.includes(id.split(/[/#]/)[0] ?? ''))
    .map(([, day]) => day);
}

function duty(file: DefinitionFile, id: string) {
  const found = file.obligations.find((template) => template.id === id);
  if (!found) throw new Error(`${file.id} has no duty ${id}`);
  return found;
}

describe('textile', () => {
  const textile = load('textile');

  test('[D26] the first annual report is due in December 2017, then every year', () => {
    expect(daysOf(textile, 'D26').slice(0, 2)).toEqual(['2017-12-31', '2018-12-31']);
  });

  test('[D27] the assessment framework is due in April 2018', () => {
    expect(daysOf(textile, 'D27')).toEqual(['2018-04-30']);
  });

  test('[D28] the alignment assessment is others’, watched until the end of 2018', () => {
    expect(daysOf(textile, 'D28')).toEqual(['2018-12-31']);
    expect(duty(textile.file, 'alignment-assessment').chase).toBe(false);
  });

  test('[R63] each covenant party owes its signature on the confidentiality protocol', () => {
    expect(duty(textile.file, 'confidentiality-protocol')).toMatchObject({
      owner: { each: 'party' },
      answeredBy: 'signature',
      paper: 'confidentiality-protocol',
    });
  });

  test('[R64] the engagement agreement is signed by each party and by SER', () => {
    const signed = { answeredBy: 'signature', paper: 'engagement-agreement' };
    expect(duty(textile.file, 'engagement-agreement')).toMatchObject({ owner: { each: 'party' }, ...signed });
    expect(duty(textile.file, 'engagement-agreement-ser')).toMatchObject({
      owner: { organisation: 'ser' },
      ...signed,
    });
  });

  test('[R82] [R83] associate membership goes two ways, each with its own conditions', () => {
    const conditions = textile.file.associations?.map((association) => [
      association.direction,
      association.conditions.map(({ id }) => id),
    ]);
    expect(conditions).toEqual([
      ['inbound', ['dutch-market', 'production-locations', 'complaints-committee']],
      ['outbound', ['german-market', 'action-plan-published']],
    ]);
  });

  test('[R14] facilitation is accepted only after the exploration', () => {
    const milestones = textile.file.phases.flatMap((phase) => phase.milestones);
    expect(milestones.find(({ rule }) => rule === 'R14')).toMatchObject({
      after: ['exploration'],
      strength: 'block',
    });
  });

  test('[R15] [R16] the accepted roles and the workshop are steps of their own', () => {
    const rules = textile.file.phases.flatMap((phase) => phase.milestones.map(({ rule }) => rule));
    expect(rules).toEqual(expect.arrayContaining(['R15', 'R16']));
  });
});

describe('banks', () => {
  const banks = load('banks');

  test('[D33] the leverage study is due in mid-2018', () => {
    expect(daysOf(banks, 'D33')).toEqual(['2018-08-31']);
  });

  test('[D34] the cocoa report is due in mid-2018 and palm oil after that', () => {
    expect(daysOf(banks, 'D34')).toEqual(['2018-08-31', '2018-12-31']);
  });
});

describe('other covenants', () => {
  test('[D39] [D40] forest watches two studies of others in 2018', () => {
    const forest = load('forest');
    expect(daysOf(forest, 'D39')).toEqual(['2018-08-31']);
    expect(daysOf(forest, 'D40')).toEqual(['2018-06-30']);
    expect(duty(forest.file, 'label-comparison').chase).toBe(false);
  });

  test('[D42] natural stone’s procurement pilots run until mid-2020', () => {
    expect(new Set(daysOf(load('natural-stone'), 'D42'))).toEqual(new Set(['2020-08-31']));
  });

  test('[D43] floriculture watches the goal of 2020', () => {
    expect(daysOf(load('floriculture'), 'D43')).toEqual(['2020-12-31']);
  });

  test.each(['food', 'forest', 'gold', 'insurance', 'proteins'])(
    '[D17] %s holds its midterm review in 2020 or later',
    (name) => {
      expect(daysOf(load(name), 'D17')[0]).toMatch(/^202\d-/);
    },
  );
});

describe('the recommended process', () => {
  const model = load('model');
  const phaseOf = (id: string) => duty(model.file, id).opens;

  test('[R17] [D04] external communication is agreed while the track is prepared', () => {
    expect(phaseOf('external-communication')).toEqual({ phase: 'preparation' });
  });

  test('[R22] [R24] the sector picture is a duty of the information phase, and added value a part of each letter', () => {
    expect(phaseOf('sector-picture')).toEqual({ phase: 'information' });
    expect(model.file.rules).toContainEqual({ rule: 'R29', strength: 'block' });
  });

  test('[R24] [D03] each party’s added value is clear before the planned start of the dialogue', () => {
    expect(duty(model.file, 'added-value').owner).toEqual({ each: 'party' });
    expect(new Set(daysOf(model, 'D03'))).toEqual(new Set(['2030-07-15']));
  });

  test('[D01] [D07] letters and the baseline are due the day before what they come before', () => {
    // Planned for 16 July, the dialogue began on 25 July; what was final by then keeps the planned day.
    expect(new Set(daysOf(model, 'D01'))).toEqual(new Set(['2030-07-15', '2030-07-24']));
    expect(daysOf(model, 'D07')).toEqual(['2031-12-31']);
  });

  test('[R31] [R32] [R33] each party owes a mandate and a consultation of its constituency', () => {
    expect(duty(model.file, 'negotiating-mandate').owner).toEqual({ each: 'party' });
    expect(duty(model.file, 'constituency-consultation').owner).toEqual({ each: 'party' });
  });

  test('[R34] [D05] government has set the norm framework before the dialogue begins', () => {
    expect(duty(model.file, 'norm-framework').due).toEqual({ before: 'phase:dialogue' });
    expect(duty(model.file, 'norm-framework').owner).toEqual({ organisation: 'ministry' });
  });

  test('[R35] [R36] the agreement waits, as advice, for a risk analysis', () => {
    const requires = model.file.gates.find(({ id }) => id === 'agreement')?.requires;
    expect(requires).toContainEqual({
      kind: 'obligation',
      obligation: 'risk-analysis',
      strength: 'advice',
      rule: 'R35',
    });
  });

  test('[R41] [D06] each party estimates its means in the dialogue, before signing', () => {
    expect(phaseOf('capacity-estimate')).toEqual({ phase: 'dialogue' });
    expect(duty(model.file, 'capacity-estimate').due).toEqual({ before: 'phase:signing' });
    expect(duty(model.file, 'capacity-estimate').owner).toEqual({ each: 'party' });
  });

  test('[R92] [R93] a joint project is a voluntary duty within the covenant, never a covenant', () => {
    expect(duty(model.file, 'joint-project').binding).toBe(false);
  });
});
