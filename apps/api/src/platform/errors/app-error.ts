import { FAULTS, type FaultCode } from '@og/contracts';

/** A fault: something that the use case did not expect a person to act on. Mapped once, at the edge. */
export class AppError extends Error {
  override name = 'AppError';
  constructor(
    readonly code: FaultCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }

  get retryable(): boolean {
    return FAULTS[this.code].retryable;
  }
}

export const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what} in this team.`);
export const forbidden = (permission: string) =>
  new AppError('FORBIDDEN', `Your role does not include "${permission}". Ask an owner or admin of the team.`);
export const unauthenticated = (message = 'Sign in first.') => new AppError('UNAUTHENTICATED', message);
