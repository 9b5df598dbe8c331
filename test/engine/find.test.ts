import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildServer, cachedServer } from '../../engine/build-server.ts';
import { cacheFolder, isAtLeast, type Environment } from '../../engine/cache.ts';
import { cachedCli } from '../../engine/download-cli.ts';
import { findTemporal, type FindOptions } from '../../engine/find.ts';
import { speaker } from '../../engine/notes.ts';
import { script, testFolder } from './folder.ts';

const NEW_CLI = ['echo "temporal version 1.9.1 (Server 1.32.0, UI 2.49.1)"'];
const OLD_CLI = ['echo "temporal version 1.5.1 (Server 1.29.1, UI 2.40.0)"'];
const SERVER = ['echo "temporal version 1.32.1"'];

const fail = (reason: string) => () => Promise.reject(new Error(reason));

/** A host without any server: empty home, empty cache, only the system's own programs on the PATH. */
async function bareHost(): Promise<{
  environment: Environment;
  bin: string;
  cache: string;
  options: FindOptions;
}> {
  const home = await testFolder();
  const [bin, cache] = [join(home, 'bin'), join(home, 'cache')];
  await mkdir(bin);
  const environment = { HOME: home, PATH: [bin, '/bin'].join(delimiter), COVENANT_ENGINE_CACHE: cache };
  const options = {
    environment,
    say: () => {},
    fetchCli: fail('no network'),
    build: fail('go is not on the PATH'),
  };
  return { environment, bin, cache, options };
}

/** Puts a script where a cached program would lie. */
async function put(file: string, lines: string[]): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  return script(dirname(file), basename(file), lines);
}

describe('When a Temporal server is looked for', () => {
  it('takes the address that the user set before anything else', async () => {
    const { bin, environment, options } = await bareHost();
    await script(bin, 'temporal', NEW_CLI);
    const set = { ...environment, TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_NAMESPACE: 'sector' };
    await expect(findTemporal({ ...options, environment: set })).resolves.toEqual({
      kind: 'existing',
      address: { address: 'temporal.example:7233' },
      namespace: 'sector',
    });
  });

  it('takes the address of a Temporal profile, with its key', async () => {
    const { environment, options } = await bareHost();
    const file = join(environment['HOME'] ?? '', 'temporal.toml');
    await writeFile(file, '[profile.sector]\naddress = "cloud.example:7233"\napi_key = "key"\n');
    const set = { ...environment, TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'sector' };
    await expect(findTemporal({ ...options, environment: set })).resolves.toMatchObject({
      kind: 'existing',
      address: { address: 'cloud.example:7233', apiKey: 'key', tls: true },
    });
  });

  it('says so when the profile cannot be read', async () => {
    const { environment, options } = await bareHost();
    const file = join(environment['HOME'] ?? '', 'temporal.toml');
    await writeFile(file, '[profile\n');
    const set = { ...environment, TEMPORAL_CONFIG_FILE: file };
    await expect(findTemporal({ ...options, environment: set })).rejects.toMatchObject({
      code: 'ENGINE_PROFILE_UNREADABLE',
    });
  });

  it('takes the CLI on the PATH before the cache when its server is new enough', async () => {
    const { bin, cache, options } = await bareHost();
    await put(cachedServer(cache), SERVER);
    const executable = await script(bin, 'temporal', NEW_CLI);
    await expect(findTemporal(options)).resolves.toEqual({ kind: 'cli', executable, version: '1.32.0' });
  });

  it('passes over a CLI with an older server', async () => {
    const { bin, cache, options } = await bareHost();
    await script(bin, 'temporal', OLD_CLI);
    const executable = await put(cachedServer(cache), SERVER);
    await expect(findTemporal(options)).resolves.toEqual({ kind: 'server', executable, version: '1.32.1' });
  });

  it('downloads the pinned CLI before it builds, and uses what it finds in the cache before that', async () => {
    const { cache, options } = await bareHost();
    const fetched = { ...options, fetchCli: () => put(cachedCli(cache), NEW_CLI) };
    await expect(findTemporal(fetched)).resolves.toMatchObject({ kind: 'cli', version: '1.32.0' });
    await expect(findTemporal(options)).resolves.toMatchObject({ kind: 'cli', executable: cachedCli(cache) });
  });

  it('builds the server where nothing can be downloaded', async () => {
    const { cache, options } = await bareHost();
    const built = { ...options, build: () => put(cachedServer(cache), SERVER) };
    await expect(findTemporal(built)).resolves.toMatchObject({ kind: 'server', version: '1.32.1' });
  });

  it('does not trust a cached file that no longer runs', async () => {
    const { cache, options } = await bareHost();
    await put(cachedServer(cache), ['exit 1']);
    await expect(findTemporal(options)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' });
  });

  it('names every way it tried, and what to do, in both languages', async () => {
    const { bin, options } = await bareHost();
    await script(bin, 'temporal', OLD_CLI);
    const error = await findTemporal(options).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'ENGINE_NOT_FOUND' });
    expect(String(error)).toMatch(
      /TEMPORAL_ADDRESS[\s\S]*its server is 1\.29\.1[\s\S]*CLI 1\.9\.1: no network[\s\S]*go install \S+@v1\.32\.1: go is not on the PATH[\s\S]*set TEMPORAL_ADDRESS/,
    );
    expect((error as { describe: (language: string) => string }).describe('nl')).toContain('Geprobeerd');
  });
});

describe('When the server is built', () => {
  const GO = [
    'echo run >> "$GOBIN/../go-runs"',
    'sleep 1',
    'printf "#!/bin/sh\\necho temporal version 1.32.1\\n" > "$GOBIN/server"',
    'chmod +x "$GOBIN/server"',
  ];

  it('is built once for two that ask at the same time, with progress', async () => {
    const { bin, cache, environment } = await bareHost();
    await script(bin, 'go', GO);
    const notes: string[] = [];
    const say = speaker((note) => notes.push(note), 'en');
    const both = await Promise.all([
      buildServer(cache, environment, say),
      buildServer(cache, environment, say),
    ]);
    expect(both).toEqual([cachedServer(cache), cachedServer(cache)]);
    expect(await readFile(join(cache, 'go-runs'), 'utf8')).toBe('run\n');
    expect(notes.join('\n')).toMatch(/Building the Temporal server 1\.32\.1[\s\S]*is built, in 1 s/);
    expect(notes.join('\n')).toContain('is building the Temporal server; waiting for it');
  });

  it('gives what Go said last when it fails, and leaves nothing half-made', async () => {
    const { bin, cache, environment } = await bareHost();
    await script(bin, 'go', ['echo "dial tcp: no route to host" >&2', 'exit 1']);
    await expect(buildServer(cache, environment, () => {})).rejects.toThrow(/no route to host/);
    await expect(readFile(cachedServer(cache))).rejects.toThrow(/ENOENT/);
  });

  it('says so when the cache cannot be written', async () => {
    const { bin, environment } = await bareHost();
    await script(bin, 'go', GO);
    const below = join(await script(bin, 'file', []), 'cache');
    await expect(buildServer(below, environment, () => {})).rejects.toMatchObject({
      code: 'ENGINE_CACHE_NOT_WRITABLE',
    });
  });
});

describe('Versions and places', () => {
  it.each([
    ['1.32.0', '1.32.0', true],
    ['1.32.1', '1.32.0', true],
    ['1.31.9', '1.32.0', false],
    ['1.32.0-162.0', '1.32.0', false],
    ['1.33.0-1.0', '1.32.0', true],
    ['2.0.0', '1.32.0', true],
    ['1.9.0', '1.32.0', false],
  ])('%s is at least %s: %s', (found, lowest, answer) => {
    expect(isAtLeast(found, lowest)).toBe(answer);
  });

  it("keeps servers in the user's cache folder", () => {
    expect(cacheFolder({ HOME: '/home/anna' })).toBe('/home/anna/.cache/covenants');
    expect(cacheFolder({ HOME: '/home/anna', XDG_CACHE_HOME: '/cache' })).toBe('/cache/covenants');
    expect(cacheFolder({ XDG_CACHE_HOME: '/cache', COVENANT_ENGINE_CACHE: '/own' })).toBe('/own');
  });
});
