import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { bundleWorkflowCode } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { BUNDLE_FILE, bundleManifestSchema, MANIFEST_FILE, PACKAGE_ROOT } from './build.ts';

/**
 * Build step: bundles the workflows and names the build by the hash of the bundle. Production starts from this file
 * alone; nothing is bundled at start.
 */
async function buildBundle(): Promise<void> {
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  const { code } = await bundleWorkflowCode({
    workflowsPath: path('../workflows/index.js'),
    payloadConverterPath: path('../workflows/payload-converter.js'),
    logger: quiet,
    // Module names are relative to this folder, so that the build does not depend on where it was made.
    webpackConfigHook: (config) => ({ ...config, context: PACKAGE_ROOT }),
  });
  const portable = withoutSourceMap(code);
  const buildId = createHash('sha256').update(portable).digest('hex');
  const manifest = bundleManifestSchema.parse({ buildId, bytes: Buffer.byteLength(portable) });
  await writeFile(BUNDLE_FILE, portable);
  await writeFile(MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Says that nothing is mapped; the worker wants a map, but one with names of folders would make the build differ. */
const EMPTY_MAP = Buffer.from(
  JSON.stringify({ version: 3, file: 'workflow-bundle.cjs', sources: [], names: [], mappings: '' }),
).toString('base64');

/** The inline source map names the folder of the checkout; without it the same sources give the same build. */
function withoutSourceMap(code: string): string {
  const comment = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';
  const body = code.slice(0, code.lastIndexOf('//# sourceMappingURL=data:'));
  return `${body}${comment}${EMPTY_MAP}`;
}

const silent = () => undefined;
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };

await buildBundle();
