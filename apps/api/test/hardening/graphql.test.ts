import { getIntrospectionQuery } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

interface Reply {
  status: number;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };
let app: TestApp;
let session: TestSession;
afterEach(() => vi.restoreAllMocks());

const post = async (body: string, headers: Record<string, string> = JSON_TYPE): Promise<Reply> => {
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Reply['body'] };
};
const ask = (query: string, variables: unknown = {}) =>
  post(JSON.stringify({ query, variables }), { ...JSON_TYPE, authorization: `Bearer ${session.token}` });
/** Refused as the client's mistake, with nothing run. */
const refused = ({ body }: Reply) => ({
  data: body.data ?? null,
  code: body.errors?.[0]?.extensions['code'],
});
const VALIDATION = { data: null, code: 'GRAPHQL_VALIDATION_FAILED' };

describe('anywhere', () => {
  beforeAll(async () => {
    app = await createTestApp({ env: { WORKERS: 'none' } });
    session = await app.signUp();
  });
  afterAll(() => app?.close());

  it('refuses what asks for too much, before it runs', async () => {
    const runs = vi.spyOn(app.platform.database, 'withTeam');
    const nested = (depth: number) => `{ me ${'{ user '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;
    expect(refused(await ask(nested(13)))).toEqual(VALIDATION);
    const aliases = Array.from({ length: 21 }, (_, n) => `a${n}: me { user { id } }`).join(' ');
    expect(refused(await ask(`{ ${aliases} }`))).toEqual(VALIDATION);
    const directives = '@include(if: true) '.repeat(21);
    expect(refused(await ask(`{ me ${directives} { user { id } } }`))).toEqual(VALIDATION);
    const tokens = await ask(`{ me { user { ${'id '.repeat(2_000)} } } }`);
    expect(tokens.body.data ?? null).toBeNull();
    expect(tokens.body.errors?.[0]?.message).toMatch(/token/i);
    expect(runs).not.toHaveBeenCalled();
  });

  it('reads fragments that hold each other twice over once each, and refuses those that hold themselves', async () => {
    // Written out, this would be 2^60 fields.
    const levels = Array.from(
      { length: 60 },
      (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`,
    ).join(' ');
    const bomb = await ask(`{ ...f0 } ${levels} fragment f60 on Query { system { now } }`);
    expect(refused(bomb)).toEqual(VALIDATION);
    const circle = 'fragment a on Query { ...b } fragment b on Query { ...a }';
    expect(refused(await ask(`{ ...a } ${circle}`))).toEqual(VALIDATION);
    expect((await ask('{ me { user { id } } }')).body.data).toMatchObject({ me: { user: {} } });
  });

  it('takes one operation in one request, and changes nothing by GET', async () => {
    const batch = JSON.stringify([{ query: '{ system { now } }' }]);
    expect((await post(batch)).status).toBe(400);
    const query = encodeURIComponent('mutation { updateProfile(input: { name: "Eve" }) { __typename } }');
    const response = await fetch(`${app.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': 'x', authorization: `Bearer ${session.token}` },
    });
    expect(response.status).toBe(405);
  });

  it('refuses what a foreign page could send with a browser’s cookies', async () => {
    const body = JSON.stringify({ query: '{ system { now } }' });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { status, body: answer } = await post(body, { 'content-type': type });
      expect([type, status >= 400 && status < 500, answer.data ?? null]).toEqual([type, true, null]);
    }
    const get = await fetch(`${app.url}/graphql?query=${encodeURIComponent('{ system { now } }')}`);
    expect(get.status).toBe(400);
    const preflight = await fetch(`${app.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
    expect(preflight.headers.get('access-control-allow-origin')).not.toBe('*');
  });

  it('answers a body that is too large, too deep or no JSON in words, and goes on', async () => {
    const large = JSON.stringify({ query: `{ system { now } } #${'x'.repeat(1_048_576)}` });
    expect((await post(large)).status).toBe(413);
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const change =
      'mutation ($keys: JSON) { updateProfile(input: { name: "Ada", keyBindings: $keys }) { __typename } }';
    const answer = await post(`{"query":${JSON.stringify(change)},"variables":{"keys":${deep}}}`, {
      ...JSON_TYPE,
      authorization: `Bearer ${session.token}`,
    });
    expect(refused(answer)).toEqual({ data: null, code: 'BAD_USER_INPUT' });
    expect((await post('{"query":')).status).toBe(400);
    expect((await post('{"query":"{ system { now } }"}')).status).toBe(200);
  });

  it('bounds what vendors may post, whoever it is', async () => {
    const text = 'x'.repeat(1_100_000);
    const at = (path: string, type: string, body: string) =>
      fetch(`${app.url}/api/webhooks/${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      }).then(
        ({ status }) => status,
        // The connection may be cut before all of it was sent.
        () => 'cut',
      );
    const id = session.teamId;
    const form = 'application/x-www-form-urlencoded';
    expect([413, 'cut']).toContain(await at(`twilio/${id}/sms`, form, `Body=${text}`));
    expect([413, 'cut']).toContain(await at(`twilio/${id}/voice`, form, `Body=${text}`));
    expect([413, 'cut']).toContain(await at(`twilio/${id}/status`, form, `Body=${text}`));
    expect([413, 'cut']).toContain(
      await at(`signalhouse/${id}`, 'application/json', JSON.stringify({ text })),
    );
    const events = await at(`sendgrid/${id}/events`, 'application/json', JSON.stringify([{ text }]));
    expect([404, 413, 'cut']).toContain(events);
  });

  it('shows nothing of what went wrong inside', async () => {
    const cause = 'connect to db-secret.internal failed for user app_user with password hunter2';
    const logged = vi.spyOn(app.platform.logger, 'error');
    vi.spyOn(app.platform.database, 'withTeam').mockRejectedValue(new Error(cause));
    vi.spyOn(app.platform.database, 'withSystem').mockRejectedValue(new Error(cause));
    const { body } = await ask('mutation { updateProfile(input: { name: "Ada" }) { __typename } }');
    expect(JSON.stringify(body)).not.toMatch(/hunter2|db-secret|at .*\.(ts|js)|node_modules/);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', retryable: true });
    expect(
      JSON.stringify(logged.mock.calls, (_key, value: unknown) =>
        value instanceof Error ? value.message : value,
      ),
    ).toContain('hunter2');
  });
});

const withRedis = Boolean(process.env['TEST_REDIS_URL']);

describe.skipIf(!withRedis)(withRedis ? 'in production' : 'in production (skipped: needs Redis)', () => {
  beforeAll(async () => {
    app = await createTestApp({
      env: { WORKERS: 'none', APP_ENV: 'production' },
    });
    session = await app.signUp();
  });
  afterAll(() => app?.close());

  it('tells nobody the schema', async () => {
    expect(refused(await ask(getIntrospectionQuery())).data).toBeNull();
    const schema = await ask('{ __schema { types { name } } }');
    expect(schema.body.data ?? null).toBeNull();
    const type = await ask('{ __type(name: "Query") { fields { name } } }');
    expect(type.body.data ?? null).toBeNull();
    // Names that exist are not suggested for those that do not.
    const guess = await ask('{ mee { user { id } } }');
    expect(guess.body.errors?.[0]?.message).not.toMatch(/did you mean|"me"/i);
    const input = await ask('mutation { updateProfile(input: { nam: "x" }) { __typename } }');
    expect(JSON.stringify(input.body)).not.toMatch(/did you mean|stack/i);
    // The page's own use of names still works.
    expect((await ask('{ me { __typename } }')).body.data).toEqual({ me: { __typename: 'Me' } });
  });
});
