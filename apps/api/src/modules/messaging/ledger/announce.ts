import type { LedgerState } from '@og/core';
import { prepared, runPrepared, type TeamTx } from '@og/db';
import type { MovedRow } from './moved-row.js';

/** Steps on the way that no screen shows by itself; a campaign's counts follow `campaign.progressed`. */
const QUIET: ReadonlySet<LedgerState> = new Set(['ready', 'submitting', 'sent']);

const EVENTS = prepared(
  'ledger_announce',
  `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
   select $1, 'event', e.topic, e.payload, $2, $2 from jsonb_to_recordset($3::jsonb) as e(topic text, payload jsonb)`,
);

/**
 * Tell the browsers: one event for all messages of a move that look different now, with their conversations, and one
 * for each campaign. A batch of a hundred is one event, not a hundred.
 */
export async function announce(tx: TeamTx, now: Date, rows: readonly MovedRow[]): Promise<void> {
  const shown = rows.filter((row) => row.campaign_id === null || !QUIET.has(row.state));
  const [first] = shown;
  const messages = first
    ? [
        {
          topic: 'message.changed.v1',
          payload: {
            ids: shown.map((row) => row.message_id),
            data: {
              conversationId: first.conversation_id,
              conversationIds: [...new Set(shown.map((row) => row.conversation_id))],
              direction: 'outbound',
              state: first.state,
            },
          },
        },
      ]
    : [];
  const campaigns = [
    ...new Set(rows.flatMap((row) => (QUIET.has(row.state) ? [] : (row.campaign_id ?? [])))),
  ].map((id) => ({
    topic: 'campaign.progressed.v1',
    payload: { ids: [id], data: {} },
  }));
  const all = [...messages, ...campaigns];
  if (all.length === 0) return;
  await runPrepared(tx, EVENTS, [tx.teamId, now.toISOString(), JSON.stringify(all)]);
}
