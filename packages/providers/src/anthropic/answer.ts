import type Anthropic from '@anthropic-ai/sdk';
import type { LlmOutput } from '../ports/llm.js';
import { NO_USAGE, type BilledUsage } from './cost.js';
import { trouble, type Trouble } from './failure.js';

/** What came of one attempt as far as it came: an answer is whole when `stopReason` is set. */
export interface Reply {
  model: string | null;
  text: string;
  stopReason: string | null;
  usage: BilledUsage;
  requestId: string | null;
  /** Whether somebody has seen a part of it. */
  told: boolean;
}

/** An answer to what was asked, or why there is none. */
export type Verdict<T> = { output: T | null } | { trouble: Trouble };

export function emptyReply(): Reply {
  return { model: null, text: '', stopReason: null, usage: NO_USAGE, requestId: null, told: false };
}

/** A whole message; blocks that are no text (thinking) are billed and left out. */
export function replyOf(message: Anthropic.Message, requestId: string | null): Reply {
  return {
    model: message.model,
    text: message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    stopReason: message.stop_reason,
    usage: usageOf(message.usage),
    requestId,
    told: false,
  };
}

export function usageOf(
  usage: Pick<Anthropic.Usage, 'input_tokens' | 'output_tokens'> & Partial<Anthropic.Usage>,
): BilledUsage {
  return {
    input: usage.input_tokens,
    output: usage.output_tokens,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
    cacheWrite1h: usage.cache_creation?.ephemeral_1h_input_tokens ?? 0,
  };
}

/** Whether a whole reply is an answer, and to what was asked. */
export function judge<T>(reply: Reply, output: LlmOutput<T> | undefined): Verdict<T> {
  const { requestId } = reply;
  const no = (reason: Trouble['reason'], message: string): { trouble: Trouble } => ({
    trouble: trouble(reason, message, { requestId }),
  });
  switch (reply.stopReason) {
    case 'end_turn':
    case 'stop_sequence':
      break;
    case 'refusal':
      return no('refused', 'The model declined to answer.');
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return no('truncated', 'The answer was cut off: it is longer than this request allows.');
    case null:
      return {
        trouble: trouble('unavailable', 'The answer ended too early.', { requestId, again: true }),
      };
    default:
      return no('invalid_output', `The model stopped for “${reply.stopReason}”, which was not asked for.`);
  }
  if (!output) return { output: null };
  try {
    return { output: output.parse(JSON.parse(reply.text)) };
  } catch {
    return no('invalid_output', 'The model’s answer is not in the form that was asked for.');
  }
}
