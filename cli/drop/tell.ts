import { AddressBook } from '../../activities/address-book.ts';
import { buildMessage, type MailBox } from '../../activities/mail-message.ts';
import type { Transport } from '../../activities/transport.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/definition.ts';
import { recipient } from '../../domain/plan.ts';
import type { Instant } from '../../domain/primitives.ts';
import { foldStream } from '../../ledger/fold.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { findStream } from '../../ledger/streams.ts';
import type { DropPorts } from './drop-folder.ts';

export interface TellParts {
  db: LedgerDatabase;
  transport: Transport;
  /** The secretariat, as sender. */
  from: MailBox;
  now: () => Instant;
}

/** Tells the organisation's contact by mail that a file was not taken; an officer where it has none. */
export function createTell({ db, transport, from, now }: TellParts): DropPorts['tell'] {
  return async ({ id, covenant, organisation, name, reason }) => {
    const person = await readerOf(db, covenant, organisation);
    if (!person) return;
    const found = await new AddressBook(db).find({
      person: person.id,
      organisation: person.organisation,
      language: person.language,
      card: person.card,
    });
    if ('problem' in found) return;
    const { language } = person;
    const date = now();
    const to = { name: found.name, address: found.address };
    const text = body[language].replace('{file}', name).replace('{reason}', reason[language]);
    const subject = subjects[language].replace('{file}', name);
    const bytes = await buildMessage({ id, from, to, language, subject, text, date });
    const fate = await transport.send({
      id,
      date: civilDate(date),
      from: from.address,
      to: to.address,
      bytes,
    });
    if (fate.kind === 'refused_for_now') throw new Error(`the notice could not leave: ${fate.detail}`);
  };
}

/** Nobody is known for a folder that names no covenant: then the reason beside the file has to do. */
async function readerOf(db: LedgerDatabase, covenant: string, organisation: string): Promise<Person | null> {
  const stream = await findStream(db, covenant);
  if (!stream) return null;
  const state = await foldStream(db, stream.stream);
  const id = recipient(state, organisation, 'contact');
  return (id !== null && state.people[id]) || null;
}

const subjects = {
  nl: 'Niet ontvangen: {file}',
  en: 'Not taken: {file}',
} as const;

const body = {
  nl: 'Het bestand {file} dat u inleverde is niet aangenomen.\n\n{reason}\n\nAntwoord op dit bericht als u er niet uitkomt; het secretariaat helpt u.\n',
  en: 'The file {file} that you delivered was not taken.\n\n{reason}\n\nReply to this message if you need help; the secretariat will answer.\n',
} as const;
