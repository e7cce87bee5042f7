import { z } from 'zod';

const absentIfEmpty = (value: unknown) => (value === '' ? undefined : value);
/** So often; 0 is no limit. */
const often = (usual: number) => z.coerce.number().int().min(0).max(10_000_000).default(usual);

/** Who is believed about where a request comes from. */
export const proxySettings = {
  /** Proxies in front of this API whose X-Forwarded-For is believed, counted from here; 0: none. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  /** A header in which the platform in front of this API says the visitor's address, whatever the visitor sent. */
  CLIENT_ADDRESS_HEADER: z.preprocess(
    absentIfEmpty,
    z
      .string()
      .regex(/^[a-z0-9-]+$/i, 'must be the name of a header')
      .optional(),
  ),
  /** Shared with the web's server, which says its visitors' addresses with it; two by a comma while it is changed. */
  WEB_PROXY_SECRET: z.preprocess(
    absentIfEmpty,
    z
      .string()
      .refine(
        (value) => value.split(',').every((secret) => secret.trim().length >= 32),
        'each must be at least 32 characters: make one with `openssl rand -base64 48`',
      )
      .optional(),
  ),
};

/** How much may be asked for; see platform/limits. */
export const limitSettings = {
  /** Wrong passwords for one account from one address before each pause (30 s, then twice as long each time, up to 15 minutes). */
  LIMIT_PASSWORD_TRIES: often(5),
  /** Wrong passwords for one account from all addresses in 15 minutes; where it signed in before it always may. */
  LIMIT_ACCOUNT_FAILURES: often(100),
  /** Wrong passwords from one address for all accounts in 15 minutes. */
  LIMIT_ADDRESS_FAILURES: often(100),
  /** Sign-ups from one address in an hour. */
  LIMIT_SIGN_UPS: often(60),
  /** Requests before any sign-in from one address in a minute. */
  LIMIT_PUBLIC_REQUESTS: often(600),
  /** What one signed-in person asks for in a minute, in root fields of GraphQL. */
  LIMIT_REQUESTS: often(6_000),
  /** Links that nobody made, from one address in a minute. */
  LIMIT_WRONG_LINKS: often(60),
  /** Uses of one link in a minute. */
  LIMIT_LINK_USES: often(120),
  /** Open sockets (tabs) of one person on one process. */
  LIMIT_SOCKETS: often(50),
};

export function proxyProblems(env: {
  TRUSTED_PROXY_HOPS: number;
  CLIENT_ADDRESS_HEADER?: string | undefined;
}): string[] {
  return env.CLIENT_ADDRESS_HEADER && env.TRUSTED_PROXY_HOPS === 0
    ? [
        'CLIENT_ADDRESS_HEADER: anybody could send it while TRUSTED_PROXY_HOPS is 0: set that to 1, or take this out',
      ]
    : [];
}
