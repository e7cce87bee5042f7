import type { TeamTx } from '@og/db';
import { transition } from '../messaging/index.js';
import { WAITS_FOR_SENDER } from './stranded.js';

/** Held rows become planned, planned ones due: the gate is asked again now, and its hours are asked with it. */
export async function wakeSends(tx: TeamTx, now: Date, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; state: 'held' | 'planned' }>(
    `select id, state from send_ledger where team_id = $1 and id = any($2::uuid[]) and state in ('held', 'planned') and reason = any($3::text[])
     order by id for update skip locked`,
    [tx.teamId, ids, WAITS_FOR_SENDER],
  );
  const of = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id);
  const held = of('held');
  if (held.length > 0)
    await transition(tx, now, { ids: held, from: 'held', to: 'planned', source: 'sweeper', dueAt: now });
  await tx.client.query(
    `update send_ledger set due_at = $3, updated_at = $3 where team_id = $1 and id = any($2::uuid[]) and state = 'planned'`,
    [tx.teamId, of('planned'), now.toISOString()],
  );
}
