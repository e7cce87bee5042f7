import { randomBytes } from 'node:crypto';
import { openTwilio } from '../../src/modules/integrations/index.js';
import { createRunningClock, type RunningClock } from '../support/running-clock.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import type { TestApp, TestSession } from '../support/test-app.js';
import type { Twin } from '../support/twin.js';
import { somePhone, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

export interface TwinCall {
  sid: string;
  parentSid: string | null;
  direction: string;
  from: string;
  to: string;
  status: string;
  seconds: number | null;
  said: string[];
}

export interface ApiCall {
  __typename: string;
  id: string;
  state: string;
  direction: string;
  disposition: string | null;
  errorMessage: string | null;
  recordingUrl: string | null;
  recordingSeconds: number | null;
  noticeAt: string | null;
  answeredAt: string | null;
  talkSeconds: number | null;
  code?: string;
  message?: string;
  reason?: string;
}

/** The application, a twin that makes calls, a team with a number, and a rep with a phone of their own. */
export interface CallsWorld extends TwilioWorld {
  app: TestApp;
  twin: Twin;
  clock: RunningClock;
  session: TestSession;
  repPhone: string;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  phone(phone: string, mode: string, talkSeconds?: number): Promise<void>;
  calls(): Promise<TwinCall[]>;
  start(input: Record<string, unknown>, token?: string): Promise<ApiCall>;
  read(id: string): Promise<ApiCall>;
  close(): Promise<void>;
}

/** How much faster than in life people ring, answer and talk. */
export const SPEED = 100;

export const CALL = `__typename ... on Call { id state direction disposition errorMessage recordingUrl recordingSeconds noticeAt answeredAt talkSeconds }
  ... on UserError { code message } ... on SendBarred { reason }`;

export async function callsWorld(env: Record<string, string> = {}): Promise<CallsWorld> {
  const clock = createRunningClock('2026-11-23T16:00:00Z');
  const { app, twin } = await createAppAndTwin({ clock: clock.settings, speed: SPEED }, ({ baseUrl }) => ({
    clock,
    env: { TWILIO_API_BASE_URL: baseUrl, CARRIERS_SIMULATED: 'true', ...env },
  }));
  const session = await app.signUp();
  const world = await twilioWorld(app, session);
  const { sid } = await twin.control<{ sid: string }>('/numbers', {
    accountSid: world.accountSid,
    phone: world.ours,
  });
  const account = await openTwilio(app.platform, session.teamId, world.integrationId);
  const voiceUrl = `${app.url}/api/webhooks/twilio/${world.integrationId}/voice`;
  const set = await account?.voice.configureVoice(sid, { voiceUrl });
  if (!set?.ok) throw new Error('the twin did not take the address for calls');
  const repPhone = somePhone();
  await app.data(
    'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on UserError { message } } }',
    { input: { name: 'Ada Example', phone: repPhone } },
    session.token,
  );
  const rows: CallsWorld['rows'] = (sql, values = []) =>
    app.platform.database.withTeam(
      session.teamId,
      async ({ client }) => (await client.query(sql, values)).rows as never,
    );
  return {
    ...world,
    app,
    twin,
    clock,
    session,
    repPhone,
    rows,
    phone: async (phone, mode, talkSeconds) =>
      void (await twin.control('/phones', {
        phone,
        mode,
        ...(talkSeconds === undefined ? {} : { talkSeconds }),
      })),
    calls: async () => (await twin.control<{ calls: TwinCall[] }>('/calls')).calls,
    start: async (input, token = session.token) =>
      (
        await app.data<{ startCall: ApiCall }>(
          `mutation ($input: StartCallInput!) { startCall(input: $input) { ${CALL} } }`,
          { input },
          token,
        )
      ).startCall,
    read: async (id) =>
      (
        await app.data<{ call: ApiCall }>(
          `query ($id: ID!) { call(id: $id) { ${CALL.replace(/\n.*/s, '')} } }`,
          { id },
          session.token,
        )
      ).call,
    close: async () => {
      await app.close();
      await twin.stop();
    },
  };
}

export const someKey = (): string => randomBytes(6).toString('hex');
