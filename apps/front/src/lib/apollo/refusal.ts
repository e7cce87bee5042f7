import { friendlyError } from '@/lib/apollo/errors';
import { isUserError } from '@/lib/apollo/user-errors';

/**
 * Runs a mutation and says in words why it did not work.
 *
 * @param call answers with the mutation's result union
 * @returns null on success
 */
export async function refusal(call: () => Promise<object | null | undefined>): Promise<string | null> {
  try {
    const result = await call();
    if (!result) return 'The server did not answer. Try again.';
    if (!isUserError(result)) return null;
    return (result as { message: string }).message;
  } catch (error) {
    return friendlyError(error).message;
  }
}
