import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { migrate } from '@og/db';
import pg from 'pg';

/** A database of its own for one suite, cloned from a migrated template. */
export interface TestDatabase {
  name: string;
  /** Connection strings of the three roles. */
  userUrl: string;
  systemUrl: string;
  ownerUrl: string;
  /** End every connection to it and drop it. */
  drop(): Promise<void>;
}

const PASSWORD = 'test-only';
const LOCK_KEY = 7_305_119;
const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** The server that tests may make databases on. */
export function adminUrl(): string {
  const url = process.env['TEST_DATABASE_ADMIN_URL'];
  if (!url)
    throw new Error(
      'TEST_DATABASE_ADMIN_URL is not set: run the tests with `npm test`, or point it at a PostgreSQL superuser.',
    );
  return url;
}

/** Clone a database from the template; the first caller after a new migration builds the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = `og_template_${migrationsHash()}`;
  const name = `og_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withAdmin(async (admin) => {
    // Cloning needs a template that nobody is connected to: one at a time.
    await admin.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (!rowCount) await buildTemplate(admin, template);
    await admin.query(`create database ${name} template ${template}`);
  });
  return {
    name,
    userUrl: urlFor(name, 'app_user', PASSWORD),
    systemUrl: urlFor(name, 'app_system', PASSWORD),
    ownerUrl: urlFor(name),
    drop: () =>
      withAdmin(async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

async function buildTemplate(admin: pg.Client, template: string): Promise<void> {
  const building = `${template}_building`;
  await admin.query(`drop database if exists ${building} with (force)`);
  await admin.query(`create database ${building}`);
  await migrate({ url: urlFor(building), appUserPassword: PASSWORD, appSystemPassword: PASSWORD });
  await admin.query(`alter database ${building} rename to ${template}`);
}

async function withAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlFor(database: string, user?: string, password?: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  if (user) url.username = user;
  if (password) url.password = password;
  return url.toString();
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).toSorted()) {
    if (file.endsWith('.sql')) hash.update(file).update(readFileSync(`${MIGRATIONS}/${file}`));
  }
  return hash.digest('hex').slice(0, 12);
}
