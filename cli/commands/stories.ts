import { canonicalJson } from '../../domain/canonical.ts';
import type { Ledger } from '../../ledger/database.ts';
import { events, type StoredEvent } from '../../ledger/read.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import { seenHistory } from '../views/history.ts';
import { noticesOf, seenNotices } from '../views/notices.ts';
import { dutiesOf, itemInWords, readOwnWords } from '../views/own-words.ts';
import { seenAs } from '../views/render.ts';
import { renderHistory, renderSeen } from '../views/render-history.ts';
import { renderTimeline } from '../views/render-timeline.ts';
import { readTexts } from '../views/texts.ts';
import { timelineView } from '../views/timeline.ts';
import { addLooking, look, type Look } from './looking.ts';

/** `timeline` tells a covenant's story, `history` lists its events. */
export function addStories(registry: Registry): void {
  addTimeline(registry);
  addHistory(registry);
}

function addTimeline({ program, t, action }: Registry): void {
  const usage = [
    'covenant timeline textile',
    'covenant timeline textile --as union-1-contact --lang nl',
    'covenant timeline textile --public',
  ];
  addLooking(program.command('timeline').description(t('help.timeline')), t)
    .argument('<id>', t('help.id'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, looking: Looking) =>
        withLedger(session, (ledger) => timeline(session, ledger, id, looking)),
      ),
    );
}

async function timeline(session: Session, ledger: Ledger, id: string, looking: Looking): Promise<void> {
  const { stream, viewer, steps, today } = await look(session, ledger, id, looking);
  const notices = seenNotices(await noticesOf(ledger.db, stream.stream), viewer);
  const words = await readOwnWords(ledger.db, dutiesOf(steps));
  const items = timelineView(steps, { notices, today }).map((item) => itemInWords(item, words));
  const texts = await readTexts(ledger.db, items);
  const told = items.map((item) => ({ ...item, reason: texts.get(item.text?.ref ?? '') ?? null }));
  const as = lookerOf(looking);
  answer(session, { covenant: stream.slug, as, timeline: told }, () =>
    [...seenAs(session, as), renderTimeline(session, told)].join('\n\n'),
  );
}

interface HistoryOptions extends Looking {
  from?: number;
  to?: number;
  raw: boolean;
}

function addHistory({ program, t, action }: Registry): void {
  const usage = [
    'covenant history textile --from 100 --to 120',
    'covenant history textile --raw > events.ndjson',
    'covenant history textile --as union-1-contact',
  ];
  addLooking(program.command('history').description(t('help.history')), t)
    .argument('<id>', t('help.id'))
    .option('--from <sequence>', t('help.history.from'), toSequence)
    .option('--to <sequence>', t('help.history.to'), toSequence)
    .option('--raw', t('help.history.raw'), false)
    .addHelpText('after', `\n${t('help.history.seen')}\n\n${examples(t, usage)}`)
    .action(
      action((session, id: string, options: HistoryOptions) =>
        withLedger(session, async (ledger) => {
          const seen = await look(session, ledger, id, options);
          return seen.viewer === 'secretariat'
            ? whole(session, ledger, seen, options)
            : asSeen(session, seen, options);
        }),
      ),
    );
}

function toSequence(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new CliError('FIELD_INVALID', {
    field: '--from/--to',
    value: `“${text}”`,
    expected: 'expected-number',
  });
}

/** The events as they are stored, with their hashes. */
async function whole(
  session: Session,
  { db }: Ledger,
  { stream: { stream, slug } }: Look,
  { raw, from, to }: HistoryOptions,
): Promise<void> {
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const found: StoredEvent[] = [];
  for await (const event of events(db, stream, range)) found.push(event);
  answer(session, { covenant: slug, stream, events: found }, () =>
    found
      .map(({ envelope }) => (raw ? canonicalJson(envelope) : renderHistory(session, envelope)))
      .join('\n'),
  );
}

/** The events that somebody may see. Stored bytes are whole or nothing, so they are the secretariat's. */
function asSeen(session: Session, { stream: { slug, stream }, steps }: Look, options: HistoryOptions): void {
  const as = lookerOf(options);
  if (options.raw) throw new CliError('SECRETARIAT_ONLY', { command: 'history --raw', person: as ?? '' });
  const seen = seenHistory(steps, options);
  answer(session, { covenant: slug, stream, as, events: seen }, () =>
    [...seenAs(session, as), ...seen.map((event) => renderSeen(session, event))].join('\n'),
  );
}
