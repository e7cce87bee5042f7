import type Anthropic from '@anthropic-ai/sdk';
import type { Reply } from './answer.js';
import { usageOf } from './answer.js';

/** Takes one event of a stream into the reply. @returns the text that it adds */
export function takeEvent(reply: Reply, event: Anthropic.RawMessageStreamEvent): string {
  switch (event.type) {
    case 'message_start':
      reply.model = event.message.model;
      reply.usage = usageOf(event.message.usage);
      return '';
    case 'content_block_start':
      return event.content_block.type === 'text' ? take(reply, event.content_block.text) : '';
    case 'content_block_delta':
      return event.delta.type === 'text_delta' ? take(reply, event.delta.text) : '';
    case 'message_delta': {
      reply.stopReason = event.delta.stop_reason;
      // Totals, not differences; the input's are null where they have not changed.
      const { output_tokens, input_tokens, cache_read_input_tokens, cache_creation_input_tokens } =
        event.usage;
      reply.usage = {
        ...reply.usage,
        output: output_tokens,
        input: input_tokens ?? reply.usage.input,
        cacheRead: cache_read_input_tokens ?? reply.usage.cacheRead,
        cacheWrite: cache_creation_input_tokens ?? reply.usage.cacheWrite,
      };
      return '';
    }
    case 'message_stop':
    case 'content_block_stop':
      return '';
  }
}

function take(reply: Reply, text: string): string {
  reply.text += text;
  return text;
}
