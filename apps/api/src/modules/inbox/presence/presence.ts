import { isUuid } from '@og/db';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import type { UserType } from '../../../platform/graphql/user.types.js';
import type { Platform } from '../../../platform/platform.js';
import type { PresenceState } from '../../../platform/realtime/presence-store.js';
import { loadMembers } from './load-members.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'presence' | 'signals'>;

/** A member at a conversation, as colleagues see it. */
export interface PresenceView {
  user: UserType;
  state: PresenceState;
  /** Holds the send lock. */
  sending: boolean;
  since: Date;
}

export interface SendLockView {
  conversationId: string;
  holder: UserType;
  until: Date;
  mine: boolean;
}

/**
 * I look at a conversation, or write in it. Colleagues are told when something about it is new, not at every repeat.
 * @throws AppError NOT_FOUND when the team has no such conversation
 */
export async function reportPresence(
  deps: Deps,
  ctx: Ctx,
  conversationId: string,
  state: PresenceState,
): Promise<PresenceView[]> {
  requirePermission(ctx, 'inbox.read');
  const userId = await here(deps, ctx, conversationId);
  const place = { teamId: ctx.teamId, conversationId };
  const now = deps.clock.now();
  const before = (await deps.presence.present(place, now)).find((member) => member.userId === userId);
  await deps.presence.report(place, userId, state, now);
  const there = await presenceOf(deps, ctx, conversationId);
  if (before?.state !== state) tell(deps, ctx, conversationId, there);
  return there;
}

/** I look elsewhere; my send lock ends too. */
export async function leaveConversation(deps: Deps, ctx: Ctx, conversationId: string): Promise<boolean> {
  requirePermission(ctx, 'inbox.read');
  const userId = await here(deps, ctx, conversationId);
  await deps.presence.leave({ teamId: ctx.teamId, conversationId }, userId);
  tell(deps, ctx, conversationId, await presenceOf(deps, ctx, conversationId));
  return true;
}

/** From now on only I can send here, for some seconds; when a colleague has it, the answer names them. */
export async function takeSendLock(deps: Deps, ctx: Ctx, conversationId: string): Promise<SendLockView> {
  requirePermission(ctx, 'inbox.reply');
  const userId = await here(deps, ctx, conversationId);
  const place = { teamId: ctx.teamId, conversationId };
  const now = deps.clock.now();
  const before = await deps.presence.holder(place, now);
  const lock = await deps.presence.take(place, userId, now);
  if (before !== lock.userId) tell(deps, ctx, conversationId, await presenceOf(deps, ctx, conversationId));
  const holder = (await loadMembers(deps, ctx, [lock.userId])).get(lock.userId);
  if (!holder) throw notFound('member');
  return { conversationId, holder, until: lock.until, mine: lock.userId === userId };
}

/** I shall not send after all. */
export async function releaseSendLock(deps: Deps, ctx: Ctx, conversationId: string): Promise<boolean> {
  requirePermission(ctx, 'inbox.reply');
  const userId = await here(deps, ctx, conversationId);
  await deps.presence.release({ teamId: ctx.teamId, conversationId }, userId);
  tell(deps, ctx, conversationId, await presenceOf(deps, ctx, conversationId));
  return true;
}

/** Who is at a conversation, the longest first; somebody who left the team is not shown. */
export async function presenceOf(deps: Deps, ctx: Ctx, conversationId: string): Promise<PresenceView[]> {
  const place = { teamId: ctx.teamId, conversationId };
  const now = deps.clock.now();
  const there = await deps.presence.present(place, now);
  if (there.length === 0) return [];
  const holder = await deps.presence.holder(place, now);
  const people = await loadMembers(
    deps,
    ctx,
    there.map((member) => member.userId),
  );
  return there.flatMap(({ userId, state, since }) => {
    const user = people.get(userId);
    return user ? [{ user, state, since, sending: userId === holder }] : [];
  });
}

function tell(deps: Deps, ctx: Ctx, conversationId: string, there: PresenceView[]): void {
  deps.signals.publish(ctx.teamId, {
    type: 'presence.changed.v1',
    ids: [conversationId],
    data: {
      present: there.map(({ user, state, sending }) => ({
        userId: user.id,
        name: user.name,
        state,
        sending,
      })),
    },
    at: deps.clock.now(),
  });
}

/** @throws AppError NOT_FOUND when the team has no such conversation, or when nobody is signed in */
async function here(deps: Pick<Deps, 'database'>, ctx: Ctx, conversationId: string): Promise<string> {
  const userId = actorUserId(ctx);
  const known =
    isUuid(conversationId) &&
    (await deps.database.withTeam(
      ctx.teamId,
      (tx) =>
        tx.client.query('select from conversations where team_id = $1 and id = $2', [
          ctx.teamId,
          conversationId,
        ]),
      { readOnly: true },
    ));
  if (!userId || !known || !known.rowCount) throw notFound('conversation');
  return userId;
}
