import { setTimeout as sleep } from 'node:timers/promises';
import { CovenantError } from '../../client/errors.ts';
import type { SentCommand } from '../../client/client.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import type { Definition } from '../../domain/definition.ts';
import { isLedgerError } from '../../ledger/errors.ts';
import type { Levers } from '../../workflows/messages.ts';
import { APPEND_TIMEOUT, type Site } from './faults-bench.ts';
import type { Step, Wave } from './faults-covenant.ts';
import type { Random } from './faults-random.ts';

/** What passes by itself when servers come back; everything else is a fault of the product. */
const PASSING = new Set(['ENGINE_UNREACHABLE', 'ANSWER_UNKNOWN', 'LEDGER_BUSY', 'STREAM_MOVING']);
const WITHIN_MS = 180_000;

/** Does something again until it succeeds, as a person would whose command was not acknowledged. */
export async function insist<T>(work: () => Promise<T>, withinMs = WITHIN_MS): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error) || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

function passes(error: unknown): boolean {
  if (error instanceof CovenantError) return PASSING.has(error.code);
  return isLedgerError(error) && error.retryable;
}

export interface Acknowledged {
  commandId: string;
  first: number;
  last: number;
}

/** A covenant of a test, and all that it was acknowledged. */
export interface Played {
  slug: string;
  stream: string;
  /** By wave, each in the order of its steps. */
  answers: Acknowledged[][];
}

export interface PlayOptions {
  site: Site;
  slug: string;
  terms: { definition: Definition; definitionHash: string };
  course: readonly Wave[];
  levers?: Levers;
  /** Repeats commands at random: at the same time, and again later. */
  random?: Random | undefined;
  /** Called at each acknowledgement. */
  note?: (() => void) | undefined;
}

/** The same id whenever the same command of the same covenant is sent. */
export function commandIdOf(slug: string, name: string): string {
  const hex = sha256Hex(`${slug} ${name}`);
  return `cmd_${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Opens a covenant and sends it a course of commands, each until it is acknowledged. */
export async function playCourse(options: PlayOptions): Promise<Played> {
  const { site, slug, terms, course, random, note } = options;
  const levers = { appendTimeout: APPEND_TIMEOUT, ...options.levers };
  const commandId = commandIdOf(slug, 'opening');
  const opening = { slug, ...terms, actor: 'olga', commandId, levers };
  const opened = await insist(() => site.client.open(opening));
  const answers = [[acknowledged(opened)]];
  for (const [index, wave] of course.entries()) {
    const sent = wave.map((step, place) => send({ site, slug, random, note }, step, `${index}.${place}`));
    answers.push(await Promise.all(sent));
  }
  return { slug, stream: opened.stream, answers };
}

type Sender = Pick<PlayOptions, 'site' | 'slug' | 'random' | 'note'>;

/** Sends a command until it is acknowledged, at times more than once; every acknowledgement must be the same. */
export async function send(
  { site, slug, random, note }: Sender,
  step: Step,
  name: string,
): Promise<Acknowledged> {
  const commandId = commandIdOf(slug, name);
  const once = () => insist(() => site.client.send(slug, { ...step, commandId }));
  const atOnce = random?.chance(0.3) ? random.between(2, 3) : 1;
  const answers = await Promise.all(Array.from({ length: atOnce }, once));
  if (random?.chance(0.1)) answers.push(await once());
  note?.();
  const [first, ...others] = answers.map(acknowledged);
  if (!first) throw new Error('nothing was sent');
  for (const other of others) {
    if (JSON.stringify(other) !== JSON.stringify(first))
      throw new Error(`${slug} ${name}: answered ${JSON.stringify(first)}, then ${JSON.stringify(other)}`);
  }
  return first;
}

function acknowledged({ commandId, first, last }: SentCommand): Acknowledged {
  return { commandId, first, last };
}
