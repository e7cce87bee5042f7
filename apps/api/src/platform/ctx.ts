import { roleHas, type Permission, type Role } from '@og/contracts';
import { forbidden } from './errors/app-error.js';

/** Who acts: a signed-in person, or a named part of the system. */
export type Actor =
  | { type: 'user'; userId: string; role: Role; sessionId: string }
  | { type: 'system'; name: string };

/** What every use case gets first: the team, who acts in it, and the request it belongs to. */
export interface Ctx {
  teamId: string;
  actor: Actor;
  requestId: string;
}

/** The actor as the audit log and timelines write it. */
export function actorName(ctx: Ctx): string {
  return ctx.actor.type === 'user' ? `user:${ctx.actor.userId}` : `system:${ctx.actor.name}`;
}

/** The acting person's id, or null for the system. */
export function actorUserId(ctx: Ctx): string | null {
  return ctx.actor.type === 'user' ? ctx.actor.userId : null;
}

/** Whether the actor has a permission. The system may do everything. */
export function may(ctx: Ctx, permission: Permission): boolean {
  return ctx.actor.type !== 'user' || roleHas(ctx.actor.role, permission);
}

/**
 * First line of every use case.
 * @throws AppError FORBIDDEN when the person's role lacks the permission. The system may do everything.
 */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  if (!may(ctx, permission)) throw forbidden(permission);
}
