import { open, type FileHandle } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { mediaTypes } from '../../activities/media-types.ts';
import { CliError } from '../failures.ts';
import { DOCUMENT_LIMIT, humanSize } from './limits.ts';

/** A document on its way to the content store. */
export interface Document {
  bytes: Uint8Array;
  /** IANA media type. */
  mediaType: string;
}

/** Reads a document as it is. Errors: FILE_UNREADABLE, DOCUMENT_TOO_LARGE (without reading it). */
export async function readDocument(folder: string, name: string): Promise<Document> {
  const handle = await openFile(folder, name);
  try {
    const { size } = await handle.stat();
    if (size > DOCUMENT_LIMIT) {
      const sizes = { size: humanSize(size), limit: humanSize(DOCUMENT_LIMIT) };
      throw new CliError('DOCUMENT_TOO_LARGE', { file: basename(name), ...sizes });
    }
    return { bytes: await handle.readFile(), mediaType: mediaTypeOf(name) };
  } catch (error) {
    throw error instanceof CliError ? error : unreadable(name, error);
  } finally {
    await handle.close();
  }
}

/** Reads a file as text. Errors: FILE_UNREADABLE, DOCUMENT_TOO_LARGE, NOT_UTF8. */
export async function readText(folder: string, name: string): Promise<string> {
  const { bytes } = await readDocument(folder, name);
  return decode(bytes, basename(name));
}

/** UTF-8 as text, without its byte order mark. Error: NOT_UTF8. */
export function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new CliError('NOT_UTF8', { file }, error);
  }
}

export function mediaTypeOf(name: string): string {
  return mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

async function openFile(folder: string, name: string): Promise<FileHandle> {
  try {
    return await open(resolve(folder, name), 'r');
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): CliError {
  const detail = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new CliError('FILE_UNREADABLE', { file: name, detail }, error);
}
