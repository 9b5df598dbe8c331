import { mapFields } from '../domain/command-shape.ts';
import type { CommandType } from '../domain/commands.ts';
import type { ContentReference } from '../domain/primitives.ts';
import { derivedContentRef } from '../ledger/content.ts';

/** Free text or a document on its way to the content store. */
export interface Content {
  bytes: Uint8Array;
  mediaType: string;
}

/** Stores content under a given reference; the same bytes under the same reference are stored once. */
export type PutContent = (content: Content & { ref: string }) => Promise<ContentReference>;

/**
 * Replaces every free text, document and person's name in a command's fields by a reference into the content store.
 * Where a command wants content, a string, bytes with a media type, or a reference may be given. References derive
 * from the command's id and the content's place in it, so that sending a command again stores nothing twice.
 */
export async function storeContents(
  type: CommandType,
  fields: Record<string, unknown>,
  commandId: string,
  put: PutContent,
): Promise<Record<string, unknown>> {
  const contents: Content[] = [];
  eachContent(type, fields, (content) => void contents.push(content));
  const stored = await Promise.all(
    contents.map((content, place) => put({ ...content, ref: contentRef(commandId, `${place}`) })),
  );
  let next = 0;
  return eachContent(type, fields, () => stored[next++]);
}

/** Visits what is content in the fields, always in the same order, and puts the visitor's answer in its place. */
function eachContent(
  type: CommandType,
  fields: Record<string, unknown>,
  visit: (content: Content) => unknown,
): Record<string, unknown> {
  return mapFields(type, fields, {
    content: (value) => (isContent(value) ? visit(toContent(value)) : value),
    figure: (value) => (isFigure(value) ? visit(figureContent(value)) : value),
    person: (value) => toPerson(value, visit),
  });
}

function isContent(value: unknown): value is string | Content {
  return typeof value === 'string' || (value as Partial<Content>).bytes instanceof Uint8Array;
}

function toContent(value: string | Content): Content {
  return typeof value === 'string' ? textContent(value) : value;
}

export function textContent(text: string): Content {
  return { bytes: Buffer.from(text, 'utf8'), mediaType: 'text/plain;charset=utf-8' };
}

/** A whole number, or the digits of one. Anything else stays, and is refused as no reference. */
function isFigure(value: unknown): value is string | number {
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,9}$/.test(`${value}`);
}

/** The bytes of a figure. */
function figureContent(value: string | number): Content {
  return textContent(`${Number(value)}`);
}

/** A person's name and address become a card in the content store; the rest travels. */
function toPerson(
  value: Record<string, unknown>,
  visit: (content: Content) => unknown,
): Record<string, unknown> {
  if ('card' in value) return value;
  const { name, address, ...rest } = value;
  return { ...rest, card: visit(cardContent({ name, address })) };
}

/** The bytes of a person's card. */
export function cardContent(card: { name: unknown; address: unknown }): Content {
  return { bytes: Buffer.from(JSON.stringify(card), 'utf8'), mediaType: 'application/json' };
}

/** Reference of the content at one place of one command. */
export const contentRef = derivedContentRef;
