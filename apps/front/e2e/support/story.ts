import { randomBytes, randomInt } from 'node:crypto';
import { beforeEach } from 'vitest';
import type { Database } from './database';

/** Different each time, so that a story can be told again on the same stack. */
export const once = randomBytes(3).toString('hex');

/** A story is told in order: after a part that failed the later ones are skipped. Call it once a file. */
export function toldInOrder(): void {
  let broken = false;
  beforeEach(({ skip, onTestFailed }) => {
    if (broken) skip('an earlier part failed');
    onTestFailed(() => {
      broken = true;
    });
  });
}

/** A Twilio account and a number of Texas that nobody has used. */
export function newAccount(): { account: { sid: string; token: string }; sender: string } {
  return {
    account: { sid: `AC${randomBytes(16).toString('hex')}`, token: randomBytes(16).toString('hex') },
    sender: `+1512555${randomInt(1000, 9000)}`,
  };
}

/** The id of the workspace with a name. */
export async function teamIdOf(database: Database, name: string): Promise<string> {
  return (await database.one<{ id: string }>('select id from teams where name = $1', [name])).id;
}

/** An American number as the pages write it: `+15125550123` → `(512) 555-0123`. */
export function asShown(phone: string): string {
  return `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`;
}
