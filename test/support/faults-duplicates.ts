import { expect } from 'vitest';
import { sendUpdate } from '../../client/send-update.ts';
import { canonicalJson, sha256Hex } from '../../domain/canonical.ts';
import type { ContentReference } from '../../domain/primitives.ts';
import { covenantWorkflowId, type Answer } from '../../workflows/messages.ts';
import type { Site } from './faults-bench.ts';
import { testTerms } from './faults-covenant.ts';
import { commandIdOf, insist, playCourse, type Played } from './faults-play.ts';
import type { Random } from './faults-random.ts';

/** A command as it travels, for a sender that does not ask the ledger first. */
export interface PlainCommand {
  commandId: string;
  type: 'OpenObligation';
  actor: string;
  fields: { obligation: string; owner: string; text: ContentReference; due: string };
}

const SENDERS = 6;

/** Duties that do not depend on each other, so that they may be opened in any order. */
export async function dutiesOf(site: Site, slug: string, count: number): Promise<PlainCommand[]> {
  const text = await site.client.put({ bytes: Buffer.from('A duty'), mediaType: 'text/plain' });
  return Array.from({ length: count }, (_, index) => ({
    commandId: commandIdOf(slug, `duty ${index}`),
    type: 'OpenObligation',
    actor: 'olga',
    fields: { obligation: `duty-${index}`, owner: 'union', text, due: '2068-06-01' },
  }));
}

/** Sends a command as it is, even though it may have been answered before. */
export function sendPlain(
  site: Site,
  stream: string,
  command: PlainCommand,
  patience = 60_000,
): Promise<Answer> {
  const updateId = `${command.commandId}-${sha256Hex(canonicalJson(command)).slice(0, 16)}`;
  const handle = site.temporal.workflow.getHandle(covenantWorkflowId(stream));
  return sendUpdate(handle, command, { updateId, patience });
}

/** Opens a covenant without further commands. */
export async function openOnly(site: Site, slug: string, continueAfterEvents?: number): Promise<Played> {
  const levers = continueAfterEvents === undefined ? {} : { continueAfterEvents };
  return playCourse({ site, slug, terms: await testTerms(site), course: [], levers });
}

/** What was answered, in the order of the commands, as one wave after the opening. */
export function withAnswers(opened: Played, answers: readonly Answer[]): Played {
  const wave = answers.map(({ commandId, first, last }) => ({ commandId, first, last }));
  return { ...opened, answers: [...opened.answers, wave] };
}

/**
 * Sends each command one to five times, all in an order of chance, some at the same time, while the stream continues
 * as new again and again. Every answer to one command must be the same.
 */
export async function playDuplicates(
  site: Site,
  { slug, count, random }: { slug: string; count: number; random: Random },
): Promise<Played> {
  const opened = await openOnly(site, slug, 12);
  const commands = await dutiesOf(site, slug, count);
  const sendings = random.shuffled(
    commands.flatMap((command) => Array.from({ length: random.between(1, 5) }, () => command)),
  );
  const answers = new Map<string, Answer>();
  const sender = async (): Promise<void> => {
    for (let command = sendings.pop(); command; command = sendings.pop()) {
      const one = command;
      const answer = await insist(() => sendPlain(site, opened.stream, one));
      expect(answer).toEqual(answers.get(one.commandId) ?? answer);
      answers.set(one.commandId, answer);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return withAnswers(
    opened,
    commands.flatMap(({ commandId }) => answers.get(commandId) ?? []),
  );
}

/** The same commands, each once and in order, in runs of ordinary length. */
export async function playOnce(site: Site, slug: string, count: number): Promise<Played> {
  const opened = await openOnly(site, slug);
  const answers: Answer[] = [];
  for (const command of await dutiesOf(site, slug, count)) {
    answers.push(await sendPlain(site, opened.stream, command));
  }
  return withAnswers(opened, answers);
}
