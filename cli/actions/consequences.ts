import type { SentCommand } from '../../client/client.ts';
import type { CommandType } from '../../domain/commands.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { Session } from '../session.ts';
import { describeFact } from '../views/event-story.ts';
import { both } from '../views/names.ts';
import { dutiesOf, readOwnWords } from '../views/own-words.ts';
import { readSteps } from '../views/read-steps.ts';
import { sentence } from '../views/render-timeline.ts';
import { localised } from '../views/timeline.ts';

/** Acts after which somebody wants to read what they brought: whose duties ended or passed on, which seats are free. */
const FAR_REACHING: readonly CommandType[] = [
  'LeaveCovenant',
  'EndAssociation',
  'ExchangeOrganisation',
  'SucceedOrganisation',
  'DissolveBody',
];

/** What a far-reaching act brought, a sentence for each event by its number; nothing after any other act. */
export async function consequences(
  session: Session,
  ledger: Ledger,
  type: CommandType,
  { stream, events }: SentCommand,
): Promise<ReadonlyMap<number, string>> {
  if (!FAR_REACHING.includes(type)) return new Map();
  const recorded = new Set(events.map(({ sequence }) => sequence));
  const steps = await readSteps(ledger, stream);
  const words = await readOwnWords(ledger.db, dutiesOf(steps));
  const told = steps
    .filter(({ fact }) => recorded.has(fact.sequence))
    .map(({ fact, after }) => {
      const names = localised(describeFact(fact, after).names);
      const own = words.get(names['obligation']?.en ?? '');
      const called = own === undefined ? names : { ...names, duty: both(own) };
      return [fact.sequence, sentence(session, { type: fact.type, names: called, count: 1 })] as const;
    });
  return new Map(told);
}
