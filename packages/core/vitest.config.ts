import { defineConfig } from 'vitest/config';

/** Lets `vitest run --root packages/core` run this package alone. */
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } });
