import { describe, expect, it } from 'vitest';
import { attendanceOf } from '../../cli/views/attendance.ts';
import { foldSteps } from '../../cli/views/steps.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { Unfolded } from '../../domain/unfold.ts';
import { aDefinition } from '../support/definition.ts';
import { command, given, givenNothing, type Draft, type Story } from '../support/given.ts';
import { attended, cancelled, movedTo, planned } from '../support/meetings.ts';
import { correct, leave } from '../support/steps.ts';

/** What a story recorded, as the views read it. */
class Told {
  story: Story;
  readonly facts: Unfolded[];

  constructor() {
    this.story = given(aDefinition());
    const opening = { slug: 'kites', definition: aDefinition(), definitionHash: 'a'.repeat(64) };
    this.facts = [...givenNothing().and(command('OpenCovenant', opening)).latest];
  }

  on(day: string): this {
    this.story = this.story.on(day);
    this.facts.push(...this.story.latest);
    return this;
  }

  and(...drafts: Draft[]): this {
    for (const draft of drafts) {
      this.story = this.story.and(draft);
      this.facts.push(...this.story.latest);
    }
    return this;
  }

  get attendance() {
    const envelopes = this.facts.map((fact) => ({ ...fact }) as unknown as EventEnvelope);
    return attendanceOf(foldSteps(envelopes));
  }
}

const sessions = () =>
  new Told()
    .and(
      planned('p1', '2027-02-01'),
      planned('p2', '2027-03-01'),
      planned('p3', '2027-04-01'),
      planned('w1', '2027-02-02', {
        meetingKind: 'body',
        body: 'steering-group',
        invited: ['union', 'company'],
      }),
    )
    .on('2027-02-02')
    .and(attended('p1', 'union', 'mina'), attended('w1', 'kees'))
    .on('2027-03-01')
    .and(attended('p2', 'union', 'critic'));

describe('attendance', () => {
  it('counts, for each body and kind of meeting, invitations and who came, companies too', () => {
    expect(
      sessions().attendance.map(({ body, kind, organisation, invited, attended: came, lastAttended }) => [
        body ?? kind,
        organisation,
        invited,
        came,
        lastAttended,
      ]),
    ).toEqual([
      ['plenary', 'branch', 2, 0, null],
      ['plenary', 'critic', 0, 1, '2027-03-01'],
      ['plenary', 'ministry', 2, 1, '2027-02-01'],
      ['plenary', 'union', 2, 2, '2027-03-01'],
      ['steering-group', 'company', 1, 1, '2027-02-02'],
      ['steering-group', 'union', 1, 0, null],
    ]);
  });

  it('names each organisation with its kind and way of taking part, also after it has left', () => {
    const told = sessions().and(leave('union'));
    expect(told.attendance.find(({ organisation }) => organisation === 'union')).toMatchObject({
      organisationName: 'Union',
      organisationKind: 'union',
      participation: 'party',
    });
    expect(told.attendance.find(({ organisation }) => organisation === 'company')).toMatchObject({
      organisationKind: 'company',
      participation: 'affiliated-company',
    });
  });

  it('leaves out what nobody wrote down, what was called off, and a list that was a mistake', () => {
    const told = new Told()
      .and(
        planned('p1', '2027-02-01'),
        planned('p2', '2027-02-02'),
        cancelled('p2'),
        planned('p3', '2027-02-01'),
      )
      .on('2027-02-01');
    expect(told.attendance).toEqual([]);
    told.and(attended('p1', 'union'));
    const { sequence } = told.facts.at(-1) ?? { sequence: 0 };
    expect(told.attendance).toHaveLength(3);
    expect(told.and(correct(sequence)).attendance).toEqual([]);
  });

  it('goes by the last invitation and the last list', () => {
    const told = new Told()
      .and(planned('p1', '2027-02-01'), movedTo('p1', { invited: ['union', 'company'] }))
      .on('2027-02-01')
      .and(attended('p1', 'union'), attended('p1', 'company'));
    expect(
      told.attendance.map(({ organisation, invited, attended: came }) => [organisation, invited, came]),
    ).toEqual([
      ['company', 1, 1],
      ['union', 1, 0],
    ]);
  });
});
