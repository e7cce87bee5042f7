import type { ErrorAction } from './error-action.js';

/** What one code of one vendor means to us. */
export interface ErrorRow {
  action: ErrorAction;
  /** For people; says what happened. */
  message: string;
}

/** A row with the code that was asked for. */
export interface ProviderError extends ErrorRow {
  code: string;
}

/**
 * The row of a code in a vendor's table; an unknown code asks for nothing and is never retried.
 * @param said the vendor's own words, for a code that the table does not know
 */
export function errorOf(
  table: Readonly<Record<string, ErrorRow>>,
  vendorName: string,
  code: string | number | null | undefined,
  said?: string,
): ProviderError {
  const key = code === null || code === undefined ? 'unknown' : String(code);
  const known = Object.hasOwn(table, key) ? table[key] : undefined;
  return {
    code: key,
    action: known?.action ?? 'none',
    message: known?.message ?? said ?? `${vendorName} reported error ${key}.`,
  };
}
