import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

export interface MigrateOptions {
  /** A direct connection (not through a pooler) of a login that may create roles, or is a member of app_owner. */
  url: string;
  /** When given, the two runtime roles can sign in with these; otherwise they are taken on by SET ROLE only. */
  appUserPassword?: string | undefined;
  appSystemPassword?: string | undefined;
  ca?: string | undefined;
}

/** Two migrators at once would trip over each other; the second one waits on this lock. */
const LOCK_KEY = 7_305_118;
const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Make the three roles where they are missing, then bring the schema up to date as `app_owner`.
 * Safe to repeat and to run from several places at once.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const client = new pg.Client({
    connectionString: options.url,
    ...(options.ca ? { ssl: { ca: options.ca, rejectUnauthorized: true } } : {}),
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await bootstrapRoles(client, options);
    await client.query('set role app_owner');
    await client.query(`set lock_timeout = '10s'`);
    await runMigrations(drizzle(client), { migrationsFolder: MIGRATIONS, migrationsSchema: 'migrations' });
  } finally {
    await client.end();
  }
}

async function bootstrapRoles(client: pg.Client, options: MigrateOptions): Promise<void> {
  await ensureRole(client, 'app_owner', undefined);
  await ensureRole(client, 'app_user', options.appUserPassword);
  await ensureRole(client, 'app_system', options.appSystemPassword);
  const { rows } = await client.query<{ database: string }>(
    'select quote_ident(current_database()) as database',
  );
  const database = rows[0]?.database ?? '';
  await client.query(`grant connect, create on database ${database} to app_owner`);
  await client.query(`grant connect on database ${database} to app_user, app_system`);
  await client.query('grant usage, create on schema public to app_owner');
  await client.query('create extension if not exists pg_trgm');
}

/** Create a role if it is missing, let this login take it on, and set its password when one is given. */
async function ensureRole(client: pg.Client, name: string, password: string | undefined): Promise<void> {
  const role = pg.escapeIdentifier(name);
  await client.query(
    `do $$ begin
       if not exists (select from pg_roles where rolname = ${pg.escapeLiteral(name)}) then
         create role ${role} nologin nosuperuser nobypassrls noinherit;
       end if;
     exception when duplicate_object or unique_violation then null;
     end $$`,
  );
  await client.query(
    `do $$ begin
       if session_user <> ${pg.escapeLiteral(name)} and not pg_has_role(session_user, ${pg.escapeLiteral(name)}, 'member') then
         execute format('grant ${role} to %I', session_user);
       end if;
     end $$`,
  );
  if (password) await client.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`);
}
