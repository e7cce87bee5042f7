import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './packages/db/dist/schema/index.js',
  out: './packages/db/migrations',
});
