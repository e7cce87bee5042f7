import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '@og/contracts';
import type { Database } from '@og/db';
import { ConfigError } from '../config/config.js';
import type { Vault } from './vault.js';

const KEY = 'vault.pepper';
/** No address: its hash says which pepper it was made with, and nothing else. */
const SAMPLE = 'the pepper of this installation';

/**
 * Remember the pepper of this database by a hash, and refuse another one. With it every opt-out would be forgotten: they
 * are found by the hashes of their addresses.
 * @throws ConfigError when the database knows another pepper
 */
export async function requireSamePepper(deps: {
  database: Database;
  vault: Vault;
  clock: Clock;
}): Promise<void> {
  const check = deps.vault.addressHash('email', SAMPLE);
  const known = await deps.database.withSystem(async (tx) => {
    await tx.client.query(
      `insert into engine_state (key, value, updated_at) values ($1, jsonb_build_object('check', $2::text), $3)
       on conflict (key) do nothing`,
      [KEY, check, deps.clock.now().toISOString()],
    );
    const { rows } = await tx.client.query<{ value: { check: string } }>(
      'select value from engine_state where key = $1',
      [KEY],
    );
    return rows[0]?.value.check ?? '';
  });
  const [left, right] = [Buffer.from(known), Buffer.from(check)];
  if (left.length === right.length && timingSafeEqual(left, right)) return;
  throw new ConfigError([
    'APP_SECRET: this database was begun with another one, and with this one no opt-out would be found. Set the former one again; docs/runbooks/keys.md says how it is changed',
  ]);
}
