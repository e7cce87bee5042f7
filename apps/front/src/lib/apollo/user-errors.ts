interface UserErrorLike {
  __typename?: string;
  code: string;
  message: string;
  path: readonly string[] | null;
  problems?: readonly { message: string; path: readonly string[] | null }[] | null;
}

/** True for the members of a result union that say what the person has to change. */
export function isUserError<Result extends object>(
  result: Result,
): result is Extract<Result, { code: string; message: string }> {
  return 'code' in result && 'message' in result;
}

/**
 * Puts a refusal where it belongs: at the fields of the form that it names.
 *
 * @param fields the form's field names; a path's last part that is one of them gets the message
 * @returns what belongs to no field, for a banner, or null
 */
export function showUserError<Field extends string>(
  error: UserErrorLike,
  setError: (
    field: NoInfer<Field>,
    error: { type: string; message: string },
    options: { shouldFocus: boolean },
  ) => void,
  fields: readonly Field[],
): string | null {
  const problems = error.problems?.length ? error.problems : [error];
  const rest: string[] = [];
  for (const problem of problems) {
    const last = problem.path?.at(-1);
    const field = fields.find((name) => name === last);
    if (field) setError(field, { type: 'server', message: problem.message }, { shouldFocus: true });
    else rest.push(problem.message);
  }
  return rest.length ? rest.join(' ') : null;
}
