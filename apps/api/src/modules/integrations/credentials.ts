import { z } from 'zod';
import type { Turn } from './connect-turn.js';

/** What connecting Twilio takes. Spaces around pasted values are forgiven. */
export const twilioCredentials = z.object(
  {
    accountSid: z
      .string('Give the account SID.')
      .trim()
      .regex(
        /^AC[0-9a-fA-F]{32}$/,
        'An account SID is AC and 32 hexadecimal digits: copy it from the Twilio console.',
      ),
    authToken: z
      .string('Give the auth token.')
      .trim()
      .min(16, 'This is too short for an auth token: copy it from the Twilio console.')
      .max(200, 'This is too long for an auth token: copy it from the Twilio console.'),
  },
  'Give the credentials as {"accountSid": "AC…", "authToken": "…"}.',
);

/** What connecting SignalHouse takes. */
export const signalHouseCredentials = z.object(
  {
    apiKey: z
      .string('Give the API key.')
      .trim()
      .min(16, 'This is too short for an API key: copy it from SignalHouse.')
      .max(4_000, 'This is too long for an API key: copy it from SignalHouse.'),
    groupId: z
      .string('Give the group id.')
      .trim()
      .regex(/^G[0-9A-Za-z]{2,40}$/, 'A group id begins with G: copy it from SignalHouse.'),
    subgroupId: z
      .string()
      .trim()
      .regex(/^S[0-9A-Za-z]{2,40}$/, 'A subgroup id begins with S: copy it from SignalHouse.')
      .nullish(),
    /** Read the shapes of the vendor's first API as well. */
    olderWebhooks: z.boolean('Say true or false.').nullish(),
  },
  'Give the credentials as {"apiKey": "…", "groupId": "G…"}.',
);

/** What connecting SendGrid takes. */
export const sendGridCredentials = z.object(
  {
    apiKey: z
      .string('Give the API key.')
      .trim()
      .regex(/^SG\.[\w-]{10,}\.[\w-]{10,}$/, 'A SendGrid key looks like SG.….…: copy it from SendGrid.')
      .max(400, 'This is too long for an API key: copy it from SendGrid.'),
    /** Shown by SendGrid where the event webhook is signed. */
    eventPublicKey: z
      .string()
      .trim()
      .regex(
        /^[A-Za-z0-9+/]{80,400}={0,2}$/,
        'Copy the verification key of the signed event webhook from SendGrid.',
      )
      .nullish(),
    /** Of the security policy of Inbound Parse, where somebody has made one. */
    inboundPublicKey: z
      .string()
      .trim()
      .regex(
        /^[A-Za-z0-9+/]{80,400}={0,2}$/,
        'Copy the public key of the Inbound Parse security policy from SendGrid.',
      )
      .nullish(),
  },
  'Give the credentials as {"apiKey": "SG.…"}.',
);

/** What connecting Anthropic takes. */
export const anthropicCredentials = z.object(
  {
    apiKey: z
      .string('Give the API key.')
      .trim()
      .regex(
        /^sk-ant-[\w-]{10,400}$/,
        'An Anthropic key looks like sk-ant-…: copy it from the Anthropic console.',
      ),
  },
  'Give the credentials as {"apiKey": "sk-ant-…"}.',
);

/** What is sealed for an Anthropic account. */
export interface SealedAnthropic {
  apiKey: string;
}

/** What is sealed for a Twilio account. */
export interface SealedTwilio {
  accountSid: string;
  authToken: string;
  /**
   * The token before it, with the moment until which it proves webhooks: Twilio signs with its primary token, and calls
   * us with the former one until the new one was promoted there.
   */
  former?: { authToken: string; until: string };
}

const FORMER_MS = 7 * 24 * 3_600_000;

/**
 * New Twilio credentials beside what is sealed so far. Another token keeps the one before it for a week; the same token
 * once more says that the change is over.
 */
export function sealTwilio(
  given: { accountSid: string; authToken: string },
  before: SealedTwilio | null,
  now: Date,
): SealedTwilio {
  const isChanged = before !== null && before.authToken !== given.authToken;
  if (!isChanged) return given;
  const until = new Date(now.getTime() + FORMER_MS).toISOString();
  return { ...given, former: { authToken: before.authToken, until } };
}

/** What is sealed for a SignalHouse account. */
export interface SealedSignalHouse {
  apiKey: string;
  groupId: string;
  subgroupId: string | null;
  olderWebhooks: boolean;
  /** The vendor shows it once, when the webhook is made. */
  signingSecret: string | null;
  webhookToken: string;
  /** Who connects the account at this moment, and makes its webhook; until then nobody else does. */
  connecting?: Turn | null;
}

/** What is sealed for a SendGrid account. */
export interface SealedSendGrid {
  apiKey: string;
  eventPublicKey: string | null;
  inboundToken: string;
  /** Absent in what was sealed before it could be given. */
  inboundPublicKey?: string | null;
  /** The key before it, with the moment until which it proves mail: SendGrid gives a refused mail up at once. */
  formerInbound?: { publicKey: string; until: string } | undefined;
}

/**
 * The inbound key that proves mail beside the present one: that which another one takes the place of. A connect that gives
 * none leaves a change that goes on as it is; the same key once more says that it is over.
 */
export function formerInboundKey(
  given: string | null | undefined,
  before: SealedSendGrid | null,
  now: Date,
): SealedSendGrid['formerInbound'] {
  if (!given) return before?.formerInbound;
  const publicKey = before?.inboundPublicKey;
  if (!publicKey || given === publicKey) return undefined;
  return { publicKey, until: new Date(now.getTime() + FORMER_MS).toISOString() };
}

/** Binds sealed credentials to their row: moved to another row, they do not open. */
export function credentialsContext(teamId: string, integrationId: string): string {
  return `${teamId}‖${integrationId}`;
}
