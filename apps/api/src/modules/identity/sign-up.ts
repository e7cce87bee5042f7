import { z } from 'zod';
import { conflict, parseInput, type Conflict, type InvalidInput } from '../../platform/errors/failures.js';
import { createUser } from './create-user.js';
import { emailField, nameField, newPasswordField } from './fields.js';
import { verifyPassword } from './passwords.js';
import { findUserByEmail, membershipsOf, type RequestOrigin, type UserView } from './people.js';
import { openSession, type IssuedSession, type SessionDeps } from './sessions/open-session.js';
import { createTeam } from './team/create-team.js';

const schema = z.object({
  email: emailField,
  password: newPasswordField,
  name: nameField('your name'),
  teamName: nameField('a name for the team'),
});

/** Make a person and their team, and sign them in as its owner. */
export async function signUp(
  deps: SessionDeps,
  origin: RequestOrigin,
  input: unknown,
): Promise<IssuedSession | InvalidInput | Conflict> {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { email, password, name, teamName } = parsed.data;
  const user =
    (await createUser(deps.database, deps.clock.now(), { email, name, password })) ??
    (await personWithoutTeam(deps, email, password));
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
  deps: SessionDeps,
  email: string,
  password: string,
): Promise<UserView | null> {
  const found = await findUserByEmail(deps.database, email);
  if (!found || !(await verifyPassword(found.passwordHash, password))) return null;
  const memberships = await deps.database.withSystem((tx) => membershipsOf(tx, found.id), { readOnly: true });
  const { passwordHash: _, ...user } = found;
  return memberships.length === 0 ? user : null;
}
