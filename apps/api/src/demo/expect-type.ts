/** The result when it is of the wanted type; otherwise its own words as an error. */
export function expectType<R extends { __typename: string }, T extends R['__typename']>(
  result: R,
  type: T,
): Extract<R, { __typename: T }> {
  if (result.__typename === type) return result as Extract<R, { __typename: T }>;
  throw new Error(`The demo workspace could not be made: ${JSON.stringify(result)}`);
}

/** The same of what may have been made by a seed that was cut; null: it is there already, which `code` says. */
export function expectTypeOr<R extends { __typename: string; code?: string }, T extends R['__typename']>(
  result: R,
  type: T,
  code: string,
): Extract<R, { __typename: T }> | null {
  return result.__typename === 'Conflict' && result.code === code ? null : expectType(result, type);
}
