import { oneByOne } from '../../../platform/one-by-one.js';
import { announceDraft, lockItems, markItem } from '../../messaging/index.js';
import type { AgentDeps } from '../agent-deps.js';

/** A draft whose writer gave no sign for so long is nobody's: its process died and its job is used up. */
const LOST_MS = 5 * 60_000;
const BATCH = 500;

/** SQL of drafts that ended unnoticed, by the placeholders of now and of the last sign of a writer that counts. */
const staleBy = (now: string, lost: string): string =>
  `state in ('writing', 'pending') and (expires_at <= ${now} or (state = 'writing' and updated_at < ${lost}))`;

interface Stale {
  team_id: string;
  id: string;
  conversation_id: string;
}

/** `lead/sweep-drafts`: what nobody decided in time expires, what nobody finished fails. */
export async function sweepDrafts(deps: AgentDeps): Promise<void> {
  const now = deps.clock.now();
  const lost = new Date(now.getTime() - LOST_MS).toISOString();
  const stale = await deps.database.withSystem(
    async (tx) =>
      (
        await tx.client.query<Stale>(
          `select team_id, id, conversation_id from drafts where ${staleBy('$1', '$2')} order by expires_at limit $3`,
          [now.toISOString(), lost, BATCH],
        )
      ).rows,
    { readOnly: true },
  );
  const byTeam = Map.groupBy(stale, (row) => row.team_id);
  await oneByOne(deps, 'drafts of a team were not ended', byTeam, ([teamId, rows]) =>
    deps.database.withTeam(teamId, async (tx) => {
      await lockItems(
        tx,
        rows.map((row) => row.conversation_id),
      );
      // Asked again under the lock: its writer may have finished meanwhile, and the draft waits now.
      const ended = await tx.client.query<{
        id: string;
        conversation_id: string;
        state: 'expired' | 'failed';
      }>(
        `update drafts set state = (case when state = 'writing' then 'failed' else 'expired' end)::draft_state,
           reason = case when state = 'writing' then 'It was not finished.' else 'Nobody decided in time.' end, updated_at = $3
         where team_id = $1 and id = any($2::uuid[]) and ${staleBy('$3', '$4')}
         returning id, conversation_id, state`,
        [teamId, rows.map((row) => row.id), now.toISOString(), lost],
      );
      for (const { id, conversation_id: conversationId, state } of ended.rows) {
        await announceDraft(tx, deps, now, { id, conversationId, state });
        await markItem(tx, conversationId, null);
      }
    }),
  );
}
