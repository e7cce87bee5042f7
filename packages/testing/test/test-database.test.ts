import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../src/index.js';

const made: TestDatabase[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const database of made.splice(0)) await database.drop();
});

async function make(): Promise<void> {
  made.push(await createTestDatabase());
}

async function countTeams({ ownerUrl }: TestDatabase): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from teams');
    return rows[0]?.n ?? -1;
  } finally {
    await client.end();
  }
}

it.each(['0', '1'])(
  'every suite gets a migrated database that nobody else has (spare: %s)',
  async (spare) => {
    vi.stubEnv('TEST_DATABASE_SPARE', spare);
    await make();
    await make();
    // The one that was made meanwhile is taken, and no other is begun.
    vi.stubEnv('TEST_DATABASE_SPARE', '0');
    await make();
    expect(new Set(made.map(({ name }) => name)).size).toBe(3);
    for (const database of made) expect(await countTeams(database)).toBe(0);
  },
);
