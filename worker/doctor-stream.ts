import type { Client } from '@temporalio/client';
import { canonicalJson } from '../domain/canonical.ts';
import { foldStream } from '../ledger/fold.ts';
import { missingContent } from '../ledger/missing-content.ts';
import { findStream, type Stream } from '../ledger/streams.ts';
import { verifyStream } from '../ledger/verify.ts';
import { Attendance, type Trouble } from './attendance.ts';
import { examineRuns } from './doctor-runs.ts';
import type { Finding, FindingCode, Note, Patient } from './findings.ts';
import { currentBuild, liveStatus } from './observe.ts';
import { isBehind } from './refill.ts';

/** Everything that can be wrong with one stream; an unsound chain is all that is told of it. */
export async function examineStream(patient: Patient, stream: Stream): Promise<Finding[]> {
  const note: Note = (code, advice, parameters = {}) => ({
    code,
    covenant: stream.slug,
    stream: stream.stream,
    parameters,
    advice,
  });
  const { db, temporal } = patient;
  const { problems } = await verifyStream(db, stream.stream);
  const [first] = problems;
  if (first) {
    const parameters = { count: problems.length, sequence: first.sequence, detail: first.detail };
    return [note('CHAIN_BROKEN', 'covenant restore BACKUP --data NEW-FOLDER', parameters)];
  }
  return [
    ...(temporal ? await examineRunning(patient, temporal, stream, note) : []),
    ...(await examineRuns(patient, stream, note)),
    ...(await examineContent(patient, stream, note)),
    ...(await examinePost(patient, stream, note)),
  ];
}

const troubles: Record<Trouble, FindingCode> = {
  'not-running': 'NOT_RUNNING',
  halted: 'HALTED',
  'other-build': 'OTHER_BUILD',
  fenced: 'FENCED',
  silent: 'SILENT',
};

/** A ledger that is behind comes first: a resume then would not be wrong, but a refill says what is missing. */
async function examineRunning(
  { db }: Patient,
  temporal: Client,
  stream: Stream,
  note: Note,
): Promise<Finding[]> {
  if (await isReallyBehind({ db, temporal }, stream))
    return [note('LEDGER_BEHIND', `covenant ledger refill ${stream.slug}`, { head: stream.head.sequence })];
  const attendance = new Attendance({ db, temporal, build: await currentBuild(temporal), thorough: true });
  const trouble = await attendance.troubleOf(stream);
  if (trouble) {
    const parameters = { epoch: stream.epoch, reason: stream.halted?.reason ?? '' };
    return [note(troubles[trouble], `covenant resume ${stream.slug}`, parameters)];
  }
  return compareLive(db, temporal, stream, note);
}

/** Asked with a head that is read after the history, so that a stream at work is not taken for one that lags. */
async function isReallyBehind(
  archive: { db: Patient['db']; temporal: Client },
  stream: Stream,
): Promise<boolean> {
  if (!(await isBehind(archive, stream))) return false;
  const now = await findStream(archive.db, stream.stream);
  return now !== undefined && (now.head.sequence === stream.head.sequence || isBehind(archive, now));
}

const LIVE_PATIENCE = 5_000;

async function compareLive(
  db: Patient['db'],
  temporal: Client,
  stream: Stream,
  note: Note,
): Promise<Finding[]> {
  const live = await liveStatus(temporal, stream.stream, LIVE_PATIENCE);
  // What is under way is not compared: the next examination sees it.
  if (!live || live.appended !== live.state.sequence) return [];
  const now = (await findStream(db, stream.stream)) ?? stream;
  const advice = `covenant resume ${stream.slug}`;
  const parameters = { engine: live.appended, ledger: now.head.sequence };
  if (live.appended < stream.head.sequence) return [note('ENGINE_BEHIND', advice, parameters)];
  const folded = await foldStream(db, stream.stream, { to: live.appended });
  return canonicalJson(folded) === canonicalJson(live.state)
    ? []
    : [note('STATE_DIFFERS', advice, parameters)];
}

async function examineContent({ db }: Patient, { stream, slug }: Stream, note: Note): Promise<Finding[]> {
  const refs = await missingContent(db, stream);
  const [first] = refs;
  if (first === undefined) return [];
  const advice = `covenant restore NEWER-BACKUP --data NEW-FOLDER && covenant history ${slug}`;
  return [note('CONTENT_MISSING', advice, { count: refs.length, ref: first })];
}

/** People whose last message did not arrive for sure. */
async function examinePost({ db }: Patient, { stream, slug }: Stream, note: Note): Promise<Finding[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['notice.person', 'notice.on_date', 'notice.status'])
    .distinct()
    .innerJoin('notice_item', 'notice_item.notice_id', 'notice.id')
    .where('notice_item.stream', '=', stream)
    .where('notice.status', 'in', ['unknown', 'refused_for_good'])
    .where('notice.next_attempt_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice as later')
            .select('later.id')
            .whereRef('later.person', '=', 'notice.person')
            .whereRef('later.on_date', '>', 'notice.on_date')
            .where('later.status', '=', 'sent'),
        ),
      ),
    )
    .orderBy('notice.on_date')
    .execute();
  return rows.map(({ person, on_date: day, status }) =>
    note('NOTICE_UNDELIVERED', `covenant contact change ${slug}`, { person, day, status }),
  );
}
