import { safeParse } from 'zod/mini';
import type { SentCommand } from '../../client/client.ts';
import type { EventData, MovedDay } from '../../domain/events.ts';
import { commandIdSchema, dateSchema, slugSchema } from '../../domain/primitives.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import { eventAt } from '../../ledger/read.ts';
import { longDate } from '../dates.ts';
import { CliError } from '../failures.ts';
import { answer, requireStream, withClient, type Session } from '../session.ts';
import { choicesFor, people } from './choices.ts';
import { consequences } from './consequences.ts';
import { readDocument, type Document } from './documents.ts';
import { gatherFields, type ActionType, type Choices, type Typed } from './gather.ts';
import { checkText } from './limits.ts';
import { withNearName } from './near-names.ts';
import { byLedger } from './own-numbers.ts';

/** Options that every covenant command has. */
export interface ActingOptions {
  as?: string | undefined;
  for?: string | undefined;
  under?: string | undefined;
  evidence?: string | undefined;
  effectiveOn?: string | undefined;
  commandId?: string | undefined;
}

/** A command as it was typed. */
export interface ActionRequest {
  covenant: string;
  type: ActionType;
  typed: Typed;
  acting: ActingOptions;
}

/**
 * Sends one command and prints its durable answer. Everything that was typed is read and checked before the first byte
 * is sent. Errors: those of the fields and files, EVIDENCE_WITHOUT_FOR, MANDATE_WITHOUT_FOR, PERSON_MISSING,
 * COVENANT_UNKNOWN, refusals of the core.
 */
export async function sendAction(session: Session, request: ActionRequest): Promise<void> {
  const { covenant, type, typed, acting } = request;
  checkActing(acting);
  requireActor(session, acting);
  const evidence = await readEvidence(session, acting);
  const quiet = session.io.interactive ? null : await gatherFields(session, type, typed, async () => []);
  await withClient(session, async (client) => {
    const { stream } = await requireStream(client.ledger, covenant);
    const state = session.io.interactive ? await foldStream(client.ledger.db, stream) : null;
    const choices: Choices = async (field, given) =>
      state ? choicesFor(field, state, session.language, { type, given }) : [];
    const fields = quiet ?? (await gatherFields(session, type, typed, choices));
    const actor = await actorOf(session, acting, state ? people(state) : []);
    const { for: principal, under: mandate, effectiveOn, commandId } = acting;
    const named = await byLedger(client.ledger, stream, { type, fields, actor });
    const draft = { type, fields: named, actor, for: principal, mandate, effectiveOn, commandId };
    const sent = await client
      .send(covenant, evidence ? { ...draft, evidence } : draft)
      .catch(async (error: unknown) => {
        throw await withNearName(error, client.ledger, stream);
      });
    tell(session, sent, {
      unevidenced: principal && !evidence ? principal : null,
      moves: await movedDays(client.ledger, sent),
      noted: await isOnlyNoted(client.ledger, sent),
      told: await consequences(session, client.ledger, type, sent),
    });
  });
}

/** Evidence belongs to an act for another; without one the core keeps no place for it. */
export async function readEvidence({ io }: Session, acting: ActingOptions): Promise<Document | null> {
  if (acting.evidence === undefined) return null;
  if (acting.for === undefined) throw new CliError('EVIDENCE_WITHOUT_FOR');
  return readDocument(io.folder, acting.evidence);
}

/**
 * What a person types about the act itself, checked like the fields. A mandate is an organisation's, so it is named with
 * it. Errors: FIELD_INVALID, CONTROL_CHARACTERS, MANDATE_WITHOUT_FOR.
 */
export function checkActing({ as, for: principal, under, effectiveOn, commandId }: ActingOptions): void {
  const checks = [
    ['--as', as, slugSchema, 'expected-slug'],
    ['--for', principal, slugSchema, 'expected-slug'],
    ['--under', under, slugSchema, 'expected-slug'],
    ['--effective-on', effectiveOn, dateSchema, 'expected-date'],
    ['--command-id', commandId, commandIdSchema, 'expected-command-id'],
  ] as const;
  for (const [field, value, schema, expected] of checks) {
    if (value === undefined) continue;
    checkText(field, value);
    if (!safeParse(schema, value).success) {
      throw new CliError('FIELD_INVALID', { field, value: `“${value.slice(0, 60)}”`, expected });
    }
  }
  if (under !== undefined && principal === undefined) throw new CliError('MANDATE_WITHOUT_FOR');
}

/** Off a terminal nobody can be asked who acts, so that is found out before anything starts. */
export function requireActor({ io }: Session, { as }: ActingOptions): void {
  if (!as && !io.environment['COVENANT_AS'] && !io.interactive) throw new CliError('PERSON_MISSING');
}

/** `--as`, else COVENANT_AS, else a question. Error: PERSON_MISSING off a terminal. */
export async function actorOf(
  session: Session,
  acting: ActingOptions,
  choices: { value: string; name: string }[],
): Promise<string> {
  requireActor(session, acting);
  const { io, t, services } = session;
  const actor = acting.as ?? io.environment['COVENANT_AS'];
  if (actor) return actor;
  return services.ask({ text: t('ask.person'), kind: 'name', choices });
}

/** What deserves to be said beside what was recorded. */
interface Remarks {
  /** The organisation that was acted for without a document. */
  unevidenced?: string | null;
  /** Due days that a newer calendar moved. */
  moves?: MovedDay[] | null;
  /** A correction took nothing back. */
  noted?: boolean;
  /** What happened in words, by the number of its event. */
  told?: ReadonlyMap<number, string>;
}

/** Prints what was recorded. */
export function tell(
  session: Session,
  sent: SentCommand,
  { unevidenced, moves, noted = false, told }: Remarks = {},
): void {
  const { t, io } = session;
  const { slug, stream, commandId, events } = sent;
  const last = events.at(-1);
  const head = { sequence: sent.last, hash: last?.hash ?? '' };
  const recorded = events.map(({ sequence, type }) => ({ sequence, type }));
  const object = { covenant: slug, stream, commandId, events: recorded, head, ...(moves ? { moves } : {}) };
  answer(session, object, () =>
    [
      t('done.answer', { covenant: slug, sequence: head.sequence, hash: head.hash.slice(0, 12) }),
      ...events.map(({ sequence, type }) => `  ${sequence}  ${told?.get(sequence) ?? type}`),
      ...(moves ? moved(session, moves) : []),
      ...(noted ? [`  ${t('done.noted')}`] : []),
    ].join('\n'),
  );
  if (unevidenced) io.note(`${t('done.unevidenced', { organisation: unevidenced })}\n`);
}

/** The days that an adopted calendar moved, from the event that records them; null after any other command. */
async function movedDays({ db }: Ledger, { stream, events }: SentCommand): Promise<MovedDay[] | null> {
  const adopted = events.find(({ type }) => type === 'CalendarAdopted');
  const stored = adopted && (await eventAt(db, stream, adopted.sequence));
  return stored ? (stored.envelope.data as EventData['CalendarAdopted']).moves : null;
}

/** Whether the correction that was made leaves the fact as it stands. */
async function isOnlyNoted({ db }: Ledger, { stream, events }: SentCommand): Promise<boolean> {
  const corrected = events.find(({ type }) => type === 'EventCorrected');
  const stored = corrected && (await eventAt(db, stream, corrected.sequence));
  return stored ? (stored.envelope.data as EventData['EventCorrected']).effect === 'noted' : false;
}

function moved({ t, language }: Session, moves: readonly MovedDay[]): string[] {
  if (moves.length === 0) return [`  ${t('deadline.noMoves')}`];
  return moves.map(({ obligation, from, to }) => {
    const days = { from: longDate(from, language), to: longDate(to, language) };
    return `      ${t('deadline.move', { obligation, ...days })}`;
  });
}
