import { createHash } from 'node:crypto';

/** Names what is hashed and its version, so that no hash can be mistaken for one of another purpose. */
const DOMAIN_TAG = 'covenant-ledger/1\n';

/** What the first event of every stream follows. */
export const GENESIS_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 over domain tag, hash of the event before, and the event's stored bytes. */
export function chainHash(previous: Uint8Array, body: Uint8Array): Buffer {
  return createHash('sha256').update(DOMAIN_TAG).update(previous).update(body).digest();
}

export interface ChainRow {
  sequence: number;
  body: Uint8Array;
  hash: Uint8Array;
  previous_hash: Uint8Array;
}

export interface ChainBreak {
  /** Where the chain first fails to hold. */
  sequence: number;
  reason: 'gap' | 'previous-hash' | 'hash';
  /** Hash (hex), or the sequence where one is missing. */
  expected: string;
  found: string;
}

export interface ChainResult {
  events: number;
  /** Head as far as the chain holds: sequence and hash in hex. */
  head: { sequence: number; hash: string };
  firstBreak: ChainBreak | null;
}

/**
 * Walks the events of one stream in order, from the first, and hashes the stored bytes as they are: nothing is parsed
 * or written anew. Stops at the first break.
 */
export async function verifyChain(rows: Iterable<ChainRow> | AsyncIterable<ChainRow>): Promise<ChainResult> {
  let head: { sequence: number; hash: Uint8Array } = { sequence: 0, hash: GENESIS_HASH };
  let firstBreak: ChainBreak | null = null;
  for await (const row of rows) {
    firstBreak = breakAt(row, head.sequence + 1, head.hash);
    if (firstBreak !== null) break;
    head = { sequence: row.sequence, hash: row.hash };
  }
  return { events: head.sequence, head: { sequence: head.sequence, hash: hex(head.hash) }, firstBreak };
}

function breakAt(row: ChainRow, sequence: number, previous: Uint8Array): ChainBreak | null {
  if (row.sequence !== sequence) {
    return { sequence, reason: 'gap', expected: String(sequence), found: String(row.sequence) };
  }
  if (hex(row.previous_hash) !== hex(previous)) {
    return { sequence, reason: 'previous-hash', expected: hex(previous), found: hex(row.previous_hash) };
  }
  const expected = hex(chainHash(previous, row.body));
  if (expected !== hex(row.hash)) return { sequence, reason: 'hash', expected, found: hex(row.hash) };
  return null;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
