import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './imports.ts';

const LONGEST_FILE = 350;

/** Files that git knows and that are still there. */
function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function lines(file: string): string[] {
  return readFileSync(join(ROOT, file), 'utf8').split('\n');
}

describe('When somebody reads the repository', () => {
  it('no source file is longer than a reader wants', () => {
    const sources = trackedFiles().filter((file) => /\.(?:ts|md|sh)$/.test(file));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => lines(file).length > LONGEST_FILE)).toEqual([]);
  });

  it('file names are in kebab case', () => {
    const sources = trackedFiles().filter((file) => file.endsWith('.ts'));
    expect(sources.filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([]);
  });

  it('no work is announced in a comment instead of done', () => {
    const words = new RegExp(['TO', 'DO|FIX', 'ME'].join(''));
    const sources = trackedFiles().filter((file) => file.endsWith('.ts'));
    expect(sources.filter((file) => words.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});

describe('When packages are installed', () => {
  const lockfile = (): string => readFileSync(join(ROOT, 'package-lock.json'), 'utf8');

  it('the lock file names no registry, so that each user’s own serves', () => {
    expect(lockfile()).not.toMatch(/"resolved":|registry\./);
  });

  it('every package that is fetched has its hash', () => {
    const { packages } = JSON.parse(lockfile()) as {
      packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }>;
    };
    const bare = Object.entries(packages).filter(
      ([path, { integrity, link, inBundle }]) => path !== '' && !integrity && !link && !inBundle,
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('every version is exact', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
