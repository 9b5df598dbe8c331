import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One import statement, export from or dynamic import. */
export interface Import {
  /** File that imports, relative to the root. */
  file: string;
  specifier: string;
  /** True when nothing of it is left at run time. */
  typeOnly: boolean;
}

/** Every TypeScript file in a folder, with its path relative to the root. */
export function sourceFiles(folder: string, root = ROOT): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort();
}

const STATIC = /^\s*(?:import|export)\s+(type\s)?[^'"()]*?from\s+'([^']+)'/gm;
const BARE = /^\s*import\s+'([^']+)'/gm;
const DYNAMIC = /(typeof\s+)?\bimport\('([^']+)'\)/g;

/** The imports of one file; written so that prettier's one form is enough. */
export function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  for (const [, type, specifier = ''] of text.matchAll(STATIC))
    found.push({ file, specifier, typeOnly: type !== undefined });
  for (const [, specifier = ''] of text.matchAll(BARE)) found.push({ file, specifier, typeOnly: false });
  for (const [, type, specifier = ''] of text.matchAll(DYNAMIC))
    found.push({ file, specifier, typeOnly: type !== undefined });
  return found;
}

export function importsIn(folder: string): Import[] {
  return sourceFiles(folder).flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));
}

/** Folder at the root that an import reaches; null for a package. */
export function targetFolder({ file, specifier }: Import): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = relative(ROOT, resolve(ROOT, dirname(file), specifier));
  return target.split(sep)[0] ?? null;
}
