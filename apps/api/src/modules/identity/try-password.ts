import { sessions, users } from '@og/db';
import { desc, eq } from 'drizzle-orm';
import { networkOf } from '../../platform/limits/client-address.js';
import type { Platform } from '../../platform/platform.js';
import { verifyPassword } from './passwords.js';
import type { RequestOrigin } from './people.js';

/** Sign-ins of a person that are looked at for addresses they came from. */
const REMEMBERED = 50;

type Deps = Pick<Platform, 'database' | 'limits'>;

/**
 * Whether the password opens the account, once the limits let it be tried.
 * @param email lower case and trimmed: what is counted, also when nobody has it
 * @param stored null when nobody has the e-mail; the same work is done
 * @throws AppError LIMIT_EXCEEDED after too many wrong ones
 */
export async function tryPassword(
  deps: Deps,
  origin: Pick<RequestOrigin, 'ip'>,
  { email, password, stored }: { email: string; password: string; stored: string | null },
): Promise<boolean> {
  const attempt = await deps.limits.passwordTry(email, origin.ip, (network) =>
    hasSignedInFrom(deps, email, network),
  );
  const matches = await verifyPassword(stored, password);
  if (matches) await attempt.succeeded();
  return matches;
}

async function hasSignedInFrom(deps: Deps, email: string, network: string): Promise<boolean> {
  const rows = await deps.database.withSystem(
    (tx) =>
      tx.db
        .select({ ip: sessions.ip })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(eq(users.email, email))
        .orderBy(desc(sessions.createdAt))
        .limit(REMEMBERED),
    { readOnly: true },
  );
  return rows.some(({ ip }) => ip !== null && networkOf(ip) === network);
}
