import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { interpret, type AskedItem, type Meaning } from './interpret.ts';
import { peopleOf, recognise } from './people.ts';
import { commandFor } from './proposed-command.ts';
import type { Hold, Proposal, ProposalBody } from './proposals.ts';
import { senderOf, type Sender, type Thread, type ThreadItem } from './thread.ts';

/** A proposal before it has a number. */
export type NewProposal = Pick<
  Proposal,
  'intent' | 'certain' | 'hold' | 'hints' | 'stream' | 'obligation' | 'organisation' | 'person'
> & { position: number | null; body: ProposalBody; item: ThreadItem | null };

/** A mail with what of it is stored as content. */
export interface StoredMail {
  mail: IncomingMail;
  attachments: ProposalBody['attachments'];
  /** Stores the words of a part of it. */
  keep: (text: string) => Promise<ContentReference | null>;
  /** The day on which it came in, Europe/Amsterdam. */
  on: CivilDate;
  /** The secretariat's own address, in lower case. */
  own: string;
  forged: boolean;
  /** False where its documents were too large to be taken. */
  complete: boolean;
}

/** What a mail asks for, item by item. */
export async function proposeFrom(
  db: LedgerDatabase,
  stored: StoredMail,
  thread: Thread | null,
): Promise<NewProposal[]> {
  const { mail, attachments, own, on } = stored;
  const items = thread?.items ?? [];
  const known = [own, mail.from?.address.toLowerCase() ?? '', ...(thread ? [thread.notice.address] : [])];
  const reply = { text: mail.text, attachments: attachments.length, known };
  const meanings = interpret(reply, items.flatMap(toAsked), on);
  const proposals: NewProposal[] = [];
  for (const meaning of meanings) {
    for (const item of targets(meaning, items)) {
      const proposal = await propose(db, stored, thread, meaning, item);
      if (!proposals.some((earlier) => isSame(earlier, proposal))) proposals.push(proposal);
    }
  }
  return proposals;
}

/** Only what somebody is asked can be answered by number; news is there to be read. */
function toAsked({ position, payload }: ThreadItem): AskedItem[] {
  if (position === null) return [];
  return [{ position, due: payload.due, decision: payload.kind === 'gate-opened' }];
}

/** The items that a part of a reply is about; `null` where an officer has to choose. */
function targets({ intent, positions }: Meaning, items: readonly ThreadItem[]): (ThreadItem | null)[] {
  const [first] = items;
  if (intent === 'other-person' || intent === 'away' || intent === 'address') {
    const perCovenant = new Map(items.map((item) => [item.stream, item]));
    return perCovenant.size > 0 ? [...perCovenant.values()] : [null];
  }
  const named = items.filter(({ position }) => position !== null && positions.includes(position));
  if (named.length > 0) return named;
  return [items.length === 1 && first ? first : null];
}

function isSame(one: NewProposal, other: NewProposal): boolean {
  return (
    one.intent === other.intent &&
    one.stream === other.stream &&
    one.obligation === other.obligation &&
    one.body.text === other.body.text
  );
}

async function propose(
  db: LedgerDatabase,
  stored: StoredMail,
  thread: Thread | null,
  meaning: Meaning,
  item: ThreadItem | null,
): Promise<NewProposal> {
  const { mail, attachments, keep } = stored;
  const place = item ?? thread?.items[0] ?? null;
  const sender = thread && place ? await senderOf(db, thread, place, mail) : null;
  const isMoving = meaning.intent === 'address' && sender === null && thread?.isReply === true;
  const person = sender?.person.id ?? (isMoving && place ? place.payload.reader?.person : undefined) ?? null;
  const organisation = place?.payload.organisation ?? null;
  const colleagues = place ? await peopleOf(db, place.state, place.payload.organisation) : [];
  const named = namedBy(meaning, mail, colleagues, { isMoving, person });
  const words = await keep(meaning.text);
  const asked = { from: meaning.from, until: meaning.until, named };
  const about = { intent: meaning.intent, organisation, person, words, attachments, ...asked };
  const obligation = item && isDuty(item) ? item.obligation : null;
  const made = place
    ? commandFor({ ...about, obligation }, place.state)
    : { command: null, hold: 'no-command' as const, hints: [] };
  const hold = holdFor(stored, sender, isMoving) ?? made.hold;
  const usable = hold === made.hold;
  return {
    intent: meaning.intent,
    certain: meaning.certain && mail.legible && stored.complete && thread?.isReply !== false,
    hold,
    hints: [
      ...made.hints,
      ...hintsFor(stored, thread, meaning, sender),
      ...(isMoving ? ['from-new-address'] : []),
    ],
    stream: place?.stream ?? null,
    obligation,
    organisation,
    person,
    position: item?.position ?? null,
    body: {
      from: mail.from,
      subject: mail.subject,
      text: meaning.text,
      words,
      attachments: [...attachments],
      asked,
      command: usable ? made.command : null,
    },
    item: place,
  };
}

function isDuty({ obligation, state, payload }: ThreadItem): boolean {
  return obligation in state.obligations || payload.due !== null;
}

/** A new address of one's own goes with one's own name; written from there, the mail itself shows it. */
function namedBy(
  { intent, person: named }: Meaning,
  { from }: IncomingMail,
  colleagues: Parameters<typeof recognise>[1],
  { isMoving, person }: { isMoving: boolean; person: string | null },
): ProposalBody['asked']['named'] {
  if (intent !== 'address') return recognise(named, colleagues);
  const own = colleagues.find(({ id }) => id === person);
  const address = named?.address ?? (isMoving ? (from?.address ?? null) : null);
  return { name: own?.name ?? from?.name ?? null, address };
}

/** What stands in the way whatever was asked. Nothing that a stranger or a forger asks becomes a command. */
function holdFor({ forged, complete }: StoredMail, sender: Sender | null, isMoving: boolean): Hold | null {
  if (forged) return 'forged-sender';
  if (sender === null && !isMoving) return 'unknown-sender';
  return complete ? null : 'no-command';
}

function hintsFor(
  { mail, complete }: StoredMail,
  thread: Thread | null,
  { hint }: Meaning,
  sender: Sender | null,
): string[] {
  return [
    ...(hint === null ? [] : [hint]),
    ...(mail.legible ? [] : ['letters-doubtful']),
    ...(complete ? [] : ['too-large']),
    ...(thread && !thread.isReply ? ['not-a-reply'] : []),
    ...(sender && !sender.isReader ? ['sender-is-colleague'] : []),
  ];
}
