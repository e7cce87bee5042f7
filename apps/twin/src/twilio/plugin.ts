import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { unreadFaults } from '../faults/strike.js';
import { TwilioError } from './errors.js';
import { messageRoutes } from './messages.routes.js';
import { numberRoutes } from './numbers.routes.js';
import { shortCodeRoutes } from './short-codes.routes.js';
import { newSid } from './sids.js';
import { callRoutes } from './voice/calls.routes.js';
import type { TwilioTwin } from './twin.js';

/** Twilio's REST API of 2010-04-01, for a prefix of the caller's choice. */
export async function twilioPlugin(app: FastifyInstance, { twin }: { twin: TwilioTwin }): Promise<void> {
  await app.register(formbody);
  app.addHook('onRequest', unreadFaults(twin.world, 'twilio'));
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('Twilio-Request-Id', newSid('RQ'));
    reply.header('X-Api-Domain', 'api.twilio.com');
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const answer = asTwilioError(error);
    if (answer.status === 500 && answer !== error) twin.options.onError(error);
    if (answer.status === 401) reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
    if (answer.status === 429 && answer.retryAfter !== null)
      reply.header('Retry-After', String(answer.retryAfter));
    return reply.code(answer.status).send(answer.toJSON());
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const answer = new TwilioError(20404, `The requested resource ${path} was not found`);
    return reply.code(answer.status).send(answer.toJSON());
  });
  await app.register(
    async (api) => {
      messageRoutes(api, twin);
      callRoutes(api, twin);
      numberRoutes(api, twin);
      shortCodeRoutes(api, twin);
    },
    { prefix: '/2010-04-01' },
  );
}

function asTwilioError(error: Error & { statusCode?: number }): TwilioError {
  if (error instanceof TwilioError) return error;
  const status = error.statusCode ?? 500;
  return status < 500 ? new TwilioError(20001, error.message, status) : new TwilioError(20500);
}
