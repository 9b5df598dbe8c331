// The worker that fault tests kill: the product's own parts, on servers that are given to it.
import { Client, Connection } from '@temporalio/client';
import { createLedgerActivities } from '../../dist/activities/ledger-append.js';
import { dispatch } from '../../dist/activities/dispatch.js';
import { createOutbox } from '../../dist/activities/outbox.js';
import { addDays, civilDate } from '../../dist/domain/calendar.js';
import { connect } from '../../dist/ledger/database.js';
import { createLogger, installRuntime } from '../../dist/worker/logger.js';
import { startWorker } from '../../dist/worker/worker.js';

const { address, namespace, taskQueue, database, build, stickyTimeout, outbox, began } = JSON.parse(
  process.argv[2] ?? '',
);

// Nobody is left who could end this process when its parent is gone.
process.stdin.on('close', () => process.exit(0)).resume();

const now = () => new Date().toISOString();
installRuntime(createLogger('warn'));
const ledger = await connect(database);
const connection = await Connection.connect({ address });
const options = { address, namespace, taskQueue, build, stickyTimeout };
const activities = createLedgerActivities(ledger.db, now);
const worker = await startWorker({ ...options, activities }, new Client({ connection, namespace }));
process.stdout.write('ready\n');
if (outbox) sendPost();
await worker.done;

/** The post goes out all the time, so that kills hit it as well: its days last three seconds, to make many notices. */
function sendPost() {
  const post = {
    db: ledger.db,
    transport: createOutbox(outbox),
    from: { name: 'Office', address: 'office@example.org' },
  };
  const asOf = addDays(civilDate(now()), Math.floor((Date.now() - began) / 3_000));
  dispatch(post, { asOf, clock: now })
    .catch(() => undefined)
    .finally(() => setTimeout(sendPost, 300));
}
