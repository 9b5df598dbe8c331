import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { dispatch } from '../../activities/dispatch.ts';
import { parseMailboxUrl } from '../../activities/mailbox/imap.ts';
import { listProposals } from '../../activities/mailbox/proposals.ts';
import { MailboxWatcher } from '../../activities/mailbox/watch.ts';
import { acceptProposal } from '../../cli/answers/decide.ts';
import { readDocument } from '../../cli/actions/documents.ts';
import { openCovenant } from '../../cli/actions/open.ts';
import { loadDefinition } from '../../client/definition-file.ts';
import { addDays, civilDate } from '../../domain/calendar.ts';
import { events } from '../../ledger/read.ts';
import { postOf, readMail, recording, SENDER } from '../activities/post-support.ts';
import { testBench, type TestBench } from '../support/engine.ts';
import { TestMailbox } from '../support/imap-server.ts';
import { replyMail, type TestReply } from '../support/replies.ts';

let bench: TestBench;
let mailbox: TestMailbox;
let watcher: MailboxWatcher;
let stream: string;
const transport = recording();
const now = () => new Date().toISOString();
const today = civilDate(now());

/** A covenant on the real engine whose parties have been reminded of their lists. */
beforeAll(async () => {
  bench = await testBench();
  const { client, ledger } = bench.service;
  const loaded = loadDefinition(
    (await readDocument(join(import.meta.dirname, '../cli'), 'kites.yaml')).bytes,
  );
  if ('problems' in loaded) throw new Error('the definition has problems');
  ({ stream } = await openCovenant(client, loaded, { actor: 'olga' }));
  await dispatch(postOf(ledger, transport), { asOf: addDays(today, 25), clock: now });
  mailbox = await TestMailbox.start();
  const settings = parseMailboxUrl(mailbox.url);
  watcher = new MailboxWatcher({ db: ledger.db, own: SENDER, now, settings, log: () => undefined });
});

afterAll(() => mailbox.stop());

/** A plain reply comes in by IMAP, an officer accepts it, and the engine records it: gives what stands in the ledger. */
async function answered(from: string, rest: Partial<TestReply>): Promise<unknown> {
  const { client, ledger } = bench.service;
  const notice = transport.messages.findLast(({ to }) => to === from);
  const answers = readMail(notice?.bytes ?? '').headers['message-id'];
  mailbox.deliver(await replyMail({ from, answers, ...rest }), now());
  await watcher.poll();
  const [proposal] = await listProposals(ledger.db, { status: 'proposed' });
  if (!proposal) throw new Error('nothing was proposed');
  const send = client.send.bind(client);
  const done = await acceptProposal({ ledger, send }, proposal, { actor: 'olga', now: now() });
  const [first] = done.events;
  if (!first) return done.status;
  const range = { from: first.sequence, to: first.sequence };
  for await (const { envelope } of events(ledger.db, stream, range)) return envelope;
  throw new Error('the ledger has no such event');
}

describe('a plain reply becomes a command on the engine, with the mail as evidence', () => {
  const by = (organisation: string) => ({
    actor: { person: 'olga' },
    principal: { organisation, evidence: { mediaType: 'message/rfc822' } },
    effectiveOn: today,
  });

  it('away until', async () => {
    const until = addDays(today, 9);
    expect(await answered('mina@example.org', { text: `Ik ben afwezig tot en met ${until}.` })).toMatchObject(
      {
        type: 'AbsenceSet',
        data: { person: 'mina', from: today, to: until },
        ...by('ministry'),
      },
    );
  });

  it('extension until', async () => {
    const until = addDays(today, 60);
    expect(
      await answered('ugo@example.org', { text: `Could we have more time, until ${until}` }),
    ).toMatchObject({
      type: 'ExtensionRequested',
      data: { obligation: 'stakeholder-list/union', until },
      ...by('union'),
    });
  });

  it('done, with attachments', async () => {
    const attachments = [{ filename: 'list.csv', content: 'name\nTest group\n' }];
    expect(
      await answered('ugo@example.org', { text: 'Done, please find attached.', attachments }),
    ).toMatchObject({
      type: 'ObligationReportedDone',
      data: { obligation: 'stakeholder-list/union', by: 'report' },
      ...by('union'),
    });
  });

  it('cannot', async () => {
    expect(await answered('mina@example.org', { text: 'Dit gaat ons helaas niet lukken.' })).toMatchObject({
      type: 'NonDeliveryReported',
      data: { obligation: 'stakeholder-list/ministry' },
      ...by('ministry'),
    });
  });

  it('a question brings no command', async () => {
    expect(await answered('mina@example.org', { text: 'Wie bedoelt u met belanghebbenden?' })).toBe(
      'accepted',
    );
  });

  it('not for me but for', async () => {
    const text = 'Dit is niet voor mij maar voor Ans de Test (ans@example.org).';
    expect(await answered('mina@example.org', { text })).toMatchObject({
      type: 'ContactChanged',
      data: { organisation: 'ministry', role: 'contact', person: 'ans-de-test' },
      ...by('ministry'),
    });
  });
});
