import type { Connection } from '@temporalio/client';
import { expect, it } from 'vitest';
import { startService } from '../../cli/up/service.ts';
import type { Engine } from '../../engine/handle.ts';
import type { Ledger } from '../../ledger/database.ts';
import { listStreams } from '../../ledger/streams.ts';
import { createLogger } from '../../worker/logger.ts';
import { openPostgres } from '../ledger/postgres.ts';

const postgres = openPostgres();

/** A real database, and a server that nobody calls: what is tested fails before that. */
function engineWith(url: string): Engine {
  const temporal = {
    address: { address: '127.0.0.1:1' },
    connection: {} as Connection,
    namespace: 'default',
    own: true,
    ensureNamespace: async () => undefined,
  };
  return {
    attached: false,
    data: {} as Engine['data'],
    temporal,
    databases: { ensure: async () => url } as Engine['databases'],
    lost: new Promise(() => undefined),
    stop: async () => undefined,
  };
}

it('a service that does not start leaves no connection to its ledger open', async () => {
  const engine = engineWith(await postgres.createDatabase());
  const opened: Ledger[] = [];
  const starting = startService({
    engine,
    namespace: 'default',
    clock: 'real',
    build: { buildId: '0'.repeat(64), codePath: import.meta.filename },
    logger: createLogger('silent', false),
    activities: ({ ledger }) => {
      opened.push(ledger);
      throw new Error('the post cannot be set up');
    },
  });
  await expect(starting).rejects.toThrow('the post cannot be set up');
  const [ledger] = opened;
  if (!ledger) throw new Error('no ledger was opened');
  await expect(listStreams(ledger.db)).rejects.toThrow(/destroyed|closed|end/);
});
