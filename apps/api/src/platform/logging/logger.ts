import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type { Logger };

/** Fields that may carry a person's data or a secret; never written out. */
const REDACTED = [
  'phone',
  'email',
  'address',
  'to',
  'from',
  'body',
  'text',
  'token',
  'password',
  'authorization',
  'cookie',
  'credentials',
  'authToken',
  'accessToken',
];

/** Log lines as JSON on standard output, without personal data. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    serializers: { err: safeError },
  });
}

/** Name, message and stack. Driver errors may quote row values in `detail`, which is left out. */
function safeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(error.cause instanceof Error ? { cause: safeError(error.cause) } : {}),
  };
}

/** Nest's own messages through the same logger; its chatty start-up lines only at debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown): void {
    this.logger.debug(String(message));
  }
  debug(message: unknown): void {
    this.logger.debug(String(message));
  }
  verbose(message: unknown): void {
    this.logger.debug(String(message));
  }
  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
  error(message: unknown, stack?: unknown): void {
    this.logger.error(
      { stack: typeof stack === 'string' ? stack : undefined },
      message instanceof Error ? message.message : String(message),
    );
  }
}

/** The same connection error many times a second is one line every five seconds. */
export function quietly(logger: Logger, message: string): (error: Error) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - last < 5_000) return;
    last = performance.now();
    logger.warn({ err: error }, message);
  };
}
