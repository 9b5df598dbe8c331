import { describe, expect, test } from 'vitest';
import { definitionSchema } from '../../domain/definition.ts';
import { goOn, make } from '../support/commitments.ts';
import { aDefinition, anObligation, onlyObligations, withObligations } from '../support/definition.ts';
import { command, given, type Sender, type Story } from '../support/given.ts';
import { addItem, answerItem, discloseItem } from '../support/items.ts';
import { forChair, inForce, leave, reason, report, toSigned, toSigning } from '../support/steps.ts';

const by = (organisation: string): Sender => ({ for: organisation, evidence: 'mail' });
const union: Sender = { as: 'umar' };
const branch: Sender = { as: 'bram' };
const start = given(onlyObligations());

/** A covenant in force. */
const running = given()
  .and(...toSigned, inForce('2027-02-01'))
  .on('2027-02-02');

/** The same with a commitment on living wage. */
function withCommitment(story: Story): Story {
  return story.and(make({ commitment: 'living-wage', owners: ['branch'], ...goOn }, forChair));
}

describe('added value', () => {
  const duty = anObligation('added', { answeredBy: 'added-value' });

  test('[R24] told by a party it meets that party’s duty to tell it', () => {
    given(onlyObligations(duty))
      .when(addItem('network', 'added-value', {}, union))
      .thenRecords(
        ['ItemAdded', { from: 'union' }],
        ['ObligationReportedDone', { obligation: 'added/union', by: 'added-value' }],
      );
  });

  test('[R24] told before the duty opened, it meets the duty at once', () => {
    const later = anObligation('added', { answeredBy: 'added-value', opens: { gate: 'acceptance' } });
    const story = given(withObligations(later)).and(addItem('network', 'added-value', {}, union));
    const opened = story.and(
      command('OpenGate', { gate: 'acceptance' }),
      command('CloseGate', { gate: 'acceptance', outcome: 'go', reason }, forChair),
    );
    expect(opened.obligation('added/union').status).toBe('reported');
    expect(opened.obligation('added/branch').status).toBe('open');
  });

  test('[R24] one that came back asks for another word', () => {
    const story = given(onlyObligations({ ...duty, verify: true })).and(
      addItem('network', 'added-value', {}, union),
      command('ReturnObligation', { obligation: 'added/union', reason, due: '2027-06-01' }),
    );
    story.when(report('added/union', 'union')).thenRefused('WRONG_ANSWER');
    story
      .when(addItem('knowledge', 'added-value', {}, union))
      .thenRecords(['ItemAdded'], ['ObligationReportedDone', { obligation: 'added/union' }]);
  });

  test('[R24] [R26] in confidence it meets no duty that others can see, until it is disclosed', () => {
    const seen = anObligation('added', { answeredBy: 'added-value', audience: 'parties' });
    const story = given(onlyObligations(seen));
    story
      .when(addItem('network', 'added-value', { audience: 'owner' }, union))
      .thenRecords(['ItemAdded', { item: 'network/union' }]);
    story
      .and(addItem('network', 'added-value', { audience: 'owner' }, union))
      .when(discloseItem('network/union', 'parties', union))
      .thenRecords(['ItemDisclosed'], ['ObligationReportedDone', { obligation: 'added/union' }]);
  });
});

describe('joint projects', () => {
  test('[R92] serve a commitment, and stay voluntary: never overdue', () => {
    const story = withCommitment(running);
    const added = story.and(
      addItem('pilot', 'project', { commitment: 'living-wage', owner: 'branch', due: '2027-06-01' }, branch),
    );
    expect(added.state.dossier.open['pilot']?.commitment).toBe('living-wage');
    expect(added.obligation('pilot').binding).toBe(false);
    expect(added.on('2028-01-01').isLate('pilot')).toBe(false);
  });

  test('[R93] one that stands alone is said to, and moves nothing of the covenant', () => {
    const story = start.when(addItem('pilot', 'project', {}, branch));
    story.thenRecords(['ItemAdded', { missing: ['commitment'] }]);
    const { phase, days, milestones, gates, signatures } = start.state;
    expect(story.state).toMatchObject({ phase, days, milestones, gates, signatures });
  });

  test('[R92] is refused without a commitment where the definition makes that a block', () => {
    const strict = given(aDefinition({ rules: [{ rule: 'R92', strength: 'block' }] }));
    strict.when(addItem('pilot', 'project')).thenRefused('PROJECT_WITHOUT_COMMITMENT', 'R92');
  });

  test('[R66] [R67] are assessed by the parties after signing, each on its own', () => {
    const before = given()
      .and(...toSigning, addItem('early', 'project', { owner: 'union' }))
      .and(addItem('other', 'project', {}, branch));
    expect(before.state.obligations).not.toHaveProperty('self-assessment-early');
    const signed = before.and(...toSigned.slice(toSigning.length));
    expect(signed.obligation('self-assessment-early')).toMatchObject({ owner: 'union', binding: true });
    expect(signed.obligation('self-assessment-other')).toMatchObject({ owner: 'branch' });
    expect(signed.due('self-assessment-early')).toBe('2027-04-04');
    const later = running.on('2028-05-01').and(addItem('late', 'project', {}, branch));
    expect(later.due('self-assessment-late')).toBe('2028-08-01');
    later.and(report('self-assessment-late', 'branch'));
  });

  test('[R67] within the time that the definition gives', () => {
    const story = given(aDefinition({ projects: { selfAssessment: 'P2W' } })).and(
      ...toSigned,
      addItem('pilot', 'project', {}, branch),
    );
    expect(story.due('self-assessment-pilot')).toBe('2027-01-18');
    const projects = { selfAssessment: 'soon' };
    expect(definitionSchema.safeParse({ ...aDefinition(), projects }).success).toBe(false);
  });

  test('[R66] a project that stops needs no assessment, one that finished still does', () => {
    const story = running.and(addItem('pilot', 'project', {}, branch));
    story
      .when(answerItem('pilot', 'stopped', branch))
      .thenRecords(['ItemAnswered'], ['ObligationDropped', { obligation: 'self-assessment-pilot' }]);
    story.when(answerItem('pilot', 'finished', branch)).thenRecords(['ItemAnswered']);
  });

  test('[R66] somebody assesses it, also when its owner has left', () => {
    const story = given().and(...toSigning, addItem('pilot', 'project', {}, by('union')));
    const left = story.and(
      leave('union'),
      ...toSigned.slice(toSigning.length).filter(({ sender }) => sender.for !== 'union'),
    );
    expect(left.obligation('self-assessment-pilot').owner).toBe('office');
  });
});
