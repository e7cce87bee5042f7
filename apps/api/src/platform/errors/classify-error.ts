import { AppError } from './app-error.js';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
/** PostgreSQL: connection failures, admin shutdown, cannot connect now, too many connections. */
const DATABASE_AWAY = /^(08|57P|53)/;

/** Turn whatever was thrown into an AppError; what is not known stays INTERNAL and keeps its cause for the log. */
export function classifyError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const message = error instanceof Error ? error.message : '';
  if (typeof code === 'string' && (NETWORK.has(code) || DATABASE_AWAY.test(code))) return away(error);
  if (
    /Connection terminated|not queryable|timeout exceeded when trying to connect|Connection is closed/i.test(
      message,
    )
  )
    return away(error);
  return new AppError('INTERNAL', 'Something went wrong on our side. Nothing was lost; try again.', {
    cause: error,
  });
}

function away(cause: unknown): AppError {
  return new AppError(
    'VENDOR_UNAVAILABLE',
    'The database or queue cannot be reached right now. Try again in a few seconds.',
    { cause },
  );
}
