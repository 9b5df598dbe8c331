import { describe, expect, test } from 'vitest';
import { commitmentsView } from '../../cli/views/commitments.ts';
import { figuresIn } from '../../cli/views/estimates.ts';
import { meetingRecords } from '../../cli/views/meeting-records.ts';
import { commentsOf } from '../../cli/views/paper-versions.ts';
import { risksView } from '../../cli/views/risks.ts';
import { seenSteps } from '../../cli/views/seen-steps.ts';
import type { Step } from '../../cli/views/steps.ts';
import { summarise } from '../../cli/views/summary.ts';
import type { EventType, Fact } from '../../domain/events.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, anObligation, aPaper, onlyObligations } from '../support/definition.ts';
import { make, withdraw } from '../support/commitments.ts';
import { command, type Draft } from '../support/given.ts';
import { courseOf, envelopesOf } from '../support/hidden.ts';
import { attended, movedTo, planned } from '../support/meetings.ts';
import { adopted, tabled } from '../support/papers.ts';
import {
  confirm,
  correct,
  forChair,
  noGo,
  openGate,
  propose,
  reason,
  submit,
  toDialogue,
} from '../support/steps.ts';

const today = '2027-06-01';
const secretariat = { viewer: 'secretariat', as: null } as const;

/** A course whose last event of a type is corrected, by one person or by two. */
function correcting(
  type: EventType,
  drafts: readonly (Draft | number)[],
  definition = aDefinition(),
): Fact[] {
  const facts = courseOf(definition, drafts);
  const event = facts.findLast((fact) => fact.type === type)?.sequence ?? 0;
  const once = courseOf(definition, [...drafts, correct(event)]);
  if (once.length > facts.length) return once;
  return courseOf(definition, [...drafts, propose(event), confirm(facts.length + 1)]);
}

const steps = (facts: readonly Fact[]): Step[] => seenSteps(envelopesOf(facts), 'secretariat');

describe('what was corrected', () => {
  test('is no priority any more, and no choice of a risk', () => {
    const set = [
      ...toDialogue,
      command('AssessRisk', { risk: 'fumes', words: reason, scale: 3 }, { as: 'umar' }),
      command('SetPriorities', { priorities: ['fumes'], note: reason }, forChair),
    ];
    const [before, after] = [courseOf(aDefinition(), set), correcting('PrioritiesSet', set)].map((facts) =>
      risksView(steps(facts), secretariat),
    );
    expect(before).toMatchObject({ priorities: { risks: ['fumes'] }, risks: [{ priority: 1 }] });
    expect(after).toMatchObject({ priorities: null, risks: [{ priority: null }] });
  });

  test('is in no sum of what is estimated, where the estimate before counts again', () => {
    const estimate = (days: string): Draft =>
      command('EstimateMeans', { words: reason, daysPerYear: testContent(days) }, { as: 'umar' });
    const sum = (facts: readonly Fact[]): number | null | undefined => {
      const all = steps(facts);
      const figures = new Map(figuresIn(all).map(({ ref }, index) => [ref, index === 0 ? '100' : '200']));
      return commitmentsView(all, { ...secretariat, today, figures })?.estimate?.daysPerYear;
    };
    const one = [...toDialogue, estimate('100')];
    const two = [...one, estimate('200')];
    expect(sum(courseOf(aDefinition(), two))).toBe(200);
    expect(sum(correcting('MeansEstimated', two))).toBe(100);
    expect(sum(correcting('MeansEstimated', one))).toBeUndefined();
  });

  test('was not withdrawn: a commitment that nobody made', () => {
    const withdrawn = (facts: readonly Fact[]): string[] | undefined =>
      commitmentsView(steps(facts), { ...secretariat, today, figures: new Map() })?.withdrawn;
    const made = [...toDialogue, make()];
    expect(withdrawn(correcting('CommitmentMade', made))).toEqual([]);
    expect(withdrawn(courseOf(aDefinition(), [...made, withdraw()]))).toEqual(['wages']);
  });

  test('is no comment on a paper; an adoption that was taken back leaves comments open', () => {
    const definition = aDefinition({ papers: [aPaper('picture', 'sector-picture')] });
    const commented = [
      tabled('picture', { intro: 'kites' }),
      command('CommentOnPaper', { paper: 'picture', words: reason }, { as: 'umar' }),
    ];
    const agreed = [...commented, adopted('picture', 1)];
    const open = (facts: readonly Fact[]) => commentsOf(steps(facts), 'picture').map((each) => each.open);
    expect(open(courseOf(definition, agreed))).toEqual([false]);
    expect(open(correcting('PaperAdopted', agreed, definition))).toEqual([true]);
    expect(open(correcting('PaperCommented', commented, definition))).toEqual([]);
  });

  test('counts in no summary: neither a submission nor a no that was taken back', () => {
    const definition = onlyObligations(
      anObligation('figures', { owner: { organisation: 'union' }, answeredBy: 'submission' }),
    );
    const summary = (facts: readonly Fact[]) =>
      summarise(envelopesOf(facts), { notices: 0, historyEvents: 0, runs: 1, today });
    const submitted = [submit('figures', 'union')];
    expect(summary(courseOf(definition, submitted)).submissions).toBe(1);
    expect(summary(correcting('MonitoringSubmitted', submitted, definition)).submissions).toBe(0);
    const refused = [openGate('acceptance'), noGo('acceptance')];
    expect(summary(courseOf(aDefinition(), refused)).gates).toEqual([{ id: 'acceptance', outcome: 'no-go' }]);
    expect(summary(correcting('GateClosed', refused)).gates).toEqual([]);
  });

  test('moves no meeting back: its day is the one that people were told, until it is moved again', () => {
    const moved = [planned('first', '2027-02-01'), movedTo('first', { on: '2027-02-08' })];
    const facts = correcting('MeetingMoved', moved);
    const record = meetingRecords(steps(facts)).meetings.get('first');
    expect(record).toMatchObject({ on: '2027-02-08', moves: [{}] });
    expect(record?.on).toBe(steps(facts).at(-1)?.after.meetings.open['first']?.on);
  });

  test('is not said of a meeting any more, nor by whom it was attended', () => {
    const held = [planned('first', '2027-01-05'), 2, attended('first', 'union')];
    const attendance = (facts: readonly Fact[]) =>
      meetingRecords(steps(facts)).meetings.get('first')?.attendance;
    expect(attendance(courseOf(aDefinition(), held))).not.toBeNull();
    expect(attendance(correcting('AttendanceRecorded', held))).toBeNull();
  });
});
