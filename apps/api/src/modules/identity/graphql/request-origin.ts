import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../../platform/config/config.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { clientAddress } from '../../../platform/limits/client-address.js';
import type { RequestOrigin } from '../people.js';

/** The GraphQL context of an operation over HTTP; over a socket there is no reply. */
export interface HttpContext {
  req: FastifyRequest;
  reply: FastifyReply | null;
}

export function originOf(config: Config, { req }: HttpContext): RequestOrigin {
  return {
    requestId: req.id ?? 'unknown',
    userAgent: req.headers['user-agent'] ?? null,
    ip: clientAddress(config, req),
  };
}

/** @throws AppError BAD_USER_INPUT over a socket, which cannot set the cookie. */
export function replyOf({ reply }: HttpContext): FastifyReply {
  if (!reply)
    throw new AppError(
      'BAD_USER_INPUT',
      'Send this operation over HTTP: a socket cannot set the session cookie.',
    );
  return reply;
}
