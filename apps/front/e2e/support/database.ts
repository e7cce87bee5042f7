import pg from 'pg';
import { afterAll } from 'vitest';
import { stack } from './stack';

type Row = Record<string, unknown>;

/** Reads the product's database as its superuser, past every policy: the measure for what the screen says. */
export function readDatabase() {
  let pool: pg.Pool | undefined;
  afterAll(() => pool?.end());
  const rows = async <T extends Row>(sql: string, values: readonly unknown[] = []): Promise<T[]> => {
    pool ??= new pg.Pool({ connectionString: stack.database, max: 2 });
    return (await pool.query<T>(sql, [...values])).rows;
  };
  return {
    rows,
    /** The only row; an error when there is none or more. */
    one: async <T extends Row>(sql: string, values: readonly unknown[] = []): Promise<T> => {
      const found = await rows<T>(sql, values);
      if (found.length !== 1 || !found[0]) throw new Error(`${found.length} rows instead of one: ${sql}`);
      return found[0];
    },
  };
}

export type Database = ReturnType<typeof readDatabase>;
