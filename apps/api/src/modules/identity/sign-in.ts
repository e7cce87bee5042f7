import { newId, sessions, users, type Tx } from '@og/db';
import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { parseInput, type InvalidInput, type SignInFailed } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { givenPasswordField } from './fields.js';
import { findUserByEmail, membershipsOf, type MembershipView, type RequestOrigin } from './people.js';
import { openSession, type IssuedSession, type SessionDeps } from './sessions/open-session.js';
import { tryPassword } from './try-password.js';

/** Whatever stands in the e-mail field, an address that nobody has gets the answer of a wrong password. */
const schema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, 'Give your e-mail address.')
    .max(254, 'Use at most 254 characters.'),
  password: givenPasswordField,
});

/**
 * Sign in with e-mail and password, into the team that the person used last.
 * @throws AppError LIMIT_EXCEEDED after too many wrong passwords
 */
export async function signIn(
  deps: SessionDeps & Pick<Platform, 'limits'>,
  origin: RequestOrigin,
  input: unknown,
): Promise<IssuedSession | SignInFailed | InvalidInput> {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const found = await findUserByEmail(deps.database, parsed.data.email);
  const { email, password } = parsed.data;
  const matches = await tryPassword(deps, origin, { email, password, stored: found?.passwordHash ?? null });
  // The same statement for an unknown person, where it meets no row: both answers take the same time.
  await countSignIn(deps, found?.id ?? newId(), matches);
  if (!found || !matches) return signInFailed('sign_in_failed', 'The e-mail or the password is wrong.');
  const membership = await deps.database.withSystem((tx) => usualTeam(tx, found.id), { readOnly: true });
  if (!membership) {
    return signInFailed(
      'no_team',
      'You are in no team any more. Ask for an invitation, or sign up to start a team.',
    );
  }
  const { passwordHash: _, ...user } = found;
  return openSession(deps, origin, { user, ...membership, action: 'session.sign_in' });
}

export function signInFailed(code: string, message: string): SignInFailed {
  return { __typename: 'SignInFailed', code, message, path: null };
}

/** Failures since the last success. */
async function countSignIn(deps: SessionDeps, userId: string, succeeded: boolean): Promise<void> {
  await deps.database.withSystem((tx) =>
    tx.db
      .update(users)
      .set({ failedSignIns: succeeded ? 0 : sql`${users.failedSignIns} + 1` })
      .where(eq(users.id, userId)),
  );
}

async function usualTeam(tx: Tx, userId: string): Promise<MembershipView | undefined> {
  const memberships = await membershipsOf(tx, userId);
  const [last] = await tx.db
    .select({ teamId: sessions.teamId })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(1);
  return memberships.find(({ team }) => team.id === last?.teamId) ?? memberships[0];
}
