import { parse } from 'node:querystring';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { faultAnswer } from '../../../platform/errors/fault-answer.js';
import type { Platform } from '../../../platform/platform.js';
import { receiveStatus } from './receive-status.js';
import type { StatusWriter } from './status-writer.js';
import { verifyTwilioCall } from './twilio-request.js';

const ROUTE = '/api/webhooks/twilio/:integrationId/status';

type StatusCall = FastifyRequest<{
  Params: { integrationId: string };
  Querystring: Record<string, string | string[] | undefined>;
}>;

/**
 * Where Twilio reports what becomes of a message: several times each, and so the address that is called most by far.
 * A scope of its own beside the controllers: no session is asked for, no browser reads the answer, each call is proven
 * by its signature. A database that is away is a 503, so that Twilio tries again.
 */
export function twilioStatusRoutes(deps: Platform, statuses: StatusWriter) {
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, parse(String(body))),
    );
    // Twilio posts forms. Whatever else comes has no fields, and so no signature that fits.
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume();
      done(null, undefined);
    });
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      reply.header('x-request-id', request.id);
      const { statusCode } = error;
      if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
        return reply
          .status(statusCode)
          .send({ code: 'BAD_USER_INPUT', message: error.message, requestId: request.id });
      const { status, body } = faultAnswer(deps.logger, error, request);
      return reply.status(status).send(body);
    });
    scope.post(ROUTE, async (request: StatusCall, reply) => {
      await receiveStatus(
        statuses,
        await verifyTwilioCall(deps, request.params.integrationId, request),
        request.query,
      );
      return reply.header('x-request-id', request.id).status(204).send();
    });
  };
}
