/** What a column may hold when it is handed over as an array. */
type Scalar = string | number | boolean | null | undefined;

/**
 * A column of values as PostgreSQL's array literal, for `unnest` in set-based statements. The driver's own conversion
 * looks at each element several times over; thousands of rows of twenty columns are most of a planner's time. A column
 * without any value is an empty array: `unnest` fills it up with nulls.
 *
 * Ids, numbers, booleans and instants need no quotes and must not hold any: use `textArray` for whatever people wrote.
 */
export function plainArray(values: readonly Scalar[]): string {
  let empty = true;
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    empty = false;
    return value;
  });
  return empty ? '{}' : `{${parts.join()}}`;
}

/** Texts as PostgreSQL's array literal, each quoted. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  let empty = true;
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    empty = false;
    return `"${SPECIAL.test(value) ? value.replaceAll(/[\\"]/g, '\\$&') : value}"`;
  });
  return empty ? '{}' : `{${parts.join()}}`;
}

const SPECIAL = /[\\"]/;
