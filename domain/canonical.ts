import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * RFC 8785 canonical JSON: one text for one value, whatever order its members were written in.
 * Members that are undefined are left out, as JSON does. Throws a TypeError that names the place of anything that
 * JSON would change on the way (undefined in an array, a function, a bigint, a Date, NaN, half a surrogate pair).
 */
export function canonicalJson(value: unknown): string {
  assertJson(value, '$');
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('$ is not JSON');
  return text;
}

/** SHA-256 as 64 lower-case hexadecimal digits; text is hashed as UTF-8. */
export function sha256Hex(input: string | Uint8Array): string {
  return bytesToHex(sha256(typeof input === 'string' ? utf8ToBytes(input) : input));
}

function assertJson(value: unknown, place: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (typeof value === 'string') return assertWellFormed(value, place);
  if (Array.isArray(value)) return value.forEach((item, index) => assertJson(item, `${place}[${index}]`));
  if (isPlainObject(value)) return assertMembers(value, place);
  throw new TypeError(`${place} is not JSON`);
}

function assertMembers(object: Record<string, unknown>, place: string): void {
  for (const [key, member] of Object.entries(object)) {
    assertWellFormed(key, place);
    if (member !== undefined) assertJson(member, `${place}.${key}`);
  }
}

/** RFC 8785 section 3.2.2.2 ends with an error on a lone surrogate, and UTF-8 cannot hold one. */
function assertWellFormed(text: string, place: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${place} holds half a surrogate pair`);
}

/** Asks by shape, not by prototype: a value may come from another realm, as it does in the workflow sandbox. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]' && !hasToJson(value);
}

function hasToJson(value: unknown): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function';
}
