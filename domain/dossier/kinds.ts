import * as z from 'zod/mini';
import type { Audience } from '../definition-table.ts';

/** What one kind of item is: how it ends, which rules stand behind it, and who may know of it unless it says otherwise. */
interface ItemKindTerms {
  outcomes: readonly string[];
  rules: readonly string[];
  audience: Audience;
  /** Ends by a decision of the parties, which an officer only records. */
  decidedByParties?: true;
}

/** Kinds of items that a track keeps in its dossier, each from first word to outcome. */
export const itemKinds = {
  /** A question that the information phase leaves open (R25). */
  'open-item': { outcomes: ['answered', 'withdrawn'], rules: ['R25'], audience: 'parties' },
  /** What a party tells; held back from others unless it says otherwise (R26). */
  information: { outcomes: ['withdrawn'], rules: ['R26'], audience: 'owner' },
  /** A party's motive, agenda, goal, role and reach, as far as it tells them (R30, R44). */
  position: { outcomes: ['withdrawn'], rules: ['R30', 'R44'], audience: 'parties' },
  /** What the table gains by a party's being there (R24). */
  'added-value': { outcomes: ['withdrawn'], rules: ['R24'], audience: 'parties' },
  /** An existing scheme of the sector, self-certification included (R4). */
  scheme: { outcomes: ['linked', 'left-out'], rules: ['R4'], audience: 'parties' },
  /** A statement of support by a scheme or somebody else (steunbetuigingsverklaring, R98). */
  'support-statement': { outcomes: ['withdrawn'], rules: ['R98'], audience: 'public' },
  /** A question of competition, procurement or business secrets (R68, R72). */
  'legal-question': {
    outcomes: ['answered', 'external-counsel', 'withdrawn'],
    rules: ['R68', 'R72'],
    audience: 'parties',
  },
  /** A new topic, which passes change control (R79), marked where it goes beyond existing guidelines (R37). */
  topic: {
    outcomes: ['accepted', 'declined', 'withdrawn'],
    rules: ['R79'],
    audience: 'parties',
    decidedByParties: true,
  },
  /** The draft against the core elements of the 2014 advice (R2). */
  'core-elements-test': {
    outcomes: ['meets', 'partly', 'does-not-meet'],
    rules: ['R2'],
    audience: 'parties',
  },
  /** A request to the National Contact Point (Nationaal Contactpunt) to test the covenant (R51). */
  'ncp-request': {
    outcomes: ['meets', 'partly', 'does-not-meet', 'declined'],
    rules: ['R51'],
    audience: 'parties',
  },
  /** A running covenant against the OECD norms, by its steering group (R134). */
  'norms-test': {
    outcomes: ['meets', 'partly', 'does-not-meet'],
    rules: ['R134'],
    audience: 'parties',
    decidedByParties: true,
  },
  /** Hearing outsiders (R97). */
  'outside-consultation': { outcomes: ['held', 'cancelled'], rules: ['R97'], audience: 'parties' },
  /** On-the-spot sectoral social dialogue, as a criterion of support (R130). */
  'social-dialogue': { outcomes: ['held', 'cancelled'], rules: ['R130'], audience: 'parties' },
  /** A joint project (collectief project): voluntary, linked to a goal, with its own self-assessment (R66, R67, R92). */
  project: { outcomes: ['finished', 'stopped'], rules: ['R66', 'R67', 'R92'], audience: 'parties' },
} as const satisfies Record<string, ItemKindTerms>;

export type ItemKind = keyof typeof itemKinds;

export const itemKindSchema = z.enum(Object.keys(itemKinds) as [ItemKind, ...ItemKind[]]);

/** Every way in which some kind of item can end. */
export type ItemOutcome = (typeof itemKinds)[ItemKind]['outcomes'][number];

const outcomes = [...new Set(Object.values(itemKinds).flatMap((kind) => kind.outcomes))];
export const itemOutcomeSchema = z.enum(outcomes as [ItemOutcome, ...ItemOutcome[]]);

export function termsOf(kind: ItemKind): ItemKindTerms {
  return itemKinds[kind];
}
