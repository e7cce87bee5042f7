import { stack } from './stack';

interface Answer {
  data?: { result: { id?: string; accessToken?: string; message?: string } };
  errors?: { message: string }[];
}

/** What went wrong is told by every result. */
export const orError = '... on UserError { message }';

/**
 * One mutation, sent as the page would send it.
 * @param mutation names what comes back `result`, and asks for `orError` of it
 * @throws when the product refuses
 */
export async function ask(mutation: string, variables: object, token?: string) {
  const response = await fetch(`${stack.web}/api/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: stack.web,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query: mutation, variables }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (!data) throw new Error(`${mutation}: ${errors?.[0]?.message ?? response.status}`);
  if (data.result.message) throw new Error(`${mutation}: ${data.result.message}`);
  return data.result;
}

/** Asks in somebody's name. */
export type Ask = (mutation: string, variables: object) => ReturnType<typeof ask>;

/** Signs in for `ask`; nothing of a browser is touched. */
export async function askAs(account: { email: string; password: string }): Promise<Ask> {
  const { accessToken } = await ask(
    `mutation ($input: SignInInput!) { result: signIn(input: $input) { ... on Session { accessToken } ${orError} } }`,
    { input: { email: account.email, password: account.password } },
  );
  return (mutation, variables) => ask(mutation, variables, accessToken);
}
