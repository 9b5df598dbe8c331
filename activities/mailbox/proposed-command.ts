import type { Person } from '../../domain/definition.ts';
import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import type { CovenantState, Obligation, Participant } from '../../domain/state.ts';
import type { Hold, Intent, ProposedCommand } from './proposals.ts';
import type { NamedPerson } from './spoken-person.ts';

/** What a proposal knows, from the mail or from the officer who changed it. */
export interface Asked {
  intent: Intent;
  obligation: string | null;
  organisation: string | null;
  /** The known person who wrote. */
  person: string | null;
  from: CivilDate | null;
  until: CivilDate | null;
  /** Who is named: instead of the sender, meanwhile, or with which new address. */
  named: NamedPerson | null;
  /** The sender's words, as content. */
  words: ContentReference | null;
  attachments: readonly { name: string; content: ContentReference }[];
}

export interface Made {
  command: ProposedCommand | null;
  hold: Hold | null;
  hints: string[];
}

/**
 * The command that an answer asks for, as the covenant stands; without one, what is missing. Names and addresses of a
 * new person stand in the fields plainly, so whoever keeps the command keeps it as content.
 */
export function commandFor(asked: Asked, state: CovenantState): Made {
  switch (asked.intent) {
    case 'question':
      return nothing('no-command');
    case 'done':
    case 'extension':
    case 'cannot':
      return aboutDuty(asked, state);
    case 'other-person':
      return otherPerson(asked, state);
    case 'away':
      return away(asked, state);
    case 'address':
      return newAddress(asked, state);
  }
}

function nothing(hold: Hold, ...hints: string[]): Made {
  return { command: null, hold, hints };
}

function made(
  type: ProposedCommand['type'],
  fields: Record<string, unknown>,
  hold: Hold | null = null,
): Made {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return { command: { type, fields: Object.fromEntries(given) }, hold, hints: [] };
}

function aboutDuty(asked: Asked, state: CovenantState): Made {
  const { intent, until, words } = asked;
  if (asked.obligation === null) return nothing('choose-item');
  const obligation = state.obligations[asked.obligation];
  if (!obligation) return nothing('no-command', 'not-open');
  const { id } = obligation;
  const hints = obligation.status === 'open' ? [] : ['not-open'];
  if (intent === 'done') {
    const done = reportDone(obligation, asked);
    return { ...done, hints: [...done.hints, ...hints] };
  }
  if (words === null) return nothing('incomplete', 'reason-missing');
  if (intent === 'cannot')
    return { ...made('ReportCannotDeliver', { obligation: id, reason: words }), hints };
  if (until === null) return nothing('incomplete', 'day-missing');
  return { ...made('RequestExtension', { obligation: id, until, reason: words }), hints };
}

/** How a duty is answered is agreed: a report by a word, monitoring by a document, the rest never by mail. */
function reportDone({ id, answeredBy }: Obligation, { words, attachments }: Asked): Made {
  switch (answeredBy) {
    case 'report':
      return made('ReportDone', { obligation: id, note: words });
    case 'submission': {
      const report = mostLikelyReport(attachments);
      return report
        ? made('SubmitMonitoring', { obligation: id, report })
        : nothing('incomplete', 'attachment-missing');
    }
    case 'signature':
      return nothing('no-command', 'how-to-sign');
    case 'letter-of-intent':
      return nothing('no-command', 'how-to-letter');
    default:
      return nothing('no-command', 'how-at-the-table');
  }
}

const TABLE = /\.(?:csv|xlsx?|ods|json)$/i;

/** Of several documents the one with figures; the others stay with the mail, which is the evidence. */
function mostLikelyReport(attachments: Asked['attachments']): ContentReference | null {
  const report = attachments.find(({ name }) => TABLE.test(name)) ?? attachments[0];
  return report?.content ?? null;
}

const ROLES = ['contact', 'deputy', 'mailbox'] as const;
type Role = (typeof ROLES)[number];

function roleOf(participant: Participant | undefined, person: string | null): Role | null {
  return (
    ROLES.find((role) => participant !== undefined && person !== null && participant[role] === person) ?? null
  );
}

function otherPerson({ organisation, person, named }: Asked, state: CovenantState): Made {
  const participant = organisation === null ? undefined : state.participants[organisation];
  if (!participant || organisation === null) return nothing('choose-item');
  const role = roleOf(participant, person) ?? 'contact';
  if (named === null) return nothing('incomplete', 'person-missing');
  if (named.known !== undefined) return made('ChangeContact', { organisation, role, person: named.known });
  const { name, address } = named;
  if (address === null) return nothing('incomplete', 'address-missing');
  const language = (person === null ? undefined : state.people[person]?.language) ?? 'nl';
  const id = newPersonId(name ?? address, state);
  const card = { id, organisation, roles: [role], language, name: name ?? address, address };
  return made('ChangeContact', { organisation, role, person: card });
}

/** An id from a name that nobody in the covenant has. */
function newPersonId(name: string, { people }: CovenantState): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const base = (words ?? ['contact']).join('-').slice(0, 60).replace(/-+$/, '');
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!(id in people) && id !== 'constructor') return id;
  }
}

function away({ person, from, until, named }: Asked, state: CovenantState): Made {
  if (person === null || !state.people[person]) return nothing('incomplete', 'person-missing');
  if (until === null || from === null) return nothing('incomplete', 'day-missing');
  const deputy = named?.known === person ? undefined : named?.known;
  return made('SetAbsence', { person, from, to: until, deputy });
}

/** The same person under another address: only after the old one has confirmed it, or an officer says so. */
function newAddress({ organisation, person, named }: Asked, state: CovenantState): Made {
  const known: Person | undefined = person === null ? undefined : state.people[person];
  if (!known || organisation === null) return nothing('incomplete', 'person-missing');
  if (!named?.address) return nothing('incomplete', 'address-missing');
  const role = roleOf(state.participants[organisation], known.id);
  if (role === null) return nothing('incomplete', 'not-a-contact');
  const { id, roles, language } = known;
  const card = { id, organisation, roles, language, name: named.name ?? id, address: named.address };
  return made('ChangeContact', { organisation, role, person: card }, 'address-unconfirmed');
}
