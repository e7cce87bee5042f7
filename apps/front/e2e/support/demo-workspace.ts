import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { stack } from './stack';

/** Any number that nothing else in the stack's database locks. */
const LOCK = 7_305_120;
/** All stories of the demo workspace together take less, in milliseconds. */
const longestWait = 30 * 60_000;

let held = false;

/** Whether this file has the demo workspace for itself. */
export const holdsDemoWorkspace = (): boolean => held;

/**
 * Stories are told two at a time, and those of the demo workspace change what others of it count: one at a time has it.
 * Call it first in a file that signs in there; it is given back at the end of the file.
 */
export function holdDemoWorkspace(): void {
  let client: pg.Client | undefined;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: stack.database });
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    held = true;
  }, longestWait);
  afterAll(async () => {
    held = false;
    await client?.end();
  });
}
