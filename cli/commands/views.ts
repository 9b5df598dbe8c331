import { civilDate } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/canonical.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Ledger } from '../../ledger/database.ts';
import { events, type StoredEvent } from '../../ledger/read.ts';
import { listStreams, type Stream } from '../../ledger/streams.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withClient, withLedger, type Session } from '../session.ts';
import { listEntry, type ListEntry } from '../views/list.ts';
import { noticesOf } from '../views/notices.ts';
import { dutiesOf, itemInWords, readOwnWords, statusInWords } from '../views/own-words.ts';
import { renderHistory } from '../views/render-history.ts';
import { renderList } from '../views/render-list.ts';
import { renderStatus } from '../views/render-status.ts';
import { renderTimeline } from '../views/render-timeline.ts';
import { statusView, type StatusView } from '../views/status.ts';
import { foldSteps } from '../views/steps.ts';
import { readSummary } from '../views/read-summary.ts';
import { readTexts } from '../views/texts.ts';
import { timelineView } from '../views/timeline.ts';

/** `list`, `status`, `timeline`, `history` and `summary`: all of them read the ledger. */
export function addViews(registry: Registry): void {
  addList(registry);
  addStatus(registry);
  addTimeline(registry);
  addHistory(registry);
  addSummary(registry);
}

function addList({ program, t, action }: Registry): void {
  program
    .command('list')
    .description(t('help.list'))
    .addHelpText('after', `\n${examples(t, ['covenant list', 'covenant list --json'])}`)
    .action(action((session) => withLedger(session, (ledger) => list(session, ledger))));
}

async function list(session: Session, ledger: Ledger): Promise<void> {
  const covenants: ListEntry[] = [];
  for (const stream of await listStreams(ledger.db)) {
    const view = await readStatus(session, ledger, stream);
    if (view) covenants.push(listEntry(view));
  }
  answer(session, { covenants }, () => renderList(session, covenants));
}

async function readEvents(ledger: Ledger, { stream }: Stream): Promise<EventEnvelope[]> {
  const envelopes: EventEnvelope[] = [];
  for await (const { envelope } of events(ledger.db, stream)) envelopes.push(envelope);
  return envelopes;
}

async function readStatus(session: Session, ledger: Ledger, stream: Stream): Promise<StatusView | null> {
  const envelopes = await readEvents(ledger, stream);
  const today = todayOf(session, stream, envelopes);
  const steps = foldSteps(envelopes);
  const view = statusView(steps, { stream: stream.stream, today, halted: stream.halted });
  const duties = Object.values(steps.at(-1)?.after.obligations ?? {});
  return view && statusInWords(view, await readOwnWords(ledger.db, duties));
}

/** Today in Amsterdam; a rehearsed covenant has no other day than that of its last event. */
function todayOf({ io }: Session, { clock }: Stream, envelopes: readonly EventEnvelope[]): CivilDate {
  const last = envelopes.at(-1);
  return civilDate(clock === 'virtual' && last ? last.recordedAt : io.now());
}

function addStatus({ program, t, action }: Registry): void {
  program
    .command('status')
    .description(t('help.status'))
    .argument('<id>', t('help.id'))
    .option('--live', t('help.status.live'), false)
    .option('--all', t('help.status.all'), false)
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant status textile', 'covenant status textile --live --json'])}`,
    )
    .action(
      action(async (session, id: string, options: { live: boolean; all: boolean }) => {
        if (options.live) return withClient(session, (client) => liveStatus(session, id, client));
        return withLedger(session, async (ledger) => {
          const view = await requireStatus(session, ledger, await requireStream(ledger, id));
          answer(session, view, () => renderStatus(session, view, options.all));
        });
      }),
    );
}

async function requireStatus(session: Session, ledger: Ledger, stream: Stream): Promise<StatusView> {
  const view = await readStatus(session, ledger, stream);
  if (!view) throw new CliError('COVENANT_UNKNOWN', { id: stream.slug });
  return view;
}

/** Compares what the engine holds with the fold of the ledger. Error: LIVE_DIFFERS. */
async function liveStatus(
  session: Session,
  id: string,
  client: Parameters<Parameters<typeof withClient>[1]>[0],
): Promise<void> {
  const stream = await requireStream(client.ledger, id);
  const live = await client.live(stream.stream);
  const view = await requireStatus(session, client.ledger, stream);
  const folded = foldSteps(await readEvents(client.ledger, stream)).at(-1)?.after;
  const agrees = folded !== undefined && canonicalJson(folded) === canonicalJson(live.state);
  const { state, ...engine } = live;
  answer(session, { ...view, live: { ...engine, sequence: state.sequence, agrees } }, () => {
    const parameters = { build: live.build.slice(0, 12), engine: state.sequence, ledger: view.head.sequence };
    const verdict = session.t(agrees ? 'status.live.same' : 'status.live.differs', parameters);
    return `${renderStatus(session, view, false)}\n\n${verdict}`;
  });
  if (!agrees) throw new CliError('LIVE_DIFFERS');
}

function addTimeline({ program, t, action }: Registry): void {
  program
    .command('timeline')
    .description(t('help.timeline'))
    .argument('<id>', t('help.id'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant timeline textile', 'covenant timeline textile --lang nl'])}`,
    )
    .action(action((session, id: string) => withLedger(session, (ledger) => timeline(session, ledger, id))));
}

async function timeline(session: Session, ledger: Ledger, id: string): Promise<void> {
  const stream = await requireStream(ledger, id);
  const envelopes = await readEvents(ledger, stream);
  const notices = await noticesOf(ledger.db, stream.stream);
  const steps = foldSteps(envelopes);
  const words = await readOwnWords(ledger.db, dutiesOf(steps));
  const items = timelineView(steps, { notices, today: todayOf(session, stream, envelopes) }).map((item) =>
    itemInWords(item, words),
  );
  const texts = await readTexts(ledger.db, items);
  const told = items.map((item) => ({ ...item, reason: texts.get(item.text?.ref ?? '') ?? null }));
  answer(session, { covenant: stream.slug, timeline: told }, () => renderTimeline(session, told));
}

function addHistory({ program, t, action }: Registry): void {
  program
    .command('history')
    .description(t('help.history'))
    .argument('<id>', t('help.id'))
    .option('--from <sequence>', t('help.history.from'), toSequence)
    .option('--to <sequence>', t('help.history.to'), toSequence)
    .option('--raw', t('help.history.raw'), false)
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant history textile --from 100 --to 120', 'covenant history textile --raw > events.ndjson'])}`,
    )
    .action(
      action((session, id: string, options: HistoryOptions) =>
        withLedger(session, (ledger) => history(session, ledger, id, options)),
      ),
    );
}

interface HistoryOptions {
  from?: number;
  to?: number;
  raw: boolean;
}

function toSequence(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new CliError('FIELD_INVALID', {
    field: '--from/--to',
    value: `“${text}”`,
    expected: 'expected-number',
  });
}

async function history(session: Session, ledger: Ledger, id: string, options: HistoryOptions): Promise<void> {
  const { raw, ...range } = options;
  const { stream, slug } = await requireStream(ledger, id);
  const found: StoredEvent[] = [];
  for await (const event of events(ledger.db, stream, range)) found.push(event);
  answer(session, { covenant: slug, stream, events: found }, () =>
    found
      .map(({ envelope }) => (raw ? canonicalJson(envelope) : renderHistory(session, envelope)))
      .join('\n'),
  );
}

function addSummary({ program, t, action }: Registry): void {
  program
    .command('summary')
    .description(t('help.summary'))
    .argument('<id>', t('help.id'))
    .addHelpText('after', `\n${examples(t, ['covenant summary textile --json'])}`)
    .action(
      action((session, id: string) =>
        withLedger(session, async (ledger) => {
          const stream = await requireStream(ledger, id);
          const envelopes = await readEvents(ledger, stream);
          const summary = await readSummary(ledger.db, stream.stream, todayOf(session, stream, envelopes));
          answer(session, summary, () => JSON.stringify(summary, null, 2));
        }),
      ),
    );
}
