import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { FAULTS } from '@og/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.js';
import { classifyError } from './classify-error.js';

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
    const fault = classifyError(error);
    if (FAULTS[fault.code].httpStatus >= 500)
      this.logger.error(
        { err: fault.cause ?? fault, url: request.url.split('?')[0], requestId: request.id },
        'request failed',
      );
    void reply
      .status(FAULTS[fault.code].httpStatus)
      .send({ code: fault.code, message: fault.message, requestId: request.id });
    return undefined;
  }
}
