import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type * as z from 'zod';
import { EngineError, problemOf } from './errors.ts';

/** Writes JSON so that a reader, or a crash in the middle, sees the old text or the new, never half of it. */
export function writeJson(file: string, value: unknown): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(handle, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

/** Reads a JSON file of ours; null when there is none. @throws EngineError DATA_FOLDER_DAMAGED */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new EngineError('DATA_FOLDER_DAMAGED', { file, problem: problemOf(error) }, error);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new EngineError('DATA_FOLDER_DAMAGED', { file, problem: 'not what this version writes' }, error);
  }
}
