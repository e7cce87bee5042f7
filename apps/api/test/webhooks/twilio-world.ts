import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { newId } from '@og/db';
import { registerNumbers } from '../support/registration.js';
import type { TestApp, TestSession } from '../support/test-app.js';

/** A connected account, a number of ours, people, and the carrier's side of the webhooks. */
export interface TwilioWorld {
  integrationId: string;
  accountSid: string;
  authToken: string;
  senderNumberId: string;
  /** Our number. */
  ours: string;
  /** A lead with phones and e-mails, in the database. */
  addLead(lead?: {
    phones?: string[];
    emails?: string[];
    consent?: boolean;
  }): Promise<{ id: string; phones: string[]; emails: string[] }>;
  /** A signed webhook of an inbound text. */
  text(from: string, body: string, more?: Record<string, string>): Promise<Response>;
  /** A signed form post to any path; `sign` changes what is signed with. */
  post(
    path: string,
    params: Record<string, string>,
    options?: { token?: string; signature?: string | null; url?: string; headers?: Record<string, string> },
  ): Promise<Response>;
}

/** A fresh number of the North American plan's fictional block. */
export function somePhone(): string {
  return `+1${['212', '305', '512', '617', '713'][randomInt(5)]}${randomInt(200, 999)}${String(randomInt(10_000)).padStart(4, '0')}`;
}

export const someSid = (prefix: 'SM' | 'AC' | 'PN' = 'SM') => `${prefix}${randomBytes(16).toString('hex')}`;

/** Connect an account with one number for a team, straight in the database. */
export async function twilioWorld(app: TestApp, session: TestSession): Promise<TwilioWorld> {
  const { platform } = app;
  const integrationId = newId();
  const senderNumberId = newId();
  const accountSid = someSid('AC');
  const authToken = randomBytes(16).toString('hex');
  const ours = somePhone();
  const at = platform.clock.now().toISOString();
  const sealed = platform.vault.seal({ accountSid, authToken }, `${session.teamId}‖${integrationId}`);
  await platform.database.withTeam(session.teamId, async ({ client }) => {
    await client.query(
      `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at) values ($1, $2, 'twilio', 'connected', $3, $4, $5, $5)`,
      [session.teamId, integrationId, accountSid, sealed, at],
    );
    await client.query(
      `insert into sender_numbers (team_id, id, integration_id, vendor, phone, state, created_at, updated_at) values ($1, $2, $3, 'twilio', $4, 'active', $5, $5)`,
      [session.teamId, senderNumberId, integrationId, ours, at],
    );
  });
  await registerNumbers(app, session.token);
  const post: TwilioWorld['post'] = (path, params, options = {}) => {
    const signature =
      options.signature === undefined
        ? sign(options.token ?? authToken, options.url ?? `${app.url}${path}`, params)
        : options.signature;
    return fetch(`${app.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(signature === null ? {} : { 'x-twilio-signature': signature }),
        ...options.headers,
      },
      body: new URLSearchParams(params).toString(),
    });
  };
  return {
    integrationId,
    accountSid,
    authToken,
    senderNumberId,
    ours,
    post,
    text: (from, body, more = {}) =>
      post(`/api/webhooks/twilio/${integrationId}/sms`, {
        MessageSid: someSid(),
        AccountSid: accountSid,
        From: from,
        To: ours,
        Body: body,
        NumMedia: '0',
        ...more,
      }),
    async addLead({ phones = [somePhone()], emails = [], consent = true } = {}) {
      const id = newId();
      await platform.database.withTeam(session.teamId, async ({ client }) => {
        await client.query(
          `insert into leads (team_id, id, first_name, search_text, sort_name, time_zones, candidate_states, created_at, updated_at)
           values ($1, $2, 'Grace', 'grace', 'grace', '{America/New_York}', '{NY}', $3, $3)`,
          [session.teamId, id, at],
        );
        for (const [position, phone] of phones.entries()) {
          await client.query(
            'insert into lead_phones (team_id, id, lead_id, phone, position, created_at) values ($1, $2, $3, $4, $5, $6)',
            [session.teamId, newId(), id, phone, position, at],
          );
        }
        for (const email of emails) {
          await client.query(
            'insert into lead_emails (team_id, id, lead_id, email, created_at) values ($1, $2, $3, $4, $5)',
            [session.teamId, newId(), id, email, at],
          );
        }
        if (consent) {
          await client.query(
            `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at) values ($1, $2, $3, 'sms', 'web form', 'marketing', 'form', 'test', $4)`,
            [session.teamId, newId(), id, at],
          );
        }
      });
      return { id, phones, emails };
    },
  };
}

/** Twilio's rule, written down once more: base64 HMAC-SHA1 of the address and the sorted names and values. */
export function sign(token: string, url: string, params: Record<string, string>): string {
  const data = Object.keys(params)
    .toSorted()
    .reduce((text, name) => text + name + params[name], url);
  return createHmac('sha1', token).update(data).digest('base64');
}

/** Rows of a team, read past row-level security by its own id. */
export async function teamRows<T extends object>(
  app: TestApp,
  teamId: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return app.platform.database.withTeam(
    teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );
}

/** After the clock was moved on: a new access token for the same person. */
export async function signInAgain(app: TestApp, session: TestSession): Promise<void> {
  const { signIn } = await app.data<{ signIn: { accessToken: string } }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } } }',
    { input: { email: session.email, password: session.password } },
  );
  session.token = signIn.accessToken;
}
