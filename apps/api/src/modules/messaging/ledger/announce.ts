import type { LedgerState } from '@og/core';
import type { TeamTx } from '@og/db';
import type { MovedRow } from './moved-row.js';

/** Steps on the way that no screen shows by itself; a campaign's counts follow `campaign.progressed`. */
const QUIET: ReadonlySet<LedgerState> = new Set(['ready', 'submitting', 'sent']);

/** Tell the browsers: one event for each message that looks different now, one for each campaign. */
export async function announce(tx: TeamTx, now: Date, rows: readonly MovedRow[]): Promise<void> {
  const messages = rows
    .filter((row) => row.campaign_id === null || !QUIET.has(row.state))
    .map((row) => ({
      topic: 'message.changed.v1',
      payload: {
        ids: [row.message_id],
        data: { conversationId: row.conversation_id, direction: 'outbound', state: row.state },
      },
    }));
  const campaigns = [
    ...new Set(rows.flatMap((row) => (QUIET.has(row.state) ? [] : (row.campaign_id ?? [])))),
  ].map((id) => ({
    topic: 'campaign.progressed.v1',
    payload: { ids: [id], data: {} },
  }));
  const all = [...messages, ...campaigns];
  if (all.length === 0) return;
  await tx.client.query(
    `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
     select $1, 'event', e.topic, e.payload, $2, $2 from jsonb_to_recordset($3::jsonb) as e(topic text, payload jsonb)`,
    [tx.teamId, now.toISOString(), JSON.stringify(all)],
  );
}
