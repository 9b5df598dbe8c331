import { sql } from 'kysely';
import type { NoticePayload } from '../../activities/notice-payload.ts';
import { addDays, civilDate, instantOf } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { withLedgerErrors } from '../../ledger/errors.ts';
import { listRefusals, type RecordedRefusal } from '../../ledger/refusals.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { commandLine, type Acting, type NextCommand } from './command-lines.ts';
import { dutyNameIn, type Folded } from './folded.ts';
import { inOrder } from './order.ts';
import { actingIn, BLANK } from './today-decide.ts';
import type { FailureLine, MessageLine } from './today.ts';

/** Covenants by stream, as far as they were read. */
export type ByStream = ReadonlyMap<string, Folded>;

export interface PostOptions {
  today: CivilDate;
  until: CivilDate;
  /** The day on which the post goes round next; what is due goes out then. */
  nextRound: CivilDate;
  /** Whether `--as` is needed. */
  named: boolean;
}

/** Messages that will go out up to a day, in the order in which they do; what is due goes with the next round. */
export async function messagesToGo(
  db: LedgerDatabase,
  covenants: ByStream,
  { nextRound, until, named }: PostOptions,
): Promise<MessageLine[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('notice_item')
      .select(['stream', 'obligation', 'step', 'recipient', 'due_on', 'kind', 'payload'])
      .where('notice_id', 'is', null)
      .where('superseded_on', 'is', null)
      .where('due_on', '<=', until)
      .where('stream', 'in', [...covenants.keys(), ''])
      .orderBy('due_on')
      .orderBy('recipient')
      .orderBy('stream')
      .orderBy('obligation')
      .orderBy('step')
      .execute(),
  );
  return rows.flatMap(({ stream, obligation: subject, step, recipient, due_on, kind, payload }) => {
    const covenant = covenants.get(stream);
    if (!covenant) return [];
    const about = payload as NoticePayload;
    const { organisation, organisationName, due } = about;
    const name = covenant.words.has(subject) ? dutyNameIn(covenant, subject) : about.subject;
    const on = due_on < nextRound ? nextRound : due_on;
    const commands = changing(covenant, { subject, step, kind, on }, actingIn(covenant, named));
    const person = recipient === '' ? null : recipient;
    return [
      {
        covenant: covenant.covenant,
        subject,
        name,
        organisation,
        organisationName,
        on,
        person,
        kind,
        step,
        due,
        undelivered: about.undelivered?.person ?? null,
        commands,
      },
    ];
  });
}

/** A step of a ladder, or the news that an event brought, waits, is worded or stays away; a note tells of a contact. */
function changing(
  { covenant, state }: Folded,
  { subject: obligation, step, kind, on }: { subject: string; step: string; kind: string; on: CivilDate },
  acting: Acting,
): NextCommand[] {
  const news = step.startsWith('event:');
  const open = state.obligations[obligation]?.status === 'open';
  if (!news && !open) return [];
  const until = addDays(on, HELD_DAYS);
  const held = news ? { obligation, until, step } : { obligation, until };
  const fields = { obligation, step };
  const noted = { obligation, note: BLANK, until };
  return [
    ...(kind === 'to-confirm'
      ? [{ does: 'confirm', line: commandLine('ConfirmEscalation', covenant, fields, acting) }]
      : []),
    { does: 'hold', line: commandLine('HoldReminders', covenant, held, acting) },
    { does: 'edit', line: commandLine('EditReminder', covenant, { ...fields, text: BLANK }, acting) },
    { does: 'skip', line: commandLine('SkipReminder', covenant, fields, acting) },
    ...(open ? [{ does: 'note', line: commandLine('NoteContact', covenant, noted, acting) }] : []),
  ];
}

/** A hold that is offered lasts a week; the officer changes the day. */
const HELD_DAYS = 7;
/** What failed longer ago has been seen. */
const FAILED_DAYS = 7;

/** Messages of the last days that did not arrive for sure, or came back; then commands that were refused. */
export async function failuresOf(
  db: LedgerDatabase,
  covenants: ByStream,
  options: PostOptions,
): Promise<FailureLine[]> {
  const since = addDays(options.today, -FAILED_DAYS);
  return [
    ...(await failedMessages(db, covenants, { since, ...options })),
    ...refusedCommands(await listRefusals(db), covenants, { since, ...options }),
  ];
}

interface FailedRow {
  id: string;
  person: string;
  on_date: CivilDate;
  status: string;
  detail: string | null;
  bounced: boolean;
}

async function failedMessages(
  db: LedgerDatabase,
  covenants: ByStream,
  { since, today, named }: PostOptions & { since: CivilDate },
): Promise<FailureLine[]> {
  const { rows } = await withLedgerErrors(() =>
    sql<FailedRow>`
      select notice.id, person, on_date, status, detail, exists (
        select from mail where mail.notice_id = notice.id and mail.kind = 'bounce') as bounced
      from notice
      where on_date between ${since} and ${today} and (
        status in ('refused_for_now', 'refused_for_good', 'unknown')
        or exists (select from mail where mail.notice_id = notice.id and mail.kind = 'bounce'))
      order by on_date desc, person`.execute(db),
  );
  const lines: FailureLine[] = [];
  for (const { id, person, on_date: on, status, detail, bounced } of rows) {
    const about = await itemsOf(db, covenants, id);
    const commands = about.slice(0, 1).flatMap((item) => reaching(item, person, named));
    lines.push({
      kind: 'message',
      on,
      person,
      status: bounced ? 'bounced' : status,
      detail,
      about: about.map(({ covenant, subject }) => ({ covenant: covenant.covenant, subject })),
      commands,
    });
  }
  return lines;
}

interface Item {
  covenant: Folded;
  subject: string;
  organisation: string;
}

async function itemsOf(db: LedgerDatabase, covenants: ByStream, notice: string): Promise<Item[]> {
  const rows = await withLedgerErrors(() =>
    db
      .selectFrom('notice_item')
      .select(['stream', 'obligation', 'payload'])
      .where('notice_id', '=', notice)
      .orderBy('stream')
      .orderBy('obligation')
      .execute(),
  );
  return rows.flatMap(({ stream, obligation: subject, payload }) => {
    const covenant = covenants.get(stream);
    return covenant ? [{ covenant, subject, organisation: (payload as NoticePayload).organisation }] : [];
  });
}

/** Ring up and note it, or write to somebody else from now on. */
function reaching({ covenant, subject, organisation }: Item, person: string, named: boolean): NextCommand[] {
  const acting = actingIn(covenant, named);
  const role = roleOf(covenant, organisation, person);
  const other = { organisation, role, person: 'PERSON' };
  return [
    ...(covenant.state.obligations[subject]
      ? [
          {
            does: 'note',
            line: commandLine('NoteContact', covenant.covenant, { obligation: subject, note: BLANK }, acting),
          },
        ]
      : []),
    { does: 'change', line: commandLine('ChangeContact', covenant.covenant, other, acting) },
  ];
}

function roleOf({ state }: Folded, organisation: string, person: string): 'contact' | 'deputy' | 'mailbox' {
  const participant = state.participants[organisation];
  const roles = ['contact', 'deputy', 'mailbox'] as const;
  return roles.find((role) => participant?.[role] === person) ?? 'contact';
}

function refusedCommands(
  refusals: readonly RecordedRefusal[],
  covenants: ByStream,
  { since }: PostOptions & { since: CivilDate },
): FailureLine[] {
  const recent = refusals.filter(({ at }) => at >= instantOf(since));
  const groups = new Map<string, RecordedRefusal[]>();
  for (const refusal of recent) {
    const { stream, commandType, code, detail } = refusal;
    const key = JSON.stringify([stream, commandType, code, detail]);
    groups.set(key, [...(groups.get(key) ?? []), refusal]);
  }
  return [...groups.values()]
    .flatMap((group) => group.slice(0, 1).map((last) => refused(last, group.length, covenants)))
    .sort((one, other) => inOrder(other.on, one.on));
}

function refused(
  { stream, commandType, code, rule, detail, at }: RecordedRefusal,
  count: number,
  covenants: ByStream,
): FailureLine {
  const covenant = stream === null ? null : (covenants.get(stream)?.covenant ?? stream);
  return {
    kind: 'command',
    on: civilDate(at),
    covenant,
    command: commandType,
    code,
    rule,
    parameters: detail,
    count,
    commands: covenant === null ? [] : [{ does: 'look', line: `covenant status ${covenant}` }],
  };
}
