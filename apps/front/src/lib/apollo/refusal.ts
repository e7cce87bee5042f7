import { attempt } from './attempt';

/**
 * Runs a mutation and says in words why it did not work.
 *
 * @param call answers with the mutation's result union
 * @returns null on success
 */
export async function refusal(call: () => Promise<object | null | undefined>): Promise<string | null> {
  return (await attempt(call)).refused;
}
