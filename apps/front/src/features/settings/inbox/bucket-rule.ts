import { INTENTS, type Intent } from '@og/core/browser';
import { stageWords } from './stage-words';
import { intentLabels } from '../../../lib/intent-labels';

/** What a reply must be to lie in a bucket, as the API keeps it; what is left out does not count. */
export interface BucketRule {
  intents?: Intent[];
  minPriority?: number;
  belowPriority?: number;
  hasDraft?: boolean;
  uncertain?: boolean;
  turn?: 'ours' | 'theirs';
  channels?: ('sms' | 'email')[];
  sla?: ('ok' | 'at_risk' | 'breached')[];
  stages?: string[];
  campaignIds?: string[];
  words?: string[];
}

export const slaWords = { ok: 'in time', at_risk: 'nearly late', breached: 'late' } as const;
export const channelWords = { sms: 'SMS', email: 'e-mail' } as const;

/** The API's JSON as a rule; what is no object takes everything. */
export function ruleOf(json: unknown): BucketRule {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as BucketRule) : {};
}

/** The conditions in words, each of which must hold; none takes everything. */
export function ruleInWords(rule: BucketRule): string[] {
  const any = (what: string, values: readonly string[] | undefined) =>
    values?.length ? [`${what} ${values.join(' or ')}`] : [];
  return [
    ...any(
      'is',
      rule.intents?.map((intent) => (INTENTS.includes(intent) ? intentLabels[intent] : intent)),
    ),
    ...(rule.minPriority === undefined ? [] : [`priority ${rule.minPriority} and more`]),
    ...(rule.belowPriority === undefined ? [] : [`priority under ${rule.belowPriority}`]),
    ...(rule.hasDraft === undefined ? [] : [rule.hasDraft ? 'a draft waits' : 'no draft waits']),
    ...(rule.uncertain === undefined
      ? []
      : [rule.uncertain ? 'the meaning is uncertain' : 'the meaning is certain']),
    ...(rule.turn === undefined ? [] : [rule.turn === 'ours' ? 'it is our turn' : 'it is their turn']),
    ...any(
      'by',
      rule.channels?.map((channel) => channelWords[channel]),
    ),
    ...any(
      'the answer is',
      rule.sla?.map((state) => slaWords[state]),
    ),
    ...any(
      'stage',
      rule.stages?.map((stage) => stageWords[stage] ?? stage),
    ),
    ...(rule.campaignIds?.length ? [`from chosen campaigns: ${rule.campaignIds.length}`] : []),
    ...any(
      'says',
      rule.words?.map((word) => `“${word}”`),
    ),
  ];
}
