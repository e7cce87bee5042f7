import { prepared, runPrepared, type TeamTx } from '@og/db';
import { LEDGER_COLUMNS, type LedgerRow } from './ledger-row.js';

/** A number or mailbox and how many messages it could take now. */
export interface Room {
  senderId: string;
  messages: number;
}

/** One look into the queue of each sender, however long the queues are; an `exists` would be joined to all of them. */
const SENDERS = prepared(
  'pick_senders',
  `
select s.id from (
  select id from sender_numbers where team_id = $1 union all select id from sender_mailboxes where team_id = $1) s
  cross join lateral (
    select from send_ledger l where l.team_id = $1 and l.place in ('open', 'back') and l.state = 'ready' and l.sender_id = s.id
      and l.due_at <= $2 order by l.due_at limit 1) work`,
);

/** Numbers and mailboxes that have something to send. */
export async function sendersWithWork(tx: TeamTx, now: Date): Promise<string[]> {
  const { rows } = await runPrepared<{ id: string }>(tx, SENDERS, [tx.teamId, now.toISOString()]);
  return rows.map((row) => row.id);
}

/**
 * What people wrote themselves, and what answers them, before anything that a campaign says; then of each sender its
 * oldest, as many as it has room for. The kill switch stops campaigns only.
 */
const READY = prepared(
  'pick_ready',
  `
select own.* from (
  select ${LEDGER_COLUMNS} from send_ledger l
  where l.team_id = $1 and l.place in ('open', 'back') and l.state = 'ready' and l.enrollment_id is null and l.due_at <= $2
    and l.sender_id = any($3::uuid[])
  order by l.due_at limit $5 for update skip locked) own
union all
(select step.* from unnest($3::uuid[], $4::int[]) with ordinality as s(id, room, place)
  cross join lateral (
    select ${LEDGER_COLUMNS} from send_ledger l
    where l.team_id = $1 and l.place in ('open', 'back') and l.state = 'ready' and l.sender_id = s.id and l.due_at <= $2
      and l.enrollment_id is not null
    order by l.due_at limit s.room for update skip locked) step
  where not coalesce((select kill_switch from team_settings where team_id = $1), false)
  limit $5)`,
);

/**
 * Lock up to `limit` rows that are due, oldest first by sender; what another claim holds is left to it.
 * @param rooms in the order in which senders are asked; the first ones may fill the batch
 */
export async function pickReady(
  tx: TeamTx,
  now: Date,
  rooms: readonly Room[],
  limit: number,
): Promise<LedgerRow[]> {
  if (rooms.length === 0) return [];
  const { rows } = await runPrepared<LedgerRow>(tx, READY, [
    tx.teamId,
    now.toISOString(),
    rooms.map((room) => room.senderId),
    rooms.map((room) => Math.min(room.messages, limit)),
    limit,
  ]);
  return rows.slice(0, limit);
}

/** At most one row of a person and of an address; the rest waits for the next batch, which sees this one's. */
export function oneEach(rows: readonly LedgerRow[]): LedgerRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const names = [`person|${row.lead_id}`, row.address];
    if (names.some((name) => seen.has(name))) return false;
    for (const name of names) seen.add(name);
    return true;
  });
}
