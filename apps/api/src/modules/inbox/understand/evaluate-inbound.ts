import type { InboundVerdict } from '@og/contracts';
import { classifyByRules, settleVerdict, type Intent } from '@og/core';
import type { LlmPort, ModelTable } from '../../../platform/vendors/llm.js';
import { VERDICT_LIMITS, VERDICT_OUTPUT, verdictRequest } from './verdict-request.js';

/** A message whose meaning is known. */
export interface LabelledMessage {
  text: string;
  intent: Intent;
  channel?: 'sms' | 'email';
  lastOutbound?: string;
}

export interface ReadMessage {
  expected: Intent;
  /** What fixed rules alone say. */
  byRules: Intent;
  certain: boolean;
  /** What comes of rules and model. */
  settled: Intent;
  /** A person has to say what it means. */
  uncertain: boolean;
  /** The person would be suppressed. */
  suppressed: boolean;
  asked: boolean;
  failed: boolean;
  costMicros: number;
  latencyMs: number;
}

/** Read one labelled message as an inbound one is read: rules, then a model where they are not sure. */
export async function evaluateInbound(
  { llm, models }: { llm: LlmPort; models: ModelTable },
  message: LabelledMessage,
  now: Date,
): Promise<ReadMessage> {
  const before = message.lastOutbound ?? null;
  const rules = classifyByRules(message.text, {
    now,
    zone: 'America/New_York',
    channel: message.channel ?? 'sms',
    lastOutbound: before,
  });
  const result = rules.certain
    ? null
    : await llm.generate<InboundVerdict>({
        model: models.tasks.classify,
        ...verdictRequest(message.text, before),
        ...VERDICT_LIMITS,
        output: VERDICT_OUTPUT,
      });
  const verdict = settleVerdict(rules, result?.kind === 'answer' ? result.output : null);
  return {
    expected: message.intent,
    byRules: rules.intent,
    certain: rules.certain,
    settled: verdict.intent,
    uncertain: verdict.uncertain,
    suppressed: verdict.effect === 'suppress',
    asked: result !== null,
    failed: result?.kind === 'failure',
    costMicros: result?.costMicros ?? 0,
    latencyMs: result?.latencyMs ?? 0,
  };
}
