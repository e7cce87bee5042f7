import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { isUuid } from './ids.js';
import { directnessQuestion, noteDirectness } from './prepared.js';

/** What runs inside a transaction: Drizzle on its connection, the raw client, and effects for after the commit. */
export interface Tx {
  /** Drizzle's query builder on this transaction. */
  db: NodePgDatabase;
  /** The connection itself, for COPY and hand-written SQL. Never keep it beyond the transaction. */
  client: pg.PoolClient;
  /** Run once the transaction has committed; never runs after a rollback. Errors in it are the caller's. */
  afterCommit(effect: () => void): void;
}

/** A transaction that sees one team's rows and no others. */
export interface TeamTx extends Tx {
  teamId: string;
}

export interface DatabaseOptions {
  /** Connection string of the request role (`app_user`), or of a login that is a member of both roles. */
  url: string;
  /** Connection string of the system role; defaults to `url`. */
  systemUrl?: string | undefined;
  /** Connections for requests and for system work. Default 10 and 4. */
  poolSize?: number | undefined;
  systemPoolSize?: number | undefined;
  /** PEM of the authority that signed the server's certificate. */
  ca?: string | undefined;
  applicationName?: string | undefined;
  /** A lost idle connection is reported here; the pool replaces it. */
  onConnectionError?: ((error: Error) => void) | undefined;
}

export interface TxOptions {
  /** Milliseconds that one statement may take. Default 30,000. */
  statementTimeout?: number;
  readOnly?: boolean;
  /**
   * Plan statements once for all values and keep the plan: for hot paths whose statements look rows up by their keys,
   * so that no values would be served better by a plan of their own.
   */
  genericPlans?: boolean;
}

/**
 * The only door to PostgreSQL. Each piece of work is one short transaction with its role and, for team work, its
 * team set inside it, so that it works through a pooler in transaction mode and nothing leaks to the next user
 * of the connection.
 */
export class Database {
  private readonly teamPool: pg.Pool;
  private readonly systemPool: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.teamPool = createPool(options, options.url, options.poolSize ?? 10);
    this.systemPool = createPool(options, options.systemUrl ?? options.url, options.systemPoolSize ?? 4);
  }

  /**
   * Work on one team's rows, as `app_user` under row-level security.
   * @throws RangeError when the team id is not a UUID; the work's own error after rolling back.
   */
  async withTeam<T>(teamId: string, work: (tx: TeamTx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    if (!isUuid(teamId)) throw new RangeError('withTeam needs the id of a team');
    const settings = `set_config('role','app_user',true), set_config('app.team_id','${teamId}',true)`;
    return runTransaction(this.teamPool, settings, options, (tx) => work({ ...tx, teamId }));
  }

  /** Work across teams, as `app_system`, which reaches only the tables that a policy names for it. */
  async withSystem<T>(work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    const settings = `set_config('role','app_system',true), set_config('app.team_id','',true)`;
    return runTransaction(this.systemPool, settings, options, work);
  }

  /** True when PostgreSQL answers. */
  async ping(): Promise<void> {
    await this.systemPool.query('select 1');
  }

  /** Connections in use, idle and waited for, for metrics. */
  stats(): { total: number; idle: number; waiting: number } {
    const pools = [this.teamPool, this.systemPool];
    return {
      total: pools.reduce((sum, pool) => sum + pool.totalCount, 0),
      idle: pools.reduce((sum, pool) => sum + pool.idleCount, 0),
      waiting: pools.reduce((sum, pool) => sum + pool.waitingCount, 0),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.teamPool.end(), this.systemPool.end()]);
  }
}

function createPool(options: DatabaseOptions, url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: options.applicationName ?? 'outreach',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    ...(options.ca ? { ssl: { ca: options.ca, rejectUnauthorized: true } } : {}),
  });
  const report = (error: Error): void => options.onConnectionError?.(error);
  pool.on('error', report);
  // A connection that is lost while a transaction thinks between two statements has nobody who waits for it: without
  // a listener of its own it would end the process.
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}

async function runTransaction<T>(
  pool: pg.Pool,
  settings: string,
  options: TxOptions,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const effects: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    const timeout = Math.max(1, Math.round(options.statementTimeout ?? 30_000));
    const begun = await client.query(
      `begin${options.readOnly ? ' read only' : ''}; select ${settings}, set_config('statement_timeout','${timeout}',true)${options.genericPlans ? `, set_config('plan_cache_mode','force_generic_plan',true)` : ''}${directnessQuestion(client)}`,
    );
    noteDirectness(client, begun);
    const result = await work({
      db: drizzle(client),
      client,
      afterCommit: (effect) => {
        effects.push(effect);
      },
    });
    const ended = await client.query('commit');
    // After a statement that failed PostgreSQL answers a commit by rolling back, and calls that no error.
    if (ended.command !== 'COMMIT')
      throw new Error(
        'The transaction was rolled back: a statement of it failed, and nobody passed that on.',
      );
    for (const effect of effects) effect();
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw plainError(error);
  } finally {
    // A connection that could not even roll back is thrown away instead of being handed on.
    client.release(broken);
  }
}

/**
 * Drizzle wraps the driver's error in one whose message holds the statement with its values: people's data, which
 * must reach no log and no queue. What PostgreSQL itself said is thrown instead, with its code.
 */
function plainError(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause instanceof Error ? error.cause : error;
}
