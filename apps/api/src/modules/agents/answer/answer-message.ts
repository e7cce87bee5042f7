import { isUuid } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';
import { scheduleFollowUp } from '../follow-ups/schedule-follow-up.js';
import { planAnswer, type AnswerAsked } from './plan-answer.js';
import { writeDraft } from './write-draft.js';
import { lockConversation } from '../lock-conversation.js';

const BY_ITSELF = { agent: null, instruction: null, requested: false } as const;

/** `lead/answer`: an agent answers a message that was understood, if one is to. May run twice: one draft comes of it. */
export async function answerMessage(deps: AgentDeps, teamId: string, messageId: string): Promise<void> {
  const message = await deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ conversation_id: string; intent: string | null }>(
        `select conversation_id, intent from messages where team_id = $1 and id = $2 and direction = 'inbound'`,
        [teamId, messageId],
      );
      return rows[0] ?? null;
    },
    { readOnly: true },
  );
  if (!message) return;
  const { conversation_id: conversationId, intent } = message;
  await answer(deps, teamId, { ...BY_ITSELF, conversationId, messageId, opener: false });
  // Whatever becomes of the answer: who said “not now” to an agent is asked again when now is over.
  if (intent === 'not_now')
    await deps.database.withTeam(teamId, async (tx) => {
      await lockConversation(tx, conversationId);
      await scheduleFollowUp(tx, deps.clock.now(), conversationId);
    });
}

/** `lead/open`: a sequence handed the lead to an agent, who writes the first message; a person approves it. */
export async function openConversation(deps: AgentDeps, teamId: string, leadId: string): Promise<void> {
  if (!isUuid(leadId)) return;
  const conversationId = await deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ id: string }>(
        `select id from conversations where team_id = $1 and lead_id = $2 and agent is not null`,
        [teamId, leadId],
      );
      return rows[0]?.id ?? null;
    },
    { readOnly: true },
  );
  if (!conversationId) return;
  await answer(deps, teamId, { ...BY_ITSELF, conversationId, messageId: null, opener: true });
}

async function answer(deps: AgentDeps, teamId: string, asked: AnswerAsked): Promise<void> {
  const plan = await deps.database.withTeam(teamId, (tx) => planAnswer(tx, deps, asked));
  if (plan.kind === 'none') {
    deps.logger.debug({ teamId, because: plan.because }, 'no agent answers');
    return;
  }
  await writeDraft(deps, teamId, plan.draft);
}
