import type { ColumnMapping, NormalizeOptions, NormalizeResult } from './types.js';

/**
 * Turns one row of a file into a lead. Rejected only when no valid phone and no valid e-mail is left;
 * anything else that is wrong becomes a warning.
 * @param row cells in file order
 */
export function normalizeLeadRow(
  row: readonly string[],
  mapping: readonly ColumnMapping[],
  options: NormalizeOptions = {},
): NormalizeResult {
  throw new Error(
    `normalizeLeadRow is not available yet (${row.length}, ${mapping.length}, ${Object.keys(options).length})`,
  );
}
