import type { InboundVerdict } from '@og/contracts';
import { settleVerdict, type InboundReading, type SettledVerdict } from '@og/core';
import type { Platform } from '../../../platform/platform.js';
import { askModel } from '../../agents/index.js';
import type { InboundFacts } from './read-inbound.js';
import { VERDICT_LIMITS, VERDICT_OUTPUT, verdictRequest } from './verdict-request.js';

const MOST_TEXT = 4_000;

/**
 * What a model says of a message that fixed rules are not sure of, settled with what the rules read. A model that is
 * down, too late or unpaid leaves the message to a person.
 */
export async function askVerdict(
  deps: Pick<Platform, 'database' | 'vault' | 'config' | 'clock'>,
  teamId: string,
  facts: InboundFacts,
  rules: InboundReading,
): Promise<{ verdict: SettledVerdict; decisionId: string | null; model: InboundVerdict | null }> {
  const text = facts.body.slice(0, MOST_TEXT);
  const asked = await askModel<InboundVerdict>(deps, teamId, {
    kind: 'classify',
    task: 'classify',
    agent: null,
    conversationId: facts.conversationId,
    leadId: facts.leadId,
    inboundMessageId: facts.messageId,
    inboundText: facts.body,
    ...verdictRequest(text, facts.lastOutbound),
    ...VERDICT_LIMITS,
    output: VERDICT_OUTPUT,
    input: { rules, text, before: facts.lastOutbound },
    decide: ({ output }) => {
      const verdict = settleVerdict(rules, output);
      return {
        verdict: verdict.uncertain ? 'person' : 'classified',
        reason: verdict.because,
        checks: [],
      };
    },
  });
  const model = asked.kind === 'answer' ? asked.output : null;
  return {
    verdict: settleVerdict(rules, model),
    decisionId: asked.kind === 'unasked' ? null : asked.decisionId,
    model,
  };
}
