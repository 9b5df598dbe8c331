import type { LocalText } from '../../domain/primitives.ts';
import type { Obligation } from '../../domain/state.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { both } from './names.ts';
import type { StatusView } from './status.ts';
import type { Step } from './steps.ts';
import { readTexts, shorten } from './texts.ts';
import type { TimelineItem } from './timeline.ts';

/** What duties without a template are about, by their ids; these words stand for their names. */
export type OwnWords = ReadonlyMap<string, string>;

/** Characters of a duty's own words that stand for its name. */
const NAME_LENGTH = 120;

/** Reads the words of duties that have no template; a duty whose words were erased is left out. */
export async function readOwnWords(
  db: LedgerDatabase,
  obligations: readonly Obligation[],
): Promise<OwnWords> {
  const own = obligations.filter(({ template, text }) => template === null && text !== null);
  const texts = await readTexts(db, own);
  return new Map(
    own.flatMap(({ id, text }): [string, string][] => {
      const words = texts.get(text?.ref ?? '');
      return words ? [[id, shorten(words, NAME_LENGTH)]] : [];
    }),
  );
}

/** Every duty there ever was, as it was first recorded, also when it has left the state since. */
export function dutiesOf(steps: readonly Step[]): Obligation[] {
  return steps.flatMap(({ fact, after }) => {
    const opened = fact.type === 'ObligationOpened' ? after.obligations[fact.data.obligation] : undefined;
    return opened ? [opened] : [];
  });
}

/** The status with duties of their own called by their words. */
export function statusInWords(view: StatusView, words: OwnWords): StatusView {
  return {
    ...view,
    waitingFor: view.waitingFor.map((waiting) => named(waiting, waiting.subject, words)),
    deadlines: view.deadlines.map((deadline) => named(deadline, deadline.obligation, words)),
    undated: view.undated.map((condition) => named(condition, condition.obligation, words)),
    requests: view.requests.map((request) => named(request, request.obligation, words)),
    suspensions: view.suspensions.map((suspension) =>
      suspension.scope === 'obligation' ? named(suspension, suspension.id, words) : suspension,
    ),
  };
}

/** A line of the timeline with the duty in it called by its words. */
export function itemInWords(item: TimelineItem, words: OwnWords): TimelineItem {
  const own = words.get(item.names['obligation']?.en ?? '');
  return own === undefined ? item : { ...item, names: { ...item.names, duty: both(own) } };
}

/** Something about a duty, called by the duty's own words where it has them. */
export function named<T extends { name: LocalText | null }>(
  about: T,
  obligation: string,
  words: OwnWords,
): T {
  const own = words.get(obligation);
  return own === undefined ? about : { ...about, name: both(own) };
}
