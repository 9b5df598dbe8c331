import type { Command } from 'commander';
import { calendarFile } from '../../activities/calendar-file.ts';
import { agendaLine } from '../../domain/meetings/agenda-line.ts';
import { mayKnow } from '../../domain/meetings/find.ts';
import type { Viewer } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import type { Folded } from '../views/folded.ts';
import { agendaOf, meetingView } from '../views/meeting.ts';
import { headOf, readWordsOf, type Sight } from '../views/meeting-lines.ts';
import { proposalsFor, textsToRead, withoutGuests } from '../views/meeting-proposals.ts';
import { meetingRecords, type MeetingRecord, type MeetingRecords } from '../views/meeting-records.ts';
import { meetingsView } from '../views/meetings.ts';
import { obligationCourses } from '../views/obligation-courses.ts';
import { dutiesOf, readOwnWords } from '../views/own-words.ts';
import { invitationEntry } from '../views/render-invitation.ts';
import { renderMeeting } from '../views/render-meeting.ts';
import { renderMeetingAgenda } from '../views/render-meeting-agenda.ts';
import { renderMeetings } from '../views/render-meetings.ts';
import type { Step } from '../views/steps.ts';
import { readTexts } from '../views/texts.ts';
import { actingIn } from '../views/today-decide.ts';
import { giveCalendar } from './give-calendar.ts';
import { addLooking, lookFolded } from './looking.ts';

/** `meetings`, and `meeting show`, `agenda` and `invitation` beside the short forms that plan and record. */
export function addMeetings(registry: Registry): void {
  const { program, t, action } = registry;
  describeGroup(program, 'minutes', t('help.minutes'));
  const group = describeGroup(program, 'meeting', t('help.meeting'));
  addLooking(program.command('meetings').description(t('help.meetings')), t)
    .argument('<id>', t('help.id'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant meetings model', 'covenant meetings model --as union-1-contact --json'])}`,
    )
    .action(
      action((session, id: string, eyed: Eyed) =>
        withLedger(session, async (ledger) => list(session, await lookAtMeetings(session, ledger, id, eyed))),
      ),
    );
  addOfOne(registry, group, 'show', show);
  addOfOne(registry, group, 'agenda', agenda);
  addOfOne(registry, group, 'invitation', invitation).requiredOption('--ics <file>', t('help.calendar.ics'));
}

function describeGroup(program: Command, name: string, description: string): Command {
  const known = program.commands.find((command) => command.name() === name);
  return (known ?? program.command(name)).description(description);
}

interface Eyed extends Looking {
  ics?: string;
}

type OfOne = (
  session: Session,
  seen: Seen & { ledger: Ledger; record: MeetingRecord; file: string },
) => Promise<void>;

function addOfOne(
  { t, action }: Registry,
  group: Command,
  name: 'show' | 'agenda' | 'invitation',
  work: OfOne,
): Command {
  const ics = name === 'invitation' ? ' --ics plenary-1.ics' : '';
  const usage = [
    `covenant meeting ${name} model plenary-1${ics}`,
    `covenant meeting ${name} model plenary-1${ics} --as union-1-contact --json`,
  ];
  return addLooking(group.command(name).description(t(`help.meeting.${name}`)), t)
    .argument('<id>', t('help.id'))
    .argument('<meeting>', t('help.meeting.which'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, meeting: string, { ics: file = '-', ...looking }: Eyed) =>
        withLedger(session, async (ledger) => {
          const seen = await lookAtMeetings(session, ledger, id, looking);
          await work(session, { ...seen, ledger, record: requireMeeting(seen, meeting), file });
        }),
      ),
    );
}

/** A covenant with its meetings, through somebody's eyes. */
interface Seen {
  covenant: Folded;
  steps: readonly Step[];
  records: MeetingRecords;
  viewer: Viewer;
  as: string | null;
  sight: Sight;
}

async function lookAtMeetings(session: Session, ledger: Ledger, id: string, looking: Looking): Promise<Seen> {
  const { covenant, steps, viewer } = await lookFolded(session, ledger, id, looking);
  const records = meetingRecords(steps);
  const words = await readWordsOf(ledger.db, records);
  const sight = { state: covenant.state, viewer, words };
  return { covenant, steps, records, viewer, as: lookerOf(looking), sight };
}

/** A meeting of which the viewer may know; what somebody may not know of is unknown. Error: MEETING_UNKNOWN. */
function requireMeeting({ covenant, records, viewer }: Seen, id: string): MeetingRecord {
  const known = [...records.meetings.values()].filter((record) => mayKnow(covenant.state, viewer, record));
  const found = known.find(({ meeting }) => meeting === id);
  if (found) return found;
  const near = nearest(
    id,
    known.map(({ meeting }) => meeting),
  );
  throw new CliError('MEETING_UNKNOWN', {
    covenant: covenant.covenant,
    meeting: id,
    ...(near ? { near } : {}),
  });
}

function list(session: Session, { covenant, records, as, sight }: Seen): void {
  const view = meetingsView(records, { ...sight, covenant: covenant.covenant, as, today: covenant.today });
  answer(session, view, () => renderMeetings(session, view));
}

const show: OfOne = async (session, { covenant, steps, records, as, sight, ledger, record }) => {
  const { db } = ledger;
  const { today } = covenant;
  const duties = dutiesOf(steps);
  const view = meetingView(record, {
    ...(await inFull(ledger, records, record, sight)),
    covenant: covenant.covenant,
    as,
    today,
    duties,
    courses: obligationCourses(steps, today),
    ownWords: await readOwnWords(db, duties),
  });
  answer(session, view, () => renderMeeting(session, view));
};

/** All short texts of one meeting beside the titles of the others, and what names its agenda. */
async function inFull(
  { db }: Ledger,
  records: MeetingRecords,
  record: MeetingRecord,
  sight: Sight,
): Promise<Sight> {
  const own = await readWordsOf(db, records, [record]);
  const about = record.agenda.map((item) => ({ text: agendaLine(sight.state, item).text }));
  return { ...sight, words: new Map([...own, ...(await readTexts(db, about))]) };
}

const agenda: OfOne = async (session, { covenant, records, viewer, as, sight, ledger, record }) => {
  const meeting = covenant.state.meetings.open[record.meeting];
  const full = await inFull(ledger, records, record, sight);
  const acting = actingIn(covenant, !session.io.environment['COVENANT_AS']);
  const open = meeting && !record.attendance ? meeting : null;
  const texts = open ? await readTexts(ledger.db, textsToRead(covenant, open)) : new Map<string, null>();
  const found = open ? proposalsFor(covenant, open, { viewer, acting, texts }) : { proposals: [], hidden: 0 };
  const items = agendaOf(record, full).map((item) => ({
    ...item,
    without: open ? withoutGuests(covenant.state, open, item.agendaItem) : [],
  }));
  const { title, on, time } = headOf(record, full);
  const { proposals, hidden } = found;
  const view = {
    covenant: covenant.covenant,
    meeting: record.meeting,
    as,
    title,
    on,
    time,
    agenda: items,
    proposals,
    hidden: viewer === 'secretariat' ? hidden : null,
  };
  answer(session, view, () => renderMeetingAgenda(session, view));
};

const invitation: OfOne = async (session, { covenant, records, sight, ledger, record, file }) => {
  const { language, io, t } = session;
  const full = await inFull(ledger, records, record, sight);
  const entry = invitationEntry(session, record, { ...full, stream: covenant.stream });
  const text = calendarFile([entry], {
    method: entry.cancelled ? 'CANCEL' : 'PUBLISH',
    name: t('calendar.name', { name: covenant.state.definition?.name[language] ?? covenant.covenant }),
    language,
    stamp: io.now(),
  });
  await giveCalendar(session, file, { entries: [entry], text, said: 'invitation.written' });
};
