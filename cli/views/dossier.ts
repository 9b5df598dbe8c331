import { maySeeItem } from '../../domain/dossier/audience.ts';
import { answererOf } from '../../domain/dossier/items.ts';
import {
  kindsOfItems,
  needsOutcome,
  termsOf,
  type ItemKind,
  type ItemOutcome,
} from '../../domain/dossier/kinds.ts';
import { selfAssessmentOf } from '../../domain/dossier/projects.ts';
import type { Audience } from '../../domain/definition.ts';
import type { FactOf } from '../../domain/events.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import type { Viewer } from '../../domain/visibility.ts';
import { audienceName, gateName, organisationName } from './names.ts';
import type { Step } from './steps.ts';

/** What a track keeps track of, by kind in a fixed order, as far as somebody may see it. */
export interface DossierView {
  covenant: string;
  /** The person through whose eyes it is seen; null for the secretariat's. */
  as: string | null;
  kinds: { kind: ItemKind; items: DossierEntry[] }[];
}

export interface DossierEntry {
  item: string;
  kind: ItemKind;
  /** Event that added it. */
  sequence: number;
  /** The civil day on which it was told, Europe/Amsterdam. */
  since: CivilDate;
  from: string;
  fromName: string;
  /** Who is to answer it. */
  owner: string | null;
  ownerName: string | null;
  audience: Audience;
  audienceName: LocalText;
  words: ContentReference;
  duty: DutyOfItem | null;
  /** The gate that carried it on. */
  carriedBy: LocalText | null;
  /** An outcome that leaves it open. */
  standing: Outcome | null;
  /** How it ended. */
  outcome: Outcome | null;
  beyondGuidelines: boolean;
  commitment: string | null;
  /** Of a project: its self-assessment under competition law; null while the parties have not signed. */
  selfAssessment: DutyOfItem | null;
  /** Sequence of the event that corrects the one that added it. */
  correctedBy: number | null;
}

export interface Outcome {
  outcome: ItemOutcome;
  on: CivilDate;
  words: ContentReference | null;
}

/** The duty that came of an item; `over` once it has left the covenant's open duties. */
export interface DutyOfItem {
  obligation: string;
  status: Obligation['status'] | 'over';
  due: CivilDate | null;
  late: boolean;
}

export interface DossierFilter {
  viewer: Viewer;
  /** The day on which lateness is judged, Europe/Amsterdam. */
  today: CivilDate;
  kind?: ItemKind | undefined;
  /** Answered items too. */
  all: boolean;
}

/** Makes the view from folded events, which keep what the state has left behind. */
export function dossierEntries(steps: readonly Step[], filter: DossierFilter): DossierView['kinds'] {
  const state = steps.at(-1)?.after;
  if (!state) return [];
  const entries = [...collect(steps).values()]
    .filter((entry) => filter.all || entry.outcome === null)
    .filter((entry) => filter.kind === undefined || entry.kind === filter.kind)
    .map((entry) => completed(state, entry, filter.today))
    .filter((entry) => maySeeItem(state, filter.viewer, entry));
  return kindsOfItems.flatMap((kind) => {
    const items = entries.filter((entry) => entry.kind === kind);
    return items.length > 0 ? [{ kind, items }] : [];
  });
}

type Collected = Omit<DossierEntry, 'fromName' | 'ownerName' | 'audienceName' | 'duty' | 'selfAssessment'>;

function collect(steps: readonly Step[]): Map<string, Collected> {
  const entries = new Map<string, Collected>();
  for (const { fact, on, after } of steps) {
    switch (fact.type) {
      case 'ItemAdded':
        entries.set(fact.data.item, begin(fact, on));
        break;
      case 'ItemAnswered':
        change(entries, fact.data.item, outcomeOf(fact, on));
        break;
      case 'ItemDisclosed':
        change(entries, fact.data.item, { audience: fact.data.audience });
        break;
      case 'ItemCarried':
        change(entries, fact.data.item, { carriedBy: gateName(after, fact.data.gate) });
        break;
      case 'EventCorrected': {
        const { event } = fact.data;
        const corrected = [...entries.values()].find(({ sequence }) => sequence === event);
        if (corrected) change(entries, corrected.item, { correctedBy: fact.sequence });
        break;
      }
      default:
    }
  }
  return entries;
}

function change(entries: Map<string, Collected>, item: string, changed: Partial<Collected>): void {
  const entry = entries.get(item);
  if (entry) entries.set(item, { ...entry, ...changed });
}

function begin({ data, sequence }: FactOf<'ItemAdded'>, since: CivilDate): Collected {
  const {
    item,
    kind,
    from,
    owner = null,
    audience,
    words,
    beyondGuidelines = false,
    commitment = null,
  } = data;
  return {
    item,
    kind,
    sequence,
    since,
    from,
    owner,
    audience,
    words,
    beyondGuidelines,
    commitment,
    carriedBy: null,
    standing: null,
    outcome: null,
    correctedBy: null,
  };
}

function outcomeOf({ data }: FactOf<'ItemAnswered'>, on: CivilDate): Partial<Collected> {
  const { kind, outcome, words = null } = data;
  const given = { outcome, on, words };
  return termsOf(kind).goesOn?.includes(outcome) ? { standing: given } : { outcome: given };
}

function completed(state: CovenantState, entry: Collected, today: CivilDate): DossierEntry {
  const open = state.dossier.open[entry.item];
  const owner = open ? answererOf(state, open) : entry.owner;
  return {
    ...entry,
    owner,
    fromName: organisationName(state, entry.from),
    ownerName: owner === null ? null : organisationName(state, owner),
    audienceName: audienceName(state, entry.audience),
    duty: dutyOf(state, entry.item, today),
    selfAssessment: entry.kind === 'project' ? dutyOf(state, selfAssessmentOf(entry.item), today) : null,
  };
}

function dutyOf(state: CovenantState, obligation: string, today: CivilDate): DutyOfItem | null {
  const duty = state.obligations[obligation];
  if (duty)
    return {
      obligation,
      status: duty.status,
      due: dueDay(state, duty) ?? null,
      late: isLate(state, duty, today),
    };
  return obligation in state.settled ? { obligation, status: 'over', due: null, late: false } : null;
}

/** How many items of each kind wait for an outcome; statements stand as they are. */
export interface DossierCount {
  kind: ItemKind;
  open: number;
}

export function dossierCounts(state: CovenantState, viewer: Viewer = 'secretariat'): DossierCount[] {
  const seen = Object.values(state.dossier.open).filter((item) => maySeeItem(state, viewer, item));
  return kindsOfItems.filter(needsOutcome).flatMap((kind) => {
    const open = seen.filter((item) => item.kind === kind).length;
    return open > 0 ? [{ kind, open }] : [];
  });
}
