import { z } from 'zod';
import { conflict, parseInput, type Conflict, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { createUser } from './create-user.js';
import { emailField, nameField, newPasswordField } from './fields.js';
import { findUserByEmail, membershipsOf, type RequestOrigin, type UserView } from './people.js';
import { openSession, type IssuedSession, type SessionDeps } from './sessions/open-session.js';
import { tryPassword } from './try-password.js';
import { createTeam } from './team/create-team.js';

const schema = z.object({
  email: emailField,
  password: newPasswordField,
  name: nameField('your name'),
  teamName: nameField('a name for the team'),
});

type Deps = SessionDeps & Pick<Platform, 'limits'>;

/**
 * Make a person and their team, and sign them in as its owner.
 * @throws AppError LIMIT_EXCEEDED after too many sign-ups of one address, or wrong passwords of an account
 */
export async function signUp(
  deps: Deps,
  origin: RequestOrigin,
  input: unknown,
): Promise<IssuedSession | InvalidInput | Conflict> {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  await deps.limits.signUp(origin.ip);
  const { email, password, name, teamName } = parsed.data;
  const user =
    (await createUser(deps.database, deps.clock.now(), { email, name, password })) ??
    (await personWithoutTeam(deps, origin, { email, password }));
  if (!user) {
    return {
      ...conflict('email_taken', 'This e-mail has an account already. Sign in instead.'),
      path: ['input', 'email'],
    };
  }
  const team = await createTeam(deps, origin.requestId, { name: teamName, ownerId: user.id });
  return openSession(deps, origin, { user, team, role: 'owner', action: 'session.sign_in' });
}

/** Who is in no team any more, or whose sign-up was cut short, may found one with their old password. */
async function personWithoutTeam(
  deps: Deps,
  origin: RequestOrigin,
  { email, password }: { email: string; password: string },
): Promise<UserView | null> {
  const found = await findUserByEmail(deps.database, email);
  if (!found || !(await tryPassword(deps, origin, { email, password, stored: found.passwordHash })))
    return null;
  const memberships = await deps.database.withSystem((tx) => membershipsOf(tx, found.id), { readOnly: true });
  const { passwordHash: _, ...user } = found;
  return memberships.length === 0 ? user : null;
}
