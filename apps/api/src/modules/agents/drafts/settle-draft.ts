import { isUuid, type TeamTx } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';
import { scheduleFollowUp } from '../follow-ups/schedule-follow-up.js';
import { announceAgent } from '../give-conversation.js';
import { lockConversation } from '../lock-conversation.js';
import { readFate } from './draft-fate.js';

/**
 * `lead/settle-draft`: the message of a draft has left, so the conversation goes to the agent to whom it hands over; or
 * it never will, so the day of the next follow-up is what it is without it. Looks at what is true while it holds the
 * conversation: run twice or late it does no harm.
 */
export async function settleDraft(
  deps: Pick<AgentDeps, 'database' | 'clock' | 'outbox'>,
  teamId: string,
  draftId: string,
): Promise<void> {
  if (!isUuid(draftId)) return;
  await deps.database.withTeam(teamId, async (tx) => {
    const seen = await readFate(tx, draftId);
    if (!seen || seen.fate === 'waits') return;
    const { conversationId } = seen;
    await lockConversation(tx, conversationId);
    const draft = await readFate(tx, draftId);
    if (!draft || draft.fate === 'waits') return;
    const now = deps.clock.now();
    if (draft.fate === 'left') {
      if (!(await handOver(tx, now, draftId))) return;
      await announceAgent(tx, deps, now, conversationId);
    }
    // The next agent has days of its own, or none.
    await scheduleFollowUp(tx, now, conversationId);
  });
}

/**
 * Since the draft was let go the conversation is the next agent's, whenever its message left. Whoever gave it to
 * somebody, or took it back, after that has the last word.
 * @returns whether it was handed over now
 */
async function handOver(tx: TeamTx, now: Date, draftId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update conversations v set agent = d.handoff, agent_note = null, agent_since = m.created_at, updated_at = $3
     from drafts d join messages m on m.team_id = $1 and m.id = d.message_id
     where d.team_id = $1 and d.id = $2 and d.handoff in ('sabrina', 'cathy') and v.team_id = $1 and v.id = d.conversation_id
       and (v.agent_since is null or v.agent_since < m.created_at)`,
    [tx.teamId, draftId, now.toISOString()],
  );
  return (rowCount ?? 0) > 0;
}
