import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.js';
import { faultAnswer } from './fault-answer.js';

/** Faults of REST routes as `{code, message, requestId}`. GraphQL maps its own. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (reply.sent) return undefined;
    if (error instanceof HttpException) {
      void reply.status(error.getStatus()).send({
        code: error.getStatus() === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT',
        message: error.message,
        requestId: request.id,
      });
      return undefined;
    }
    const { status, body, headers } = faultAnswer(this.logger, error, request);
    void reply.status(status).headers(headers).send(body);
    return undefined;
  }
}
