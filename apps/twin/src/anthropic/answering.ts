import type { Random } from '../random.js';
import { think } from './brain/think.js';
import type { ModelTraits } from './catalogue.js';
import type { LlmFault } from './faults.js';
import { type Answer, type ContentBlock, newId } from './message.js';
import { tokensOf } from './prompt-cache.js';
import type { MessagesRequest } from './request.js';

/** What the model says, cut off where the request allows no more. */
export function answer(
  request: MessagesRequest,
  traits: ModelTraits,
  random: Random,
  fault: LlmFault | null,
): Answer {
  if (fault?.kind === 'refusal') return { content: [], stopReason: 'refusal', outputTokens: 1 };
  const said = think(request, random, fault?.kind ?? null, fault?.word);
  const thinking = request.thinking?.type ?? traits.thinking[0];
  const before: ContentBlock[] =
    thinking === 'adaptive' || thinking === 'enabled'
      ? [{ type: 'thinking', thinking: '', signature: Buffer.from(request.model).toString('base64') }]
      : [];
  const tool = toolOf(request);
  if (tool !== null && typeof said === 'object') {
    const block: ContentBlock = {
      type: 'tool_use',
      id: newId('toolu'),
      name: tool,
      input: said,
      caller: { type: 'direct' },
    };
    return {
      content: [...before, block],
      stopReason: 'tool_use',
      outputTokens: tokensOf(JSON.stringify(said)),
    };
  }
  const whole = spoil(typeof said === 'string' ? said : JSON.stringify(said), fault);
  const room = fault?.kind === 'truncation' ? Math.floor(tokensOf(whole) / 2) : request.max_tokens;
  const isCut = tokensOf(whole) > room;
  const text = isCut ? whole.slice(0, Math.floor((whole.length * room) / tokensOf(whole))) : whole;
  return {
    content: [...before, { type: 'text', text, citations: null }],
    stopReason: isCut ? 'max_tokens' : 'end_turn',
    outputTokens: Math.max(1, tokensOf(text)),
  };
}

function spoil(text: string, fault: LlmFault | null): string {
  if (fault?.kind === 'invalid_json') return `${text.slice(0, -1)}, "oops": `;
  return fault?.kind === 'wrong_shape' ? '{"unexpected": true}' : text;
}

function toolOf({ tool_choice, tools }: MessagesRequest): string | null {
  if (tool_choice?.type === 'tool') return tool_choice.name;
  return tool_choice?.type === 'any' ? (tools?.[0]?.name ?? null) : null;
}
