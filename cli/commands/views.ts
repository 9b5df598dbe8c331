import { canonicalJson } from '../../domain/canonical.ts';
import type { Ledger } from '../../ledger/database.ts';
import { listStreams } from '../../ledger/streams.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withClient, withLedger, type Session } from '../session.ts';
import { eyesFor, lookerOf, ofOfficer, type Looking } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { listEntry, type ListEntry } from '../views/list.ts';
import { readOwnWords, statusInWords } from '../views/own-words.ts';
import { readSummary } from '../views/read-summary.ts';
import { renderList } from '../views/render-list.ts';
import { renderStatus } from '../views/render-status.ts';
import { statusView, type StatusView } from '../views/status.ts';
import { addLooking, look, lookAt, type Look } from './looking.ts';
import { addStories } from './stories.ts';

/** `list`, `status`, `timeline`, `history` and `summary`: all of them read the ledger. */
export function addViews(registry: Registry): void {
  addList(registry);
  addStatus(registry);
  addStories(registry);
  addSummary(registry);
}

function addList({ program, t, action }: Registry): void {
  addLooking(program.command('list').description(t('help.list')), t)
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant list', 'covenant list --as union-1-contact', 'covenant list --json'])}`,
    )
    .action(
      action((session, looking: Looking) => withLedger(session, (ledger) => list(session, ledger, looking))),
    );
}

async function list(session: Session, ledger: Ledger, looking: Looking): Promise<void> {
  const knows = await coveringOf(session, ledger, looking);
  const covenants: ListEntry[] = [];
  for (const stream of await listStreams(ledger.db)) {
    if (!knows(stream.stream)) continue;
    const view = await statusOf(ledger, await lookAt(session, ledger, stream, looking));
    if (view) covenants.push(listEntry(view));
  }
  const as = lookerOf(looking);
  answer(session, { as, covenants }, () => renderList(session, covenants, as));
}

/** Which streams a list is of: all of them, or for a person those that know the person. */
async function coveringOf(
  session: Session,
  ledger: Ledger,
  looking: Looking,
): Promise<(stream: string) => boolean> {
  if (looking.as === undefined) return () => true;
  const { covenants } = await readCovenants(session, ledger, {});
  const eyes = await eyesFor(ledger.db, covenants, looking);
  const known = covenants.filter((covenant) => eyes(covenant) !== null);
  const streams = new Set(known.map(({ stream }) => stream));
  return (stream) => streams.has(stream);
}

async function statusOf({ db }: Ledger, { stream, viewer, steps, today }: Look): Promise<StatusView | null> {
  const view = statusView(steps, { stream: stream.stream, today, halted: stream.halted, viewer });
  const duties = Object.values(steps.at(-1)?.after.obligations ?? {});
  return view && statusInWords(view, await readOwnWords(db, duties));
}

interface StatusOptions extends Looking {
  live: boolean;
  all: boolean;
}

function addStatus({ program, t, action }: Registry): void {
  const usage = [
    'covenant status textile',
    'covenant status textile --as union-1-contact',
    'covenant status textile --live --json',
  ];
  addLooking(program.command('status').description(t('help.status')), t)
    .argument('<id>', t('help.id'))
    .option('--live', t('help.status.live'), false)
    .option('--all', t('help.status.all'), false)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action(async (session, id: string, options: StatusOptions) => {
        if (options.live) return withClient(session, (client) => liveStatus(session, id, client, options));
        return withLedger(session, async (ledger) => {
          const view = await requireStatus(ledger, await look(session, ledger, id, options));
          const as = lookerOf(options);
          answer(session, { as, ...view }, () => renderStatus(session, view, { all: options.all, as }));
        });
      }),
    );
}

async function requireStatus(ledger: Ledger, seen: Look): Promise<StatusView> {
  const view = await statusOf(ledger, seen);
  if (!view) throw new CliError('COVENANT_UNKNOWN', { id: seen.stream.slug });
  return view;
}

/** Compares what the engine holds with the fold of the ledger. Errors: LIVE_DIFFERS; SECRETARIAT_ONLY. */
async function liveStatus(
  session: Session,
  id: string,
  client: Parameters<Parameters<typeof withClient>[1]>[0],
  looking: Looking,
): Promise<void> {
  const seen = await look(session, client.ledger, id, looking);
  if (seen.viewer !== 'secretariat')
    throw new CliError('SECRETARIAT_ONLY', { command: 'status --live', person: lookerOf(looking) ?? '' });
  const live = await client.live(seen.stream.stream);
  const view = await requireStatus(client.ledger, seen);
  const folded = seen.steps.at(-1)?.after;
  const agrees = folded !== undefined && canonicalJson(folded) === canonicalJson(live.state);
  const { state, ...engine } = live;
  answer(session, { ...view, live: { ...engine, sequence: state.sequence, agrees } }, () => {
    const sequence = view.head?.sequence ?? 0;
    const parameters = { build: live.build.slice(0, 12), engine: state.sequence, ledger: sequence };
    const verdict = session.t(agrees ? 'status.live.same' : 'status.live.differs', parameters);
    return `${renderStatus(session, view, { all: false, as: null })}\n\n${verdict}`;
  });
  if (!agrees) throw new CliError('LIVE_DIFFERS');
}

function addSummary({ program, t, action }: Registry): void {
  program
    .command('summary')
    .description(t('help.summary'))
    .argument('<id>', t('help.id'))
    .option('--as <person>', t('help.viewOfficer'))
    .addHelpText('after', `\n${examples(t, ['covenant summary textile --json'])}`)
    .action(
      action((session, id: string, { as }: { as?: string }) =>
        withLedger(session, async (ledger) => {
          const { stream } = await requireStream(ledger, id);
          const { today, covenants } = await readCovenants(session, ledger, { id });
          await ofOfficer(ledger.db, covenants, { as, command: 'summary' });
          const summary = await readSummary(ledger.db, stream, today);
          answer(session, summary, () => JSON.stringify(summary, null, 2));
        }),
      ),
    );
}
