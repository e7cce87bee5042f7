import { friendlyError } from './errors';
import { isUserError } from './user-errors';

export type Attempt<Result> = { ok: Result; refused: null } | { ok: null; refused: string };

/**
 * Runs a mutation and tells its success from a refusal or a fault, both in words.
 *
 * @param call answers with the mutation's result union
 */
export async function attempt<Result extends object>(
  call: () => Promise<Result | null | undefined>,
): Promise<Attempt<Exclude<Result, { code: string; message: string }>>> {
  try {
    const result = await call();
    if (!result) return { ok: null, refused: 'The server did not answer. Try again.' };
    if (isUserError(result)) {
      const { message, problems } = result as {
        message: string;
        problems?: readonly { message: string }[] | null;
      };
      return { ok: null, refused: problems?.map((problem) => problem.message).join(' ') || message };
    }
    return { ok: result as Exclude<Result, { code: string; message: string }>, refused: null };
  } catch (error) {
    return { ok: null, refused: friendlyError(error).message };
  }
}
