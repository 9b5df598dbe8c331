import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto, { type temporal } from '@temporalio/proto';
import { GRPC, hasStatus } from './connect.ts';
import { EngineError } from './errors.ts';

const ValueType = proto.temporal.api.enums.v1.IndexedValueType;

/**
 * What a covenant's workflow shows in lists: its phase, the next deadline, how many are waited for, and whether it is
 * halted. Their size is fixed; a list of words over 2 KB would make the server end the workflow.
 */
export const SEARCH_ATTRIBUTES = {
  CovenantPhase: ValueType.INDEXED_VALUE_TYPE_KEYWORD,
  CovenantNextDeadline: ValueType.INDEXED_VALUE_TYPE_DATETIME,
  CovenantWaitingFor: ValueType.INDEXED_VALUE_TYPE_INT,
  CovenantHalted: ValueType.INDEXED_VALUE_TYPE_BOOL,
} as const;

/** Ten years: no history may go before the archive has it. */
export const RETENTION_SECONDS = 3_650 * 86_400;
const VISIBLE_WITHIN_MS = 60_000;

export interface NamespaceRequest {
  connection: Connection;
  namespace: string;
  /** True for a server that we started: there namespace and search attributes are made. Elsewhere nothing is. */
  own: boolean;
}

/**
 * Sees to it that a namespace can be used: it exists, keeps histories, and has the search attributes.
 * @throws EngineError NAMESPACE_MISSING, SEARCH_ATTRIBUTES_MISSING on a server that is not ours
 */
export async function ensureNamespace(request: NamespaceRequest): Promise<void> {
  if (request.own) await makeNamespace(request);
  else if ((await retentionOf(request)) === null) throw missingNamespace(request);
  const missing = await untilReady(() => missingAttributes(request));
  if (missing.length > 0 && !request.own) throw missingSearchAttributes(request, missing);
  if (missing.length > 0) await addAttributes(request, missing);
  if (request.own) await waitUntilVisible(request);
}

async function makeNamespace({ connection, namespace }: NamespaceRequest): Promise<void> {
  const retention = await retentionOf({ connection, namespace });
  const workflowExecutionRetentionPeriod = msToTs(RETENTION_SECONDS * 1000);
  if (retention === null) {
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod })
      .catch(ignore(GRPC.ALREADY_EXISTS));
  } else if (retention < RETENTION_SECONDS) {
    const config = { workflowExecutionRetentionTtl: workflowExecutionRetentionPeriod };
    await connection.workflowService.updateNamespace({ namespace, config });
  }
}

/** Days that a namespace keeps closed histories, in seconds; null when there is no such namespace. */
export async function retentionOf({
  connection,
  namespace,
}: Pick<NamespaceRequest, 'connection' | 'namespace'>): Promise<number | null> {
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  } catch (error) {
    if (hasStatus(error, GRPC.NOT_FOUND)) return null;
    throw error;
  }
}

/** Names of ours that the namespace lacks, or has with another type. */
async function missingAttributes(request: NamespaceRequest): Promise<string[]> {
  const known = await knownAttributes(request);
  return Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => (known[name] === type ? [] : [name]));
}

type Attributes = Record<string, temporal.api.enums.v1.IndexedValueType>;

async function knownAttributes({ connection, namespace }: NamespaceRequest): Promise<Attributes> {
  try {
    return (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes ?? {};
  } catch (error) {
    // A server may keep its operator's service from us and still answer the older, general question.
    if (!hasStatus(error, GRPC.PERMISSION_DENIED, GRPC.UNIMPLEMENTED)) throw error;
    return (await connection.workflowService.getSearchAttributes({})).keys ?? {};
  }
}

async function addAttributes({ connection, namespace }: NamespaceRequest, names: string[]): Promise<void> {
  const wanted = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => names.includes(name));
  const searchAttributes = Object.fromEntries(wanted);
  await untilReady(() =>
    connection.operatorService
      .addSearchAttributes({ namespace, searchAttributes })
      .catch(ignore(GRPC.ALREADY_EXISTS)),
  );
}

/** A query over each attribute succeeds only when every part of the server knows them. */
async function waitUntilVisible({ connection, namespace }: NamespaceRequest): Promise<void> {
  const query = Object.keys(SEARCH_ATTRIBUTES)
    .map((name) => `${name} IS NULL`)
    .join(' AND ');
  await untilReady(() => connection.workflowService.countWorkflowExecutions({ namespace, query }));
}

/** A new namespace reaches the caches of the server's parts a moment later. */
async function untilReady<T>(call: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + VISIBLE_WITHIN_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const early = hasStatus(error, GRPC.NOT_FOUND, GRPC.INVALID_ARGUMENT, GRPC.UNAVAILABLE);
      if (!early || Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

/** Another process may have made the same a moment ago, which is as good. */
function ignore(status: number): (error: unknown) => void {
  return (error) => {
    if (!hasStatus(error, status)) throw error;
  };
}

function missingNamespace({ connection, namespace }: NamespaceRequest): EngineError {
  return new EngineError('NAMESPACE_MISSING', { namespace, address: connection.options.address });
}

function missingSearchAttributes({ connection, namespace }: NamespaceRequest, names: string[]): EngineError {
  const types = SEARCH_ATTRIBUTES as Record<string, temporal.api.enums.v1.IndexedValueType>;
  const missing = names.map((name) => `${name} (${typeName(types[name])})`).join(', ');
  return new EngineError('SEARCH_ATTRIBUTES_MISSING', {
    namespace,
    address: connection.options.address,
    missing,
  });
}

function typeName(type: temporal.api.enums.v1.IndexedValueType | undefined): string {
  const name = type === undefined ? undefined : ValueType[type];
  return name?.replace('INDEXED_VALUE_TYPE_', '').toLowerCase() ?? '?';
}
