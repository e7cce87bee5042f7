import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { updatedAt } from './columns.js';

/**
 * What holds for the whole installation and no team owns: the engine's mode (`normal`, `reconcile_only` after a
 * restore) and its high-water mark.
 */
export const engineState = pgTable('engine_state', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<Record<string, unknown>>().notNull(),
  updatedAt: updatedAt(),
});
