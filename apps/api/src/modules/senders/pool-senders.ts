import {
  messagesPerDay,
  pacificDay,
  registrationOf,
  type NumberRegistration,
  type Rotation,
  type SenderCandidate,
} from '@og/core';
import type { TeamTx } from '@og/db';

/** A number that a pool offers, as `chooseSender` wants it. */
export interface PoolNumber extends SenderCandidate {
  /** E.164. */
  phone: string;
  vendor: 'twilio' | 'signalhouse';
  integrationId: string;
  segmentsPerSecond: number;
  perDay: number | null;
  weight: number;
}

/** Who of a pool may send now, and how to choose among them. */
export interface PoolSenders {
  rotation: Rotation;
  /** Whether what waits may move to another vendor's number. */
  failover: boolean;
  /** False: none of the candidates may send now; they are here for the gate to say why. */
  usable: boolean;
  /** In the pool's order. */
  candidates: PoolNumber[];
  /** Messages planned and sent today, of senders with a daily limit or for `least_used`; for `chooseSender`. */
  usage: Map<string, number>;
}

interface Row extends NumberRegistration {
  id: string;
  phone: string;
  label: string | null;
  vendor: 'twilio' | 'signalhouse';
  integration_id: string;
  connected: boolean;
  quarantined: boolean;
  rate: number;
  weight: number;
  daily_cap: number | null;
  warm_up_started_on: string | null;
  campaignState: NumberRegistration['campaignState'];
  brandState: NumberRegistration['brandState'];
}

const SQL = `
select s.id, s.phone, s.label, s.vendor, s.integration_id, s.kind, s.state, (i.state = 'connected') as connected,
  (s.health = 'quarantined' and coalesce(s.quarantined_until, 'infinity') > $3) as quarantined,
  s.segments_per_second as rate, s.weight, s.daily_cap, s.warm_up_started_on::text as warm_up_started_on,
  c.state as "campaignState", b.state as "brandState"
from sender_numbers s
  join integrations i on i.team_id = $1 and i.id = s.integration_id
  left join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id
  left join brands b on b.team_id = $1 and b.id = c.brand_id
  left join sender_pool_numbers p on p.team_id = $1 and p.pool_id = $2 and p.sender_number_id = s.id
where s.team_id = $1 and s.state = 'active' and ($2::uuid is null or p.pool_id is not null)
order by p.position nulls last, s.created_at, s.id`;

/**
 * The numbers of a pool that may send now: active, on a connected account, registered, not in quarantine. When none
 * may, the active ones are answered all the same, so that the gate holds each message with the true reason.
 * @param poolId null: every number of the team, round robin
 */
export async function poolSenders(tx: TeamTx, now: Date, poolId: string | null): Promise<PoolSenders> {
  const pool = await tx.client.query<{ rotation: Rotation; failover: boolean }>(
    'select rotation, failover from sender_pools where team_id = $1 and id = $2',
    [tx.teamId, poolId],
  );
  const { rows } = await tx.client.query<Row>(SQL, [tx.teamId, poolId, now.toISOString()]);
  const { rotation, failover } = pool.rows[0] ?? { rotation: 'round_robin', failover: true };
  const usable = rows.filter(maySend);
  const today = pacificDay(now);
  const candidates = (usable.length > 0 ? usable : rows).map((row) => candidate(row, today));
  const counted = rotation === 'least_used' || candidates.some(({ perDay }) => perDay !== null);
  const usage = counted
    ? await plannedToday(
        tx,
        now,
        candidates.map(({ id }) => id),
      )
    : new Map<string, number>();
  return { rotation, failover, usable: usable.length > 0, candidates, usage };
}

function maySend(row: Row): boolean {
  const registration = registrationOf(row);
  const registered = registration === 'not_required' || (registration.brand && registration.campaign);
  return row.connected && !row.quarantined && registered;
}

function candidate(row: Row, today: string): PoolNumber {
  return {
    id: row.id,
    name: row.label ? `${row.label} (${row.phone})` : row.phone,
    phone: row.phone,
    vendor: row.vendor,
    integrationId: row.integration_id,
    segmentsPerSecond: row.rate,
    weight: row.weight,
    perDay: messagesPerDay(
      'number',
      { warmUpStartedOn: row.warm_up_started_on, dailyCap: row.daily_cap },
      today,
    ),
  };
}

const planned = (senderId: string) => `planned:${senderId}`;

async function plannedToday(tx: TeamTx, now: Date, senderIds: string[]): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ scope: string; messages: number }>(
    'select scope, messages from send_counters where team_id = $1 and day = $2 and scope = any($3::text[])',
    [tx.teamId, pacificDay(now), senderIds.map(planned)],
  );
  return new Map(rows.map(({ scope, messages }) => [scope.slice(scope.indexOf(':') + 1), messages]));
}

/**
 * Note how many messages a batch gave to each sender, so that the next batch, also of another planner, goes on from
 * there. Call it once at the end of the batch's transaction: it locks the counters until the commit.
 */
export async function notePlanned(tx: TeamTx, now: Date, given: ReadonlyMap<string, number>): Promise<void> {
  // One order for everybody, so that two planners never wait for each other.
  const rows = [...given].filter(([, count]) => count > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (rows.length === 0) return;
  await tx.client.query(
    `insert into send_counters (team_id, scope, day, messages)
     select $1, scope, $2, messages from unnest($3::text[], $4::int[]) as r(scope, messages)
     on conflict (team_id, scope, day) do update set messages = send_counters.messages + excluded.messages`,
    [tx.teamId, pacificDay(now), rows.map(([id]) => planned(id)), rows.map(([, count]) => count)],
  );
}
