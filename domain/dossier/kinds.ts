import * as z from 'zod/mini';
import type { Audience } from '../definition-table.ts';

/**
 * Who brings an outcome: who told the item; whoever is involved (teller, owner, secretariat); who tests a text
 * (facilitator, secretariat, or an owner that is no party); the parties together; or a body that decides for them.
 */
export type Answerer = 'teller' | 'involved' | 'tester' | 'parties' | 'body';

/** What one kind of item is: how it ends and by whom, which rules stand behind it, who knows of it by default. */
interface ItemKindTerms {
  outcomes: Readonly<Record<string, Answerer>>;
  /** Outcomes after which the item is still open, such as a question that went to counsel. */
  goesOn?: readonly string[];
  rules: readonly string[];
  /** Who may know of it unless it says otherwise. */
  audience: Audience;
  /**
   * What a gate that asks for this kind wants: nothing open that is not carried on; at least one, and none open; or
   * one that stands, told by somebody or by each party.
   */
  atGate: 'no-loose-ends' | 'answered' | 'told' | 'told-by-each';
  /** Kinds of phases in which it can be added; any when left out. */
  phases?: readonly string[];
  /** What its owner may, not must, do (R92). */
  voluntary?: true;
}

const tests = { meets: 'tester', partly: 'tester', 'does-not-meet': 'tester', withdrawn: 'teller' } as const;
const hearing = { held: 'involved', cancelled: 'involved' } as const;
/** It stands as it was told, until its teller takes it back. */
const statement = { withdrawn: 'teller' } as const;

/** Kinds of items that a track keeps in its dossier, each from first word to outcome. */
export const itemKinds = {
  /** A question that the information phase leaves open (R25). */
  'open-item': {
    outcomes: { answered: 'involved', withdrawn: 'teller' },
    rules: ['R25'],
    audience: 'parties',
    atGate: 'no-loose-ends',
  },
  /** What a party tells the secretariat; held back from others unless it says otherwise (R26). */
  information: { outcomes: statement, rules: ['R26'], audience: 'owner', atGate: 'told' },
  /** A party's motive, agenda, goal, role and reach, as far as it tells them (R30, R44). */
  position: { outcomes: statement, rules: ['R30', 'R44'], audience: 'parties', atGate: 'told-by-each' },
  /** What the table gains by a party's being there (toegevoegde waarde, R24). */
  'added-value': { outcomes: statement, rules: ['R24'], audience: 'parties', atGate: 'told-by-each' },
  /** An existing scheme of the sector, self-certification included (R4). */
  scheme: {
    outcomes: { linked: 'involved', 'left-out': 'involved', withdrawn: 'teller' },
    rules: ['R4'],
    audience: 'parties',
    atGate: 'answered',
  },
  /** A statement of support by a scheme or somebody else (steunbetuigingsverklaring, R98). */
  'support-statement': { outcomes: statement, rules: ['R98'], audience: 'public', atGate: 'told' },
  /** A question of competition, procurement or business secrets (R72); the parties may ask counsel outside (R68). */
  'legal-question': {
    outcomes: { answered: 'involved', 'external-counsel': 'parties', withdrawn: 'teller' },
    goesOn: ['external-counsel'],
    rules: ['R68', 'R72'],
    audience: 'parties',
    atGate: 'no-loose-ends',
  },
  /** A new topic, which passes change control (R79), marked where it goes beyond existing guidelines (R37). */
  topic: {
    outcomes: { accepted: 'parties', rejected: 'parties', withdrawn: 'teller' },
    rules: ['R79'],
    audience: 'parties',
    atGate: 'no-loose-ends',
  },
  /** The draft against the core elements of the 2014 advice, by the facilitator; also outside the SER (R2). */
  'core-elements-test': { outcomes: tests, rules: ['R2'], audience: 'parties', atGate: 'answered' },
  /** A request to the National Contact Point (Nationaal Contactpunt) to test the covenant (R51). */
  'ncp-request': {
    outcomes: {
      meets: 'involved',
      partly: 'involved',
      'does-not-meet': 'involved',
      'not-taken-up': 'involved',
      withdrawn: 'teller',
    },
    rules: ['R51'],
    audience: 'parties',
    atGate: 'answered',
  },
  /** A running covenant against the OECD norms, by its steering group (R134). */
  'norms-test': {
    outcomes: { meets: 'body', partly: 'body', 'does-not-meet': 'body', withdrawn: 'teller' },
    rules: ['R134'],
    audience: 'parties',
    atGate: 'answered',
    phases: ['implementation', 'midterm', 'evaluation'],
  },
  /** Hearing outsiders (R97). */
  'outside-consultation': { outcomes: hearing, rules: ['R97'], audience: 'parties', atGate: 'answered' },
  /** On-the-spot sectoral social dialogue, as a criterion of support (R130). */
  'social-dialogue': { outcomes: hearing, rules: ['R130'], audience: 'parties', atGate: 'answered' },
  /**
   * A joint project (collectief project): voluntary and linked to a goal (R92), no covenant by itself (R93), assessed
   * by the parties for conformity with the Competition Act once they have signed (R66, R67).
   */
  project: {
    outcomes: { finished: 'involved', stopped: 'involved' },
    rules: ['R66', 'R67', 'R92', 'R93'],
    audience: 'parties',
    atGate: 'answered',
    voluntary: true,
  },
} as const satisfies Record<string, ItemKindTerms>;

export type ItemKind = keyof typeof itemKinds;

export const kindsOfItems = Object.keys(itemKinds) as ItemKind[];
export const itemKindSchema = z.enum(kindsOfItems as [ItemKind, ...ItemKind[]]);

type OutcomesOf<K extends ItemKind> = K extends ItemKind ? keyof (typeof itemKinds)[K]['outcomes'] : never;
/** Every way in which some kind of item can end. */
export type ItemOutcome = OutcomesOf<ItemKind>;

const outcomes = [...new Set(kindsOfItems.flatMap((kind) => Object.keys(itemKinds[kind].outcomes)))];
export const itemOutcomeSchema = z.enum(outcomes as [ItemOutcome, ...ItemOutcome[]]);

export function termsOf(kind: ItemKind): ItemKindTerms {
  return itemKinds[kind];
}

export function outcomesOf(kind: ItemKind): ItemOutcome[] {
  return Object.keys(itemKinds[kind].outcomes) as ItemOutcome[];
}

/** True for what waits for an outcome; a statement stands as it was told. */
export function needsOutcome(kind: ItemKind): boolean {
  return outcomesOf(kind).some((outcome) => outcome !== 'withdrawn');
}

/** True for an outcome by which nothing is left to do, so that a duty that came of the item falls away. */
export function callsOff(outcome: ItemOutcome): boolean {
  return outcome === 'withdrawn' || outcome === 'cancelled' || outcome === 'stopped';
}
