import type { FastifyInstance } from 'fastify';
import { outages } from '../faults/strike.js';
import { ApiError, badRequest } from './api-error.js';
import { messagesRoutes } from './messages.routes.js';
import { newId } from './message.js';
import type { AnthropicTwin } from './twin.js';

/** Anthropic's API, for a prefix of the caller's choice. */
export async function anthropicPlugin(
  app: FastifyInstance,
  { twin }: { twin: AnthropicTwin },
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    request.id = newId('req');
    reply.header('request-id', request.id);
  });
  app.addHook('onRequest', outages(twin.world, 'anthropic'));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const refusal = asApiError(error);
    if (refusal.status === 500 && refusal !== error) twin.world.options.onError(error);
    if (refusal.retryAfter !== null) reply.header('retry-after', String(refusal.retryAfter));
    return reply.code(refusal.status).send(refusal.body(request.id));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(new ApiError('not_found_error', 'Not Found').body(request.id)),
  );
  messagesRoutes(app, twin);
}

function asApiError(error: Error & { statusCode?: number }): ApiError {
  if (error instanceof ApiError) return error;
  if (error.statusCode === 413)
    return new ApiError('request_too_large', 'Request exceeds the maximum allowed number of bytes.');
  return (error.statusCode ?? 500) < 500
    ? badRequest(error.message)
    : new ApiError('api_error', 'Internal server error');
}
