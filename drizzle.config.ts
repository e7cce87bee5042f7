import { defineConfig } from 'drizzle-kit';

/**
 * `npm run db:generate` writes the next migration from the schema. Roles and row-level security
 * are written by hand beside it; see packages/db/migrations.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: './packages/db/src/schema/index.ts',
  out: './packages/db/migrations',
  strict: true,
});
