import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** Root of the package, from sources and from `dist` alike. */
function packageRoot(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const up = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)];
  const found = up.find((candidate) => existsSync(fileURLToPath(candidate)));
  return found ? fileURLToPath(new URL('.', found)) : here;
}

export const PACKAGE_ROOT = packageRoot();
export const BUNDLE_FILE = `${PACKAGE_ROOT}dist/workflow-bundle.cjs`;
export const MANIFEST_FILE = `${PACKAGE_ROOT}dist/workflow-bundle.json`;

/** Version of the package, as its `package.json` says. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(`${PACKAGE_ROOT}package.json`, 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

export const bundleManifestSchema = z.strictObject({
  /** SHA-256 of the bundle, hexadecimal: the build id of every run that it serves. */
  buildId: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});

export interface Build {
  buildId: string;
  codePath: string;
}

/** The prebuilt bundle. @throws with what to do when it is missing: nothing is bundled at start. */
export async function loadBuild(): Promise<Build> {
  try {
    const manifest = bundleManifestSchema.parse(JSON.parse(await readFile(MANIFEST_FILE, 'utf8')));
    return { buildId: manifest.buildId, codePath: BUNDLE_FILE };
  } catch (error) {
    throw new Error('The workflow bundle is missing. Run `npm run build` first.', { cause: error });
  }
}
