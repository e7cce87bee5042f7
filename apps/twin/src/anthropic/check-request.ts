import { ApiError, badRequest } from './api-error.js';
import { CATALOGUE, type ModelTraits } from './catalogue.js';
import { checkSchema } from './check-schema.js';
import { blocksOf, type MessagesRequest, messagesRequest } from './request.js';

const MAX_BREAKPOINTS = 4;

/** The request and its model's traits. @throws ApiError as the vendor refuses it */
export function checkRequest(body: unknown): { request: MessagesRequest; traits: ModelTraits } {
  const parsed = messagesRequest.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRequest(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not understood'}`);
  }
  const request = parsed.data;
  const traits = traitsOf(request.model);
  if (request.max_tokens > traits.maxTokens)
    throw badRequest(
      `max_tokens: ${request.max_tokens} > ${traits.maxTokens}, which is the maximum for this model`,
    );
  if (request.messages.at(-1)?.role !== 'user')
    throw badRequest('messages: this model does not support assistant message prefill');
  checkHabits(request, traits);
  checkBreakpoints(request);
  const format = request.output_config?.format;
  if (format) checkSchema(format.schema, 'output_config.format.schema');
  for (const tool of request.tools ?? []) {
    if (tool.strict) checkSchema(tool.input_schema, `tools.${tool.name}.input_schema`);
  }
  return { request, traits };
}

export function traitsOf(model: string): ModelTraits {
  const traits = Object.hasOwn(CATALOGUE, model) ? CATALOGUE[model] : undefined;
  if (!traits) throw new ApiError('not_found_error', `model: ${model}`);
  return traits;
}

function checkHabits(request: MessagesRequest, traits: ModelTraits): void {
  if (!traits.sampling) {
    for (const name of ['temperature', 'top_p', 'top_k'] as const)
      if (request[name] !== undefined)
        throw badRequest(`${name}: sampling parameters are not supported on this model`);
  }
  const thinking = request.thinking?.type;
  if (thinking !== undefined && !traits.thinking.includes(thinking))
    throw badRequest(`thinking.type: "${thinking}" is not supported on this model`);
  const choice = request.tool_choice;
  if (!choice || choice.type === 'none' || choice.type === 'auto') return;
  if (!traits.forcedTools) throw badRequest('tool_choice: forced tool use is not supported on this model');
  if (!request.tools?.length) throw badRequest('tool_choice: may only be specified while providing tools');
  if (choice.type === 'tool' && !request.tools.some(({ name }) => name === choice.name))
    throw badRequest(`tool_choice.name: no tool is called ${choice.name}`);
}

function checkBreakpoints(request: MessagesRequest): void {
  const marked = [
    ...(request.tools ?? []).map((tool) => tool.cache_control != null),
    ...blocksOf(request.system).map(({ ttl }) => ttl !== null),
    ...request.messages.flatMap((message) => blocksOf(message.content).map(({ ttl }) => ttl !== null)),
  ].filter(Boolean).length;
  if (marked > MAX_BREAKPOINTS)
    throw badRequest(
      `A maximum of ${MAX_BREAKPOINTS} blocks with cache_control may be provided. Found ${marked}.`,
    );
}
