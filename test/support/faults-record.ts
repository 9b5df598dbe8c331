import { civilDate } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/canonical.ts';
import { STREAM_RESUMED, type EventEnvelope } from '../../domain/envelope.ts';
import { getContent } from '../../ledger/content.ts';
import { events } from '../../ledger/read.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import type { Acknowledged, Played } from './faults-play.ts';

/**
 * A stream's record without what may differ between two runs of the same commands: ids, instants, hashes, epochs,
 * resumes, and the order of commands that were sent at the same time.
 */
export async function recordOf(db: LedgerDatabase, played: Played): Promise<string[]> {
  const stored: EventEnvelope[] = [];
  for await (const { envelope } of events(db, played.stream)) stored.push(envelope);
  const places = new Map(
    played.answers.flatMap((wave, index) =>
      wave.map(({ commandId }, place): [string, string] => [commandId, `${pad(index)}.${pad(place)}`]),
    ),
  );
  const lines: { place: string; line: string }[] = [];
  let place = '';
  for (const envelope of stored) {
    if (envelope.type === STREAM_RESUMED) continue;
    place =
      envelope.commandId === null ? `${place}~` : (places.get(envelope.commandId) ?? 'never acknowledged');
    lines.push({ place, line: await lineOf(db, played, envelope) });
  }
  return lines
    .map(({ place: at, line }, index) => ({ at, index, line: `${at} ${line}` }))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.index - other.index))
    .map(({ line }) => line);
}

const pad = (number: number): string => String(number).padStart(2, '0');

async function lineOf(db: LedgerDatabase, { slug }: Played, envelope: EventEnvelope): Promise<string> {
  const { type, typeVersion, effectiveOn, actor, principal, assurance, cause, rules, sequence } = envelope;
  const today = civilDate(envelope.recordedAt);
  const plain = {
    type,
    typeVersion,
    effectiveOn,
    actor,
    principal,
    assurance,
    cause,
    rules,
    data: envelope.data,
  };
  const same = await replaced(plain, async (value, key) => {
    if (value === today) return 'the day of recording';
    if (value === slug) return 'the slug';
    // What is sealed is told by a salted commitment, and the salt is another each time.
    if (key === 'sealed') return 'the sealed text';
    if (key === 'answer' && typeof value === 'number') return value - sequence;
    return isReference(value) ? textOf(db, value) : undefined;
  });
  return canonicalJson(same);
}

type Replace = (value: unknown, key: string) => Promise<unknown>;

async function replaced(value: unknown, replace: Replace, key = ''): Promise<unknown> {
  const other = await replace(value, key);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return Promise.all(value.map((item) => replaced(item, replace)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([name, member]): Promise<[string, unknown]> => [
    name,
    await replaced(member, replace, name),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

function isReference(
  value: unknown,
): value is { ref: string; commitment: string; mediaType: string; bytes: number } {
  return typeof value === 'object' && value !== null && 'ref' in value && 'commitment' in value;
}

async function textOf(
  db: LedgerDatabase,
  reference: { ref: string; commitment: string; mediaType: string; bytes: number },
): Promise<string> {
  const { bytes, mediaType } = await getContent(db, reference);
  return `${mediaType}: ${bytes.toString('utf8')}`;
}

/** Sentences on commands that were acknowledged and are not in the ledger exactly once, as they were answered. */
export async function missingFrom(db: LedgerDatabase, { stream, answers }: Played): Promise<string[]> {
  const rows = await db.selectFrom('command').selectAll().where('stream', '=', stream).execute();
  const places = new Map<string, number[]>();
  for await (const { envelope } of events(db, stream)) {
    const { commandId, sequence } = envelope;
    if (commandId !== null) places.set(commandId, [...(places.get(commandId) ?? []), sequence]);
  }
  const acknowledged = answers.flat();
  const wrong = acknowledged.filter((answer) => {
    const row = rows.find((candidate) => candidate.command_id === answer.commandId);
    return row?.first_sequence !== answer.first || !isRange(places.get(answer.commandId), answer);
  });
  const alien = [...places.keys()].filter((id) => !acknowledged.some(({ commandId }) => commandId === id));
  return [
    ...wrong.map((answer) => `${answer.commandId} was answered ${answer.first}-${answer.last}`),
    ...alien.map((id) => `${id} was never acknowledged`),
  ];
}

function isRange(sequences: number[] | undefined, { first, last }: Acknowledged): boolean {
  return (
    sequences?.length === last - first + 1 && sequences.every((sequence, index) => sequence === first + index)
  );
}
