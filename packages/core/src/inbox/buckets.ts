import type { Intent } from '../classify/types.js';

/**
 * What an item must be to lie in a bucket. Conditions that are left out do not count; those given must all hold. A rule
 * without conditions takes everything.
 */
export interface BucketRule {
  /** Any of these. */
  intents?: readonly Intent[];
  /** 0–100, from this on. */
  minPriority?: number;
  /** 0–100, under this. */
  belowPriority?: number;
  /** An agent's draft waits for a person. */
  hasDraft?: boolean;
  /** Neither rules nor model were sure. */
  uncertain?: boolean;
  /** Whose turn it is: ours, or the lead's. */
  turn?: 'ours' | 'theirs';
  /** Any of these. */
  channels?: readonly ('sms' | 'email')[];
  /** Any of these. */
  sla?: readonly ('ok' | 'at_risk' | 'breached')[];
  /** Any of these stages. */
  stages?: readonly string[];
  /** Any of these campaigns. */
  campaignIds?: readonly string[];
  /** Any of these words in the message, whole and in any case. */
  words?: readonly string[];
}

/** What is known about an item. */
export interface BucketFacts {
  intent: Intent;
  priority: number;
  hasDraft: boolean;
  uncertain: boolean;
  turn: 'ours' | 'theirs';
  channel: 'sms' | 'email';
  sla: 'ok' | 'at_risk' | 'breached' | null;
  stage: string;
  campaignId: string | null;
  text: string;
}

/** The buckets that a team starts with, in their order. */
export const DEFAULT_BUCKETS: readonly { key: string; name: string; rule: BucketRule }[] = [
  { key: 'hot', name: 'Hot', rule: { turn: 'ours', minPriority: 70 } },
  { key: 'drafts', name: 'Drafts', rule: { hasDraft: true } },
  {
    key: 'low',
    name: 'Low',
    rule: {
      intents: ['not_interested', 'wrong_number', 'opt_out', 'out_of_office', 'spam'],
      uncertain: false,
    },
  },
  { key: 'waiting', name: 'Waiting for them', rule: { turn: 'theirs' } },
  { key: 'needs_reply', name: 'Needs reply', rule: {} },
];

/** Whether an item fits a rule. */
export function fitsBucket(facts: BucketFacts, rule: BucketRule): boolean {
  const anyOf = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
    wanted === undefined || (value !== null && wanted.includes(value));
  return (
    anyOf(rule.intents, facts.intent) &&
    facts.priority >= (rule.minPriority ?? 0) &&
    (rule.belowPriority === undefined || facts.priority < rule.belowPriority) &&
    (rule.hasDraft ?? facts.hasDraft) === facts.hasDraft &&
    (rule.uncertain ?? facts.uncertain) === facts.uncertain &&
    (rule.turn ?? facts.turn) === facts.turn &&
    anyOf(rule.channels, facts.channel) &&
    anyOf(rule.sla, facts.sla) &&
    anyOf(rule.stages, facts.stage) &&
    anyOf(rule.campaignIds, facts.campaignId) &&
    (rule.words === undefined || saysAny(facts.text, rule.words))
  );
}

/** The first bucket, in the order given, whose rule an item fits; null when it fits none. */
export function bucketOf<B extends { rule: BucketRule }>(
  facts: BucketFacts,
  buckets: readonly B[],
): B | null {
  return buckets.find(({ rule }) => fitsBucket(facts, rule)) ?? null;
}

const wordsOnly = (text: string): string =>
  ` ${text
    .slice(0, 10_000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

function saysAny(text: string, words: readonly string[]): boolean {
  const said = wordsOnly(text);
  return words.some((word) => {
    const wanted = wordsOnly(word);
    return wanted.trim() !== '' && said.includes(wanted);
  });
}
