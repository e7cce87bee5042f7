import type { Platform } from '../platform/platform.js';

const KEY = 'demo.part';

/** The part of the demo workspace at which the last seed was cut; null: none was. */
export async function partInHand({ database }: Pick<Platform, 'database'>): Promise<string | null> {
  const { rows } = await database.withSystem(
    (tx) =>
      tx.client.query<{ part: string | null }>(
        `select value->>'part' as part from engine_state where key = $1`,
        [KEY],
      ),
    { readOnly: true },
  );
  return rows[0]?.part ?? null;
}

/** Note which part is being made; null: it is whole. */
export async function takeInHand(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  part: string | null,
): Promise<void> {
  await database.withSystem((tx) =>
    tx.client.query(
      `insert into engine_state (key, value, updated_at) values ($1, jsonb_build_object('part', $2::text), $3)
       on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
      [KEY, part, clock.now().toISOString()],
    ),
  );
}
