import { listProposals, type Proposal } from '../../activities/mailbox/proposals.ts';
import { civilDate } from '../../domain/calendar.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import type { NextCommand } from './command-lines.ts';
import { dutyNameIn } from './folded.ts';
import { organisationName } from './names.ts';
import { shorten } from './texts.ts';
import { actingIn } from './today-decide.ts';
import type { ByStream } from './today-post.ts';
import type { AnswerLine } from './today.ts';

/** Answers by mail that nobody has judged yet, the oldest first. */
export async function answersToJudge(
  db: LedgerDatabase,
  covenants: ByStream,
  named: boolean,
): Promise<AnswerLine[]> {
  const proposals = await listProposals(db, { status: 'proposed' });
  return proposals.map((proposal) => toLine(proposal, covenants, named));
}

function toLine(proposal: Proposal, covenants: ByStream, named: boolean): AnswerLine {
  const { stream, obligation: subject, organisation, body, number, receivedAt } = proposal;
  const { covenant, person, intent, certain, hold, hints } = proposal;
  const known = covenants.get(stream ?? '');
  return {
    answer: number,
    receivedOn: civilDate(receivedAt),
    covenant,
    subject,
    name: known && subject !== null ? dutyNameIn(known, subject) : null,
    organisation,
    organisationName:
      known && organisation !== null ? organisationName(known.state, organisation) : organisation,
    person,
    intent,
    certain,
    hold,
    hints,
    text: body === null ? null : shorten(body.text, SHOWN),
    commands: judging(proposal, covenants, named),
  };
}

/** Characters of an answer that a line shows; `covenant answers` shows it whole. */
const SHOWN = 200;

/** What cannot be accepted as it is can still be changed; a question is accepted by being read. */
function judging(
  { number, stream, hold, intent }: Proposal,
  covenants: ByStream,
  named: boolean,
): NextCommand[] {
  const [first] = covenants.values();
  const covenant = covenants.get(stream ?? '') ?? first;
  const as = covenant ? actingIn(covenant, named).as : null;
  const who = as === null ? '' : ` --as ${as}`;
  const isRead = intent === 'question' && hold === 'no-command';
  const ways = hold === null || isRead ? ['accept', 'change', 'reject'] : ['change', 'reject'];
  return ways.map((does) => ({ does, line: `covenant answers ${does} ${number}${who}` }));
}
