import { defineConfig } from 'vitest/config';

/**
 * No test of `npm test` depends on the machine's speed: the limits only end what hangs. Projects do not inherit them, hence the
 * repetition by spreading.
 */
const patient = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 300_000 } } };
const inBrowser = { ...patient, globalSetup: 'tests/e2e/global-setup.ts', maxWorkers: 3 };

export default defineConfig({
  test: {
    projects: [
      // Files of a worker share its modules, which takes a third of the time away: none of them may leave something changed.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          ...patient,
          maxWorkers: '100%',
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/security/**/*.test.ts'],
          ...inBrowser,
        },
      },
      { test: { name: 'limits', include: ['bench/**/*.test.ts'], ...inBrowser, maxWorkers: 1 } },
    ],
  },
});
