/** The vendor's kinds of error and the status that each comes with. */
export const ERROR_STATUS = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  overloaded_error: 529,
} as const;
export type ErrorType = keyof typeof ERROR_STATUS;

interface More {
  /** `details.error_code`. */
  code?: string | undefined;
  /** Seconds. */
  retryAfter?: number | null | undefined;
}

/** An answer in the vendor's error shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly retryAfter: number | null;
  private readonly code: string | undefined;

  constructor(
    readonly type: ErrorType,
    message: string,
    more: More = {},
  ) {
    super(message);
    this.status = ERROR_STATUS[type];
    this.retryAfter = more.retryAfter ?? null;
    this.code = more.code;
  }

  body(requestId: string): object {
    const { type, message, code } = this;
    const details = code === undefined ? {} : { details: { error_code: code } };
    return { type: 'error', error: { type, message, ...details }, request_id: requestId };
  }
}

export function badRequest(message: string): ApiError {
  return new ApiError('invalid_request_error', message);
}
