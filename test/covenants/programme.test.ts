import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDefinition, loadScenario } from '../../client/definition-file.ts';
import { checkDefinition } from '../../domain/check-definition.ts';
import { describeFinding } from '../../domain/definition-problems.ts';
import { plan } from '../../domain/plan.ts';
import { dueDays } from '../support/due-days.ts';
import { playScenario } from '../support/play.ts';

/** What recurs across covenants, played in the calendar of the sources. */

const read = (file: string) => readFileSync(new URL(`../../covenants/programme/${file}`, import.meta.url));

function load() {
  const loaded = loadDefinition(read('definition.yaml'));
  const script = loadScenario(read('scenario.yaml'));
  if ('problems' in loaded || 'problems' in script) throw new Error('the programme cannot be read');
  const played = playScenario(loaded.file, script.scenario);
  return { file: loaded.file, warnings: loaded.warnings, played, days: dueDays(played.facts) };
}

const { file, warnings, played, days } = load();

function daysOf(deadline: string): string[] {
  const ids = file.obligations.filter((template) => template.deadline === deadline).map(({ id }) => id);
  return Object.entries(days).flatMap(([id, day]) => (ids.includes(id.split('#')[0] ?? '') ? [day] : []));
}

function duty(deadline: string) {
  const found = file.obligations.find((template) => template.deadline === deadline);
  if (!found) throw new Error(`the programme has no ${deadline}`);
  return found;
}

describe('the programme', () => {
  test('[D10] the chairs meet every quarter', () => {
    expect(daysOf('D10').slice(0, 4)).toEqual(['2018-10-02', '2019-01-02', '2019-04-02', '2019-07-02']);
    expect(duty('D10')).toMatchObject({ owner: { body: 'chairs' }, meeting: { minutes: 120 } });
  });

  test('[D11] [R126] a meeting of lessons across covenants comes every year', () => {
    expect(daysOf('D11').slice(0, 2)).toEqual(['2019-07-02', '2020-07-02']);
    expect(duty('D11').owner).toEqual({ body: 'committee' });
  });

  test('[D12] [R65] the secretariat is reminded every year of its training in competition law', () => {
    expect(duty('D12')).toMatchObject({ owner: { organisation: 'ser' }, every: 'P1Y' });
    expect(daysOf('D12').slice(0, 2)).toEqual(['2019-07-02', '2020-07-02']);
    const reminders = plan(played.state).filter(({ subject }) =>
      subject.startsWith('competition-law-training#'),
    );
    expect(reminders.map(({ person }) => person)).toContain('officer-1');
  });

  test('[D13] the training in negotiation recurs, at an interval that is plainly an assumption', () => {
    expect(duty('D13').every).toBe('P1Y');
    expect(file.assumptions.map(({ id }) => id)).toContain('negotiation-training-interval');
  });

  test('[D14] the ministry’s quarterly meeting with civil society is watched and never chased', () => {
    expect(duty('D14')).toMatchObject({ chase: false, every: 'P3M' });
    const { state } = played;
    expect(plan(state).some(({ subject }) => subject.startsWith('stakeholder-meeting'))).toBe(false);
  });

  test('[D15] [R135] the dialogue with outsiders is suggested: never overdue', () => {
    expect(duty('D15').binding).toBe(false);
    expect(played.failures).toEqual([]);
  });

  test('has nothing that a covenant alone has, and nobody is warned for that', () => {
    expect(file.organisations.map(({ participation }) => participation)).toEqual(['facilitator', 'observer']);
    expect(warnings.map(({ code }) => code)).not.toContain('NO_PARTY');
    expect(warnings.map(({ code }) => code)).not.toContain('RECURS_FOREVER');
  });

  test('is refused with parties, gates or signing, and under another name', () => {
    const [ser] = file.organisations;
    const broken = {
      ...file,
      id: 'another',
      organisations: [
        ...file.organisations,
        { ...ser, id: 'party', name: 'Party', participation: 'party' as const },
      ],
      phases: file.phases.map((phase) => ({ ...phase, kind: 'signing' as const })),
      gates: [
        {
          id: 'go',
          name: { nl: 'go', en: 'go' },
          phase: 'running',
          decision: { by: 'consent' as const },
          requires: [],
        },
      ],
    };
    const found = checkDefinition(broken as typeof file).problems;
    expect(
      found.filter(({ code }) => code.startsWith('PROGRAMME')).map(({ path }) => path.join('.')),
    ).toEqual(['id', 'organisations.2.participation', 'gates.0', 'phases.0.kind']);
    const sentences = found.flatMap((finding) => [
      describeFinding(finding, 'nl'),
      describeFinding(finding, 'en'),
    ]);
    expect(sentences.join(' ')).toContain('has no parties or affiliated companies');
  });

  test('cannot go beyond contact and officer, since nobody in it could agree', () => {
    const reminders = { ladder: [{ at: 'P28D', to: 'director' as const }], agreed: true };
    expect(checkDefinition({ ...file, reminders }).problems.map(({ code }) => code)).toEqual([
      'PROGRAMME_HAS_OTHERS',
    ]);
  });

  test('lends its name to no covenant', () => {
    const { problems } = checkDefinition({ ...file, kind: 'covenant' });
    expect(problems.map(({ code }) => code)).toEqual(['PROGRAMME_ID']);
  });
});
