import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { roleHas } from '@og/contracts';
import { forbidden, unauthenticated } from '../errors/app-error.js';
import { PLATFORM, type Platform } from '../platform.js';
import { ACCESS, requestOf, type Access } from './access.decorators.js';
import type { LiveSession } from './session-reader.js';

/** The one guard: lets a call through by its declared access. A method that declares nothing is refused. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'turns'>,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    // Only the root fields are calls; a field of an object was reached through one.
    if (context.getType<string>() === 'graphql' && isNestedField(context)) return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    if (!access) throw forbidden('(none declared)');
    const request = requestOf(context);
    // A socket was authenticated by its ticket, and again when it asked for this subscription.
    if (!request.ctx) await this.authenticate(context);
    const actor = request.ctx?.actor;
    if (!actor) throw unauthenticated();
    if (access !== 'signed-in' && actor.type === 'user' && !roleHas(actor.role, access))
      throw forbidden(access);
    // Somebody waits for the answer, and for what comes of it: other teams' bulk work gives way.
    if (isMutation(context) && request.ctx) this.platform.turns.touch(request.ctx.teamId);
    return true;
  }

  override getRequest(context: ExecutionContext): unknown {
    return requestOf(context);
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error;
    if (!user) throw unauthenticated('The sign-in has ended. Sign in again.');
    return user;
  }

  private async authenticate(context: ExecutionContext): Promise<void> {
    await super.canActivate(context);
    const request = requestOf(context);
    const session = request.user as LiveSession;
    request.ctx = {
      teamId: session.teamId,
      actor: { type: 'user', userId: session.userId, role: session.role, sessionId: session.sessionId },
      requestId: request.id ?? 'unknown',
    };
  }
}

function isNestedField(context: ExecutionContext): boolean {
  return !['Query', 'Mutation', 'Subscription'].includes(parentOf(context));
}

function isMutation(context: ExecutionContext): boolean {
  return context.getType<string>() === 'graphql' && parentOf(context) === 'Mutation';
}

function parentOf(context: ExecutionContext): string {
  const info = context.getArgByIndex<{ parentType?: { name: string } } | undefined>(3);
  return info?.parentType?.name ?? '';
}
