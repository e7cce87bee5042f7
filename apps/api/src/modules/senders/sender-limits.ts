import { messagesPerDay, pacificDay } from '@og/core';
import { prepared, runPrepared, type TeamTx } from '@og/db';

/** A limit of a Pacific day, counted in `send_counters` under its scope. */
export interface DayCap {
  /** `number:<id>`, `mailbox:<id>` or `brand:<id>`. */
  scope: string;
  unit: 'messages' | 'segments';
  perDay: number;
}

/** How fast and how much one number or mailbox may send now. */
export interface SenderLimits {
  senderId: string;
  /** SMS segments; null: e-mail has no such rate. */
  segmentsPerSecond: number | null;
  /** The registered traffic that it shares a rate with. */
  tenDlc: { id: string; segmentsPerSecond: number } | null;
  caps: DayCap[];
}

interface Row {
  id: string;
  kind: 'number' | 'mailbox';
  rate: number | null;
  daily_cap: number | null;
  warm_up_started_on: string | null;
  campaign_id: string | null;
  campaign_rate: number | null;
  brand_id: string | null;
  brand_cap: number | null;
}

const LIMITS = prepared(
  'sender_limits',
  `
select s.id, 'number' as kind, s.segments_per_second as rate, s.daily_cap, s.warm_up_started_on::text as warm_up_started_on,
  c.id as campaign_id, c.segments_per_second as campaign_rate, b.id as brand_id, b.daily_segment_cap as brand_cap
from sender_numbers s
  left join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id and s.kind = 'long_code'
  left join brands b on b.team_id = $1 and b.id = c.brand_id
where s.team_id = $1 and s.id = any($2::uuid[])
union all
select m.id, 'mailbox', null, m.daily_cap, m.warm_up_started_on::text, null, null, null, null
from sender_mailboxes m where m.team_id = $1 and m.id = any($2::uuid[])`,
);

/**
 * Rates and daily caps of numbers and mailboxes, in one statement of primary-key reads; call it in each claim. An id
 * that is not the team's is missing from the answer.
 */
export async function limitsOf(
  tx: TeamTx,
  now: Date,
  senderIds: readonly string[],
): Promise<Map<string, SenderLimits>> {
  if (senderIds.length === 0) return new Map();
  const { rows } = await runPrepared<Row>(tx, LIMITS, [tx.teamId, senderIds]);
  const today = pacificDay(now);
  return new Map(rows.map((row) => [row.id, limits(row, today)]));
}

function limits(row: Row, today: string): SenderLimits {
  const perDay = messagesPerDay(
    row.kind,
    { warmUpStartedOn: row.warm_up_started_on, dailyCap: row.daily_cap },
    today,
  );
  const caps: DayCap[] = [];
  if (perDay !== null) caps.push({ scope: `${row.kind}:${row.id}`, unit: 'messages', perDay });
  if (row.brand_id !== null && row.brand_cap !== null)
    caps.push({ scope: `brand:${row.brand_id}`, unit: 'segments', perDay: row.brand_cap });
  return {
    senderId: row.id,
    segmentsPerSecond: row.rate,
    tenDlc:
      row.campaign_id !== null && row.campaign_rate !== null
        ? { id: row.campaign_id, segmentsPerSecond: row.campaign_rate }
        : null,
    caps,
  };
}
