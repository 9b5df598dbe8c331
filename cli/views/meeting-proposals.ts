import { needsOutcome } from '../../domain/dossier/kinds.ts';
import { excluded, guestHears, mayKnowAbout } from '../../domain/meetings/about.ts';
import { nameOf } from '../../domain/meetings/agenda-line.ts';
import type { AgendaAbout } from '../../domain/meetings/commands.ts';
import type { Meeting } from '../../domain/meetings/state.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Viewer } from '../../domain/visibility.ts';
import { toSlug } from '../actions/to-slug.ts';
import { commandLine, type Acting, type NextCommand } from './command-lines.ts';
import type { Folded } from './folded.ts';
import type { AgendaItemLine } from './meeting.ts';
import { both } from './names.ts';
import { shorten } from './texts.ts';

/** The agenda of a meeting, and what is open that everybody who comes may see. */
export interface MeetingAgendaView {
  covenant: string;
  meeting: string;
  as: string | null;
  title: string | null;
  /** Civil day and start, Europe/Amsterdam. */
  on: CivilDate;
  time: string;
  agenda: (AgendaItemLine & {
    /** Guests who may not hear it: they come in after it, or leave before. */
    without: string[];
  })[];
  proposals: Proposal[];
  /** How many open things somebody who comes may not see; null for everybody but the secretariat. */
  hidden: number | null;
}

export interface Proposal {
  about: string;
  kind: AgendaAbout['kind'];
  title: LocalText;
  why: 'item' | 'gate' | 'late' | 'due' | 'request' | 'minutes' | 'paper';
  /** Due day of an obligation. */
  due: CivilDate | null;
  /** Version of a paper. */
  version: number | null;
  commands: NextCommand[];
}

/** Something that is open, before anybody asks who may see it. */
interface Open {
  about: AgendaAbout;
  why: Proposal['why'];
  due?: CivilDate | undefined;
  version?: number;
}

export interface ProposalContext {
  viewer: Viewer;
  /** Who will type what is proposed. */
  acting: Acting;
  /** Texts by their reference, see `textsToRead`. */
  texts: ReadonlyMap<string, string | null>;
}

/** The texts that name what is open and has no name in the agreed terms. */
export function textsToRead(covenant: Folded, meeting: Meeting): { text: ContentReference | null }[] {
  return openThings(covenant, meeting).map(({ about }) => ({ text: nameOf(covenant.state, about).text }));
}

/**
 * What could come on the agenda: open items, gates, duties that are late or due by then, requests, draft minutes, papers
 * that wait to be adopted. Only what the viewer and everybody who is invited may see.
 */
export function proposalsFor(
  covenant: Folded,
  meeting: Meeting,
  { viewer, acting, texts }: ProposalContext,
): { proposals: Proposal[]; hidden: number } {
  const { state } = covenant;
  const open = openThings(covenant, meeting).filter(({ about }) => !isOn(meeting, about));
  const seen = open.filter(({ about }) => mayKnowAbout(state, viewer, about));
  const fit = seen.filter(
    ({ about }) => excluded(state, meeting.invited, { about, audience: null }).length === 0,
  );
  const proposals = fit.map((each) => toProposal(covenant, meeting, each, { viewer, acting, texts }));
  return { proposals, hidden: seen.length - fit.length };
}

function isOn({ agenda }: Meeting, { kind, id }: AgendaAbout): boolean {
  return agenda.some(({ about }) => about?.kind === kind && about.id === id);
}

function openThings({ state, today }: Folded, meeting: Meeting): Open[] {
  return [
    ...draftMinutes(state, meeting),
    ...openGates(state),
    ...openDuties(state, meeting, today),
    ...openItems(state),
    ...openPapers(state),
  ];
}

/** Of meetings before this one, of the same body or of none. */
function draftMinutes({ meetings }: CovenantState, { meeting: id, body, on }: Meeting): Open[] {
  return Object.values(meetings.open)
    .filter((other) => other.meeting !== id && other.draft !== null && other.on <= on && other.body === body)
    .map(({ meeting }) => ({ about: { kind: 'minutes', id: meeting }, why: 'minutes' }));
}

function openGates({ gates }: CovenantState): Open[] {
  return Object.entries(gates)
    .filter(([, gate]) => gate.open)
    .map(([id]) => ({ about: { kind: 'gate', id }, why: 'gate' }));
}

function openDuties(state: CovenantState, { on }: Meeting, today: CivilDate): Open[] {
  return Object.values(state.obligations).flatMap((obligation): Open[] => {
    const { id, request, status, binding } = obligation;
    if (status === 'reported') return [];
    const due = dueDay(state, obligation);
    const about = { kind: 'obligation' as const, id };
    if (request) return [{ about, why: 'request', due }];
    if (!binding || due === undefined || due > on) return [];
    return [{ about, why: isLate(state, obligation, today) ? 'late' : 'due', due }];
  });
}

/** What can only be withdrawn is there to be known, not to be settled. */
function openItems({ dossier }: CovenantState): Open[] {
  return Object.values(dossier.open)
    .filter(({ kind }) => needsOutcome(kind))
    .map(({ item }) => ({ about: { kind: 'item', id: item }, why: 'item' }));
}

function openPapers({ papers }: CovenantState): Open[] {
  return Object.values(papers)
    .filter(({ adopted, version }) => adopted?.version !== version)
    .map(({ paper, version }) => ({ about: { kind: 'paper', id: paper }, why: 'paper', version }));
}

function toProposal(
  covenant: Folded,
  { meeting, agenda }: Meeting,
  { about, why, due, version }: Open,
  { acting, texts }: ProposalContext,
): Proposal {
  const name = `${about.kind}:${about.id}`;
  const fields = { meeting, agendaItem: freeId(agenda, toSlug(about.id)), about: name };
  return {
    about: name,
    kind: about.kind,
    title: titleOf(covenant.state, about, texts),
    why,
    due: due ?? null,
    version: version ?? null,
    commands: [{ does: 'put', line: commandLine('PutOnAgenda', covenant.covenant, fields, acting) }],
  };
}

function freeId(agenda: Meeting['agenda'], id: string): string {
  const taken = (each: string): boolean => agenda.some(({ agendaItem }) => agendaItem === each);
  if (!taken(id)) return id;
  const number = [2, 3, 4, 5].find((each) => !taken(`${id}-${each}`));
  return `${id}-${number ?? agenda.length + 1}`;
}

function titleOf(state: CovenantState, about: AgendaAbout, texts: ProposalContext['texts']): LocalText {
  const { name, text } = nameOf(state, about);
  const words = texts.get(text?.ref ?? '');
  return name ?? both(words ? shorten(words, SHOWN) : about.id);
}

/** Characters of a text that name something. */
const SHOWN = 120;

/** Guests who may not hear an item of the agenda. */
export function withoutGuests(
  state: CovenantState,
  { guests, agenda }: Meeting,
  agendaItem: string,
): string[] {
  const item = agenda.find((each) => each.agendaItem === agendaItem);
  return item ? guests.filter((guest) => !guestHears(state, guest, item)) : [];
}
