import { v7 as uuidv7 } from 'uuid';
import { projectNotices } from '../../activities/notice-plan.ts';
import type { StreamStates } from '../../activities/stream-states.ts';
import { definitionSchema, type Definition } from '../../domain/definition.ts';
import { envelopeText } from '../../domain/envelope.ts';
import type { NewEvent } from '../../domain/events.ts';
import type { ContentReference } from '../../domain/primitives.ts';
import type { ReminderPolicy } from '../../domain/reminder-terms.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';
import { unfold, type Unfolded } from '../../domain/unfold.ts';
import { append } from '../../ledger/append.ts';
import { putContent } from '../../ledger/content.ts';
import type { Ledger } from '../../ledger/database.ts';

/** Test data: who reads, by id of the person. */
export interface TestPerson {
  name: string;
  address: string;
  language?: 'nl' | 'en';
}

export interface TestSetup {
  slug?: string;
  name?: string;
  /** Contacts of the parties, by id; the first party is `party-one`. */
  contacts?: Record<string, TestPerson>;
  officer?: TestPerson | null;
  /** Parties that have named nobody. */
  silentParties?: string[];
  ladder?: { at: string; to?: 'contact' | 'officer' }[];
  /** Instead of a ladder: all that the covenant says about reminders. */
  reminders?: ReminderPolicy;
  /** Makes it the ledger's programme, which says this about reminders. */
  programme?: ReminderPolicy;
  states?: StreamStates;
}

const OFFICER: TestPerson = { name: 'Olga Officer', address: 'officer@secretariat.example', language: 'nl' };

/** A covenant whose events go into a real ledger, decided by the real core, without an engine. */
export class TestCovenant {
  readonly stream = `cov_${uuidv7()}`;
  readonly slug: string;
  state: CovenantState = initialState();
  private readonly ledger: Ledger;
  private readonly states: StreamStates | undefined;

  private constructor(ledger: Ledger, slug: string, states: StreamStates | undefined) {
    this.ledger = ledger;
    this.slug = slug;
    this.states = states;
  }

  static async open(ledger: Ledger, at: string, setup: TestSetup = {}): Promise<TestCovenant> {
    const slug = setup.slug ?? `covenant-${uuidv7()}`;
    const covenant = new TestCovenant(ledger, slug, setup.states);
    const definition = await covenant.define(setup);
    const opened = { slug, definitionHash: 'a'.repeat(64), definition };
    await covenant.record(at, [{ type: 'CovenantOpened', data: opened }]);
    return covenant;
  }

  /** Decides nothing: writes these events and what follows from them. `at` is an instant, UTC. */
  async record(at: string, events: NewEvent[]): Promise<Unfolded[]> {
    const { stream, slug, state } = this;
    const unfolded = unfold(state, events, { recordedAt: at, effectiveOn: at.slice(0, 10) });
    const texts = unfolded.facts.map((fact) => this.envelope(fact));
    const run = { workflowId: `covenant:${stream}`, runId: `run-${stream}` };
    const request = {
      stream,
      slug,
      epoch: 1,
      expectedSequence: state.sequence,
      events: texts,
      commands: [],
      run,
    };
    await append(this.ledger.db, request, (transaction) =>
      projectNotices(transaction, stream, ...(this.states ? [this.states] : [])),
    );
    this.state = unfolded.state;
    return unfolded.facts;
  }

  /** Opens a single duty of a party with a due day of its own. */
  async oblige(at: string, id: string, due: string, owner = 'party-one'): Promise<void> {
    const text = await this.text(`Duty ${id}`);
    const data = { obligation: id, owner, template: null, occurrence: 1, text, due };
    await this.record(at, [{ type: 'ObligationOpened', data }]);
  }

  async report(at: string, id: string): Promise<void> {
    await this.record(at, [{ type: 'ObligationReportedDone', data: { obligation: id, by: 'report' } }]);
  }

  text(words: string): Promise<ContentReference> {
    return putContent(this.ledger.db, { bytes: Buffer.from(words), mediaType: 'text/plain;charset=utf-8' });
  }

  card(person: { name: string; address: string }): Promise<ContentReference> {
    const bytes = Buffer.from(JSON.stringify(person));
    return putContent(this.ledger.db, { bytes, mediaType: 'application/json' });
  }

  private envelope(fact: Unfolded): string {
    return envelopeText({
      format: 1,
      stream: this.stream,
      epoch: 1,
      sequence: fact.sequence,
      type: fact.type,
      typeVersion: 1,
      recordedAt: fact.recordedAt,
      clock: 'virtual',
      effectiveOn: fact.effectiveOn,
      actor: { person: null, system: 'test' },
      principal: null,
      assurance: 'asserted',
      cause: { kind: 'time', due: fact.recordedAt },
      commandId: null,
      rules: [],
      build: 'test',
      data: fact.data,
    });
  }

  private async define(setup: TestSetup): Promise<Definition> {
    const contacts = setup.contacts ?? {
      'contact-one': { name: 'Cor Contact', address: 'cor@party-one.example', language: 'nl' },
    };
    const parties = [
      ...Object.keys(contacts).map((_, index) => partyId(index)),
      ...(setup.silentParties ?? []),
    ];
    const people = await Promise.all(
      Object.entries(contacts).map(([id, person], index) =>
        this.person(id, person, { organisation: partyId(index), roles: ['contact'] }),
      ),
    );
    const officer = setup.officer === undefined ? OFFICER : setup.officer;
    const staff = officer
      ? [await this.person('officer-one', officer, { organisation: 'secretariat', roles: ['officer'] })]
      : [];
    const name = setup.name ?? 'Testconvenant';
    return definitionSchema.parse({
      ...SKELETON,
      id: this.slug,
      name: { nl: name, en: `${name} (en)` },
      organisations: [...parties.map(party), SECRETARIAT],
      people: [...people, ...staff],
      reminders: setup.reminders ?? { ladder: setup.ladder ?? LADDER },
      ...(setup.programme && { ...PROGRAMME_ONLY, reminders: setup.programme }),
    });
  }

  private async person(id: string, { name, address, language }: TestPerson, place: object): Promise<object> {
    return { id, language: language ?? 'nl', card: await this.card({ name, address }), ...place };
  }
}

const LADDER = [{ at: '-P14D' }, { at: '-P2D' }, { at: 'P7D' }, { at: 'P14D', to: 'officer' }];

const SECRETARIAT = {
  id: 'secretariat',
  name: 'Secretariaat',
  kind: 'other',
  participation: 'facilitator',
};

const SKELETON = {
  format: 1,
  version: 1,
  sector: { nl: 'Testsector', en: 'Test sector' },
  termYears: 5,
  facilitator: 'secretariat',
  secretariat: 'secretariat',
  groups: [{ id: 'all', name: { nl: 'Alle', en: 'All' } }],
  phases: [
    {
      id: 'dialogue',
      kind: 'dialogue',
      name: { nl: 'Dialoog', en: 'Dialogue' },
      starts: { with: 'opening' },
    },
    {
      id: 'implementation',
      kind: 'implementation',
      name: { nl: 'Uitvoering', en: 'Implementation' },
      starts: { gate: 'agreed' },
    },
  ],
  gates: [
    {
      id: 'agreed',
      name: { nl: 'Akkoord op de tekst', en: 'Agreement on the text' },
      phase: 'dialogue',
      leadsTo: 'implementation',
      decision: { by: 'consent' },
    },
  ],
  obligations: [
    {
      id: 'annual-report',
      name: { nl: 'Jaarverslag', en: 'Annual report' },
      owner: { each: 'party' },
      opens: { phase: 'implementation' },
      due: { from: 'phase:implementation', plus: 'P1Y' },
      every: 'P1Y',
    },
  ],
};

/** What a programme has instead of parties and gates. */
const PROGRAMME_ONLY = {
  kind: 'programme',
  organisations: [SECRETARIAT],
  gates: [],
  obligations: [],
  phases: SKELETON.phases.slice(0, 1),
};

function partyId(index: number): string {
  return `party-${['one', 'two', 'three', 'four'][index] ?? index + 1}`;
}

function party(id: string): object {
  return { id, name: `Organisation ${id}`, kind: 'company', participation: 'party', group: 'all' };
}
