import { sha256Hex } from '../domain/canonical.ts';
import { commandFields, type CommandType } from '../domain/commands.ts';
import { personSchema } from '../domain/definition.ts';
import { contentReferenceSchema, type ContentReference } from '../domain/primitives.ts';
import { isRecord, mapFields, type Shaped, type Visitors } from './field-walk.ts';

/** Free text or a document on its way to the content store. */
export interface Content {
  bytes: Uint8Array;
  mediaType: string;
}

/** Stores content under a given reference; the same bytes under the same reference are stored once. */
export type PutContent = (content: Content & { ref: string }) => Promise<ContentReference>;

const CONTENT = contentReferenceSchema as unknown as Shaped;
const PERSON = personSchema as unknown as Shaped;

/**
 * Replaces every free text, document and person's name in a command's fields by a reference into the content store.
 * Where a command wants content, a string, bytes with a media type, or a reference may be given. References derive
 * from the command's id and the field's place, so that sending a command again stores nothing twice.
 */
export async function storeContents(
  type: CommandType,
  fields: Record<string, unknown>,
  commandId: string,
  put: PutContent,
): Promise<Record<string, unknown>> {
  const store: Store = (place, content) => put({ ...content, ref: contentRef(commandId, place) });
  const visitors: Visitors = new Map([
    [CONTENT, (value, place) => toReference(value, place, store)],
    [PERSON, (value, place) => toPerson(value, place, store)],
  ]);
  const schema = commandFields[type] as unknown as Shaped;
  return (await mapFields(schema, fields, visitors)) as Record<string, unknown>;
}

/** Reference of the content at one place of one command. */
export function contentRef(commandId: string, place: string): string {
  const hex = sha256Hex(`${commandId}\n${place}`);
  return `cnt_${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Store = (place: string, content: Content) => Promise<ContentReference>;

function toReference(value: unknown, place: string, store: Store): unknown {
  if (typeof value === 'string')
    return store(place, { bytes: Buffer.from(value, 'utf8'), mediaType: 'text/plain;charset=utf-8' });
  if (isRecord(value) && value['bytes'] instanceof Uint8Array)
    return store(place, value as unknown as Content);
  return value;
}

/** A person's name and address become a card in the content store; the rest travels. */
async function toPerson(value: unknown, place: string, store: Store): Promise<unknown> {
  if (!isRecord(value) || 'card' in value) return value;
  const { name, address, ...rest } = value;
  return { ...rest, card: await store(`${place}.card`, cardContent({ name, address })) };
}

/** The bytes of a person's card. */
export function cardContent(card: { name: unknown; address: unknown }): Content {
  return { bytes: Buffer.from(JSON.stringify(card), 'utf8'), mediaType: 'application/json' };
}
