import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PACKAGE_ROOT } from '../worker/build.ts';

/**
 * Build step: links `covenant` beside the commands of the dependencies, so that `npx covenant` finds it in a checkout.
 * npm links the commands of dependencies only, and would otherwise ask its registry for a package of that name.
 */
async function linkCommand(): Promise<void> {
  if (process.platform === 'win32') return;
  const [program, folder] = [
    join(PACKAGE_ROOT, 'dist/cli/covenant.js'),
    join(PACKAGE_ROOT, 'node_modules/.bin'),
  ];
  await chmod(program, 0o755);
  await mkdir(folder, { recursive: true });
  const link = join(folder, 'covenant');
  await rm(link, { force: true });
  await symlink(relative(folder, program), link);
}

await linkCommand();
