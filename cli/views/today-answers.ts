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
  const { covenant, person, intent, certain, hold } = proposal;
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
    text: body === null ? null : shorten(body.text, SHOWN),
    commands: judging(number, covenants, { stream, named }),
  };
}

/** Characters of an answer that a line shows; `covenant answers` shows it whole. */
const SHOWN = 200;

function judging(
  number: number,
  covenants: ByStream,
  { stream, named }: { stream: string | null; named: boolean },
): NextCommand[] {
  const [first] = covenants.values();
  const covenant = covenants.get(stream ?? '') ?? first;
  const as = covenant ? actingIn(covenant, named).as : null;
  const who = as === null ? '' : ` --as ${as}`;
  return (['accept', 'change', 'reject'] as const).map((does) => ({
    does,
    line: `covenant answers ${does} ${number}${who}`,
  }));
}
