import { v7 as uuidv7 } from 'uuid';
import {
  commandFields,
  parseCommand,
  type Command,
  type CommandType,
  type Principal,
} from '../domain/commands.ts';
import type { ContentReference } from '../domain/primitives.ts';
import { putContent } from '../ledger/content.ts';
import { isLedgerError } from '../ledger/errors.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { contentRef, storeContents, textContent, type Content, type PutContent } from './content-fields.ts';
import { CovenantError } from './errors.ts';
import { withKnownClauses } from './same-clauses.ts';
import { withSameDocument } from './same-document.ts';

/** A command as a person gives it: free texts plainly, or as bytes with a media type. */
export interface Draft {
  type: CommandType;
  fields: Record<string, unknown>;
  /** Person who acts. */
  actor: string;
  /** Organisation or body acted for. */
  for?: string | undefined;
  /** The registered mandate that the act rests on; any that covers it when left out. */
  mandate?: string | undefined;
  /** Mail, minutes or scan that shows it; a reference where it is stored already. */
  evidence?: string | Content | ContentReference | undefined;
  effectiveOn?: string | undefined;
  basedOn?: number | undefined;
  /** Given to repeat an earlier command; a new one is made otherwise. */
  commandId?: string | undefined;
}

export function newCommandId(): string {
  return `cmd_${uuidv7()}`;
}

/**
 * Makes the command that travels: its texts and documents go to the content store first, and references take their
 * place. The same draft with the same id gives the same command.
 * @throws CovenantError UNKNOWN_COMMAND, MALFORMED_COMMAND, DUPLICATE_COMMAND_ID.
 */
export async function toCommand(db: LedgerDatabase, stream: string, draft: Draft): Promise<Command> {
  const { type, actor, effectiveOn, basedOn, commandId = newCommandId() } = draft;
  if (!(type in commandFields)) {
    throw new CovenantError('bad-input', 'UNKNOWN_COMMAND', `There is no command ${type}.`);
  }
  const put: PutContent = (content) => putOnce(db, content, commandId);
  const fields = await storeContents(type, await withKnown(db, stream, draft), commandId, put);
  const principal = draft.for ? await toPrincipal(draft.for, draft, commandId, put) : undefined;
  const parsed = parseCommand(
    withoutUndefined({ commandId, type, actor, principal, effectiveOn, basedOn, fields }),
  );
  if ('command' in parsed) return parsed.command;
  const problems = parsed.problems.map(({ path, problem }) => `${path} (${problem})`).join(', ');
  const message = `The command cannot be read: ${problems}. Correct that and send it again.`;
  const [first] = parsed.problems;
  const parameters = { path: first?.path ?? '', problem: first?.problem ?? '' };
  throw new CovenantError('bad-input', 'MALFORMED_COMMAND', message, { parameters });
}

/** A command's content has a place of its own in the store: other bytes there mean an id that was used before. */
async function putOnce(
  db: LedgerDatabase,
  content: Parameters<PutContent>[0],
  commandId: string,
): ReturnType<PutContent> {
  try {
    return await putContent(db, content);
  } catch (error) {
    throw isLedgerError(error, 'CONTENT_DIFFERS') ? duplicateId(commandId) : error;
  }
}

async function toPrincipal(
  organisation: string,
  { evidence, mandate }: Pick<Draft, 'evidence' | 'mandate'>,
  commandId: string,
  put: PutContent,
): Promise<Principal> {
  const acting = { for: organisation, ...(mandate !== undefined && { mandate }) };
  if (evidence === undefined) return acting;
  if (typeof evidence !== 'string' && 'ref' in evidence) return { ...acting, evidence };
  const content = typeof evidence === 'string' ? textContent(evidence) : evidence;
  const ref = contentRef(commandId, 'evidence');
  return { ...acting, evidence: await put({ ...content, ref }) };
}

/** What is the same as before, where that matters, gets the reference that it had. */
async function withKnown(db: LedgerDatabase, stream: string, draft: Draft): Promise<Draft['fields']> {
  return draft.type === 'TablePaper'
    ? withKnownClauses(db, stream, draft.fields)
    : withSameDocument(db, stream, draft);
}

export function duplicateId(commandId: string): CovenantError {
  const message = `Command id ${commandId} was used before with other content. Use a new id for a new command.`;
  return new CovenantError('refused', 'DUPLICATE_COMMAND_ID', message, { parameters: { commandId } });
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
