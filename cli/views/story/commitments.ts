import type { CommitmentAdvice, CommitmentEvents } from '../../../domain/commitments/events.ts';
import { severityOf } from '../../../domain/commitments/risks.ts';
import type { LocalText } from '../../../domain/primitives.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { messages } from '../../messages.ts';
import { actorName, organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const commitmentTellers: TellersOf<CommitmentEvents> = {
  RiskAssessed: [
    'course',
    ({ risk, organisation, words }, state) => {
      const assessed = state.commitments.risks[risk];
      const severity = assessed ? severityOf(assessed) : null;
      const likelihood = assessed?.likelihood ?? null;
      const names = { severity: score(severity), likelihood: score(likelihood) };
      return { names: { risk, organisation: organisationName(state, organisation), ...names }, text: words };
    },
  ],
  PrioritiesSet: [
    'course',
    ({ priorities, left, unscored, note }) => ({
      names: { priorities: list(priorities), left: list(left), unscored: list(unscored) },
      text: note,
    }),
  ],
  CommitmentMade: [
    'course',
    ({ commitment, owners, advice, words }, state) => ({
      names: { commitment, owners: ownerNames(state, owners), advice: adviceWords(advice) },
      text: words,
    }),
  ],
  CommitmentRevised: [
    'course',
    (data) => {
      const { commitment, advice, goOnBecause, change } = data;
      const parts = [...revisedParts(data), ...(change === undefined ? [] : [change])].join(', ');
      return { names: { commitment, parts, advice: adviceWords(advice) }, text: goOnBecause };
    },
  ],
  CommitmentWithdrawn: [
    'course',
    ({ commitment, owners, reason }, state) => ({
      names: { commitment, owners: ownerNames(state, owners) },
      text: reason,
    }),
  ],
  // What it takes is the organisation's own: the story says that it was estimated, and not how much.
  MeansEstimated: [
    'course',
    ({ organisation, commitment }, state) => ({
      names: {
        organisation: organisationName(state, organisation),
        about: commitment ?? messages['word.whole-covenant'],
      },
    }),
  ],
};

/** What a revision is not about: how it came, and what it replaces. */
const ASIDE = ['commitment', 'advice', 'previous', 'change', 'goOnBecause', 'remove', 'mandate'];

function revisedParts(data: CommitmentEvents['CommitmentRevised']): string[] {
  return [...Object.keys(data).filter((part) => !ASIDE.includes(part)), ...(data.remove ?? [])];
}

function score(value: number | null): string {
  return value === null ? '–' : `${value}`;
}

function list(ids: readonly string[]): LocalText | string {
  return ids.length === 0 ? messages['word.none'] : ids.join(', ');
}

function ownerNames(state: CovenantState, owners: readonly string[]): LocalText {
  return joined(owners.map((owner) => actorName(state, owner)));
}

function adviceWords(advice: readonly CommitmentAdvice[]): LocalText {
  return advice.length === 0 ? messages['word.none'] : joined(advice.map((each) => messages[`word.${each}`]));
}

function joined(texts: readonly LocalText[]): LocalText {
  return { nl: texts.map(({ nl }) => nl).join(', '), en: texts.map(({ en }) => en).join(', ') };
}
