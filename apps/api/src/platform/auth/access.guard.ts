import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { roleHas } from '@og/contracts';
import { forbidden, unauthenticated } from '../errors/app-error.js';
import { PLATFORM, type Platform } from '../platform.js';
import { clientAddress } from '../limits/client-address.js';
import { ACCESS, NOT_COUNTED, requestOf, type Access, type RequestLike } from './access.decorators.js';
import type { LiveSession } from './session-reader.js';

/** The one guard: lets a call through by its declared access. A method that declares nothing is refused. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'turns' | 'limits' | 'config'>,
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
    const request = requestOf(context);
    if (access === 'public') {
      if (!this.isUncounted(context)) await this.countVisitor(request);
      return true;
    }
    if (!access) throw forbidden('(none declared)');
    // A socket was authenticated by its ticket, and again when it asked for this subscription.
    if (!request.ctx) await this.authenticate(context);
    const actor = request.ctx?.actor;
    if (!actor) throw unauthenticated();
    if (actor.type === 'user') await this.countPerson(request, actor.userId);
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

  private isUncounted(context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(NOT_COUNTED, [
        context.getHandler(),
        context.getClass(),
      ]) === true
    );
  }

  private countVisitor(request: RequestLike): Promise<void> {
    const { limits, config } = this.platform;
    request.counted ??= limits.visitor(clientAddress(config, request), request.points ?? 1);
    return request.counted;
  }

  /** What is asked over a socket was counted when it was subscribed to. */
  private countPerson(request: RequestLike, userId: string): Promise<void> {
    if (request.ip === undefined) return Promise.resolve();
    request.counted ??= this.platform.limits.person(userId, request.points ?? 1);
    return request.counted;
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
