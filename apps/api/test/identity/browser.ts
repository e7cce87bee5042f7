import type { TestApp } from '../support/test-app.js';

export interface Answer<T> {
  status: number;
  body: T;
  /** The Set-Cookie lines of the answer. */
  cookies: string[];
}

/** A client that keeps its cookies, as a browser does. */
export class Browser {
  readonly jar = new Map<string, string>();

  constructor(private readonly app: TestApp) {}

  async graphql<T>(
    query: string,
    variables: Record<string, unknown> = {},
    token?: string,
  ): Promise<Answer<T>> {
    const answer = await this.post<{ data: T; errors?: unknown }>(
      '/graphql',
      { query, variables },
      authorised(token),
    );
    if (answer.body.errors) throw new Error(`GraphQL: ${JSON.stringify(answer.body.errors)}`);
    return { ...answer, body: answer.body.data };
  }

  async post<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.app.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
      body: JSON.stringify(body),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) this.keep(line);
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T, cookies };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split('=');
    const gone = attributes.some(
      (entry) => /^max-age=0$/i.test(entry) || /^expires=Thu, 01 Jan 1970/i.test(entry),
    );
    if (gone) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

export const authorised = (token?: string): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {};

export interface SessionAnswer {
  __typename: string;
  accessToken: string;
  expiresAt: string;
  role: string;
  code?: string;
  message?: string;
  path?: string[];
  user: { id: string; email: string; name: string };
  team: { id: string; name: string; slug: string };
}

const SESSION = `__typename ... on Session { accessToken expiresAt role user { id email name } team { id name slug } }
  ... on UserError { code message path }`;

export const SIGN_UP = `mutation ($input: SignUpInput!) { result: signUp(input: $input) { ${SESSION} } }`;
export const SIGN_IN = `mutation ($input: SignInInput!) { result: signIn(input: $input) { ${SESSION} } }`;
export const ACCEPT = `mutation ($input: AcceptInvitationInput!) { result: acceptInvitation(input: $input) { ${SESSION} } }`;
export const SWITCH = `mutation ($id: ID!) { result: switchTeam(id: $id) { ${SESSION} } }`;
export const PASSWORD = 'correct horse battery staple';
