import { nextFollowUp } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';
import { decideSend, loadSendFacts, oneOffSubject, reasonMessage } from '../../compliance/index.js';
import { lockItems, routeOneOff } from '../../messaging/index.js';
import type { AgentDeps } from '../agent-deps.js';
import { planAnswer, type AnswerPlan, type PlannedDraft } from '../answer/plan-answer.js';
import { writeDraft } from '../answer/write-draft.js';
import { readSilence, type Silence } from './read-silence.js';
import { scheduleFollowUp } from './schedule-follow-up.js';
import { lockConversation } from '../lock-conversation.js';

const DAY_MS = 86_400_000;

interface Row {
  silence: string;
  step: number;
  state: 'waiting' | 'made' | 'ended';
  draft_state: string | null;
}

/**
 * `lead/follow-up`: look at a conversation whose day has come. When the lead is still silent and nothing speaks against
 * it, the agent writes, with the same draft, guardrails, modes and gate as any answer. At most once for each step of a
 * silence; a job that is repeated goes on with the draft that it began.
 */
export async function followUp(deps: AgentDeps, teamId: string, followUpId: string): Promise<void> {
  if (!isUuid(followUpId)) return;
  const planned = await deps.database.withTeam(teamId, (tx) => plan(tx, deps, followUpId));
  if (planned) await writeDraft(deps, teamId, planned);
}

async function plan(tx: TeamTx, deps: AgentDeps, id: string): Promise<PlannedDraft | null> {
  const found = await tx.client.query<{ conversation_id: string }>(
    'select conversation_id from follow_ups where team_id = $1 and id = $2',
    [tx.teamId, id],
  );
  const conversationId = found.rows[0]?.conversation_id;
  if (!conversationId) return null;
  // The conversation first, as whoever writes to the person or hears from them: what they did is seen here.
  await lockConversation(tx, conversationId);
  await lockItems(tx, [conversationId]);
  const { rows } = await tx.client.query<Row>(
    `select f.silence, f.step, f.state, (select d.state::text from drafts d where d.team_id = $1 and d.id = f.draft_id) as draft_state
     from follow_ups f where f.team_id = $1 and f.id = $2 for update of f`,
    [tx.teamId, id],
  );
  const row = rows[0];
  const silence = await readSilence(tx, conversationId);
  if (!row || !silence) return null;
  if (row.state === 'made' && row.draft_state === 'writing') {
    const again = await begin(tx, deps, conversationId, silence, row.step);
    return again.kind === 'write' ? again.draft : null;
  }
  if (row.state !== 'waiting') return null;
  const now = deps.clock.now();
  if (silence.id !== row.silence) return end(tx, now, id, 'The person has written since.');
  const next = nextFollowUp(silence.state, now);
  if (next.kind === 'none') return end(tx, now, id, next.because);
  if (next.kind === 'later') return wait(tx, now, id, next.at);
  const gate = await askGate(tx, deps, now, silence);
  if (gate.verdict === 'later') return wait(tx, now, id, gate.at);
  if (gate.verdict === 'never') return end(tx, now, id, gate.because);
  const begun = await begin(tx, deps, conversationId, silence, row.step);
  if (begun.kind === 'none') return end(tx, now, id, begun.because);
  await tx.client.query(
    `update follow_ups set state = 'made', draft_id = $3, made_at = $4, updated_at = $4 where team_id = $1 and id = $2`,
    [tx.teamId, id, begun.draft.draftId, now.toISOString()],
  );
  // The next step waits already, so that a draft that nobody lets go does not end the series.
  await scheduleFollowUp(tx, now, conversationId);
  return begun.draft;
}

function begin(
  tx: TeamTx,
  deps: AgentDeps,
  conversationId: string,
  { state }: Silence,
  step: number,
): Promise<AnswerPlan> {
  return planAnswer(tx, deps, {
    conversationId,
    messageId: null,
    agent: state.agent,
    instruction: null,
    requested: false,
    opener: false,
    followUp: { step, after: state.lastInbound?.intent === 'not_now' ? 'not_now' : 'silence' },
  });
}

type GateAnswer = { verdict: 'now' } | { verdict: 'later'; at: Date } | { verdict: 'never'; because: string };

/**
 * Hours and caps, before a model is asked: a text of the night would have to wait for a person or be refused. What it
 * says of the words themselves is asked when they are there.
 */
async function askGate(
  tx: TeamTx,
  deps: AgentDeps,
  now: Date,
  { leadId, channel }: Silence,
): Promise<GateAnswer> {
  const route = await routeOneOff(tx, leadId, channel);
  if (!route) return { verdict: 'never', because: 'The lead has no address left for this channel.' };
  const tomorrow = new Date(now.getTime() + DAY_MS);
  if (!route.senderId) return { verdict: 'later', at: tomorrow };
  const loaded = await loadSendFacts(tx, deps.vault, now, oneOffSubject({ leadId, channel, ...route }));
  if (!loaded) return { verdict: 'never', because: 'There is no such lead.' };
  const { verdict, reason, retryAt } = decideSend(loaded);
  if (verdict === 'allow') return { verdict: 'now' };
  return verdict === 'hold'
    ? { verdict: 'later', at: retryAt && retryAt > now ? retryAt : tomorrow }
    : { verdict: 'never', because: reasonMessage(reason) };
}

async function end(tx: TeamTx, now: Date, id: string, because: string): Promise<null> {
  await tx.client.query(
    `update follow_ups set state = 'ended', reason = $3, updated_at = $4 where team_id = $1 and id = $2`,
    [tx.teamId, id, because, now.toISOString()],
  );
  return null;
}

async function wait(tx: TeamTx, now: Date, id: string, at: Date): Promise<null> {
  await tx.client.query('update follow_ups set due_at = $3, updated_at = $4 where team_id = $1 and id = $2', [
    tx.teamId,
    id,
    at.toISOString(),
    now.toISOString(),
  ]);
  return null;
}
