import type { AgentName, Check } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { storable, storableJson } from '../../../platform/storable-json.js';
import { sha256 } from '../compose/draft-request.js';
import { dayOf } from './budget.js';
import type { ModelCall } from './call-model.js';

export type DecisionKind = 'classify' | 'draft' | 'brief' | 'sandbox' | 'rehearsal';

/** One row of the flight recorder. */
export interface Decision {
  id?: string;
  kind: DecisionKind;
  /** Null: a classification, which no agent makes. */
  agent: AgentName | null;
  versionId: string | null;
  conversationId: string | null;
  leadId: string | null;
  inboundMessageId: string | null;
  inboundText: string | null;
  promptHash: string;
  /** Everything that the rules saw beside the model's output. */
  input: object;
  /** Null: no model was asked. */
  call: ModelCall | null;
  checks: readonly Check[];
  verdict: string;
  reason: string | null;
  /** The person's texts were erased while the model was asked (`erasedMeanwhile`): only what says nothing of them is kept. */
  erased: boolean;
}

/** Write what a model was asked and what was decided, and count what it cost, in the caller's transaction. */
export async function recordDecision(tx: TeamTx, now: Date, decision: Decision): Promise<string> {
  const id = decision.id ?? newId();
  const { call } = decision;
  const kept = keptOf(decision);
  await tx.client.query(
    `insert into agent_decisions (team_id, id, kind, agent, version_id, conversation_id, lead_id, inbound_message_id, inbound_hash, prompt_hash,
       model, input, raw_output, stop_reason, error, checks, verdict, reason, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
       cost_micros, latency_ms, simulated, created_at, erased_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
    [
      tx.teamId,
      id,
      decision.kind,
      decision.agent,
      decision.versionId,
      decision.conversationId,
      decision.leadId,
      decision.inboundMessageId,
      decision.inboundText === null ? null : sha256(decision.inboundText),
      decision.promptHash,
      call?.model ?? 'none',
      storableJson(kept.input),
      kept.rawOutput ? storable(kept.rawOutput) : null,
      call?.stopReason ?? null,
      kept.error,
      storableJson(kept.checks),
      decision.verdict,
      kept.reason === null ? null : storable(kept.reason),
      call?.usage.input ?? 0,
      call?.usage.output ?? 0,
      call?.usage.cacheRead ?? 0,
      call?.usage.cacheWrite ?? 0,
      call?.costMicros ?? 0,
      Math.round(call?.latencyMs ?? 0),
      call?.simulated ?? false,
      now.toISOString(),
      decision.erased ? now.toISOString() : null,
    ],
  );
  if (call) await countUsage(tx, now, decision.agent ?? 'classifier', call);
  return id;
}

/** The texts of a decision; of an erased person what `eraseTexts` leaves of them. */
function keptOf({ input, call, checks, reason, erased }: Decision): {
  input: object;
  rawOutput: string | null;
  error: string | null;
  checks: readonly Check[];
  reason: string | null;
} {
  if (erased)
    return {
      input: {},
      rawOutput: null,
      error: null,
      checks: checks.map(({ check, ok }) => ({ check, ok, detail: null })),
      reason: null,
    };
  return { input, rawOutput: call?.rawOutput ?? null, error: call?.failure ?? null, checks, reason };
}

/** Add a call to the day's sums. */
export async function countUsage(tx: TeamTx, now: Date, who: string, call: ModelCall): Promise<void> {
  await tx.client.query(
    `insert into ai_usage_days as u (team_id, day, who, model, calls, failed, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_micros)
     values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10)
     on conflict (team_id, day, who, model) do update set calls = u.calls + 1, failed = u.failed + excluded.failed,
       input_tokens = u.input_tokens + excluded.input_tokens, output_tokens = u.output_tokens + excluded.output_tokens,
       cache_read_tokens = u.cache_read_tokens + excluded.cache_read_tokens, cache_write_tokens = u.cache_write_tokens + excluded.cache_write_tokens,
       cost_micros = u.cost_micros + excluded.cost_micros`,
    [
      tx.teamId,
      dayOf(now),
      who,
      call.model,
      call.failure === null ? 0 : 1,
      call.usage.input,
      call.usage.output,
      call.usage.cacheRead,
      call.usage.cacheWrite,
      call.costMicros,
    ],
  );
}
