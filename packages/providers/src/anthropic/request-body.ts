import type Anthropic from '@anthropic-ai/sdk';
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import type { LlmRequest } from '../ports/llm.js';
import type { ModelRow } from './models.js';

type Body = Anthropic.MessageCreateParamsNonStreaming;

/** What goes to the Messages API. @throws Error when the output's schema is not that of an object */
export function requestBody(request: LlmRequest<unknown>, row: ModelRow): Body {
  const effort = request.effort ?? row.effort;
  const format = request.output && formatOf(request.output.schema);
  const system = request.system.filter(({ text }) => text !== '');
  return {
    model: request.model,
    max_tokens: request.maxTokens,
    messages: request.messages.map(({ role, text }) => ({ role, content: text })),
    ...(system.length === 0
      ? {}
      : {
          system: system.map(({ text, cache }) => ({
            type: 'text' as const,
            text,
            ...(cache ? { cache_control: { type: 'ephemeral' as const, ttl: cache } } : {}),
          })),
        }),
    ...(row.thinking ? { thinking: { type: row.thinking } } : {}),
    ...(effort || format
      ? { output_config: { ...(effort ? { effort } : {}), ...(format ? { format } : {}) } }
      : {}),
  };
}

/** The vendor knows a part of JSON schema; what it does not know becomes words of the description. */
function formatOf(schema: Record<string, unknown>): Anthropic.JSONOutputFormat {
  const made = jsonSchemaOutputFormat({ ...schema, type: objectType(schema) });
  return { type: made.type, schema: made.schema };
}

function objectType(schema: Record<string, unknown>): 'object' {
  if (schema['type'] !== 'object') throw new Error('The output of a model must be an object.');
  return 'object';
}
