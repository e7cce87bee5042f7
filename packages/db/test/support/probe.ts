import type pg from 'pg';
import type { Table } from './catalogue.js';
import { insertSql, newRow, type Filled } from './fill.js';

/** PostgreSQL: refused by a privilege or by row-level security. */
const REFUSED = '42501';

interface Privileges {
  select: boolean;
  insert: boolean;
  remove: boolean;
  /** A column that may be updated, null when none may. */
  update: string | null;
  move: boolean;
}

/**
 * Try as `app_user` of team `own` to see, change, remove and plant rows of team `other` in one table, and to do with
 * its own rows what it is allowed to. Returns one line per thing that should not have happened.
 * Runs inside the caller's transaction and leaves nothing behind.
 */
export async function probe(
  client: pg.ClientBase,
  table: Table,
  teams: { own: string; other: string; filledOwn: Filled; filledOther: Filled },
): Promise<string[]> {
  const { own, other } = teams;
  const may = await privilegesOf(client, table);
  const found: string[] = [];
  await client.query('savepoint probing');
  await client.query(`select set_config('role', 'app_user', true), set_config('app.team_id', $1, true)`, [
    own,
  ]);
  const run = async (sql: string, values: unknown[]): Promise<{ rows: number; code: string | null }> => {
    await client.query('savepoint attempt');
    try {
      const { rowCount } = await client.query(sql, values);
      return { rows: rowCount ?? 0, code: null };
    } catch (error) {
      return { rows: 0, code: (error as { code?: string }).code ?? 'unknown' };
    } finally {
      await client.query('rollback to savepoint attempt');
    }
  };
  const note = (failed: boolean, what: string) => {
    if (failed) found.push(`${table.name}: ${what}`);
  };

  note(
    (await run(`select from ${table.name} where team_id = $1`, [other])).rows > 0,
    "sees another team's row",
  );
  if (may.select)
    note(
      (await run(`select from ${table.name} where team_id = $1`, [own])).rows === 0,
      'does not see its own row',
    );
  if (may.update) {
    const update = `update ${table.name} set ${may.update} = ${may.update} where team_id = $1`;
    note((await run(update, [other])).rows > 0, "changes another team's row");
    note((await run(update, [own])).rows === 0, 'cannot change its own row');
  }
  if (may.move)
    note(
      (await run(`update ${table.name} set team_id = $2 where team_id = $1`, [own, other])).code !== REFUSED,
      'moves its row into another team',
    );
  if (may.remove)
    note(
      (await run(`delete from ${table.name} where team_id = $1`, [other])).rows > 0,
      "removes another team's row",
    );
  if (may.insert) {
    const planted = newRow(table, teams.filledOther, other);
    note(
      (await run(insertSql(table.name, planted), Object.values(planted))).code !== REFUSED,
      'plants a row in another team',
    );
    const mine = newRow(table, teams.filledOwn, own);
    note(
      (await run(insertSql(table.name, mine), Object.values(mine))).code === REFUSED,
      'cannot add a row of its own',
    );
  }
  const nobody = await asNobody(client, table, may);
  note(nobody, 'is readable without a team');
  await client.query('rollback to savepoint probing');
  return found;
}

/** The setting reads back as '' on a connection that was used before. */
async function asNobody(client: pg.ClientBase, table: Table, may: Privileges): Promise<boolean> {
  if (!may.select) return false;
  await client.query(`select set_config('app.team_id', '', true)`);
  const { rowCount } = await client.query(`select from ${table.name}`);
  return (rowCount ?? 0) > 0;
}

async function privilegesOf(client: pg.ClientBase, table: Table): Promise<Privileges> {
  const { rows } = await client.query<{
    select: boolean;
    insert: boolean;
    remove: boolean;
    columns: string[] | null;
  }>(
    `select has_table_privilege('app_user', $1, 'select') as select, has_table_privilege('app_user', $1, 'insert') as insert,
       has_table_privilege('app_user', $1, 'delete') as remove,
       (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped
          and has_column_privilege('app_user', $1::regclass, attnum, 'update')) as columns`,
    [table.name],
  );
  const row = rows[0];
  if (!row) throw new Error(`no such table: ${table.name}`);
  const columns = row.columns ?? [];
  return {
    ...row,
    update: columns.find((name) => name !== 'team_id') ?? null,
    move: columns.includes('team_id'),
  };
}
