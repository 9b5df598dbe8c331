import { parse } from 'csv-parse';
import { extname } from 'node:path';
import { Rejection } from './rejection.ts';

/** What the drop folder reads of a report: what it answers, and that it is whole. The figures stay content. */
export interface ReportFile {
  mediaType: 'text/csv' | 'application/json';
  /** Obligation that the file names itself, in its field `obligation`. */
  obligation: string | null;
  records: number;
}

/**
 * Checks that bytes are a report: UTF-8, and CSV with a header and at least one record, or a JSON object or list.
 * @throws Rejection FILE_EMPTY, FILE_KIND, WRONG_ENCODING, MALFORMED_CSV, MALFORMED_JSON
 */
export async function readReport(name: string, bytes: Uint8Array): Promise<ReportFile> {
  const read = readers[extname(name).toLowerCase()];
  if (!read) throw new Rejection('FILE_KIND');
  if (bytes.length === 0) throw new Rejection('FILE_EMPTY');
  const text = decode(bytes);
  if (text.trim() === '') throw new Rejection('FILE_EMPTY');
  return read(text);
}

const readers: Record<string, (text: string) => Promise<ReportFile>> = {
  '.csv': readCsv,
  '.json': async (text) => readJson(text),
};

/** UTF-16 of plain letters is valid UTF-8 with zero bytes between, so these count as a wrong encoding too. */
function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Rejection('WRONG_ENCODING');
  }
  if (text.includes('\0')) throw new Rejection('WRONG_ENCODING');
  return text;
}

/** Records are read one by one, so that a large file does not hold up the rest of the process. */
async function readCsv(text: string): Promise<ReportFile> {
  const parser = parse(text, {
    columns: uniqueHeader,
    bom: true,
    skip_empty_lines: true,
    delimiter: [',', ';'],
  });
  const named = new Set<string>();
  let records = 0;
  try {
    for await (const record of parser as AsyncIterable<Record<string, string>>) {
      records += 1;
      const obligation = record['obligation']?.trim();
      if (obligation) named.add(obligation);
    }
  } catch (error) {
    throw new Rejection('MALFORMED_CSV', { detail: detailOf(error) });
  }
  if (records === 0) throw new Rejection('FILE_EMPTY');
  if (named.size > 1)
    throw new Rejection('MALFORMED_CSV', { detail: `obligation: ${[...named].join(', ')}` });
  return { mediaType: 'text/csv', obligation: [...named][0] ?? null, records };
}

function uniqueHeader(header: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`column “${twice}” twice`);
  return names;
}

function readJson(text: string): ReportFile {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null)
    throw new Rejection('MALFORMED_JSON', { detail: '{ } / [ ]' });
  const records = Array.isArray(value) ? value.length : 1;
  if (records === 0) throw new Rejection('FILE_EMPTY');
  const { obligation } = value as { obligation?: unknown };
  return {
    mediaType: 'application/json',
    obligation: typeof obligation === 'string' ? obligation.trim() : null,
    records,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Rejection('MALFORMED_JSON', { detail: detailOf(error) });
  }
}

function detailOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, 160);
}
