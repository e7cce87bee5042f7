import { FAULTS, type FaultCode } from '@og/contracts';

/** A fault: something that the use case did not expect a person to act on. Mapped once, at the edge. */
export class AppError extends Error {
  override name = 'AppError';
  constructor(
    readonly code: FaultCode,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }

  /** When trying again makes sense, in seconds from now. */
  readonly retryAfterSeconds: number | null;

  /** Read by the GraphQL server, which answers as REST routes do; formatting an error takes it out. */
  get extensions(): { http?: { status: number; headers: Map<string, string> } } {
    if (this.retryAfterSeconds === null) return {};
    const headers = new Map([['retry-after', String(this.retryAfterSeconds)]]);
    return { http: { status: FAULTS[this.code].httpStatus, headers } };
  }

  get retryable(): boolean {
    return FAULTS[this.code].retryable;
  }
}

export const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what} in this team.`);
export const forbidden = (permission: string) =>
  new AppError('FORBIDDEN', `Your role does not include "${permission}". Ask an owner or admin of the team.`);
export const unauthenticated = (message = 'Sign in first.') => new AppError('UNAUTHENTICATED', message);

/** @param what was too many of, as in "Too many tries." @param waitMs until one more is let in */
export function tooMany(what: string, waitMs: number): AppError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new AppError('LIMIT_EXCEEDED', `Too many ${what}. Try again in ${inWords(seconds)}.`, {
    retryAfterSeconds: seconds,
  });
}

function inWords(seconds: number): string {
  if (seconds === 1) return 'a second';
  if (seconds < 120) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
