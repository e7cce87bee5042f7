import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Limits } from '../../src/platform/limits/limits.js';
import { socketClient, socketTicket } from '../support/socket-client.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

const WEB_SECRET = 'what-the-web-and-the-api-share-with-each-other';

interface Reply {
  status: number;
  retryAfter: number;
  body: {
    data?: { result: { __typename: string; code?: string; message?: string; accessToken?: string } } | null;
    errors?: { message: string; extensions: { code: string; retryAfterSeconds?: number } }[];
  };
}

/** Every request says where it comes from; the one trusted proxy of these tests is the test itself. */
async function ask(
  app: TestApp,
  from: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  return { status: response.status, retryAfter, body: (await response.json()) as Reply['body'] };
}

const SIGN_IN = `mutation ($input: SignInInput!) { result: signIn(input: $input) {
  __typename ... on Session { accessToken } ... on UserError { code message } } }`;
const signIn = (app: TestApp, from: string, email: string, password: string) =>
  ask(app, from, SIGN_IN, { input: { email, password } });

/** What one try came to: the result's type, or the error's code. */
const outcome = ({ body }: Reply) => body.errors?.[0]?.extensions.code ?? body.data?.result.__typename;

async function wrongTries(app: TestApp, from: string, email: string, times: number): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let n = 0; n < times; n += 1) replies.push(await signIn(app, from, email, `wrong password ${n}`));
  return replies;
}

const addressOfLastSession = async (app: TestApp) => {
  const { rows } = await app.platform.database.withSystem((tx) =>
    tx.client.query<{ ip: string }>('select ip from sessions order by id desc limit 1'),
  );
  return rows[0]?.ip;
};

describe('behind one proxy', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({
      env: {
        WORKERS: 'none',
        TRUSTED_PROXY_HOPS: '1',
        CLIENT_ADDRESS_HEADER: 'do-connecting-ip',
        WEB_PROXY_SECRET: `an-older-one-that-is-being-replaced-now, ${WEB_SECRET}`,
        LIMIT_ACCOUNT_FAILURES: '12',
        LIMIT_ADDRESS_FAILURES: '14',
      },
    });
  });
  afterAll(() => app?.close());

  it('takes the word of the proxy, of the platform and of the web, and nobody else’s', async () => {
    const { email, password } = await app.signUp();
    const from = async (headers: Record<string, string>) => {
      const reply = await ask(app, '6.6.6.6, 203.0.113.1', SIGN_IN, { input: { email, password } }, headers);
      expect(outcome(reply)).toBe('Session');
      return addressOfLastSession(app);
    };
    expect(await from({})).toBe('203.0.113.1');
    expect(await from({ 'do-connecting-ip': '203.0.113.2' })).toBe('203.0.113.2');
    expect(await from({ 'do-connecting-ip': 'whatever' })).toBe('203.0.113.1');
    expect(await from({ 'x-visitor-address': '203.0.113.3' })).toBe('203.0.113.1');
    const forged = { 'x-visitor-address': '203.0.113.3', 'x-web-proxy-secret': 'guessed' };
    expect(await from(forged)).toBe('203.0.113.1');
    expect(await from({ ...forged, 'x-web-proxy-secret': WEB_SECRET })).toBe('203.0.113.3');
  });

  it('lets a few wrong passwords through, then says when to go on; another address of the person is let in', async () => {
    const { email, password } = await app.signUp();
    const replies = await wrongTries(app, '203.0.113.10', email, 6);
    expect(replies.map(outcome)).toEqual([...Array<string>(5).fill('SignInFailed'), 'LIMIT_EXCEEDED']);
    const [last] = replies.slice(-1);
    expect(last?.status).toBe(429);
    expect(last?.retryAfter).toBe(30);
    expect(last?.body.errors?.[0]?.message).toBe('Too many tries. Try again in 30 seconds.');
    expect(last?.body.errors?.[0]?.extensions).toMatchObject({ retryable: true, retryAfterSeconds: 30 });
    // Also with the right password: a guess that was right must not be told apart.
    expect(outcome(await signIn(app, '203.0.113.10', email, password))).toBe('LIMIT_EXCEEDED');
    // Writing other headers helps nobody.
    expect(outcome(await signIn(app, '9.9.9.9, 203.0.113.10', email, password))).toBe('LIMIT_EXCEEDED');
    expect(outcome(await signIn(app, '203.0.113.11', email, password))).toBe('Session');
  });

  it('counts the same for an e-mail that nobody has', async () => {
    const { email } = await app.signUp();
    const known = await wrongTries(app, '203.0.113.12', email, 7);
    const unknown = await wrongTries(app, '203.0.113.13', `nobody-${email}`, 7);
    const seen = (replies: Reply[]) =>
      replies.map(({ status, body }) => [status, body.data, body.errors?.[0]?.extensions.code]);
    expect(seen(unknown)).toEqual(seen(known));
  });

  it('one process counts on where another stopped, and all tries at once are counted', async () => {
    if (!app.platform.store.redis) return;
    const { email } = await app.signUp();
    await wrongTries(app, '203.0.113.14', email, 3);
    const { config, store, vault } = app.platform;
    const other = new Limits({ config, redis: store.redis, vault, onAway: () => undefined });
    const tries = Array.from({ length: 6 }, () =>
      other
        .passwordTry(email, '203.0.113.14', () => Promise.resolve(false))
        .then(
          () => 'let in',
          (error: { retryAfterSeconds: number }) => error.retryAfterSeconds,
        ),
    );
    const seen = await Promise.all(tries);
    expect(seen.filter((one) => one === 'let in')).toHaveLength(2);
    expect(outcome(await signIn(app, '203.0.113.14', email, 'x'))).toBe('LIMIT_EXCEEDED');
  });

  it('a success forgets the tries before it', async () => {
    const { email, password } = await app.signUp();
    await wrongTries(app, '203.0.113.15', email, 4);
    expect(outcome(await signIn(app, '203.0.113.15', email, password))).toBe('Session');
    const again = await wrongTries(app, '203.0.113.15', email, 5);
    expect(again.map(outcome)).toEqual(Array<string>(5).fill('SignInFailed'));
  });

  it('guesses from many addresses end, and the person still gets in from where they signed in before', async () => {
    const { email, password } = await app.signUp();
    expect(outcome(await signIn(app, '2001:db8:1:2::3', email, password))).toBe('Session');
    for (let n = 0; n < 12; n += 1)
      expect(outcome(await signIn(app, `198.51.100.${n}`, email, 'wrong password'))).toBe('SignInFailed');
    const refused = await signIn(app, '198.51.100.99', email, password);
    expect([outcome(refused), refused.status]).toEqual(['LIMIT_EXCEEDED', 429]);
    expect(refused.retryAfter).toBeGreaterThan(0);
    // Another machine of the same household.
    expect(outcome(await signIn(app, '2001:db8:1:2:ffff::9', email, password))).toBe('Session');
    expect(outcome(await signIn(app, '2001:db8:1:3::9', email, password))).toBe('LIMIT_EXCEEDED');
  });

  it('one address that tries one password at many accounts is stopped', async () => {
    const seen: unknown[] = [];
    for (let n = 0; n < 16; n += 1)
      seen.push(outcome(await signIn(app, '203.0.113.16', `person-${n}@example.test`, 'Winter2026!!')));
    expect(seen).toEqual([...Array<string>(14).fill('SignInFailed'), 'LIMIT_EXCEEDED', 'LIMIT_EXCEEDED']);
  });

  it('an invitation is no way around: its password is counted with the others', async () => {
    const owner = await app.signUp();
    const guest = await app.signUp();
    const { result } = await app.data<{ result: { url: string } }>(
      'mutation ($input: InviteMemberInput!) { result: inviteMember(input: $input) { ... on Invitation { url } } }',
      { input: { email: guest.email, role: 'REP' } },
      owner.token,
    );
    const token = new URL(result.url).pathname.split('/').pop();
    const accept = (password: string) =>
      ask(
        app,
        '203.0.113.17',
        `mutation ($input: AcceptInvitationInput!) { result: acceptInvitation(input: $input) {
           __typename ... on UserError { code } } }`,
        { input: { token, password } },
      );
    for (let n = 0; n < 5; n += 1) expect(outcome(await accept(`wrong ${n}`))).toBe('SignInFailed');
    expect(outcome(await accept(guest.password))).toBe('LIMIT_EXCEEDED');
    expect(outcome(await signIn(app, '203.0.113.17', guest.email, guest.password))).toBe('LIMIT_EXCEEDED');
  });
});

describe('with small limits', () => {
  let app: TestApp;
  let session: TestSession;
  let person: TestSession;
  let tabs: TestSession;
  beforeAll(async () => {
    app = await createTestApp({
      env: {
        WORKERS: 'none',
        TRUSTED_PROXY_HOPS: '1',
        LIMIT_SIGN_UPS: '3',
        LIMIT_PUBLIC_REQUESTS: '10',
        LIMIT_REQUESTS: '40',
        LIMIT_WRONG_LINKS: '3',
        LIMIT_LINK_USES: '4',
        LIMIT_SOCKETS: '2',
      },
    });
    [session, person, tabs] = [await app.signUp(), await app.signUp(), await app.signUp()];
  });
  afterAll(() => app?.close());

  const SIGN_UP = `mutation ($input: SignUpInput!) { result: signUp(input: $input) {
    __typename ... on UserError { code } } }`;
  const signUp = (from: string, name: string) =>
    ask(app, from, SIGN_UP, {
      input: { email: `${name}@example.test`, password: 'a long enough password', name, teamName: name },
    });

  it('an address makes so many accounts', async () => {
    expect(outcome(await signUp('203.0.113.20', 'one'))).toBe('Session');
    expect(outcome(await signUp('203.0.113.20', 'two'))).toBe('Session');
    expect(outcome(await signUp('203.0.113.20', 'three'))).toBe('Session');
    const fourth = await signUp('203.0.113.20', 'four');
    expect([outcome(fourth), fourth.status]).toEqual(['LIMIT_EXCEEDED', 429]);
    expect(fourth.body.errors?.[0]?.message).toMatch(/^Too many sign-ups\. Try again in \d+ minutes\.$/);
    expect(outcome(await signUp('203.0.113.21', 'four'))).toBe('Session');
  });

  it('a stranger asks so much, over GraphQL and REST together; root fields count, not requests', async () => {
    const five = `{ ${Array.from({ length: 5 }, (_, n) => `s${n}: system { now }`).join(' ')} }`;
    expect((await ask(app, '203.0.113.22', five)).status).toBe(200);
    expect(
      (await ask(app, '203.0.113.22', `query { ...a } fragment a on Query { ${five.slice(1)}`)).status,
    ).toBe(200);
    const more = await ask(app, '203.0.113.22', '{ system { now } }');
    expect([outcome(more), more.status]).toEqual(['LIMIT_EXCEEDED', 429]);
    const refresh = (from: string) =>
      fetch(`${app.url}/api/auth/refresh`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
        body: '{}',
      });
    const limited = await refresh('203.0.113.22');
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await limited.json()).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/^Too many requests\. Try again in /),
    });
    expect((await refresh('203.0.113.23')).status).toBe(401);
  });

  it('providers and health checks are not counted by address', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 30; n += 1) {
      const paths = ['/api/webhooks/twilio/x/sms', '/api/webhooks/sendgrid/x/events', '/health'];
      for (const path of paths) {
        const method = path === '/health' ? 'GET' : 'POST';
        statuses.add(
          (await fetch(app.url + path, { method, headers: { 'x-forwarded-for': '203.0.113.24' } })).status,
        );
      }
    }
    expect(statuses).toContain(200);
    expect(statuses).not.toContain(429);
  });

  it('a signed-in person asks so much, wherever from, and a colleague is not touched by it', async () => {
    const me = (token: string, from: string, fields: number) =>
      ask(
        app,
        from,
        `{ ${Array.from({ length: fields }, (_, n) => `m${n}: me { user { id } }`).join(' ')} }`,
        {},
        { authorization: `Bearer ${token}` },
      );
    expect((await me(person.token, '203.0.113.25', 20)).status).toBe(200);
    expect((await me(person.token, '203.0.113.26', 20)).status).toBe(200);
    const over = await me(person.token, '203.0.113.27', 1);
    expect([outcome(over), over.status]).toEqual(['LIMIT_EXCEEDED', 429]);
    expect((await me(session.token, '203.0.113.25', 1)).status).toBe(200);
    // REST routes of the signed-in count with it.
    const ticket = await fetch(`${app.url}/api/auth/socket-ticket`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}` },
      body: '{}',
    });
    expect(ticket.status).toBe(429);
  });

  it('links that nobody made are looked for so often; a link is followed so often', async () => {
    const follow = (path: string, from: string) =>
      fetch(app.url + path, { redirect: 'manual', headers: { 'x-forwarded-for': from } }).then(
        ({ status }) => status,
      );
    const none = `/api/l/${'x'.repeat(22)}`;
    const seen: number[] = [];
    for (let n = 0; n < 4; n += 1) seen.push(await follow(`${none.slice(0, -1)}${n}`, '203.0.113.28'));
    expect(seen).toEqual([404, 404, 404, 429]);
    expect(await follow(none, '203.0.113.29')).toBe(404);
    const uses: number[] = [];
    for (let n = 0; n < 6; n += 1) uses.push(await follow(none, `203.0.114.${n}`));
    expect(uses).toContain(429);
  });

  it('a person has so many sockets; one that closes makes room', async () => {
    const open = async () => {
      const { ticket } = await socketTicket(app.url, tabs);
      return new Promise<{ code: number } | { close: () => Promise<void> }>((resolve) =>
        socketClient(app.url, ticket, {
          connected: (client) => resolve({ close: async () => client.dispose() }),
          closed: (code) => resolve({ code }),
        }),
      );
    };
    const first = await open();
    await open();
    expect(await open()).toEqual({ code: 4429 });
    if ('close' in first) await first.close();
    await expect.poll(open, { timeout: 45_000 }).toHaveProperty('close');
  });
});

it('on one machine, without a proxy, nobody’s header is believed and the one address is not counted', async () => {
  const app = await createTestApp({
    env: { WORKERS: 'none', LIMIT_SIGN_UPS: '2', LIMIT_PUBLIC_REQUESTS: '2', LIMIT_REQUESTS: '0' },
  });
  try {
    const { email, password } = await app.signUp();
    for (let n = 0; n < 4; n += 1) await app.signUp();
    expect(outcome(await signIn(app, '6.6.6.6', email, password))).toBe('Session');
    expect(await addressOfLastSession(app)).toBe('127.0.0.1');
    // One account is guarded all the same.
    const seen = await wrongTries(app, '6.6.6.6', email, 5);
    expect(outcome(await signIn(app, '7.7.7.7', email, password))).toBe('LIMIT_EXCEEDED');
    expect(seen.map(outcome)).toEqual(Array<string>(5).fill('SignInFailed'));
  } finally {
    await app.close();
  }
});
