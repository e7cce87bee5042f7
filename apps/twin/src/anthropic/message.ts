import { randomBytes } from 'node:crypto';
import type { InputUsage } from './prompt-cache.js';

export type StopReason = 'end_turn' | 'max_tokens' | 'refusal' | 'tool_use';

export type ContentBlock =
  | { type: 'text'; text: string; citations: null }
  | { type: 'thinking'; thinking: string; signature: string }
  | { type: 'tool_use'; id: string; name: string; input: object; caller: { type: 'direct' } };

/** An answer of the Messages API. */
export interface Message {
  id: string;
  type: 'message';
  role: 'assistant';
  model: string;
  content: ContentBlock[];
  stop_reason: StopReason | null;
  stop_sequence: null;
  stop_details: { type: 'refusal'; category: 'general_harms'; explanation: string } | null;
  container: null;
  diagnostics: null;
  usage: Usage;
}

export interface Usage {
  input_tokens: number;
  output_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number };
  output_tokens_details: null;
  server_tool_use: null;
  service_tier: 'standard';
  inference_geo: null;
  speed: null;
}

export interface Answer {
  content: ContentBlock[];
  stopReason: StopReason;
  outputTokens: number;
}

export function newId(prefix: string): string {
  return `${prefix}_01${randomBytes(16).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 22)}`;
}

export function toMessage(
  model: string,
  { content, stopReason, outputTokens }: Answer,
  input: InputUsage,
): Message {
  return {
    id: newId('msg'),
    type: 'message',
    role: 'assistant',
    model,
    content,
    stop_reason: stopReason,
    stop_sequence: null,
    stop_details:
      stopReason === 'refusal'
        ? { type: 'refusal', category: 'general_harms', explanation: 'This request was declined.' }
        : null,
    container: null,
    diagnostics: null,
    usage: {
      input_tokens: input.input,
      output_tokens: outputTokens,
      cache_creation_input_tokens: input.write5m + input.write1h,
      cache_read_input_tokens: input.read,
      cache_creation: {
        ephemeral_5m_input_tokens: input.write5m,
        ephemeral_1h_input_tokens: input.write1h,
      },
      output_tokens_details: null,
      server_tool_use: null,
      service_tier: 'standard',
      inference_geo: null,
      speed: null,
    },
  };
}
