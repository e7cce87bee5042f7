import {
  closesAt,
  effectiveProfile,
  evaluateSend,
  REASONS,
  RUN_REASONS,
  type ReasonCode,
  type SendDecision,
} from '@og/core';
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

/** The sentence of a reason code; codes of the engine itself and of providers stay as they are. */
export function reasonMessage(reason: string): string {
  if (Object.hasOwn(REASONS, reason)) return REASONS[reason as ReasonCode];
  return RUN_REASONS[reason] ?? ENGINE_REASONS[reason] ?? `The provider reported ${reason}.`;
}

/** Why the engine itself stopped or held something. */
const ENGINE_REASONS: Record<string, string> = {
  no_phone: 'The lead has no phone number that can be texted.',
  no_email: 'The lead has no e-mail address.',
  no_mailbox: 'No mailbox of the team can send: add one in the settings.',
  bounced: 'The address bounced: nobody receives mail there.',
  missing_value: 'A merge field has no value and no fallback.',
  text_too_long: 'The text is longer than 1,600 characters.',
  provider_busy: 'The provider asked us to slow down; it goes out a little later.',
  sender_daily_cap: 'The sender or its brand has used up today; it goes out after midnight Pacific time.',
  provider_unreachable: 'The provider cannot be reached; it goes out as soon as it answers.',
  stopped_before_socket: 'It was stopped before it left; it is decided anew.',
  lease_expired:
    'The process that sent it died before the answer was stored. It is being looked up at the provider.',
  not_reported_by_provider:
    'The provider reported nothing about this e-mail and keeps no log that could be asked. It is not sent again by itself.',
  not_found_at_provider:
    'Two look-ups found no such message at the provider. It is not sent again by itself.',
  undone: 'Taken back within the undo time.',
  campaign_archived: 'The campaign was archived.',
  sequence_done: 'Every step was carried out.',
};
