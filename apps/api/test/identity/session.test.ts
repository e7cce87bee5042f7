import { createManualClock } from '@og/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { authorised, Browser, PASSWORD, SIGN_IN, SIGN_UP, type SessionAnswer } from './browser.js';

const clock = createManualClock('2026-03-02T15:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ clock, env: { LIMIT_PASSWORD_TRIES: '6' } });
});
afterAll(() => app?.close());

type Result = { result: SessionAnswer };
const ME = '{ me { role user { email } } }';
let counter = 0;

async function signedUp(): Promise<{ browser: Browser; session: SessionAnswer; email: string }> {
  const browser = new Browser(app);
  const email = `person-${++counter}@example.test`;
  const input = { email, password: PASSWORD, name: 'Ada Example', teamName: 'Ada & Söhne' };
  const { body } = await browser.graphql<Result>(SIGN_UP, { input });
  return { browser, session: body.result, email };
}

const cookieOf = (browser: Browser) => browser.jar.get('og_refresh');

describe('signing up', () => {
  it('makes a person, a team with a free slug, an owner, settings, and a session with a cookie', async () => {
    const browser = new Browser(app);
    const email = '  Founder@Example.TEST ';
    const input = { email, password: PASSWORD, name: 'Ada', teamName: 'Müller Realty!' };
    const { body, cookies } = await browser.graphql<Result>(SIGN_UP, { input });
    expect(body.result).toMatchObject({
      __typename: 'Session',
      role: 'OWNER',
      expiresAt: '2026-03-02T15:10:00.000Z',
      user: { email: 'founder@example.test' },
      team: { slug: 'muller-realty' },
    });
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^og_refresh=[^;]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(body)).not.toContain(cookieOf(browser));

    const token = body.result.accessToken;
    const state = await app.data<Record<string, unknown>>(
      `{ me { role memberships { role team { id } } permissions } team { slug }
         teamSettings { brandName quietHoursProfile optOutHint maxPerDay maxPerWeek defaultCountry postalAddress }
         teamMembers { role isYou user { email } } }`,
      {},
      token,
    );
    expect(state).toMatchObject({
      me: { role: 'OWNER', memberships: [{ role: 'OWNER', team: { id: body.result.team.id } }] },
      team: { slug: 'muller-realty' },
      teamSettings: {
        brandName: 'Müller Realty!',
        quietHoursProfile: 'CAUTIOUS',
        optOutHint: true,
        postalAddress: null,
      },
      teamMembers: [{ role: 'OWNER', isYou: true, user: { email: 'founder@example.test' } }],
    });

    const second = await new Browser(app).graphql<Result>(SIGN_UP, {
      input: { ...input, email: 'other@example.test' },
    });
    expect(second.body.result.team.slug).toMatch(/^muller-realty-[0-9a-f]{6}$/);
  });

  it('says which field is wrong, and that an e-mail is taken', async () => {
    const { email } = await signedUp();
    const browser = new Browser(app);
    const bad = await browser.graphql<{ result: { problems: { path: string[] }[] } }>(
      `mutation ($input: SignUpInput!) { result: signUp(input: $input) { ... on InvalidInput { problems { path } } } }`,
      { input: { email: 'nobody', password: 'short', name: ' ', teamName: '' } },
    );
    expect(bad.body.result.problems.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['input.email', 'input.password', 'input.name', 'input.teamName']),
    );
    const taken = await browser.graphql<Result>(SIGN_UP, {
      input: { email: email.toUpperCase(), password: PASSWORD, name: 'Eve', teamName: 'Eve' },
    });
    expect(taken.body.result).toMatchObject({
      __typename: 'Conflict',
      code: 'email_taken',
      path: ['input', 'email'],
    });
    expect(browser.jar.size).toBe(0);
  });
});

describe('signing in', () => {
  it('answers an unknown person and a wrong password alike, in about the same time, and counts failures', async () => {
    const { email, session } = await signedUp();
    const attempt = async (input: { email: string; password: string }) => {
      const started = performance.now();
      const { body, cookies } = await new Browser(app).graphql<Result>(SIGN_IN, { input });
      return { result: body.result, cookies, took: performance.now() - started };
    };
    await attempt({ email: 'warm-up@example.test', password: PASSWORD });
    const wrong = [];
    const unknown = [];
    for (let round = 0; round < 5; round++) {
      wrong.push(await attempt({ email, password: 'not the password' }));
      unknown.push(await attempt({ email: 'nobody@example.test', password: 'not the password' }));
    }
    expect(wrong[0]?.result).toEqual(unknown[0]?.result);
    expect(wrong[0]?.result).toMatchObject({ __typename: 'SignInFailed', code: 'sign_in_failed' });
    expect([...wrong, ...unknown].flatMap(({ cookies }) => cookies)).toEqual([]);
    // The shortest of each: what the machine does besides only ever adds to it.
    const least = (list: { took: number }[]) => Math.min(...list.map(({ took }) => took));
    const ratio = least(wrong) / least(unknown);
    // Without hashing for unknown people it would be twenty.
    expect(ratio).toBeGreaterThan(0.25);
    expect(ratio).toBeLessThan(4);

    const failures = async () => {
      const { rows } = await app.platform.database.withSystem((tx) =>
        tx.client.query('select failed_sign_ins from users where id = $1', [session.user.id]),
      );
      return (rows[0] as { failed_sign_ins: number }).failed_sign_ins;
    };
    expect(await failures()).toBe(5);
    expect((await attempt({ email, password: PASSWORD })).result.__typename).toBe('Session');
    expect(await failures()).toBe(0);
  });
});

describe('the refresh cookie', () => {
  it('is exchanged for a new access token and rotates', async () => {
    const { browser, session } = await signedUp();
    const before = cookieOf(browser);
    clock.advance(60_000);
    const answer = await browser.post<Record<string, unknown>>('/api/auth/refresh');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ role: 'OWNER', user: session.user, team: { id: session.team.id } });
    expect(answer.body['permissions']).toContain('campaigns.launch');
    expect(answer.body['expiresAt']).toBe(new Date(clock.now().getTime() + 600_000).toISOString());
    expect(cookieOf(browser)).not.toBe(before);
    expect((await app.graphql(ME, {}, String(answer.body['accessToken']))).errors).toBeUndefined();
  });

  it('accepts the token before for ten seconds without rotating again, then ends the family', async () => {
    const { browser, session } = await signedUp();
    const old = cookieOf(browser) ?? '';
    await browser.post('/api/auth/refresh');
    const racing = new Browser(app);
    racing.jar.set('og_refresh', old);
    clock.advance(9_000);
    const raced = await racing.post<{ accessToken: string }>('/api/auth/refresh');
    expect(raced.status).toBe(200);
    expect(raced.cookies).toEqual([]);
    expect((await app.graphql(ME, {}, raced.body.accessToken)).errors).toBeUndefined();

    clock.advance(2_000);
    const replayed = await racing.post('/api/auth/refresh');
    expect(replayed.status).toBe(401);
    expect(racing.jar.size).toBe(0);
    expect((await browser.post('/api/auth/refresh')).status).toBe(401);
    expect((await app.graphql(ME, {}, session.accessToken)).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('rotates once when many tabs refresh at the same moment', async () => {
    const { browser } = await signedUp();
    const token = cookieOf(browser) ?? '';
    const tabs = Array.from({ length: 6 }, () => {
      const tab = new Browser(app);
      tab.jar.set('og_refresh', token);
      return tab;
    });
    const answers = await Promise.all(tabs.map((tab) => tab.post('/api/auth/refresh')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(answers.filter(({ cookies }) => cookies.length > 0)).toHaveLength(1);
  });

  it('ends 24 hours after the sign-in, whatever was refreshed', async () => {
    const { browser } = await signedUp();
    for (let hour = 0; hour < 23; hour++) {
      clock.advance(3_600_000);
      expect((await browser.post('/api/auth/refresh')).status).toBe(200);
    }
    clock.advance(3_600_000 + 1);
    expect((await browser.post('/api/auth/refresh')).status).toBe(401);
  });

  it('is worth nothing when made up, and 401 without one', async () => {
    const browser = new Browser(app);
    expect((await browser.post<{ code: string }>('/api/auth/refresh')).body.code).toBe('UNAUTHENTICATED');
    for (const token of [
      'x',
      'a.b',
      `${crypto.randomUUID()}.${'A'.repeat(43)}`,
      `${crypto.randomUUID()}.x.y`,
    ]) {
      browser.jar.set('og_refresh', token);
      expect((await browser.post('/api/auth/refresh')).status).toBe(401);
    }
  });

  it('signs out: cookie and access token end', async () => {
    const { browser, session } = await signedUp();
    const stolen = cookieOf(browser) ?? '';
    expect((await browser.post('/api/auth/sign-out')).status).toBe(204);
    expect(browser.jar.size).toBe(0);
    browser.jar.set('og_refresh', stolen);
    expect((await browser.post('/api/auth/refresh')).status).toBe(401);
    expect((await app.graphql(ME, {}, session.accessToken)).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('requests of other sites', () => {
  it('are refused: foreign and null origin, form posts', async () => {
    const { browser } = await signedUp();
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000.evil.example']) {
      const answer = await browser.post<{ code: string }>('/api/auth/refresh', {}, { origin });
      expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await browser.post('/api/auth/sign-out', {}, { 'content-type': type });
      expect(answer.status, type).toBeGreaterThanOrEqual(400);
    }
    expect((await browser.post('/api/auth/refresh', {}, { origin: 'http://localhost:3000' })).status).toBe(
      200,
    );
  });
});

describe('socket tickets', () => {
  it('are given to signed-in people and work once', async () => {
    const { browser, session } = await signedUp();
    expect((await browser.post('/api/auth/socket-ticket')).status).toBe(401);
    const { body } = await browser.post<{ ticket: string }>(
      '/api/auth/socket-ticket',
      {},
      authorised(session.accessToken),
    );
    expect(await app.platform.ephemeral.take(body.ticket)).toBeTruthy();
    expect(await app.platform.ephemeral.take(body.ticket)).toBeNull();
  });
});

describe('over https', () => {
  it('the cookie is __Host- and Secure', async () => {
    const secure = await createTestApp({ clock, env: { FRONTEND_URL: 'https://app.example.test' } });
    try {
      const browser = new Browser(secure);
      const input = { email: 'secure@example.test', password: PASSWORD, name: 'Ada', teamName: 'Ada' };
      const { cookies } = await browser.graphql<Result>(SIGN_UP, { input });
      expect(cookies[0]).toMatch(
        /^__Host-og_refresh=[^;]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect((await browser.post('/api/auth/refresh')).status).toBe(200);
    } finally {
      await secure.close();
    }
  });
});
