import type { TestApp, TestSession } from '../support/test-app.js';

/** The account that the vendor's double knows. */
export const ACCOUNT = `AC${'a1'.repeat(16)}`;
export const TOKEN = 'secret-canary-0123456789abcdef00';

export interface Result {
  __typename: string;
  id: string;
  state: string;
  stateReason: string | null;
  account: string;
  phone: string;
  code: string;
  message: string;
  path: string[] | null;
  problems: { path: string[]; message: string }[];
  numbers: { id: string }[];
  sentToday: number;
}

export const ERROR = `__typename ... on UserError { code message path }`;
export const FIELDS = `${ERROR} ... on InvalidInput { problems { path message } }`;
const NUMBER = `... on SenderNumber { id phone state stateReason sentToday label vendor }`;
const INTEGRATION = `... on Integration { id vendor state account lastCheckedAt lastError }`;

/** An account, its numbers and pools as a person handles them. */
export function accountApi(app: () => TestApp, owner: () => TestSession) {
  async function run(
    operation: string,
    variables: Record<string, unknown>,
    token = owner().token,
  ): Promise<Result> {
    return (await app().data<{ result: Result }>(operation, variables, token)).result;
  }
  const connect = (credentials: unknown = { accountSid: ACCOUNT, authToken: TOKEN }, vendor = 'TWILIO') =>
    run(
      `mutation ($input: ConnectIntegrationInput!) { result: connectIntegration(input: $input) { ${FIELDS} ${INTEGRATION} } }`,
      { input: { vendor, credentials } },
    );
  const disconnect = (id: string) =>
    run(`mutation ($id: ID!) { result: disconnectIntegration(id: $id) { ${ERROR} ${INTEGRATION} } }`, { id });
  const add = (phone: string, more: Record<string, unknown> = {}) =>
    run(
      `mutation ($input: AddSenderNumberInput!) { result: addSenderNumber(input: $input) { ${FIELDS} ${NUMBER} } }`,
      {
        input: { vendor: 'TWILIO', phone, ...more },
      },
    );
  const retire = (id: string) =>
    run(`mutation ($id: ID!) { result: retireSenderNumber(id: $id) { ${ERROR} ${NUMBER} } }`, { id });
  const createPool = (name: string, senderNumberIds: string[]) =>
    run(
      `mutation ($input: CreateSenderPoolInput!) { result: createSenderPool(input: $input) { ${FIELDS}
       ... on SenderPool { id numbers { id } } } }`,
      { input: { name, senderNumberIds } },
    );

  return { run, connect, disconnect, add, retire, createPool };
}
