import { loadDefinition, toDefinition } from '../client/definition-file.ts';
import type { Service } from '../cli/up/service.ts';
import { addDays, civilDate, instantOf } from '../domain/calendar.ts';
import type { CivilDate } from '../domain/primitives.ts';
import type { VirtualClock } from '../engine/virtual-clock.ts';
import { covenantWorkflowId } from '../workflows/messages.ts';
import { eachOf } from './report.ts';

/** Days from the opening until everything falls due. */
const DAYS = 30;

/** Days after which each round of reminders follows the one before it. */
const STEP = 7;

export interface DueSize {
  covenants: number;
  /** Duties of each covenant; every one has an owner with a contact of its own. */
  duties: number;
  rounds: number;
}

/** Covenants whose duties all fall due on one day, and are reminded of on that day and then once a week. */
export class DueCovenants {
  readonly streams: string[] = [];
  private readonly service: Service;
  private readonly size: DueSize;
  private readonly due: CivilDate;

  constructor(service: Service, size: DueSize) {
    this.service = service;
    this.size = size;
    this.due = addDays(civilDate(new Date().toISOString()), DAYS);
  }

  /** Duties over all covenants. */
  get duties(): number {
    return this.size.covenants * this.size.duties;
  }

  /** Day on which every duty has one message; the first is the due day itself. */
  day(round: number): CivilDate {
    return addDays(this.due, round * STEP);
  }

  async open(): Promise<void> {
    const numbers = Array.from({ length: this.size.covenants }, (_, index) => index + 1);
    await eachOf(numbers, 20, async (number) => {
      this.streams.push(await this.openOne(number));
    });
  }

  /** Moves every covenant's clock to the morning of a round's day: all duties have fallen due, at one instant. */
  async live(clock: VirtualClock, round: number): Promise<void> {
    const until = instantOf(this.day(round), 8);
    await eachOf(this.streams, 20, async (stream) => {
      await clock.forward(covenantWorkflowId(stream), { until });
    });
  }

  /** How many timers, tasks and activities the engine's histories of all covenants hold. */
  async engineWork(): Promise<{ timers: number; tasks: number; activities: number }> {
    const sum = { timers: 0, tasks: 0, activities: 0 };
    await eachOf(this.streams, 20, async (stream) => {
      const handle = this.service.temporal.workflow.getHandle(covenantWorkflowId(stream));
      for (const event of (await handle.fetchHistory()).events ?? []) {
        if (event.timerStartedEventAttributes) sum.timers += 1;
        if (event.workflowTaskScheduledEventAttributes) sum.tasks += 1;
        if (event.activityTaskScheduledEventAttributes) sum.activities += 1;
      }
    });
    return sum;
  }

  private async openOne(number: number): Promise<string> {
    const { client } = this.service;
    const loaded = loadDefinition(JSON.stringify(this.definition(number)));
    if ('problems' in loaded) throw new Error(`not sound: ${JSON.stringify(loaded.problems[0])}`);
    const { definition, definitionHash } = await toDefinition(loaded, (bytes, mediaType) =>
      client.put({ bytes, mediaType }),
    );
    const slug = `due-${number}`;
    const { stream } = await client.open({ slug, definition, definitionHash, actor: `officer-${number}` });
    return stream;
  }

  private definition(number: number): object {
    const parties = Array.from({ length: this.size.duties }, (_, index) => `party-${index + 1}`);
    const ladder = Array.from({ length: this.size.rounds }, (_, round) => ({ at: `P${round * STEP}D` }));
    const office = { id: 'office', name: 'Office', kind: 'other', participation: 'facilitator' };
    return {
      format: 1,
      id: `due-${number}`,
      version: 1,
      name: both(`Covenant ${number}`),
      sector: both('test'),
      termYears: null,
      facilitator: 'office',
      secretariat: 'office',
      groups: [{ id: 'all', name: both('all') }],
      organisations: [office, ...parties.map(party)],
      people: [
        person(`officer-${number}`, 'office', ['officer']),
        ...parties.map((id) => person(`${id}-of-${number}`, id, ['contact'])),
      ],
      phases: [
        { id: 'preparation', kind: 'preparation', name: both('preparation'), starts: { with: 'opening' } },
      ],
      obligations: [
        {
          id: 'plan',
          name: both('plan of action'),
          owner: { each: 'party' },
          opens: { phase: 'preparation' },
          due: { from: 'opening', plus: `P${DAYS}D` },
        },
      ],
      reminders: { ladder },
    };
  }
}

function both(text: string): object {
  return { nl: text, en: text };
}

function party(id: string): object {
  return { id, name: `Test ${id}`, kind: 'company', participation: 'party', group: 'all', testData: true };
}

function person(id: string, organisation: string, roles: string[]): object {
  return { id, organisation, roles, language: 'nl', name: `Test ${id}`, address: `${id}@example.org` };
}
