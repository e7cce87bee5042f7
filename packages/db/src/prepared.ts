import type pg from 'pg';

/** A statement that a hot path runs again and again with other values. */
export interface Prepared {
  /** Unique in the program, at most 63 bytes: PostgreSQL keeps the statement under it, one per connection. */
  readonly name: string;
  readonly text: string;
}

const names = new Map<string, string>();

/**
 * Declare a statement whose text never changes. PostgreSQL then reads and plans it once a connection instead of once a
 * batch, which for wide statements costs more than to carry them out.
 * @throws RangeError when another statement has the name
 */
export function prepared(name: string, text: string): Prepared {
  const known = names.get(name);
  if (known !== undefined && known !== text)
    throw new RangeError(`Two statements are called ${name}: give each a name of its own.`);
  if (Buffer.byteLength(name) > 63) throw new RangeError(`The name ${name} is longer than 63 bytes.`);
  names.set(name, text);
  return { name, text };
}

/** Run a declared statement in a transaction. */
export function runPrepared<T extends pg.QueryResultRow>(
  tx: { readonly client: pg.PoolClient },
  statement: Prepared,
  values: unknown[],
): Promise<pg.QueryResult<T>> {
  const { name, text } = statement;
  return isDirect(tx.client)
    ? tx.client.query<T>({ name, text, values })
    : tx.client.query<T>({ text, values });
}

/** Which connections lead to a server process of their own. */
const direct = new WeakMap<object, boolean>();

/** What a transaction asks on a connection that is not known yet. */
export function directnessQuestion(client: pg.PoolClient): string {
  return direct.has(client) ? '' : ', pg_backend_pid() as server_process';
}

/**
 * Note what the server said. A pooler in transaction mode hands on a number of its own for the connection, because the
 * server process changes with each transaction: statements that one of them keeps are unknown to the next.
 */
export function noteDirectness(client: pg.PoolClient, answer: unknown): void {
  if (direct.has(client)) return;
  const results: unknown[] = Array.isArray(answer) ? answer : [answer];
  const last = results.at(-1) as pg.QueryResult<{ server_process?: number }> | undefined;
  const process = last?.rows[0]?.server_process;
  const own = (client as pg.PoolClient & { processID?: number | null }).processID;
  direct.set(client, process !== undefined && process === own);
}

function isDirect(client: pg.PoolClient): boolean {
  return direct.get(client) ?? false;
}
