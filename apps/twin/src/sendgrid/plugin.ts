import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { unreadFaults } from '../faults/strike.js';
import { mailRoutes } from './mail.routes.js';
import { Refusal, refuse } from './refusal.js';
import { settingsRoutes } from './settings.routes.js';
import type { SendGridTwin } from './twin.js';

/** SendGrid's v3 API, for a prefix of the caller's choice. */
export async function sendgridPlugin(app: FastifyInstance, { twin }: { twin: SendGridTwin }): Promise<void> {
  app.addHook('onRequest', unreadFaults(twin.world, 'sendgrid'));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.status === 500 && refusal !== error) twin.world.options.onError(error);
    if (refusal.retryAfter !== null) reply.header('Retry-After', String(refusal.retryAfter));
    return reply.code(refusal.status).send(refusal.toJSON());
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(refuse(404, 'not found').toJSON()));
  mailRoutes(app, twin);
  settingsRoutes(app, twin);
}

function asRefusal(error: Error & { statusCode?: number }): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError)
    return new Refusal(
      400,
      error.issues.map((issue) => ({ message: issue.message, field: issue.path.join('.') })),
    );
  const status = error.statusCode ?? 500;
  return refuse(status < 500 ? status : 500, status < 500 ? error.message : 'Internal server error');
}
