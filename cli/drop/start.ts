import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { MailBox } from '../../activities/mail-message.ts';
import type { Transport } from '../../activities/transport.ts';
import { problemOf } from '../../engine/errors.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { CliError } from '../failures.ts';
import { DropFolder } from './drop-folder.ts';
import { createSubmit, type SubmitParts } from './submit.ts';
import { createTell } from './tell.ts';

export interface DropRequest {
  /** The drop folder itself. */
  path: string;
  db: LedgerDatabase;
  client: SubmitParts['client'];
  /** How a sender is told of a bad file. */
  post: { transport: Transport; from: MailBox };
  logger: Logger;
}

/** Makes the drop folder where there is none. @throws CliError DROP_FOLDER_UNUSABLE */
export async function makeDropFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true });
    return path;
  } catch (error) {
    throw new CliError('DROP_FOLDER_UNUSABLE', { folder: path, problem: problemOf(error) }, error);
  }
}

/** Watches a drop folder until `stop`, which waits for the file that is being taken. */
export function startDropFolder(request: DropRequest): { stop: () => Promise<void> } {
  const { path, db, client, post, logger } = request;
  const log = logger.child({ part: 'drop-folder' });
  const folder = new DropFolder(path, {
    submit: createSubmit({ db, client }),
    tell: createTell({ db, ...post, now: () => new Date().toISOString() }),
    log: (event, place) => log[event === 'taken' ? 'info' : 'warn'](place, event),
  });
  const watching = folder.watch();
  return {
    async stop() {
      folder.stop();
      await watching;
    },
  };
}
