import type { DraftAction } from '@og/contracts';
import type { TeamTx } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';
import type { SlotUse } from '../calendar-port.js';
import { scheduleFollowUp } from '../follow-ups/schedule-follow-up.js';
import { slotKey } from './draft-action.js';

/** What follows from a draft that leaves. */
export interface SentDraft {
  draftId: string;
  agent: string;
  conversationId: string;
  leadId: string;
  action: DraftAction | null;
}

/**
 * Before a draft's message is planned: the time that it books is kept for it. The meeting is made when the message has
 * left for good, so that one that is taken back leaves nothing behind.
 * @returns why the draft cannot be let go, in words; null: it can
 */
export async function takeTime(
  tx: TeamTx,
  deps: Pick<AgentDeps, 'calendar'>,
  now: Date,
  sent: SentDraft,
): Promise<string | null> {
  return sent.action?.kind === 'book_slot' ? deps.calendar.take(tx, now, useOf(sent, sent.action)) : null;
}

/**
 * In the transaction that lets a draft go: offered times are held, and a day is set to look whether they answered.
 * Nothing of this happens for a draft that nobody let go; `settleDraft` hands over when the message has left, and sets
 * the day anew when it never does.
 */
export async function afterSend(
  tx: TeamTx,
  deps: Pick<AgentDeps, 'calendar'>,
  now: Date,
  sent: SentDraft,
): Promise<void> {
  if (sent.action?.kind === 'offer_slots') await deps.calendar.offer(tx, now, useOf(sent, sent.action));
  await scheduleFollowUp(tx, now, sent.conversationId);
}

function useOf({ leadId, conversationId, draftId, agent }: SentDraft, action: DraftAction): SlotUse {
  return { leadId, conversationId, draftId, agent, keys: action.slotIds.map(slotKey) };
}
