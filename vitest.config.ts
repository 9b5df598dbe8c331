import { defineConfig } from 'vitest/config';

/** Suites that need a running engine; they share one, which is started before the first of them. */
const WITH_ENGINE = [
  'test/workflows/**/*.test.ts',
  'test/recovery/**/*.test.ts',
  'test/engine/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/activities/sweeper.test.ts',
];

/** Suites that start servers of their own, because they kill them. */
const WITH_OWN_SERVERS = ['test/integration/**/*.test.ts'];

const common = { pool: 'forks', testTimeout: 30_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/faults/**', ...WITH_ENGINE, ...WITH_OWN_SERVERS],
          globalSetup: ['test/support/postgres-setup.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'engine',
          include: WITH_ENGINE,
          globalSetup: ['test/support/engine-setup.ts', 'test/support/postgres-setup.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'own-servers',
          include: WITH_OWN_SERVERS,
          // Where these suites run alone, a server that is not cached yet is fetched or built within a hook.
          hookTimeout: 15 * 60_000,
        },
      },
    ],
  },
});
