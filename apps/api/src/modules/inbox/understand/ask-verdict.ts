import type { InboundVerdict } from '@og/contracts';
import { settleVerdict, type InboundReading, type SettledVerdict } from '@og/core';
import type { Platform } from '../../../platform/platform.js';
import { askModel } from '../../agents/index.js';
import type { InboundFacts } from './read-inbound.js';
import { VERDICT_LIMITS, VERDICT_OUTPUT, verdictRequest } from './verdict-request.js';

const MOST_TEXT = 4_000;
/** Failures that pass by themselves. */
const PASSING: ReadonlySet<string> = new Set(['timeout', 'overloaded', 'unavailable']);

/**
 * What a model says of a message that fixed rules are not sure of, settled with what the rules read. A model that is
 * down, too late or unpaid leaves the message to a person; so does one without any words, about which nobody is asked.
 * @returns `down`: there may be an answer when it is asked again later
 */
export async function askVerdict(
  deps: Pick<Platform, 'database' | 'vault' | 'config' | 'clock'>,
  teamId: string,
  facts: InboundFacts,
  rules: InboundReading,
): Promise<{ verdict: SettledVerdict; down: boolean }> {
  const text = facts.words.slice(0, MOST_TEXT).toWellFormed();
  if (/^[\p{C}\s]*$/u.test(text)) return { verdict: settleVerdict(rules, null), down: false };
  let down = false;
  const asked = await askModel<InboundVerdict>(deps, teamId, {
    kind: 'classify',
    task: 'classify',
    agent: null,
    conversationId: facts.conversationId,
    leadId: facts.leadId,
    texts: facts,
    inboundMessageId: facts.messageId,
    inboundText: facts.words,
    ...verdictRequest(text, facts.lastOutbound),
    ...VERDICT_LIMITS,
    output: VERDICT_OUTPUT,
    input: { rules, text, before: facts.lastOutbound },
    decide: ({ output, call }) => {
      down = PASSING.has(call.stopReason ?? '');
      const verdict = settleVerdict(rules, output);
      return {
        verdict: verdict.uncertain ? 'person' : 'classified',
        reason: verdict.because,
        checks: [],
      };
    },
  });
  return { verdict: settleVerdict(rules, 'output' in asked ? asked.output : null), down };
}
