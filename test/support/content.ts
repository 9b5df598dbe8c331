import { sha256Hex } from '../../domain/canonical.ts';
import type { ContentReference } from '../../domain/primitives.ts';

/** A reference that stands for a text; equal texts have equal references. */
export function testContent(text: unknown, mediaType = 'text/plain'): ContentReference {
  const hash = sha256Hex(JSON.stringify(text));
  const ref = `cnt_${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { ref, commitment: hash, mediaType, bytes: JSON.stringify(text).length };
}

/** A command id by number. */
export function testCommandId(number: number): string {
  return `cmd_00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
