import { z } from 'zod';

const cacheControl = z.strictObject({ type: z.literal('ephemeral'), ttl: z.enum(['5m', '1h']).optional() });
const textBlock = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1, 'text content blocks must be non-empty'),
  cache_control: cacheControl.nullish(),
});
const content = z.union([z.string().min(1, 'must not be empty'), z.array(textBlock).min(1)]);
const jsonSchema = z.record(z.string(), z.unknown());
const count = z.number().int();

/** The request of `POST /v1/messages` as far as text, structured output and client tools go; nothing else is taken. */
export const messagesRequest = z.strictObject({
  model: z.string().min(1).max(256),
  max_tokens: count.min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content }))
    .min(1, 'at least one message is required')
    .max(100_000),
  system: z.union([z.string(), z.array(textBlock)]).optional(),
  stream: z.boolean().optional(),
  stop_sequences: z.array(z.string().min(1)).optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: count.min(0).optional(),
  metadata: z.strictObject({ user_id: z.string().max(512).nullish() }).optional(),
  service_tier: z.enum(['auto', 'standard_only']).optional(),
  thinking: z
    .union([
      z.strictObject({ type: z.enum(['disabled', 'between_tools']) }),
      z.strictObject({
        type: z.literal('adaptive'),
        display: z.enum(['summarized', 'omitted']).nullish(),
      }),
      z.strictObject({ type: z.literal('enabled'), budget_tokens: count.min(1_024) }),
    ])
    .optional(),
  output_config: z
    .strictObject({
      effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).nullish(),
      format: z.strictObject({ type: z.literal('json_schema'), schema: jsonSchema }).nullish(),
    })
    .optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('custom').nullish(),
        name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
        description: z.string().optional(),
        input_schema: jsonSchema,
        strict: z.boolean().optional(),
        cache_control: cacheControl.nullish(),
      }),
    )
    .optional(),
  tool_choice: z
    .union([
      z.strictObject({ type: z.enum(['auto', 'any']), disable_parallel_tool_use: z.boolean().optional() }),
      z.strictObject({
        type: z.literal('tool'),
        name: z.string(),
        disable_parallel_tool_use: z.boolean().optional(),
      }),
      z.strictObject({ type: z.literal('none') }),
    ])
    .optional(),
});
export type MessagesRequest = z.infer<typeof messagesRequest>;

/** Text of a message or of the system prompt, in its blocks. */
export function blocksOf(
  given: MessagesRequest['messages'][number]['content'] | undefined,
): { text: string; ttl: '5m' | '1h' | null }[] {
  if (given === undefined) return [];
  if (typeof given === 'string') return [{ text: given, ttl: null }];
  return given.map(({ text, cache_control }) => ({
    text,
    ttl: cache_control ? (cache_control.ttl ?? '5m') : null,
  }));
}
