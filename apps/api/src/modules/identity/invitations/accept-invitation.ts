import { newId, teamInvitations, teamMembers } from '@og/db';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import {
  conflict,
  invalidInput,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type SignInFailed,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { createUser } from '../create-user.js';
import { givenPasswordField, nameField, newPasswordField } from '../fields.js';
import { findUserByEmail, type RequestOrigin, type UserView } from '../people.js';
import { signInFailed } from '../sign-in.js';
import { openSession, type IssuedSession, type SessionDeps } from '../sessions/open-session.js';
import { tryPassword } from '../try-password.js';
import { seekInvitation, type FoundInvitation } from './invitations.queries.js';

const schema = z.object({
  token: z.string().max(200),
  name: z.string().max(200).nullish(),
  password: givenPasswordField,
});
const newcomer = z.object({ name: nameField('your name'), password: newPasswordField });

type Deps = SessionDeps & Pick<Platform, 'outbox' | 'limits'>;

/** Join a team by an invitation link: with the password one has, or as a new person who chooses one. */
export async function acceptInvitation(
  deps: Deps,
  origin: RequestOrigin,
  input: unknown,
): Promise<IssuedSession | InvalidInput | NotFound | Conflict | SignInFailed> {
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const invitation = await seekInvitation(deps, origin, parsed.data.token);
  if (!invitation || invitation.canceledAt || invitation.expiresAt <= deps.clock.now()) return gone();
  if (invitation.acceptedAt)
    return conflict('already_accepted', 'This invitation was accepted already. Sign in.');
  const person = await personOf(deps, origin, invitation.email, parsed.data);
  if ('__typename' in person) return person;
  const failure = await join(deps, origin, invitation, person);
  if (failure) return failure;
  return openSession(deps, origin, {
    user: person,
    team: invitation.team,
    role: invitation.role,
    action: 'session.sign_in',
  });
}

async function personOf(
  deps: Deps,
  origin: RequestOrigin,
  email: string,
  given: { name?: string | null | undefined; password: string },
): Promise<UserView | InvalidInput | SignInFailed> {
  const known = await findUserByEmail(deps.database, email);
  if (!known) {
    const parsed = parseInput(newcomer, { name: given.name ?? '', password: given.password });
    if (!parsed.ok) return invalidInput(parsed.failure.problems);
    const created = await createUser(deps.database, deps.clock.now(), { email, ...parsed.data });
    if (created) return created;
    return signInFailed('sign_in_failed', 'This e-mail just got an account. Try again with its password.');
  }
  const stored = known.passwordHash;
  if (!(await tryPassword(deps, origin, { email, password: given.password, stored }))) {
    return signInFailed(
      'sign_in_failed',
      'This e-mail has an account already, and this is not its password.',
    );
  }
  const { passwordHash: _, ...user } = known;
  return user;
}

/** Use the invitation up and make the membership; a failure when somebody was faster. */
async function join(
  deps: Deps,
  origin: RequestOrigin,
  invitation: FoundInvitation,
  user: UserView,
): Promise<NotFound | Conflict | null> {
  const now = deps.clock.now();
  return deps.database.withTeam(invitation.teamId, async (tx) => {
    const used = await tx.db
      .update(teamInvitations)
      .set({ acceptedAt: now })
      .where(
        and(
          eq(teamInvitations.teamId, invitation.teamId),
          eq(teamInvitations.id, invitation.id),
          isNull(teamInvitations.acceptedAt),
          isNull(teamInvitations.canceledAt),
        ),
      )
      .returning({ id: teamInvitations.id });
    if (used.length === 0) return gone();
    const memberId = newId();
    const joined = await tx.db
      .insert(teamMembers)
      .values({
        teamId: invitation.teamId,
        id: memberId,
        userId: user.id,
        role: invitation.role,
        createdAt: now,
      })
      .onConflictDoNothing({ target: [teamMembers.teamId, teamMembers.userId] })
      .returning({ id: teamMembers.id });
    if (joined.length === 0) return conflict('already_member', 'You are in this team already. Sign in.');
    const ctx = {
      teamId: invitation.teamId,
      actor: { type: 'system', name: 'invitation' },
      requestId: origin.requestId,
    } as const;
    await audit(tx, ctx, now, {
      action: 'member.join',
      subjectType: 'user',
      subjectId: user.id,
      detail: { role: invitation.role },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [memberId], { what: 'members' });
    return null;
  });
}

function gone(): NotFound {
  return {
    __typename: 'NotFound',
    code: 'not_found',
    message: 'This invitation does not work any more. Ask who invited you for a new link.',
    path: ['input', 'token'],
  };
}
