import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { FAULTS } from '@og/contracts';
import { classifyError } from '../errors/classify-error.js';
import type { Logger } from '../logging/logger.js';
import { attachment } from './attachment.js';
import type { DiskStorage } from './disk-storage.js';
import { FileTooLarge, limitBytes } from './size-limit.js';

interface FilesOptions {
  storage: DiskStorage;
  /** The only origin that may upload from a browser. */
  origin: string;
  logger: Logger;
}

/** A wildcard, because the length of a named parameter is limited to less than a token has. */
const ROUTE = '/api/files/*';

type FileRequest = FastifyRequest<{ Params: { '*': string } }>;

/**
 * `PUT` and `GET /api/files/:token`: what signed addresses of DiskStorage lead to. The token is the permission.
 * A scope of its own, because a file of any type must arrive as a stream here, JSON and plain text included.
 */
export function fileRoutes(options: FilesOptions) {
  const { storage, origin, logger } = options;
  return async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    scope.addHook('onRequest', async (request, reply) => {
      reply.headers({
        'x-request-id': request.id,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'cache-control': 'private, no-store',
        'cross-origin-resource-policy': 'cross-origin',
        vary: 'Origin',
        ...(request.headers.origin === origin ? { 'access-control-allow-origin': origin } : {}),
      });
    });

    scope.setErrorHandler((error, request, reply) => fail(error, request, reply, logger));

    // The application's own CORS rule knows no PUT: these routes answer for themselves.
    const config = { cors: false } as const;

    scope.options(ROUTE, { config }, async (_request, reply) => {
      reply.headers({
        'access-control-allow-methods': 'GET, PUT',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      });
      return reply.status(204).send();
    });

    scope.put(ROUTE, { config, bodyLimit: Number.MAX_SAFE_INTEGER }, async (request: FileRequest, reply) => {
      const grant = storage.openGrant(request.params['*'], 'PUT');
      if (Number(request.headers['content-length'] ?? 0) > grant.byteSize)
        throw new FileTooLarge(grant.byteSize);
      // A request without a content type or without a body is not parsed: its raw stream is the body.
      const body = (request.body ?? request.raw) as Readable;
      await storage.write(grant.key, limitBytes(body, grant.byteSize));
      return reply.status(204).send();
    });

    scope.get(ROUTE, { config }, async (request: FileRequest, reply) => {
      const grant = storage.openGrant(request.params['*'], 'GET');
      const stored = await storage.stat(grant.key);
      const stream = await storage.read(grant.key);
      reply.headers({
        'content-type': grant.contentType,
        'content-disposition': attachment(grant.fileName),
        ...(stored ? { 'content-length': stored.byteSize } : {}),
      });
      return reply.send(stream);
    });
  };
}

function fail(error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): FastifyReply {
  const fault = classifyError(error);
  const status = fault instanceof FileTooLarge ? 413 : FAULTS[fault.code].httpStatus;
  if (status >= 500)
    logger.error({ err: fault.cause ?? fault, requestId: request.id }, 'file request failed');
  // What is left of a refused upload is not read: the connection ends with the answer.
  if (request.method === 'PUT') reply.header('connection', 'close');
  return reply.status(status).send({
    code: status === 413 ? 'FILE_TOO_LARGE' : fault.code,
    message: fault.message,
    requestId: request.id,
  });
}
