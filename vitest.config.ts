import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import Order from './tools/test/order.mjs';

const requireFromApi = createRequire(new URL('./apps/api/package.json', import.meta.url));

/**
 * Workspace packages are loaded from their sources: no build is needed to run a test. graphql ships its code
 * twice; Nest loads the CommonJS copy, so ours must be the same one (its types are compared by identity).
 */
const workspace = {
  resolve: {
    alias: [{ find: /^graphql$/, replacement: requireFromApi.resolve('graphql') }],
    conditions: ['source', 'node', 'development|production'],
  },
  ssr: { resolve: { conditions: ['source', 'node', 'development|production'] } },
};
/** Runs what was built, and unit tests run before the build. */
const BUILT = 'apps/twin/test/main.test.ts';
const exclude = ['**/node_modules/**', '**/dist/**', '**/.next/**', '**/.data/**'];

export default defineConfig({
  test: {
    sequence: { sequencer: Order },
    projects: [
      {
        ...workspace,
        // What tsconfig says for the API: Nest's and GraphQL's decorators are of the older kind.
        oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          environment: 'node',
          include: [
            'packages/*/{src,test}/**/*.test.{ts,tsx,mts}',
            'apps/*/src/**/*.test.{ts,tsx}',
            'apps/twin/test/**/*.test.ts',
          ],
          exclude: [...exclude, 'packages/db/test/**', BUILT],
          setupFiles: ['tools/test/each-file.setup.mjs'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // Modules are loaded once by each worker: loading them for each file cost more than the tests.
          isolate: false,
        },
      },
      {
        test: {
          name: 'tools',
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['tools/**/*.test.{mjs,ts}'],
          exclude,
          // Real processes are started, stopped and killed here.
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        ...workspace,
        oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
        test: {
          name: 'integration',
          sequence: { groupOrder: 2 },
          environment: 'node',
          include: [
            'apps/api/test/**/*.test.ts',
            'packages/db/test/**/*.test.ts',
            'packages/testing/test/**/*.test.ts',
            BUILT,
          ],
          exclude,
          globalSetup: ['tools/test/services.setup.mjs'],
          // The longest take 45 seconds alone, and minutes on a machine with a tenth of its time.
          testTimeout: 480_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // The application is loaded once by each worker and not once by each file: what it keeps belongs to the
          // platform of a test, nothing to the process.
          isolate: false,
        },
      },
      {
        ...workspace,
        test: {
          name: 'journey',
          sequence: { groupOrder: 3 },
          environment: 'node',
          include: ['apps/front/e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['tools/test/stack.setup.mjs'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // What is waited for comes; how soon depends on the machine.
          expect: { poll: { interval: 50, timeout: 30_000 } },
          maxWorkers: 2,
        },
      },
    ],
  },
});
