import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answer } from './answering.js';
import { ApiError, badRequest } from './api-error.js';
import { blocksOf, type MessagesRequest, messagesRequest } from './request.js';
import { CATALOGUE } from './catalogue.js';
import { checkRequest, traitsOf } from './check-request.js';
import type { LlmFault } from './faults.js';
import { authenticate } from './keys.js';
import { type Message, toMessage } from './message.js';
import { inputTokens } from './prompt-cache.js';
import { refusalOf } from './refusals.js';
import { streamMessage } from './streaming.js';
import { schemaOf, taskOf } from './brain/think.js';
import type { AnthropicTwin } from './twin.js';

/** The Messages API, and what stands beside it. */
export function messagesRoutes(app: FastifyInstance, twin: AnthropicTwin): void {
  const { world } = twin;
  const keyOf = (request: FastifyRequest): string => authenticate(request.headers, world.options.strict);

  app.post('/v1/messages', async (http, reply) => {
    const key = keyOf(http);
    const { request, traits } = checkRequest(http.body);
    const task = taskOf(schemaOf(request));
    const fault = twin.faults.take({ model: request.model, task, prompt: lastWords(request) });
    const note = (status: number, message: Message | null): void =>
      twin.journal.add({
        requestId: http.id,
        traceId: textOf(http.headers['x-trace-id']),
        at: world.options.clock.now().toISOString(),
        model: request.model,
        task,
        streamed: request.stream ?? false,
        status,
        fault: fault?.kind ?? null,
        stopReason: message?.stop_reason ?? null,
        usage: message?.usage ?? null,
        request,
      });
    const refusal = fault && refusalOf(fault);
    if (refusal) {
      note(refusal.status, null);
      throw refusal;
    }
    if (fault?.kind === 'hang' || fault?.kind === 'reset') {
      note(0, null);
      return vanish(twin, reply, fault);
    }
    const usage = twin.cache.use(key, request, traits.minCacheable);
    const message = toMessage(request.model, answer(request, traits, world.random, fault), usage);
    note(fault?.kind === 'cut' ? 0 : 200, message);
    if (fault?.kind === 'slow') await twin.slow(fault.delayMs);
    else await twin.think();
    if (request.stream) return streamMessage(twin, reply, message, fault);
    if (fault?.kind === 'overloaded_midway') throw new ApiError('overloaded_error', 'Overloaded');
    return fault?.kind === 'cut' ? cut(reply, message) : reply.send(message);
  });

  app.post('/v1/messages/count_tokens', (http, reply) => {
    keyOf(http);
    const parsed = messagesRequest.partial({ max_tokens: true }).safeParse(http.body);
    if (!parsed.success) throw badRequest(parsed.error.issues[0]?.message ?? 'not understood');
    traitsOf(parsed.data.model);
    return reply.send({ input_tokens: inputTokens({ ...parsed.data, max_tokens: 1 }) });
  });

  app.get('/v1/models', (http, reply) => {
    keyOf(http);
    const data = Object.entries(CATALOGUE).map(([id, { displayName, createdAt, maxTokens }]) => ({
      type: 'model',
      id,
      display_name: displayName,
      created_at: createdAt,
      max_tokens: maxTokens,
    }));
    return reply.send({
      data,
      has_more: false,
      first_id: data[0]?.id ?? null,
      last_id: data.at(-1)?.id ?? null,
    });
  });
}

/** What was asked, for magic words: the last message alone. */
function lastWords({ messages }: MessagesRequest): string {
  return blocksOf(messages.at(-1)?.content)
    .map(({ text }) => text)
    .join('\n');
}

function textOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}

/** No answer at all. */
async function vanish(twin: AnthropicTwin, reply: FastifyReply, fault: LlmFault): Promise<FastifyReply> {
  reply.hijack();
  if (fault.kind === 'hang') await twin.hang(fault.delayMs);
  reply.raw.socket?.resetAndDestroy();
  return reply;
}

/** The connection breaks in the middle of the body. */
function cut(reply: FastifyReply, message: Message): FastifyReply {
  const body = JSON.stringify(message);
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  reply.raw.write(body.slice(0, body.length / 2), () => reply.raw.destroy());
  return reply;
}
