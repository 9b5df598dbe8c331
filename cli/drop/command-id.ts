import { createHash } from 'node:crypto';

/**
 * The id of the command that a dropped file becomes: the same file from the same organisation in the same covenant is
 * the same command, so it is taken once, whatever crashes in between. Shaped as a UUIDv7; the time in it says nothing.
 */
export function dropCommandId(covenant: string, organisation: string, bytes: Uint8Array): string {
  const hash = createHash('sha256')
    .update(`drop\n${covenant}\n${organisation}\n`)
    .update(bytes)
    .digest('hex');
  return shapedCommandId(hash);
}

/** A hash, 64 hexadecimal digits, in the shape of a command id: a UUIDv7 whose time says nothing. */
export function shapedCommandId(hash: string): string {
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `7${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return `cmd_${parts.join('-')}`;
}
