import type { DraftAction } from '@og/contracts';
import type { TeamTx } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';
import { scheduleFollowUp } from '../follow-ups/schedule-follow-up.js';
import { SLOT_PREFIX } from '../facts/gather-facts.js';

/** What follows from a draft that leaves. */
export interface SentDraft {
  draftId: string;
  agent: string;
  conversationId: string;
  leadId: string;
  action: DraftAction | null;
  /** To whom the agent hands the conversation. */
  handoff: string | null;
}

/**
 * In the transaction that lets a draft go: offered times are held, a taken one is booked, the conversation goes to
 * the next agent, and a day is set to look whether they answered. Nothing of this happens for a draft that nobody let go.
 */
export async function afterSend(
  tx: TeamTx,
  deps: Pick<AgentDeps, 'calendar'>,
  now: Date,
  sent: SentDraft,
): Promise<void> {
  const keys = (sent.action?.slotIds ?? []).map((id) => id.slice(SLOT_PREFIX.length));
  if (sent.action && keys.length > 0)
    await deps.calendar.use(tx, now, {
      leadId: sent.leadId,
      conversationId: sent.conversationId,
      draftId: sent.draftId,
      kind: sent.action.kind === 'book_slot' ? 'book' : 'hold',
      keys,
      agent: sent.agent,
    });
  if (sent.handoff === 'sabrina' || sent.handoff === 'cathy')
    await giveTo(tx, now, sent.conversationId, sent.handoff, null);
  await scheduleFollowUp(tx, now, sent.conversationId);
}

/** The conversation is this agent's from now on; null: no agent's. */
export async function giveTo(
  tx: TeamTx,
  now: Date,
  conversationId: string,
  agent: string | null,
  note: string | null,
): Promise<void> {
  await tx.client.query(
    `update conversations set agent = $3, agent_note = $4, agent_since = $5, updated_at = $5 where team_id = $1 and id = $2`,
    [tx.teamId, conversationId, agent, note, now.toISOString()],
  );
}
