import { announceDraft, lockItems, markItem } from '../../messaging/index.js';
import type { AgentDeps } from '../agent-deps.js';

/** A draft whose writer gave no sign for so long is nobody's: its process died and its job is used up. */
const LOST_MS = 5 * 60_000;
const BATCH = 500;

interface Stale {
  team_id: string;
  id: string;
  conversation_id: string;
}

/** `lead/sweep-drafts`: what nobody decided in time expires, what nobody finished fails. */
export async function sweepDrafts(deps: AgentDeps): Promise<void> {
  const now = deps.clock.now();
  const stale = await deps.database.withSystem(
    async (tx) =>
      (
        await tx.client.query<Stale>(
          `select team_id, id, conversation_id from drafts where state in ('writing', 'pending') and (expires_at <= $1 or (state = 'writing' and updated_at < $2))
           order by expires_at limit $3`,
          [now.toISOString(), new Date(now.getTime() - LOST_MS).toISOString(), BATCH],
        )
      ).rows,
    { readOnly: true },
  );
  const byTeam = Map.groupBy(stale, (row) => row.team_id);
  for (const [teamId, rows] of byTeam)
    await deps.database.withTeam(teamId, async (tx) => {
      await lockItems(
        tx,
        rows.map((row) => row.conversation_id),
      );
      const ended = await tx.client.query<{
        id: string;
        conversation_id: string;
        state: 'expired' | 'failed';
      }>(
        `update drafts set state = (case when state = 'writing' then 'failed' else 'expired' end)::draft_state,
           reason = case when state = 'writing' then 'It was not finished.' else 'Nobody decided in time.' end, updated_at = $3
         where team_id = $1 and id = any($2::uuid[]) and state in ('writing', 'pending')
         returning id, conversation_id, state`,
        [teamId, rows.map((row) => row.id), now.toISOString()],
      );
      for (const { id, conversation_id: conversationId, state } of ended.rows) {
        await announceDraft(tx, deps, now, { id, conversationId, state });
        await markItem(tx, conversationId, null);
      }
    });
}
