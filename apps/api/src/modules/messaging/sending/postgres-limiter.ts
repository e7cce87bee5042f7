import type { TeamTx } from '@og/db';
import { ratesOf, type RateLimiter, type SlotRequest, type Slots } from './rate-limiter.js';
import { emptyRate, fitsAt, forget, reserveSlot, type RateState } from './rate-window.js';

/**
 * Slots in PostgreSQL, where there is no Redis. They are part of the claim's own transaction: two claims of one number
 * wait for each other, and a claim that is rolled back gives its slots back.
 */
export class PostgresLimiter implements RateLimiter {
  async reserve(tx: TeamTx, requests: readonly SlotRequest[], horizonMs: number): Promise<Slots> {
    const rates = ratesOf(requests).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    if (rates.length === 0) return { delays: requests.map(() => 0), nextFree: new Map() };
    const { states, now } = await lockStates(
      tx,
      rates.map((rate) => rate.key),
    );
    for (const state of states.values()) forget(state, now);
    const delays = requests.map((request) => {
      const at = reserveSlot(states, request.rates, now, now + horizonMs, request.segments);
      return at === null ? null : at - now;
    });
    await tx.client.query(
      `update rate_slots r set state = s.state from unnest($2::text[], $3::jsonb[]) as s(key, state) where r.team_id = $1 and r.key = s.key`,
      [tx.teamId, [...states.keys()], [...states.values()].map((state) => JSON.stringify(state))],
    );
    return {
      delays,
      nextFree: new Map(
        rates.map((rate) => {
          const state = states.get(rate.key) ?? emptyRate();
          return [rate.key, Math.max(0, fitsAt(state, rate.perSecond, Math.max(now, state.free), 1) - now)];
        }),
      ),
    };
  }
}

async function lockStates(
  tx: TeamTx,
  keys: readonly string[],
): Promise<{ states: Map<string, RateState>; now: number }> {
  await tx.client.query(
    `insert into rate_slots (team_id, key, state) select $1, key, $3 from unnest($2::text[]) as key order by key on conflict do nothing`,
    [tx.teamId, keys, JSON.stringify(emptyRate())],
  );
  const { rows } = await tx.client.query<{ key: string; state: RateState }>(
    'select key, state from rate_slots where team_id = $1 and key = any($2) order by key for update',
    [tx.teamId, keys],
  );
  // Asked after the locks: the time of whoever holds them.
  const clock = await tx.client.query<{ now: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as now',
  );
  return { states: new Map(rows.map((row) => [row.key, row.state])), now: clock.rows[0]?.now ?? 0 };
}
