import type { DraftAction } from '@og/contracts';
import { renderTemplate, withDisclosure } from '@og/core';
import type { TeamTx } from '@og/db';
import { storable, storableJson } from '../../../platform/storable-json.js';
import { announceDraft, lockItems, markItem, planOneOff } from '../../messaging/index.js';
import type { AgentDeps } from '../agent-deps.js';
import { composeDraft, DRAFT_OUTPUT, hashOf } from '../compose/draft-request.js';
import { judgeDraft, type Judgement } from '../compose/judge-draft.js';
import type { DraftInput } from '../compose/draft-input.js';
import { afterSend, takeTime } from '../drafts/after-send.js';
import { lockForSend } from '../drafts/lock-for-send.js';
import { erasedMeanwhile } from '../erase/text-reads.js';
import { callModel, type ModelCall } from '../model/call-model.js';
import { readBudget } from '../model/budget.js';
import { recordDecision } from '../model/record-decision.js';
import { settleReservation } from '../model/reserve.js';
import { agentNamed } from '../registry.js';
import { readAgentSettings } from '../settings/read-settings.js';
import { readMode } from '../versions/modes.js';
import type { PlannedDraft } from './plan-answer.js';

/** Progress is told at most this often, in milliseconds: people read no faster. */
const TELL_MS = 80;

/** Ask the model for a planned draft, judge what it wrote, record it, and let it wait or leave. */
export async function writeDraft(deps: AgentDeps, teamId: string, planned: PlannedDraft): Promise<void> {
  const { input, draftId, situation, version } = planned;
  const composed = composeDraft(input);
  const definition = agentNamed(input.agent);
  const { conversationId } = situation;
  const tell = (text: string, done: boolean): void =>
    deps.progress.publish(teamId, { conversationId, draftId, text, done });
  let toldAt = 0;
  const call =
    input.budget === 'spent'
      ? null
      : (
          await callModel(deps, teamId, {
            task: definition.task,
            model: version.model,
            system: composed.system,
            messages: composed.messages,
            output: DRAFT_OUTPUT,
            maxTokens: definition.maxTokens,
            timeoutMs: definition.timeoutMs,
            traceId: draftId,
            watch: {
              field: 'reply',
              onText: (text) => {
                if (performance.now() - toldAt < TELL_MS) return;
                toldAt = performance.now();
                tell(text, false);
              },
            },
          })
        ).call;
  const body = await deps.database.withTeam(teamId, (tx) =>
    finishDraft(tx, deps, planned, call, hashOf(composed.system)),
  );
  tell(body ?? '', true);
}

/** @returns the text that waits or leaves; null when the draft is no longer wanted or there is none */
async function finishDraft(
  tx: TeamTx,
  deps: AgentDeps,
  planned: PlannedDraft,
  call: ModelCall | null,
  promptHash: string,
): Promise<string | null> {
  const now = deps.clock.now();
  const { draftId, situation } = planned;
  const input = await refresh(tx, now, planned);
  let judged = judgeDraft(input, call?.rawOutput ?? null, call?.failure ?? null);
  let text = textOf(input, judged);
  let messageId: string | null = null;
  if (judged.verdict === 'send') await lockForSend(tx, situation);
  else await lockItems(tx, [situation.conversationId]);
  const writing = await stillWriting(tx, draftId);
  const erased = await erasedMeanwhile(tx, planned.texts);
  const mine = writing && !erased;
  if (mine && judged.verdict === 'send' && text !== null) {
    const outcome = await sendByItself(tx, deps, now, planned, input, text, judged.draft?.action ?? null);
    if (outcome.barred !== null) {
      input.barred = outcome.barred;
      judged = judgeDraft(input, call?.rawOutput ?? null, call?.failure ?? null);
      text = textOf(input, judged);
    } else messageId = outcome.messageId;
  }
  // After the conversation, as whoever plans an answer takes the two.
  await settleReservation(tx, draftId);
  const decisionId = await recordDecision(tx, now, {
    kind: 'draft',
    agent: input.agent,
    versionId: planned.version.id,
    conversationId: situation.conversationId,
    leadId: situation.leadId,
    inboundMessageId: situation.inbound?.id ?? null,
    inboundText: input.inbound,
    promptHash,
    input,
    call,
    checks: judged.checks,
    verdict: judged.verdict,
    reason: judged.reason,
    erased,
  });
  if (!mine) return null;
  const state = messageId ? 'auto' : text === null ? 'failed' : 'pending';
  await tx.client.query(
    `update drafts set state = $3, decision_id = $4, body = $5, claims = $6, checks = $7, confidence = $8, handoff = $9, reason = $10, message_id = $11,
       updated_at = $12 where team_id = $1 and id = $2`,
    [
      tx.teamId,
      draftId,
      state,
      decisionId,
      storable(text ?? ''),
      storableJson(judged.draft?.claims ?? []),
      storableJson(judged.checks),
      judged.draft?.confidence ?? null,
      judged.draft?.handoff ?? null,
      judged.reason === null ? null : storable(judged.reason),
      messageId,
      now.toISOString(),
    ],
  );
  if (state !== 'pending') await markItem(tx, situation.conversationId, null);
  await announceDraft(tx, deps, now, { id: draftId, conversationId: situation.conversationId, state });
  return text;
}

/** Lock the row; whoever expired it meanwhile has the last word. */
async function stillWriting(tx: TeamTx, draftId: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ state: string }>(
    'select state from drafts where team_id = $1 and id = $2 for update',
    [tx.teamId, draftId],
  );
  return rows[0]?.state === 'writing';
}

/** What may have changed while the model thought, read again: switches, budget, what is earned. */
async function refresh(tx: TeamTx, now: Date, { input, situation }: PlannedDraft): Promise<DraftInput> {
  const settings = await readAgentSettings(tx);
  const mode = await readMode(tx, input.agent, input.intent);
  const { level } = await readBudget(tx, now, situation.conversationId);
  return {
    ...input,
    mode: input.mode === 'draft' ? 'draft' : mode.mode,
    unlocked: mode.unlocked,
    needs: mode.needs,
    stopped: settings.stoppedAt !== null || settings.killSwitch,
    // What was asked within the budget is used, whatever it cost.
    budget: input.budget === 'spent' ? 'spent' : level === 'spent' ? 'warn' : level,
  };
}

/** The text that waits or leaves: the model's with the line of disclosure, or a template's; null when there is none. */
function textOf(input: DraftInput, { verdict, draft }: Judgement): string | null {
  if (verdict === 'off') return null;
  if (verdict === 'template') return templateOf(input);
  if (!draft || draft.reply.trim() === '') return null;
  return withDisclosure(draft.reply, input.disclosureLine);
}

function templateOf(input: DraftInput): string | null {
  const { templates } = agentNamed(input.agent);
  const template = templates[input.intent] ?? templates['any'];
  if (!template) return null;
  const value = (id: string): string | null => input.facts.find((fact) => fact.id === id)?.value ?? null;
  const rendered = renderTemplate(template, {
    firstName: value('lead.first_name'),
    agentName: input.persona.displayName,
    brandName: value('company.name'),
  });
  return rendered.ok ? withDisclosure(rendered.text, input.disclosureLine) : null;
}

/** Plan the message, to leave after the time in which a person can take it back. */
async function sendByItself(
  tx: TeamTx,
  deps: AgentDeps,
  now: Date,
  { draftId, situation }: PlannedDraft,
  input: DraftInput,
  body: string,
  action: DraftAction | null,
): Promise<{ barred: string | null; messageId: string | null }> {
  const { leadId, conversationId } = situation;
  const sent = { draftId, agent: input.agent, conversationId, leadId, action };
  const gone = await takeTime(tx, deps, now, sent);
  if (gone !== null) return { barred: gone, messageId: null };
  const outcome = await planOneOff(tx, deps, now, {
    leadId,
    channel: input.channel,
    body,
    subject: null,
    oneOffKey: `auto:${draftId}`,
    authorUserId: null,
    agent: input.agent,
    draftId,
  });
  if (outcome.kind !== 'planned') {
    await deps.calendar.giveBack(tx, now, draftId);
    const barred = outcome.kind === 'failure' ? outcome.failure.message : 'It was sent before.';
    return { barred, messageId: null };
  }
  await afterSend(tx, deps, now, sent);
  return { barred: null, messageId: outcome.planned.messageId };
}
