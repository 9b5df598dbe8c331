import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { EngineError, problemOf } from './errors.ts';
import { readJson, writeJson } from './files.ts';

/** Format of the data folder that this version writes; a higher one is refused. */
export const DATA_FORMAT = 1;

const markerSchema = z.looseObject({ format: z.int().positive() });

/** Where everything of one installation lies. All paths are absolute. */
export interface DataFolder {
  path: string;
  /** Names the format, so that an older version does not touch what it does not understand. */
  marker: string;
  lock: string;
  processes: string;
  engine: string;
  database: string;
}

export function dataFolderAt(folder: string): DataFolder {
  const path = resolve(folder);
  return {
    path,
    marker: join(path, 'folder.json'),
    lock: join(path, 'lock.json'),
    processes: join(path, 'processes.json'),
    engine: join(path, 'engine'),
    database: join(path, 'database'),
  };
}

/**
 * Makes the folder where needed and checks that this version may use it.
 * @throws EngineError DATA_FOLDER_NOT_WRITABLE, DATA_FOLDER_NEWER, DATA_FOLDER_DAMAGED
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const data = dataFolderAt(folder);
  await checkWritable(data.path);
  checkFormat(data);
  return data;
}

/** @throws EngineError DATA_FOLDER_NEWER, DATA_FOLDER_DAMAGED */
export function checkFormat(data: DataFolder): void {
  const marker = readJson(data.marker, markerSchema);
  if (marker === null) {
    writeJson(data.marker, { format: DATA_FORMAT });
    return;
  }
  if (marker.format > DATA_FORMAT) {
    throw new EngineError('DATA_FOLDER_NEWER', {
      folder: data.path,
      found: String(marker.format),
      known: String(DATA_FORMAT),
    });
  }
}

/** Writes for real: permission bits do not tell of a read-only mount or a full disk. */
async function checkWritable(path: string): Promise<void> {
  const probe = join(path, `.write-test-${randomUUID()}`);
  try {
    await mkdir(path, { recursive: true });
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (error) {
    throw new EngineError('DATA_FOLDER_NOT_WRITABLE', { folder: path, problem: problemOf(error) }, error);
  }
}
