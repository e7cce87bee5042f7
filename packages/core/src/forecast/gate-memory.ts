import { evaluateSend } from '../compliance/gate.js';
import type { SendDecision, SendFacts } from '../compliance/types.js';
import { isLocated } from '../geo/candidates.js';

type Answer = Pick<SendDecision, 'verdict' | 'reason' | 'retryAt' | 'validUntil'>;

/** Answers that are kept at once. */
const MOST = 50_000;

/**
 * The gate, each question once: thousands of people in few places, about whom nothing particular is known, get the same
 * answer at the same instant. What differs between people of one campaign stands in the key; profile, caps and settings
 * are the campaign's and do not. One instance serves one campaign at one state of its settings.
 */
export class GateMemory {
  private readonly known = new Map<string, Answer>();

  ask(facts: SendFacts): Answer {
    const { consent, suppressions } = facts;
    if (suppressions.length > 0 || consent?.revokedAt || facts.content) return evaluateSend(facts);
    const now = facts.now.getTime();
    const key = [
      now,
      facts.channel,
      facts.candidates.zones.join(),
      facts.candidates.states.join(),
      isLocated(facts.candidates),
      consent ? `${consent.scope}${consent.source.trim() !== ''}` : '',
      facts.sender ? `${facts.sender.id}${facts.sender.state}` : '',
      facts.phoneType,
      facts.firstMessage,
      facts.leadReachable,
      facts.personReplied,
      facts.otherAddressInFlight,
      facts.unknownOutcome,
      facts.dnc?.listed,
      facts.expiresAt?.getTime(),
      facts.lastInboundAt?.getTime(),
      facts.personLastSends.map((at) => at.getTime()).join(),
    ].join('|');
    const found = this.known.get(key);
    if (found) return found;
    const { verdict, reason, retryAt, validUntil } = evaluateSend(facts);
    if (this.known.size >= MOST) this.known.clear();
    const answer = { verdict, reason, retryAt, validUntil };
    this.known.set(key, answer);
    return answer;
  }
}
