import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_FILE, bundleManifestSchema, MANIFEST_FILE } from '../../worker/build.ts';
import { sha256Hex } from '../../domain/canonical.ts';
import { ROOT } from './imports.ts';

/** Every run loads the bundle into its sandbox. Under half of it is the core; beyond this one import has brought too much. */
const BUDGET_BYTES = 2_000_000;

describe('When the workflows are bundled', () => {
  let code: string;
  let modules: string[];

  beforeAll(async () => {
    code = await readFile(BUNDLE_FILE, 'utf8');
    modules = [...code.matchAll(/"\.\/([^"\s]+\.[cm]?js)"/g)].map(([, name = '']) => name);
  });

  it('the bundle stays within its budget', () => {
    const bytes = Buffer.byteLength(code);
    expect(bytes).toBeGreaterThan(500_000);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
  });

  it('it has our core in it, and nothing of what stands on the other side of the seam', () => {
    expect(modules).toContain('dist/domain/decide.js');
    const strangers = modules.filter((name) =>
      /^dist\/(?!domain\/|workflows\/)|node_modules\/(?:pg|kysely|pino|yaml|uuid)\//.test(name),
    );
    expect(strangers).toEqual([]);
  });

  it('it has the small zod, without its languages', () => {
    const zod = modules.filter((name) => name.startsWith('node_modules/zod/'));
    expect(zod).toContain('node_modules/zod/v4/mini/schemas.js');
    expect(zod.filter((name) => /locales|classic/.test(name))).toEqual([]);
  });

  it('it wants nothing of Node', () => {
    expect(code).not.toMatch(/require\(["']node:|["']node:(?:fs|crypto|os|path|child_process|process)["']/);
  });

  it('its name is the hash of its bytes, and names no folder of the machine that made it', async () => {
    const manifest = bundleManifestSchema.parse(JSON.parse(await readFile(MANIFEST_FILE, 'utf8')));
    expect(manifest.buildId).toBe(sha256Hex(code));
    expect(code).not.toContain(ROOT);
  });
});
