import {
  addDays,
  addPeriod,
  civilDate,
  instantOf,
  toEpochMilliseconds,
  toInstant,
} from '../domain/calendar.ts';
import { sha256Hex } from '../domain/canonical.ts';
import type { CommandFields, CommandType } from '../domain/commands.ts';
import { dueDay } from '../domain/obligation.ts';
import type { CivilDate, Instant } from '../domain/primitives.ts';
import { initialState, type CovenantState, type Obligation } from '../domain/state.ts';
import { CovenantStream } from '../workflows/stream.ts';
import { numbered, reference, stateTerms, type StateSize } from './state-terms.ts';

/** Who acts for whom; an officer for the secretariat when nobody is named. */
interface For {
  principal?: string;
}

const words = reference('words of some length');
const FIRST_DAY = '2027-01-04';
const FORCE = '2028-03-01';

/** For every so many participants one action of a meeting a month. */
const ACTION_OF = 10;
/** Of every so many open duties one that an officer has marked. */
const MARKED_OF = 20;
/** Of every so many duties one is reported two months late. */
const LATE_OF = 20;

/**
 * A covenant that lives for years in the stream's own code, without engine or ledger: what waits for the ledger counts as
 * stored at once. The same size lives the same life every time.
 */
export class LargeCovenant {
  /** Commands that were refused, by type and code: of a covenant that is played as it should be, none. */
  readonly refused = new Map<string, number>();
  /** Commands by type, with the events that they made. */
  readonly made = new Map<CommandType, number>();
  private readonly size: StateSize;
  private readonly stream: CovenantStream;
  private now: Instant = instantOf(FIRST_DAY, 9);
  private commands = 0;
  private turns = 0;
  private meetings = 0;

  constructor(size: StateSize) {
    this.size = size;
    const input = { stream: 'str_bench', clock: 'virtual', epoch: 1, recent: [] } as const;
    this.stream = new CovenantStream({ ...input, recent: [], state: initialState() }, () => 'bench');
  }

  get state(): CovenantState {
    return this.stream.state;
  }

  get today(): CivilDate {
    return civilDate(this.now);
  }

  /** Bytes of what continue-as-new hands to the next run, by part: of the state, and the commands that were answered. */
  handedOver(): Map<string, number> {
    const { state, recent } = this.stream.handOver();
    const parts = Object.entries(state).map(([part, value]): [string, number] => [part, bytesOf(value)]);
    return new Map([...parts, ['recent commands', bytesOf(recent)]]);
  }

  /** Lives from the opening to the first day in force. */
  begin(): void {
    const definition = stateTerms(this.size);
    this.send('OpenCovenant', { slug: 'large', definition, definitionHash: sha256Hex('large') });
    this.passGate('acceptance');
    this.assess();
    for (const party of this.parties()) this.letter(party);
    this.passGate('go-no-go');
    for (let month = 0; month < 12; month += 1) this.month();
    this.seat();
    this.agree();
    this.passGate('agreement');
    const document = reference('the agreement');
    for (const principal of this.parties())
      this.send('SignCovenant', { document, method: 'paper' }, { principal });
    this.send('SetEntryIntoForce', { on: FORCE });
    this.passTo(FORCE);
  }

  /** A month at the table or in force: what falls due is done, some of it late, and people meet. */
  month(): void {
    this.passTo(addPeriod(this.today, 'P1M'));
    for (const duty of Object.values(this.state.obligations)) this.attend(duty);
    this.meet();
    for (let number = 0; number < this.size.participants / ACTION_OF; number += 1) this.act();
  }

  /** The plenary of the month: the minutes of the one before are adopted, a decision is taken, the next one is planned. */
  private meet(): void {
    const [before = '', now = '', then = ''] = [-1, 0, 1].map((later) => `plenary-${this.meetings + later}`);
    if (this.meetings > 0) {
      this.send('RecordAttendance', { meeting: now, present: this.parties() });
      this.send('RecordConduct', { meeting: now, measure: words });
      if (this.meetings > 1) this.send('AdoptMinutes', { meeting: before, at: now }, { principal: 'chair' });
      const decision = { decision: `decision-${this.meetings}`, meeting: now, words, reason: words };
      this.send('RecordDecision', decision, { principal: 'chair' });
      this.send('CirculateMinutes', { meeting: now, document: words });
    }
    const plenary = { meeting: then, meetingKind: 'plenary', title: words, place: words } as const;
    this.send('PlanMeeting', { ...plenary, on: addPeriod(this.today, 'P1M'), time: '10:00', minutes: 120 });
    for (const agendaItem of numbered('item', 5))
      this.send('PutOnAgenda', { meeting: then, agendaItem, words });
    const item = `question-${this.meetings}`;
    this.send('AddItem', { item, kind: 'legal-question', words });
    if (this.meetings > 3)
      this.send('AnswerItem', { item: `question-${this.meetings - 3}`, outcome: 'answered', words });
    this.meetings += 1;
  }

  private parties(): string[] {
    return numbered('party', this.size.parties);
  }

  private owner(index: number): string {
    const { parties, participants } = this.size;
    const companies = participants - parties - 1;
    return index % 3 === 0 ? `party-${1 + (index % parties)}` : `company-${1 + (index % companies)}`;
  }

  private passGate(gate: string): void {
    this.send('OpenGate', { gate });
    this.send(
      'CloseGate',
      { gate, outcome: 'go', reason: words, goOnBecause: words },
      { principal: 'chair' },
    );
  }

  private letter(principal: string): void {
    const letter = { goal: words, interests: words, addedValue: words, contribution: words };
    this.send('GiveLetterOfIntent', { ...letter, mandate: words, expectations: words }, { principal });
  }

  private assess(): void {
    for (const [index, risk] of numbered('risk', this.size.risks).entries()) {
      const scores = { scale: 1 + (index % 5), scope: 1 + (index % 4), likelihood: 1 + (index % 3) };
      this.send('AssessRisk', { risk, words, theme: 'health', ...scores });
    }
    const priorities = numbered('risk', Math.min(5, this.size.risks));
    this.send('SetPriorities', { priorities, note: words }, { principal: 'chair' });
  }

  /** Everybody sits somewhere, and holds a mandate. */
  private seat(): void {
    const bodies = this.state.definition?.bodies ?? [];
    for (const [index, organisation] of this.parties().entries()) {
      const body = bodies[index % bodies.length]?.id ?? '';
      this.send('SeatMember', { body, organisation, seat: 'member' }, { principal: 'chair' });
      const mandate = {
        mandate: `mandate-${organisation}`,
        acts: ['all'],
        scope: words,
        grantedBy: words,
      } as const;
      this.send(
        'RegisterMandate',
        { ...mandate, acts: ['all'], from: this.today },
        { principal: organisation },
      );
    }
  }

  /** The text, what is promised in it, and what that takes. */
  private agree(): void {
    const clauses = numbered('clause', this.size.clauses).map((clause) => ({
      clause,
      words: reference(clause),
    }));
    this.send('TablePaper', { paper: 'covenant-text', clauses });
    for (const [index, commitment] of numbered('commitment', this.size.commitments).entries()) {
      const owners = [...new Set([this.owner(index), this.owner(index + 1), this.owner(index + 2)])];
      const day = addPeriod('2029-03-01', `P${1 + (index % 48)}M`);
      const terms = {
        owners,
        theme: 'health',
        risk: 'risk-1',
        dueDiligenceStep: 1 + (index % 6),
        target: words,
      };
      const fields = { commitment, words, ...terms, due: day, clause: 'clause-1', baselineBy: '2028-12-01' };
      this.send('MakeCommitment', fields, { principal: 'chair' });
    }
    for (const principal of this.parties())
      this.send('EstimateMeans', { daysPerYear: words, words }, { principal });
  }

  /** One duty: done about its day, late now and then, verified a month after; a mark of an officer on some. */
  private attend(duty: Obligation): void {
    const { id, owner, answeredBy, status, verify } = duty;
    if (status === 'reported' && verify) return this.send('VerifyObligation', { obligation: id });
    const due = status === 'open' ? dueDay(this.state, duty) : undefined;
    this.turns += 1;
    if (due === undefined) return;
    if (this.turns % MARKED_OF === 0)
      this.send('NoteContact', { obligation: id, note: words, until: this.today });
    const patience = this.turns % LATE_OF === 0 ? -60 : 15;
    if (due > addDays(this.today, patience)) return;
    if (answeredBy === 'submission')
      this.send('SubmitMonitoring', { obligation: id, report: words }, { principal: owner });
    if (answeredBy === 'report') this.send('ReportDone', { obligation: id }, { principal: owner });
  }

  /** An action of a meeting: a duty of its own, due in two months. */
  private act(): void {
    const owner = this.owner(this.commands);
    const due = addPeriod(this.today, 'P2M');
    this.send('OpenObligation', { obligation: `action-${this.commands}`, owner, text: words, due });
  }

  private passTo(day: CivilDate): void {
    this.now = instantOf(day, 9);
    this.stream.passTime(this.now);
    this.store();
  }

  private send<T extends CommandType>(type: T, fields: CommandFields[T], { principal }: For = {}): void {
    this.commands += 1;
    const number = String(this.commands).padStart(12, '0');
    const frame = { commandId: `cmd_00000000-0000-7000-8000-${number}`, actor: 'officer', type, fields };
    const sent =
      principal === undefined ? frame : { ...frame, principal: { for: principal, evidence: words } };
    this.now = toInstant(toEpochMilliseconds(this.now) + 1);
    const answer = this.stream.apply(sent, this.now);
    if ('code' in answer) {
      const what = `${type} ${answer.code} ${JSON.stringify(answer.parameters)}`;
      this.refused.set(what, (this.refused.get(what) ?? 0) + 1);
    } else {
      this.made.set(type, (this.made.get(type) ?? 0) + answer.last - answer.first + 1);
    }
    this.store();
  }

  /** Nothing waits for a ledger here. */
  private store(): void {
    this.stream.stored(this.state.sequence);
  }
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
