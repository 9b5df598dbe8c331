import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankRisks, severityOf } from '../../domain/commitments/risks.ts';
import type { RiskScores } from '../../domain/commitments/events.ts';
import { parseCommand } from '../../domain/commands.ts';
import type { CovenantState } from '../../domain/state.ts';
import { testCommandId, testContent } from '../support/content.ts';
import { aDefinition, aGate, anObligation, onlyGates, onlyObligations, text } from '../support/definition.ts';
import { command, given, Story, type Draft } from '../support/given.ts';
import { busyDefinition, randomDraft, randomStep } from '../support/random-commands.ts';
import { forChair, inForce, openGate, reason, toDialogue, toSigned } from '../support/steps.ts';

const words = testContent('fumes of glue');
const note = testContent('one page');

const assess = (risk: string, rest: Partial<RiskScores> = {}, more: object = {}): Draft =>
  command('AssessRisk', { risk, words, ...rest, ...more } as never, { for: 'union', evidence: 'mail' });
const prioritise = (...priorities: string[]): Draft =>
  command('SetPriorities', { priorities, note }, forChair);

const scores = (
  scale: number | null,
  scope: number | null = null,
  irremediability: number | null = null,
) => ({
  scale,
  scope,
  irremediability,
  likelihood: null,
});

describe('severity', () => {
  test('is the highest of scale, scope and irremediability: one of them is enough to make an impact severe', () => {
    expect(severityOf(scores(2, 5, 1))).toBe(5);
    expect(severityOf(scores(null, null, 4))).toBe(4);
    expect(severityOf(scores(3))).toBe(3);
  });

  test('is unknown where nobody scored any of the three, however likely the risk', () => {
    expect(severityOf({ ...scores(null), likelihood: 5 })).toBeNull();
  });

  const maybeScore = fc.option(fc.integer({ min: 1, max: 5 }));
  const risk = fc.record({
    risk: fc.stringMatching(/^[a-z]{1,3}$/),
    scale: maybeScore,
    scope: maybeScore,
    irremediability: maybeScore,
    likelihood: maybeScore,
  });
  const inventory = fc.uniqueArray(risk, { selector: ({ risk: id }) => id, maxLength: 12 });

  test('[R35] comes before likelihood in the ranking, and what nobody scored comes last', () => {
    fc.assert(
      fc.property(inventory, (risks) => {
        const ranked = rankRisks(risks);
        expect(new Set(ranked)).toEqual(new Set(risks));
        for (const [index, next] of ranked.slice(1).entries()) {
          const [one, other] = [ranked[index] as (typeof ranked)[number], next];
          const keys = [severityOf(other) ?? 0, other.likelihood ?? 0] as const;
          const [severity, likelihood] = [severityOf(one) ?? 0, one.likelihood ?? 0];
          expect(severity).toBeGreaterThanOrEqual(keys[0]);
          if (severity === keys[0]) expect(likelihood).toBeGreaterThanOrEqual(keys[1]);
          if (severity === keys[0] && likelihood === keys[1]) expect(one.risk < other.risk).toBe(true);
        }
      }),
    );
  });

  test('ranks the same however the inventory is ordered', () => {
    fc.assert(
      fc.property(inventory, fc.infiniteStream(fc.nat()), (risks, stream) => {
        const keys = new Map(risks.map((each) => [each, stream.next().value ?? 0]));
        const shuffled = [...risks].sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
        expect(rankRisks(shuffled)).toEqual(rankRisks(risks));
      }),
    );
  });
});

describe('assessing a risk', () => {
  test('takes a line, and scores where somebody has them', () => {
    const story = given().when(assess('fumes'));
    story.thenRecords(['RiskAssessed', { risk: 'fumes', organisation: 'union', previous: null }]);
    expect(story.state.commitments.risks['fumes']).toMatchObject({ scale: null, likelihood: null });
  });

  test('[R35] anew keeps what was before: the event names the earlier scores, and what is left out stays', () => {
    const story = given()
      .and(assess('fumes', { scale: 3, likelihood: 2 }))
      .when(assess('fumes', { scale: 5 }));
    story.thenRecords([
      'RiskAssessed',
      { scale: 5, previous: { scale: 3, scope: null, irremediability: null, likelihood: 2 } },
    ]);
    expect(story.state.commitments.risks['fumes']).toMatchObject({ scale: 5, likelihood: 2 });
  });

  test('[R37] flags a risk beyond the existing guidelines, and keeps the flag until somebody takes it off', () => {
    const flagged = given().and(
      assess('drones', {}, { beyondGuidelines: true }),
      assess('drones', { scale: 2 }),
    );
    expect(flagged.state.commitments.risks['drones']?.beyondGuidelines).toBe(true);
    const back = flagged.and(assess('drones', {}, { beyondGuidelines: false }));
    expect(back.state.commitments.risks['drones']?.beyondGuidelines).toBe(false);
  });

  test('is under a theme of the definition, where it has themes', () => {
    const themed = given(aDefinition({ themes: [{ id: 'health', name: text('Health') }] }));
    themed.and(assess('fumes', {}, { theme: 'health' }));
    const story = themed.when(assess('fumes', {}, { theme: 'pay' })).thenRefused('UNKNOWN_THEME');
    expect(story.refusal?.parameters).toEqual({ theme: 'pay', themes: 'health' });
    given().and(assess('fumes', {}, { theme: 'pay' }));
  });

  test.each([0, 6, 2.5])('refuses the score %s', (scale) => {
    const sent = {
      commandId: testCommandId(1),
      type: 'AssessRisk',
      actor: 'olga',
      fields: { risk: 'fumes', words, scale },
    };
    expect(parseCommand(sent)).toMatchObject({ problems: [{ path: 'fields.scale' }] });
  });

  test('is for the table, its experts and the secretariat, not for the companies that are assessed', () => {
    const fumes = { risk: 'fumes', words };
    given()
      .when(command('AssessRisk', fumes))
      .thenRecords(['RiskAssessed', { organisation: 'office' }]);
    given()
      .when(command('AssessRisk', fumes, { as: 'kees' }))
      .thenRefused('NOT_FOR_PARTICIPATION');
    for (const other of ['critic', 'company', 'steering-group'])
      given()
        .when(command('AssessRisk', fumes, { for: other, evidence: 'mail' }))
        .thenRefused('NOT_FOR_PARTICIPATION');
  });
});

describe('priorities', () => {
  const inventory = given(busyDefinition).and(
    ...toDialogue,
    assess('fumes', { scale: 5 }),
    assess('dust', { irremediability: 2 }),
    assess('noise'),
  );

  test('[R36] are set by the parties together during the dialogue, and a note of one page is enough', () => {
    const story = inventory.when(prioritise('fumes'));
    story.thenRecords([
      'PrioritiesSet',
      { priorities: ['fumes'], note, left: ['dust', 'noise'], unscored: [] },
    ]);
    inventory
      .when(command('SetPriorities', { priorities: ['fumes'], note }))
      .thenRefused('PARTIES_DECIDE', 'R131');
    inventory
      .when(command('SetPriorities', { priorities: ['fumes'], note }, { for: 'union', evidence: 'mail' }))
      .thenRefused('PARTIES_DECIDE', 'R131');
  });

  test('[R35] say which of them nobody scored, and go on: focus comes from risks, not from agendas', () => {
    inventory.when(prioritise('noise', 'fumes')).thenRecords(['PrioritiesSet', { unscored: ['noise'] }]);
  });

  test('[R38] leave the other risks in scope: they are assessed and taken up like before', () => {
    const story = inventory.and(prioritise('fumes'), assess('dust', { scale: 4 }));
    expect(Object.keys(story.state.commitments.risks)).toEqual(['fumes', 'dust', 'noise']);
    const owners = ['branch'];
    story.and(
      command(
        'MakeCommitment',
        { commitment: 'masks', words, owners, risk: 'noise' },
        { for: 'union', evidence: 'm' },
      ),
    );
    story.when(prioritise('dust', 'fumes')).thenRecords(['PrioritiesSet', { left: ['noise'] }]);
  });

  test('name risks of the inventory, each once', () => {
    const unknown = inventory.when(prioritise('fumes', 'nowhere')).thenRefused('UNKNOWN_RISK');
    expect(unknown.refusal?.parameters).toEqual({ risk: 'nowhere' });
    inventory.when(prioritise('fumes', 'dust', 'fumes')).thenRefused('RISK_TWICE');
  });

  const analysis = anObligation('risk-analysis', {
    owner: { organisation: 'office' },
    answeredBy: 'priorities',
    finalAfterDays: 0,
  });

  test('[R36] answer the duty that asks for them, whoever owes it', () => {
    const story = given(onlyObligations(analysis)).and(assess('fumes')).when(prioritise('fumes'));
    const answer = story.latest[0]?.sequence ?? 0;
    story.thenRecords(
      ['PrioritiesSet'],
      ['ObligationReportedDone', { obligation: 'risk-analysis', by: 'priorities', answer }],
    );
    given(onlyObligations(analysis))
      .when(command('ReportDone', { obligation: 'risk-analysis' }, { for: 'office' }))
      .thenRefused('WRONG_ANSWER');
  });

  test('[R36] that were set before answer a duty that opens after them', () => {
    const definition = aDefinition({
      obligations: [anObligation('risk-analysis', { ...analysis, opens: { phase: 'information' } })],
    });
    const story = given(definition).and(assess('fumes'), prioritise('fumes'), openGate('acceptance'));
    story
      .when(command('CloseGate', { gate: 'acceptance', outcome: 'go', reason }, forChair))
      .thenRecords(
        ['GateClosed'],
        ['PhaseStarted'],
        ['ObligationOpened', { obligation: 'risk-analysis' }],
        ['ObligationReportedDone', { by: 'priorities', answer: 4 }],
      );
  });

  test('[R35] [R36] a gate can ask for them, as advice', () => {
    const gate = aGate('agreement', { requires: [{ kind: 'priorities', rule: 'R36' }] });
    const story = given(onlyGates(gate)).and(openGate('agreement'));
    const close = command('CloseGate', { gate: 'agreement', outcome: 'go', reason }, forChair);
    expect(
      story.when(close).thenRefused('GATE_REQUIREMENT_MISSING', 'R36').refusal?.parameters,
    ).toMatchObject({
      missing: 'priorities',
    });
    story.and(assess('fumes'), prioritise('fumes'), close);
  });
});

describe('what is not prioritised', () => {
  const openings = [toDialogue, [...toSigned, inForce('2027-01-04')]].map((drafts) =>
    given(busyDefinition)
      .and(...drafts, assess('fumes'), assess('dust'), assess('noise'))
      .after('P1D'),
  );
  const steps = fc.array(randomStep, { maxLength: 25 });
  const chosen = fc.subarray(['fumes', 'dust', 'noise'], { minLength: 1 });

  const play = (story: Story, random: (Draft | number)[]): Story =>
    random.reduce<Story>(
      (last, step) => (typeof step === 'number' ? last.after(`P${step}D`) : last.when(step)),
      story,
    );
  const withPriorities = (state: CovenantState, risks: string[]): CovenantState => ({
    ...state,
    commitments: { ...state.commitments, priorities: { risks, event: 1 } },
  });

  test('[R38] changes no answer: whatever is asked, it is decided the same under other priorities', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...openings),
        steps,
        randomDraft,
        chosen,
        chosen,
        (story, random, draft, a, b) => {
          const last = play(story, random);
          const [one, other] = [a, b].map((risks) =>
            new Story(withPriorities(last.state, risks), last.now, [], null).when(draft),
          );
          expect(one?.refusal).toEqual(other?.refusal);
          expect(one?.latest).toEqual(other?.latest);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('[R38] stays in the inventory, whatever happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...openings), steps, (story, random) => {
        const before = play(story, random.slice(0, 8));
        const after = play(before, random.slice(8));
        expect(Object.keys(after.state.commitments.risks)).toEqual(
          expect.arrayContaining(Object.keys(before.state.commitments.risks)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
