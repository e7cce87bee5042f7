import { closesAt, effectiveProfile, evaluateSend, type ReasonCode, type SendDecision } from '@og/core';
import type { LoadedFacts } from './load-send-facts.js';
import type { RuleLine } from './rule-record.js';

/** The gate's answer with the rules that exist for conversations, which core's fixed list does not have. */
export interface GateDecision extends Omit<SendDecision, 'rules'> {
  rules: RuleLine[];
}

/** A person who just wrote is awake: an answer within this time of their message may go out at any hour. */
export const DIRECT_ANSWER_MS = 15 * 60_000;

const HOURS: ReadonlySet<ReasonCode> = new Set([
  'outside_window',
  'window_closing',
  'unknown_location',
  'no_joint_window',
]);

/**
 * Evaluate loaded facts. An answer within 15 minutes of the person's own message passes the hours rule; nothing
 * else is waived.
 */
export function decideSend(loaded: LoadedFacts): GateDecision {
  const { facts, conversationConsent } = loaded;
  const decision: GateDecision = evaluateSend(facts);
  const rules = [...decision.rules];
  if (conversationConsent) {
    rules.push({
      rule: 'conversation_consent',
      result: 'pass',
      detail: `The person wrote to us at ${conversationConsent.at.toISOString()} (message ${conversationConsent.messageId}): that may be answered.`,
    });
  }
  const consentId = conversationConsent ? null : decision.consentId;
  const answered =
    facts.kind === 'reply' && facts.lastInboundAt
      ? facts.now.getTime() - facts.lastInboundAt.getTime()
      : null;
  if (
    answered === null ||
    answered < 0 ||
    answered > DIRECT_ANSWER_MS ||
    decision.verdict !== 'hold' ||
    !HOURS.has(decision.reason)
  ) {
    return { ...decision, rules, consentId };
  }
  rules.push({
    rule: 'direct_answer',
    result: 'pass',
    detail: `The person wrote ${Math.floor(answered / 1_000)} s ago: a direct answer within 15 minutes may go out at any hour.`,
  });
  return {
    ...decision,
    verdict: 'allow',
    reason: 'ok',
    retryAt: null,
    validUntil:
      closesAt(facts.candidates, effectiveProfile(facts), facts.now) ??
      new Date(facts.now.getTime() + DIRECT_ANSWER_MS),
    rules,
    consentId,
  };
}
