import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Proposal } from '../../activities/mailbox/proposals.ts';
import { getContent } from '../../ledger/content.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';

/**
 * Writes the mail and its attachments into a folder, for eyes and for `--evidence`; only the owner can read them.
 * @returns the names of the files. Errors: CONTENT_ERASED, those of the file system.
 */
export async function saveAnswer(db: LedgerDatabase, proposal: Proposal, folder: string): Promise<string[]> {
  const parts = [
    ...(proposal.mail.content
      ? [{ name: `answer-${proposal.number}.eml`, content: proposal.mail.content }]
      : []),
    ...(proposal.body?.attachments ?? []),
  ];
  await mkdir(resolve(folder), { recursive: true, mode: 0o700 });
  const names: string[] = [];
  for (const [index, { name, content }] of parts.entries()) {
    const { bytes } = await getContent(db, content);
    const safe = index === 0 && proposal.mail.content ? name : `${index}-${safeName(name)}`;
    await writeFile(join(folder, safe), bytes, { mode: 0o600 });
    names.push(safe);
  }
  return names;
}

/** What a stranger called a file decides neither where it goes nor whether it is hidden. */
function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '');
  return safe.slice(0, 100) || 'document';
}
