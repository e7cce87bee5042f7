import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/src/index.js';
import { Database, newId, prepared, runPrepared } from '../src/index.js';
import { findPgBouncer, startPgBouncer, type PgBouncer } from './support/pgbouncer.js';

const path = findPgBouncer();
const title = path
  ? 'through PgBouncer in transaction mode'
  : 'through PgBouncer in transaction mode (skipped: install pgbouncer, or set PGBOUNCER_PATH)';

describe.skipIf(!path)(title, () => {
  let database: TestDatabase;
  let pooler: PgBouncer;
  let pooled: Database;
  const teams = [newId(), newId(), newId()];

  beforeAll(async () => {
    database = await createTestDatabase();
    pooler = await startPgBouncer(path ?? '', {
      url: database.userUrl,
      users: { app_user: 'test-only', app_system: 'test-only' },
      serverConnections: 2,
    });
    pooled = new Database({
      url: pooler.through(database.userUrl),
      systemUrl: pooler.through(database.systemUrl),
      poolSize: 20,
    });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const team of teams) {
      await owner.query(
        `insert into leads (team_id, id, created_at, updated_at) values ($1, $2, '2026-01-15', '2026-01-15')`,
        [team, newId()],
      );
    }
    await owner.end();
  });
  afterAll(async () => {
    await pooled?.close();
    await pooler?.stop();
    await database?.drop();
  });

  it('never shows one team the rows of another, in 200 interleaved transactions on two server connections', async () => {
    const served = new Map<number, Set<string>>();
    const failures: unknown[] = [];
    const work = async (index: number) => {
      const team = teams[index % teams.length] ?? '';
      const seen = await pooled.withTeam(team, async (tx) => {
        const before = await teamsSeen(tx.client);
        await tx.client.query('select pg_sleep($1)', [(index % 7) / 1_000]);
        if (index % 10 === 3) throw new Error('on purpose');
        await tx.client.query(
          `insert into leads (team_id, id, created_at, updated_at) values ($1, $2, '2026-01-15', '2026-01-15')`,
          [team, newId()],
        );
        const { rows } = await tx.client.query<{ pid: number }>('select pg_backend_pid() as pid');
        const pid = rows[0]?.pid ?? 0;
        served.set(pid, (served.get(pid) ?? new Set()).add(team));
        return [...before, ...(await teamsSeen(tx.client))];
      });
      expect(new Set(seen)).toEqual(new Set([team]));
    };
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        work(index).catch((error: unknown) => {
          if ((error as Error).message !== 'on purpose') failures.push(error);
        }),
      ),
    );
    expect(failures).toEqual([]);
    expect(served.size).toBeLessThanOrEqual(2);
    // The connections really were shared: each one served every team.
    for (const onConnection of served.values()) expect(onConnection.size).toBe(teams.length);
  });

  it('keeps no statement under a name, because each transaction may be another process', async () => {
    const count = prepared('test_pooled', 'select count(*)::int as count from leads where id <> $1');
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        pooled.withTeam(teams[index % teams.length] ?? '', (tx) => runPrepared(tx, count, [newId()])),
      ),
    );
    const kept = await pooled.withTeam(teams[0] ?? '', (tx) =>
      tx.client.query('select name from pg_prepared_statements'),
    );
    expect(kept.rows).toEqual([]);
  });

  it('shows nothing on a used connection where no team was set', async () => {
    const bare = new pg.Pool({ connectionString: pooler.through(database.userUrl), max: 4 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bare.query('select team_id from leads')),
    );
    await bare.end();
    expect(answers.map((answer) => answer.rowCount)).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it('keeps the system role and the team role apart', async () => {
    const team = teams[0] ?? '';
    const rounds = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0
        ? pooled.withTeam(team, (tx) => roleOf(tx.client))
        : pooled.withSystem((tx) => roleOf(tx.client)),
    );
    const roles = await Promise.all(rounds);
    expect(roles.every((role, index) => role === (index % 2 === 0 ? 'app_user' : 'app_system'))).toBe(true);
  });
});

async function teamsSeen(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ team_id: string }>('select distinct team_id from leads');
  return rows.map((row) => row.team_id);
}

async function roleOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ role: string }>('select current_user::text as role');
  return rows[0]?.role ?? '';
}
