import proto from '@temporalio/proto';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '../domain/canonical.ts';
import type { CovenantState } from '../domain/state.ts';
import type { AppendRequest } from '../ledger/append-request.ts';
import type { AuditSinks } from '../workflows/covenant.ts';
import { PACKAGE_ROOT } from './build.ts';

const { History } = proto.temporal.api.history.v1;
export type History = proto.temporal.api.history.v1.IHistory;

/** One append that a run asked for. */
export interface RecordedAppend {
  /** The run knows that the ledger has these events; false when it ended before it heard. */
  confirmed: boolean;
  request: AppendRequest;
}

export interface ReplayedRun {
  /** The last state that the code reached with nothing in it but what is known to be stored; null when there is none. */
  state: CovenantState | null;
  appends: RecordedAppend[];
  /** Events of the engine in the history. */
  historyEvents: number;
  /** What the replay found wrong, or null when the code of the build does what the history says. */
  problem: string | null;
}

/** Decodes a history as the archive holds it. */
export function decodeHistory(bytes: Uint8Array): History {
  return History.decode(bytes);
}

/**
 * Runs an archived history through the workflow code of its build, without a server, and listens to the state that
 * the code reaches.
 */
export async function replayRun(
  history: History,
  bundleCode: string,
  workflowId: string,
): Promise<ReplayedRun> {
  const heard: Heard = { appends: [], states: [] };
  const violation = await replay(history, bundleCode, workflowId, heard);
  const appends = appendsOf(history);
  return {
    state: lastStored(heard.states, appends),
    appends,
    historyEvents: history.events?.length ?? 0,
    problem: violation ?? compareAppends(appends, heard.appends),
  };
}

/** A run that was ended in the middle, or halted, is ahead of the ledger with what it could not store. */
function lastStored(states: readonly string[], appends: readonly RecordedAppend[]): CovenantState | null {
  const ends = appends
    .filter(({ confirmed }) => confirmed)
    .map(({ request }) => request.expectedSequence + request.events.length);
  const stored = Math.max(0, ...ends);
  for (const text of states.toReversed()) {
    const state = JSON.parse(text) as CovenantState;
    if (state.sequence <= stored) return state;
  }
  return null;
}

/** What the code said while it was replayed, as JSON. */
interface Heard {
  appends: string[];
  states: string[];
}

/** The engine compares which activities the code asks for; their inputs are compared here. */
function compareAppends(recorded: RecordedAppend[], heard: string[]): string | null {
  const other = recorded.findIndex(
    ({ request }, index) => canonicalJson(request) !== canonicalJson(JSON.parse(heard[index] ?? 'null')),
  );
  const first = recorded[other];
  return first
    ? `the code makes other events than the history holds, from event ${first.request.expectedSequence + 1} on`
    : null;
}

async function replay(
  history: History,
  code: string,
  workflowId: string,
  heard: Heard,
): Promise<string | null> {
  const sinks: InjectedSinks<AuditSinks> = {
    audit: {
      append: { fn: (_, text) => void heard.appends.push(text), callDuringReplay: true },
      state: { fn: (_, text) => void heard.states.push(text), callDuringReplay: true },
    },
  };
  const dataConverter = {
    payloadConverterPath: fileURLToPath(
      new URL('dist/workflows/payload-converter.js', `file://${PACKAGE_ROOT}`),
    ),
  };
  try {
    await Worker.runReplayHistory({ workflowBundle: { code }, dataConverter, sinks }, history, workflowId);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The inputs of every append, in the order in which the run asked for them. */
export function appendsOf(history: History): RecordedAppend[] {
  const events = history.events ?? [];
  const confirmed = new Set(
    events.flatMap((event) => event.activityTaskCompletedEventAttributes?.scheduledEventId?.toString() ?? []),
  );
  return events.flatMap((event) => {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled?.activityType?.name !== 'append') return [];
    const data = scheduled.input?.payloads?.[0]?.data;
    if (!data) return [];
    const request = JSON.parse(Buffer.from(data).toString('utf8')) as AppendRequest;
    return [{ confirmed: confirmed.has(String(event.eventId)), request }];
  });
}
