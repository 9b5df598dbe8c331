import { calendarFile, type CalendarEntry } from '../../activities/calendar-file.ts';
import { addDays } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Viewer } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import { CliError } from '../failures.ts';
import { giveCalendar } from './give-calendar.ts';
import { invalid, toCount, toDate } from './option-values.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { agendaView } from '../views/agenda.ts';
import { comingIn } from '../views/ahead.ts';
import { lastMove, lastMoveIn, toEntry } from '../views/calendar-entries.ts';
import { calendarSources, type CalendarOf } from '../views/calendar-scope.ts';
import { eyesFor, lookerOf, type Looking } from '../views/eyes.ts';
import { readCovenants, type Folded } from '../views/folded.ts';
import { noticesOf } from '../views/notices.ts';
import { renderAgenda } from '../views/render-agenda.ts';
import { seenCovenant } from '../views/seen-steps.ts';
import { renderWaitingOn } from '../views/render-waiting-on.ts';
import { visibleWaiting, waitingOnView, type WaitingSource } from '../views/waiting-on.ts';
import { addLooking } from './looking.ts';

/** `waiting-on`, `agenda` and `calendar`: what they look at is the ledger, over all covenants. */
export function addOverviews(registry: Registry): void {
  addWaitingOn(registry);
  addAgenda(registry);
  addCalendar(registry);
}

function addWaitingOn({ program, t, action }: Registry): void {
  const usage = ['covenant waiting-on', 'covenant waiting-on textile --as union-1-contact --json'];
  const command = program
    .command('waiting-on')
    .description(t('help.waitingOn'))
    .argument('[id]', t('help.id'));
  addLooking(command, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string | undefined, looking: Looking) =>
        withLedger(session, (ledger) => waitingOn(session, ledger, id, looking)),
      ),
    );
}

async function waitingOn(
  session: Session,
  ledger: Ledger,
  id: string | undefined,
  looking: Looking,
): Promise<void> {
  const { today, covenants } = await readCovenants(session, ledger, { id });
  const sources: WaitingSource[] = [];
  for (const { covenant, viewer } of await asSeen(ledger, covenants, looking)) {
    if (visibleWaiting(covenant, viewer).length === 0) continue;
    sources.push({ covenant, viewer, notices: await noticesOf(ledger.db, covenant.stream) });
  }
  const view = waitingOnView(sources, { today, as: lookerOf(looking) });
  answer(session, view, () => renderWaitingOn(session, view));
}

/** Covenants as somebody may see them; a person sees nothing of those that do not know the person. */
async function asSeen(
  { db }: Ledger,
  covenants: readonly Folded[],
  looking: Looking,
): Promise<{ covenant: Folded; viewer: Viewer }[]> {
  const eyes = await eyesFor(db, covenants, looking);
  const seen: { covenant: Folded; viewer: Viewer }[] = [];
  for (const covenant of covenants) {
    const viewer = eyes(covenant);
    if (viewer === null && !looking.public) continue;
    seen.push({ covenant: await seenCovenant(db, covenant, viewer), viewer });
  }
  return seen;
}

/** An agenda shows four weeks unless it is told otherwise. */
const AGENDA_DAYS = 27;
const MOST = 3;

function addAgenda({ program, t, action }: Registry): void {
  const usage = ['covenant agenda', 'covenant agenda --from 2027-01-01 --to 2027-03-31 --most 5 --json'];
  const command = program
    .command('agenda')
    .description(t('help.agenda'))
    .option('--from <date>', t('help.agenda.from'))
    .option('--to <date>', t('help.agenda.to'))
    .option('--most <number>', t('help.agenda.most'), `${MOST}`);
  addLooking(command, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, options: AgendaWords) =>
        withLedger(session, (ledger) => agenda(session, ledger, options)),
      ),
    );
}

interface AgendaWords extends Looking {
  from?: string;
  to?: string;
  most: string;
}

async function agenda(session: Session, ledger: Ledger, words: AgendaWords): Promise<void> {
  const { from, to, most } = words;
  const first = from === undefined ? undefined : toDate('--from', from);
  const last = to === undefined ? undefined : toDate('--to', to);
  const { today, covenants } = await readCovenants(session, ledger, {});
  const seen = await asSeen(ledger, covenants, words);
  const begin = first ?? today;
  const end = last ?? addDays(begin, AGENDA_DAYS);
  if (end < begin) throw invalid('--to', end, 'expected-later-day');
  const options = { as: lookerOf(words), from: begin, to: end, most: toCount('--most', most) };
  const view = agendaView(seen, options);
  answer(session, view, () => renderAgenda(session, view));
}

function addCalendar({ program, t, action }: Registry): void {
  const usage = [
    'covenant calendar textile --ics textile.ics',
    'covenant calendar --organisation "Testvakbond 1" --ics - --lang nl',
    'covenant calendar --person officer-1 --until 2027-12-31 --ics feed.ics --json',
  ];
  const command = program
    .command('calendar')
    .description(t('help.calendar'))
    .argument('[id]', t('help.id'))
    .option('--organisation <organisation>', t('help.calendar.organisation'))
    .option('--person <person>', t('help.calendar.person'))
    .option('--until <date>', t('help.calendar.until'))
    .requiredOption('--ics <file>', t('help.calendar.ics'));
  addLooking(command, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string | undefined, words: CalendarWords) =>
        withLedger(session, (ledger) => calendar(session, ledger, toCalendarOf(id, words), words)),
      ),
    );
}

interface CalendarWords extends Looking {
  organisation?: string;
  person?: string;
  until?: string;
  ics: string;
}

function toCalendarOf(id: string | undefined, words: CalendarWords): CalendarOf {
  const { organisation, person, as, public: anybody } = words;
  const given = [id, organisation, person].filter((one) => one !== undefined);
  const looks = as !== undefined || anybody === true;
  if (given.length !== 1 || (looks && id === undefined)) throw new CliError('CALENDAR_OF_WHAT');
  if (id !== undefined) return { id, looking: { as, public: anybody } };
  return organisation === undefined ? { person: person ?? '' } : { organisation };
}

async function calendar(
  session: Session,
  ledger: Ledger,
  of: CalendarOf,
  { ics: file, until }: CalendarWords,
): Promise<void> {
  const last = until === undefined ? undefined : toDate('--until', until);
  const { covenants } = await readCovenants(session, ledger, 'id' in of ? { id: of.id } : {});
  const { entries, name } = await calendarEntries(session, ledger, covenants, { of, last });
  if (entries.length === 0) return tellEmpty(session, file, name);
  const { t, language, io } = session;
  const title = t('calendar.name', { name });
  const text = calendarFile(entries, { method: 'PUBLISH', name: title, language, stamp: io.now() });
  await giveCalendar(session, file, { entries, text, said: 'calendar.written' });
}

/** A calendar file holds at least one entry (RFC 5545, 3.6), so an empty one is said and not written. */
function tellEmpty(session: Session, file: string, name: string): void {
  const { t, io, json } = session;
  if (file !== '-') return answer(session, { file: null, entries: [] }, () => t('calendar.empty', { name }));
  if (json) return answer(session, { entries: [], ics: '' }, () => '');
  io.note(`${t('calendar.empty', { name })}\n`);
}

async function calendarEntries(
  session: Session,
  { db }: Ledger,
  covenants: readonly Folded[],
  { of, last }: { of: CalendarOf; last: CivilDate | undefined },
): Promise<{ entries: CalendarEntry[]; name: string }> {
  const { t, language } = session;
  const entries: CalendarEntry[] = [];
  for (const { covenant, viewer, keep, steps } of await calendarSources(db, covenants, of)) {
    const items = comingIn(covenant, viewer, last).filter(
      (item) => keep(item) && (last === undefined || item.from <= last),
    );
    const moved = steps ? lastMoveIn(steps) : await lastMove(db, covenant.stream);
    entries.push(...items.map((item) => toEntry(item, moved, { t, language })));
  }
  const first = 'id' in of ? covenants[0]?.state.definition?.name[language] : undefined;
  return {
    entries,
    name: first ?? ('organisation' in of ? of.organisation : 'person' in of ? of.person : of.id),
  };
}
