import type { CommandFields } from '../../domain/commands.ts';
import { testContent } from './content.ts';
import { command, given, type Draft, type Sender, type Story } from './given.ts';
import { forChair, inForce, reason, toDialogue, toSigned } from './steps.ts';

/** Commands about commitments, with what matters in the call, and covenants in which they are sent. */

export const words = testContent('a living wage in every workshop');
export const target = testContent('in all workshops');
export const byUnion: Sender = { for: 'union', evidence: 'mail' };

export const make = (
  fields: Partial<CommandFields['MakeCommitment']> = {},
  sender: Sender = byUnion,
): Draft => command('MakeCommitment', { commitment: 'wages', words, owners: ['union'], ...fields }, sender);

export const revise = (
  fields: Partial<CommandFields['ReviseCommitment']>,
  sender: Sender = forChair,
): Draft => command('ReviseCommitment', { commitment: 'wages', ...fields }, sender);

export const withdraw = (commitment = 'wages'): Draft =>
  command('WithdrawCommitment', { commitment, reason }, forChair);

/** Why something goes on although change control asks for a topic. */
export const goOn = { goOnBecause: testContent('the parties said so') };

export const dialogue = given().and(...toDialogue);

/** The day on which agreements in these tests enter into force. */
export const FORCE = '2027-02-01';

/** In force, with what was agreed at the table before. */
export const agreed = (...drafts: Draft[]): Story =>
  given()
    .and(...toDialogue, ...drafts, ...toSigned.slice(toDialogue.length), inForce(FORCE))
    .on(FORCE);

/** Ids of duties that no template foresees, in order. */
export const ownDuties = ({ state }: Story): string[] =>
  Object.values(state.obligations)
    .filter(({ template }) => template === null)
    .map(({ id }) => id)
    .sort();
