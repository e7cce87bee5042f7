import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { unreadFaults } from '../faults/strike.js';
import { accountRoutes } from './account.routes.js';
import { messageRoutes } from './messages.routes.js';
import { numberRoutes } from './number.routes.js';
import { Refusal } from './refusal.js';
import { registrationRoutes } from './registration.routes.js';
import type { SignalHouseTwin } from './twin.js';
import { webhookRoutes } from './webhook.routes.js';

/** SignalHouse's v2 API, for a prefix of the caller's choice. */
export async function signalhousePlugin(
  app: FastifyInstance,
  { twin }: { twin: SignalHouseTwin },
): Promise<void> {
  app.addHook('onRequest', unreadFaults(twin.world, 'signalhouse'));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.status === 500 && refusal !== error) twin.world.options.onError(error);
    const { retryAfter } = refusal.details;
    if (retryAfter !== undefined && retryAfter !== null) reply.header('Retry-After', String(retryAfter));
    return reply.code(refusal.status).send(refusal.toJSON());
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(new Refusal(404, `Cannot ${request.method} ${request.url.split('?')[0] ?? ''}`).toJSON()),
  );
  messageRoutes(app, twin);
  accountRoutes(app, twin);
  numberRoutes(app, twin);
  webhookRoutes(app, twin);
  registrationRoutes(app, twin);
}

function asRefusal(error: Error & { statusCode?: number }): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError)
    return new Refusal(
      400,
      error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`),
    );
  const status = error.statusCode ?? 500;
  return status < 500 ? new Refusal(status, error.message) : new Refusal(500, 'Internal server error');
}
