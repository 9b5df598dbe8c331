import type { Definition } from '../domain/definition.ts';
import { templateOf } from '../domain/obligation.ts';
import { recipient, type NoticeKind, type PlannedNotice } from '../domain/plan.ts';
import type { CivilDate, ContentReference, LocalText } from '../domain/primitives.ts';
import { definitionOf, type CovenantState } from '../domain/state.ts';

export type Language = 'nl' | 'en';

/** A person by id, and where name and address lie. */
export interface Addressee {
  person: string;
  organisation: string;
  language: Language;
  card: ContentReference;
}

/** What a row tells the post: ids, names of things and references; never a person's name or address. */
export interface NoticePayload {
  kind: NoticeKind | 'undelivered';
  covenant: { slug: string; name: LocalText };
  /** Name of the obligation, gate or phase; null where `text` has it or the subject is an event. */
  subject: LocalText | null;
  /** A duty's own words. */
  text: ContentReference | null;
  /** Why a report came back. */
  reason: ContentReference | null;
  /** Which time a recurring duty comes round; null for one that does not. */
  occurrence: number | null;
  /** The organisation that is asked, and its name. */
  organisation: string;
  organisationName: string;
  /** Due day of the obligation, when there is one. */
  due: CivilDate | null;
  /** A notice that did not arrive for sure: to whom, and what is known of its fate. */
  undelivered: { person: string; fate: 'refused' | 'doubtful'; detail: string } | null;
  /** Who is to read it, as far as the covenant knows the person. */
  reader: Addressee | null;
  /** The officer of the secretariat who reads it when nobody else can. */
  officer: Addressee | null;
}

/** Everything that rendering needs of the state, taken when the notice is planned; `reason` as the fact gives it. */
export function describeNotice(
  state: CovenantState,
  notice: PlannedNotice,
  reason: ContentReference | null = null,
): NoticePayload {
  const definition = definitionOf(state);
  const obligation = state.obligations[notice.subject];
  const template = obligation?.template ? templateOf(state, obligation.template) : undefined;
  return {
    kind: notice.kind,
    covenant: { slug: state.slug, name: definition.name },
    subject: template?.name ?? nameOf(definition, notice),
    text: template ? null : (obligation?.text ?? null),
    reason,
    occurrence: template?.every && obligation ? obligation.occurrence : null,
    organisation: notice.organisation,
    organisationName: state.participants[notice.organisation]?.name ?? notice.organisation,
    due: notice.due,
    undelivered: null,
    reader: addressee(state, notice.person),
    officer: addressee(state, recipient(state, notice.organisation, 'officer')),
  };
}

function nameOf(definition: Definition, { kind, subject }: PlannedNotice): LocalText | null {
  const known = kind === 'gate-opened' ? definition.gates : kind === 'phase-started' ? definition.phases : [];
  return known.find((candidate) => candidate.id === subject)?.name ?? null;
}

function addressee(state: CovenantState, person: string | null): Addressee | null {
  const known = person === null ? undefined : state.people[person];
  return known
    ? { person: known.id, organisation: known.organisation, language: known.language, card: known.card }
    : null;
}
