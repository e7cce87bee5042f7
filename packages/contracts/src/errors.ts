/** Codes of faults, as clients see them in `extensions.code`. */
export const FAULT_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'PRECONDITION_FAILED',
  'LIMIT_EXCEEDED',
  'VENDOR_REJECTED',
  'VENDOR_UNAVAILABLE',
  'INTERNAL',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/** What a fault means over HTTP, and whether a job that met it may be tried again. */
export const FAULTS: Record<FaultCode, { httpStatus: number; retryable: boolean }> = {
  UNAUTHENTICATED: { httpStatus: 401, retryable: false },
  FORBIDDEN: { httpStatus: 403, retryable: false },
  NOT_FOUND: { httpStatus: 404, retryable: false },
  BAD_USER_INPUT: { httpStatus: 400, retryable: false },
  CONFLICT: { httpStatus: 409, retryable: false },
  PRECONDITION_FAILED: { httpStatus: 412, retryable: false },
  LIMIT_EXCEEDED: { httpStatus: 429, retryable: true },
  VENDOR_REJECTED: { httpStatus: 422, retryable: false },
  VENDOR_UNAVAILABLE: { httpStatus: 503, retryable: true },
  INTERNAL: { httpStatus: 500, retryable: true },
};
