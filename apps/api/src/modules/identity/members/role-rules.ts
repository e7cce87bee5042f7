import { ROLES, type Role } from '@og/contracts';
import type { Ctx } from '../../../platform/ctx.js';

/** Whether a role stands above another; owner is the highest. */
export function isAbove(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}

/** Nobody hands out more than they have. */
export function mayGiveRole(ctx: Ctx, role: Role): boolean {
  return ctx.actor.type !== 'user' || !isAbove(role, ctx.actor.role);
}
