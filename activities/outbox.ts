import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Fate, Transport } from './transport.ts';

/** System errors that somebody can mend while the message waits. */
const MENDABLE = new Set([
  'ENOSPC',
  'EDQUOT',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOTDIR',
]);

/**
 * Writes each message to `<folder>/<date>/<notice id>.eml`, whole or not at all. The name is the notice's id, so
 * writing it again changes nothing. Only the owner can read it: it holds names and addresses.
 */
export function createOutbox(folder: string): Transport {
  return {
    idempotent: true,
    // Each waits for the disk twice; the disk takes several writes in one turn.
    atOnce: 4,
    async send(message) {
      try {
        await write(join(folder, message.date, `${message.id}.eml`), message.bytes);
        return { kind: 'sent' };
      } catch (error) {
        return toFate(error);
      }
    },
  };
}

/** Temporary name, fsync, rename, fsync of the folder: after a crash the file is there in full or not at all. */
async function write(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function toFate(error: unknown): Fate {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && MENDABLE.has(code)) {
    return { kind: 'refused_for_now', detail: `outbox: ${code}` };
  }
  throw error;
}
