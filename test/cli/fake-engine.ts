import type { Client } from '@temporalio/client';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { CovenantClient } from '../../client/client.ts';
import { openCovenant } from '../../cli/actions/open.ts';
import { resumeStream } from '../../client/resume.ts';
import type { CovenantPort, Question, Services } from '../../cli/ports.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import { append } from '../../ledger/append.ts';
import type { Ledger } from '../../ledger/database.ts';
import { listStreams, type Stream } from '../../ledger/streams.ts';
import type { TakenOver } from '../../cli/recovery/take-over.ts';
import type { Finding } from '../../worker/findings.ts';
import { replayStream } from '../../worker/replay.ts';
import type { CovenantInput } from '../../workflows/messages.ts';
import { CovenantStream } from '../../workflows/stream.ts';

/** A ledger with real streams before it, in this process: all of the product but Temporal. */
export class FakeEngine {
  readonly ledger: Ledger;
  /** Workflow time, UTC. */
  now = '2026-03-02T09:00:00.000Z';
  readonly questions: Question[] = [];
  answers: string[] = [];
  /** What a doctor would find. */
  findings: Finding[] = [];
  /** Counts what was sent, to show that nothing was. */
  sent = 0;
  private readonly streams = new Map<string, { stream: CovenantStream; input: CovenantInput }>();
  private readonly client: CovenantClient;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
    this.client = new CovenantClient({ temporal: this.temporal(), db: ledger.db, clock: 'virtual' });
  }

  services(): Services {
    const lent = { ...this.ledger, close: async () => undefined };
    return {
      openLedger: async () => lent,
      openDatabase: async () => lent,
      connect: async () => this.port(lent),
      examine: async () => ({ streams: 0, losses: 0, findings: this.findings }),
      replay: (stream) => replayStream(this.ledger.db, stream),
      ask: async (question) => {
        this.questions.push(question);
        return this.answers.shift() ?? '';
      },
    };
  }

  port(ledger: Ledger = this.ledger): CovenantPort {
    return {
      ledger,
      open: (loaded, opening) => openCovenant(this.client, loaded, opening),
      send: (covenant, draft) => this.client.send(covenant, draft),
      live: async (stream) => this.client.live(stream),
      takeOver: (stream) => this.takeOver(stream, 'asked'),
      takeOverAll: async () => {
        const streams = await listStreams(this.ledger.db);
        const lost = streams.filter(({ stream }) => !this.streams.has(`covenant:${stream}`));
        const resumed = lost.map((stream) => this.takeOver(stream, 'not-running'));
        return { resumed: await Promise.all(resumed), failed: [] };
      },
      refill: async () => [],
      close: async () => undefined,
    };
  }

  private async takeOver(stream: Stream, why: TakenOver['why']): Promise<TakenOver> {
    const resumption = await resumeStream(this.client, this.ledger.db, stream, 'resume');
    return { covenant: stream.slug, stream: stream.stream, ...resumption, why, refilled: 0, losses: [] };
  }

  /** Forgets everything that runs, as an engine whose data is deleted. */
  forget(): void {
    this.streams.clear();
  }

  /** Lets time make its facts, as the stream's timer would. */
  async passTime(now: string): Promise<void> {
    this.now = now;
    for (const { stream, input } of this.streams.values()) {
      stream.passTime(now);
      await this.store(stream, input);
    }
  }

  private temporal(): Client {
    const workflow = {
      start: async (_type: string, { workflowId, args }: { workflowId: string; args: [CovenantInput] }) => {
        const [input] = args;
        const stream = new CovenantStream(input, () => 'test-build');
        this.streams.set(workflowId, { stream, input });
        stream.recordResume(this.now);
        await this.store(stream, input);
      },
      getHandle: (workflowId: string) => ({
        executeUpdate: (_update: unknown, { args }: { args: [unknown] }) => this.update(workflowId, args[0]),
        query: async () => this.query(workflowId),
        terminate: async () => void this.streams.delete(workflowId),
        client: { withDeadline: <T>(_: number, work: () => Promise<T>) => work() },
      }),
    };
    return { workflow } as unknown as Client;
  }

  private async update(workflowId: string, command: unknown): Promise<unknown> {
    this.sent += 1;
    const { stream, input } = this.running(workflowId);
    const outcome = stream.apply(command, this.now);
    if ('code' in outcome) {
      const failure = ApplicationFailure.nonRetryable(describeRefusal(outcome, 'en'), outcome.code, outcome);
      throw new WorkflowUpdateFailedError('refused', failure);
    }
    await this.store(stream, input);
    return outcome;
  }

  private async store(stream: CovenantStream, { stream: id, epoch }: CovenantInput): Promise<void> {
    const batch = stream.nextBatch();
    if (!batch) return;
    const run = { workflowId: `covenant:${id}`, runId: `run-${id}` };
    const { sequence } = await append(this.ledger.db, {
      stream: id,
      slug: stream.state.slug,
      epoch,
      run,
      ...batch,
    });
    stream.stored(sequence);
  }

  private query(workflowId: string): unknown {
    const { stream } = this.running(workflowId);
    const { state, epoch, appended, waiting, halted } = stream;
    return { state, epoch, build: 'test-build', appended, waiting, halted, nextInstant: stream.next() };
  }

  private running(workflowId: string): { stream: CovenantStream; input: CovenantInput } {
    const found = this.streams.get(workflowId);
    if (!found) throw new Error(`no stream ${workflowId}`);
    return found;
  }
}
