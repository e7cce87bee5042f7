import type { ContentBlock, Message } from './message.js';

export interface StreamEvent {
  event: string;
  data: object;
  /** Whether a person would see something move. */
  delta: boolean;
}

const PIECE = 14;

/** The events with which the vendor tells a message, in their true order. */
export function* eventsOf(message: Message): Generator<StreamEvent> {
  const { content, stop_reason, stop_sequence, stop_details, usage } = message;
  yield event('message_start', {
    message: {
      ...message,
      content: [],
      stop_reason: null,
      stop_details: null,
      usage: { ...usage, output_tokens: 1 },
    },
  });
  for (const [index, block] of content.entries()) {
    yield event('content_block_start', { index, content_block: emptied(block) });
    if (index === 0) yield event('ping', {});
    for (const delta of deltasOf(block)) yield event('content_block_delta', { index, delta }, true);
    yield event('content_block_stop', { index });
  }
  const { input_tokens, output_tokens, cache_creation_input_tokens, cache_read_input_tokens } = usage;
  yield event('message_delta', {
    delta: { stop_reason, stop_sequence, stop_details, container: null },
    usage: {
      input_tokens,
      output_tokens,
      cache_creation_input_tokens,
      cache_read_input_tokens,
      output_tokens_details: null,
      server_tool_use: null,
    },
  });
  yield event('message_stop', {});
}

export function toText({ event: name, data }: StreamEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function event(name: string, data: object, delta = false): StreamEvent {
  return { event: name, data: { type: name, ...data }, delta };
}

function emptied(block: ContentBlock): object {
  if (block.type === 'text') return { ...block, text: '' };
  if (block.type === 'tool_use') return { ...block, input: {} };
  return { ...block, thinking: '', signature: '' };
}

function deltasOf(block: ContentBlock): object[] {
  if (block.type === 'text') return pieces(block.text).map((text) => ({ type: 'text_delta', text }));
  if (block.type === 'tool_use')
    return pieces(JSON.stringify(block.input)).map((partial_json) => ({
      type: 'input_json_delta',
      partial_json,
    }));
  return [{ type: 'signature_delta', signature: block.signature }];
}

/** Pieces of whole characters. */
function pieces(text: string): string[] {
  const characters = Array.from(text);
  const found: string[] = [];
  for (let at = 0; at < characters.length; at += PIECE) found.push(characters.slice(at, at + PIECE).join(''));
  return found;
}
