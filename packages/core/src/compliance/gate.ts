import { RULESET } from './ruleset.js';
import { RULES } from './rules.js';
import type { RuleContext, RuleOutcome } from './rule.js';
import type { RuleResult, SendDecision, SendFacts, WindowProfile } from './types.js';
import { closesAt, isOpenAt, nextOpening } from './window.js';

/** The hours that count for a channel: SMS never without a legal window, e-mail only the campaign's own hours. */
export function effectiveProfile(facts: Pick<SendFacts, 'channel' | 'profile'>): WindowProfile {
  const { channel, profile } = facts;
  const name = typeof profile === 'string' ? profile : profile.base;
  const base = channel === 'email' ? 'any_time' : name === 'any_time' ? 'cautious' : name;
  return typeof profile === 'string' ? base : { base, sendWindow: profile.sendWindow };
}

/** Not before `earliest`, not before the next opening after it, never in the past. */
function retryTime(outcome: RuleOutcome, context: RuleContext): Date | null {
  if (outcome.result !== 'fail' || outcome.verdict !== 'hold' || !outcome.retryAfter) return null;
  const { facts, profile } = context;
  const earliest = new Date(Math.max(outcome.retryAfter.getTime(), facts.now.getTime()));
  if (facts.channel === 'email' && typeof profile === 'string') return earliest;
  return nextOpening(facts.candidates, profile, earliest);
}

/**
 * Decides whether a message may go out now. Pure: the same facts always give the same decision.
 * Every rule is evaluated and reported; the first failing one in the fixed order decides.
 * @throws RangeError when the campaign's send window in the profile is unusable
 */
export function evaluateSend(facts: SendFacts): SendDecision {
  const profile = effectiveProfile(facts);
  const context: RuleContext = {
    facts,
    kind: facts.kind ?? 'campaign',
    profile,
    open: isOpenAt(facts.candidates, profile, facts.now),
    closes: closesAt(facts.candidates, profile, facts.now),
  };
  const rules: RuleResult[] = [];
  let decisive: RuleOutcome | null = null;
  for (const [rule, evaluate] of RULES) {
    const outcome = evaluate(context);
    rules.push({ rule, result: outcome.result, detail: outcome.detail });
    if (decisive === null && outcome.result === 'fail') decisive = outcome;
  }
  const failed = decisive?.result === 'fail' ? decisive : null;
  const ends = [context.closes, facts.expiresAt ?? null].filter((end) => end !== null);
  return {
    verdict: failed ? failed.verdict : 'allow',
    reason: failed ? failed.reason : 'ok',
    retryAt: failed ? retryTime(failed, context) : null,
    validUntil: failed || ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime()))),
    rules,
    rulesetVersion: RULESET.version,
    zones: context.open.zones,
    consentId: facts.consent?.id ?? null,
    senderId: facts.sender?.id ?? null,
  };
}
