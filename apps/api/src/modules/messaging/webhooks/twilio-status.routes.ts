import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { faultAnswer } from '../../../platform/errors/fault-answer.js';
import type { Platform } from '../../../platform/platform.js';
import { receiveStatus } from './receive-status.js';
import type { StatusWriter } from './status-writer.js';
import { verifyTwilioCall } from './twilio-request.js';

const ROUTE = '/api/webhooks/twilio/:integrationId/status';
/** Bytes; a report has a few hundred. */
const LARGEST_BODY = 64 * 1024;

/**
 * Where Twilio reports what becomes of a message: several times each, and so the address that is called most by far.
 * Beside the controllers: no session is asked for, no browser reads the answer, and each call is proven by its
 * signature, so that it leaves the framework's way as soon as its address is known. A database that is away is a 503:
 * Twilio tries again.
 */
export function twilioStatusRoutes(deps: Platform, statuses: StatusWriter) {
  return async (scope: FastifyInstance): Promise<void> => {
    // In front of the hooks of all other routes: what is taken over here does not come to them.
    scope.addHook('onRequest', (request, reply) => {
      reply.hijack();
      void answer(deps, statuses, request, reply.raw);
    });
    scope.post(ROUTE, () => undefined);
  };
}

async function answer(
  deps: Platform,
  statuses: StatusWriter,
  request: FastifyRequest,
  response: ServerResponse,
): Promise<void> {
  const { integrationId = '' } = request.params as { integrationId?: string };
  const headers = { 'x-request-id': request.id };
  try {
    const body = await readForm(request.raw);
    if (body === null) {
      response.writeHead(413, { ...headers, connection: 'close' }).end();
      return;
    }
    const { url } = request;
    const verified = await verifyTwilioCall(deps, integrationId, { headers: request.headers, url, body });
    await receiveStatus(statuses, verified, request.query as { l?: unknown; a?: unknown });
    response.writeHead(204, headers).end();
  } catch (error) {
    // Who called and went away hears nothing.
    if (response.destroyed) return;
    const { status, body } = faultAnswer(deps.logger, error, request);
    response
      .writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  }
}

/**
 * The fields of a posted form. Twilio posts nothing else: whatever comes instead has no fields, and so no signature
 * that fits.
 * @returns null when it is larger than any report
 */
function readForm(request: IncomingMessage): Promise<object | null> {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => {
      const [first] = chunks;
      const bytes = chunks.length === 1 && first ? first : Buffer.concat(chunks);
      resolve(isForm ? parse(bytes.toString()) : {});
    });
    request.on('error', reject);
  });
}
