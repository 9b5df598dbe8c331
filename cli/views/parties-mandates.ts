import { standingOf, type Standing } from '../../domain/mandates/cover.ts';
import type { CommandFields } from '../../domain/commands.ts';
import type { FactOf } from '../../domain/events.ts';
import type { MandateAct } from '../../domain/mandates/commands.ts';
import type { CivilDate, ContentReference } from '../../domain/primitives.ts';
import type { Step } from './steps.ts';

/** A mandate as it was registered, and how it stands. */
export interface MandateEntry {
  mandate: string;
  acts: MandateAct[];
  /** First and last day, Europe/Amsterdam; null without end. */
  from: CivilDate;
  until: CivilDate | null;
  standing: Standing;
  revokedOn: CivilDate | null;
  /** People who hold it now; null for everybody who may act for the organisation. */
  holders: string[] | null;
  /** Texts as far as they are short ones; null where they are documents, or were erased. */
  scope: string | null;
  limits: string | null;
  grantedBy: string | null;
}

/** A round in which a constituency was heard. */
export interface ConsultationEntry {
  consultation: string;
  round: number;
  tool: CommandFields['OpenConsultation']['tool'];
  openedOn: CivilDate;
  until: CivilDate | null;
  mandate: string | null;
  paper: string | null;
  version: number | null;
  open: boolean;
  result: CommandFields['ConcludeConsultation']['result'] | null;
  concludedOn: CivilDate | null;
  asked: number | null;
  answered: number | null;
  /** The question and the members' words: for the organisation itself and the secretariat. */
  question: string | null;
  words: string | null;
}

type Texts = ReadonlyMap<string, string | null>;

/** What the texts of mandates and consultations refer to. */
export function referencesIn(steps: readonly Step[]): { text: ContentReference | null }[] {
  return steps.flatMap(({ fact }) => {
    switch (fact.type) {
      case 'MandateRegistered':
        return [fact.data.scope, fact.data.limits, fact.data.grantedBy].map((text) => ({
          text: text ?? null,
        }));
      case 'ConsultationOpened':
        return [{ text: fact.data.question }];
      case 'ConsultationConcluded':
        return [{ text: fact.data.words ?? null }];
      default:
        return [];
    }
  });
}

function textOf(texts: Texts, reference: ContentReference | undefined): string | null {
  return texts.get(reference?.ref ?? '') ?? null;
}

/** Facts of one type about an organisation that no correction took back. */
function factsOf<T extends 'MandateRegistered' | 'ConsultationOpened'>(
  steps: readonly Step[],
  type: T,
  organisation: string,
): { fact: FactOf<T>; on: CivilDate }[] {
  const corrected = steps.at(-1)?.after.corrected ?? [];
  return steps.flatMap(({ fact, on }) =>
    fact.type === type && fact.data.organisation === organisation && !corrected.includes(fact.sequence)
      ? [{ fact: fact as FactOf<T>, on }]
      : [],
  );
}

/** Every mandate of an organisation, in the order of registration. */
export function mandatesIn(
  steps: readonly Step[],
  organisation: string,
  { texts, today }: { texts: Texts; today: CivilDate },
): MandateEntry[] {
  const revokedOn = new Map(
    steps.flatMap(({ fact, on }) =>
      fact.type === 'MandateRevoked' ? [[fact.data.mandate, on] as const] : [],
    ),
  );
  const { registered = {} } = steps.at(-1)?.after.mandates ?? {};
  return factsOf(steps, 'MandateRegistered', organisation).map(({ fact }) => {
    const { mandate, acts, from, until = null, scope, limits, grantedBy } = fact.data;
    const holders = registered[mandate]?.holders ?? fact.data.holders ?? null;
    const known = { mandate, acts, from, until, revokedOn: revokedOn.get(mandate) ?? null, holders };
    return {
      ...known,
      standing: standingOf(known, today),
      scope: textOf(texts, scope),
      limits: textOf(texts, limits),
      grantedBy: textOf(texts, grantedBy),
    };
  });
}

/** Rounds of an organisation, the oldest first; for others than itself only the results. */
export function consultationsOf(
  steps: readonly Step[],
  organisation: string,
  { own, texts }: { own: boolean; texts: Texts },
): ConsultationEntry[] {
  const { consultations = {} } = steps.at(-1)?.after.mandates ?? {};
  const results = new Map(
    steps.flatMap(({ fact, on }) =>
      fact.type === 'ConsultationConcluded' ? [[fact.data.consultation, { fact, on }] as const] : [],
    ),
  );
  const rounds = factsOf(steps, 'ConsultationOpened', organisation).map(({ fact, on }): ConsultationEntry => {
    const { consultation, round, tool, until, mandate, paper, version, question } = fact.data;
    const end = results.get(consultation);
    return {
      consultation,
      round,
      tool,
      openedOn: on,
      until: until ?? null,
      mandate: mandate ?? null,
      paper: paper ?? null,
      version: version ?? null,
      open: consultation in consultations,
      result: end?.fact.data.result ?? null,
      concludedOn: end?.on ?? null,
      asked: end?.fact.data.asked ?? null,
      answered: end?.fact.data.answered ?? null,
      question: textOf(texts, question),
      words: textOf(texts, end?.fact.data.words),
    };
  });
  return own ? rounds : rounds.filter(({ result }) => result !== null).map(withoutWords);
}

/** What the other parties learn: that a round was held, how, and what came of it. */
function withoutWords(round: ConsultationEntry): ConsultationEntry {
  const kept = { mandate: null, paper: null, version: null, asked: null, answered: null };
  return { ...round, ...kept, question: null, words: null };
}
