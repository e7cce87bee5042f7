import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Permission } from '@og/contracts';
import type { Ctx } from '../ctx.js';
import { unauthenticated } from '../errors/app-error.js';

export const ACCESS = 'access';
export const NOT_COUNTED = 'not-counted-by-address';
export type Access = 'public' | 'signed-in' | Permission;

/** Every resolver method and route says who may call it: everybody, any member, or who has a permission. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);
export const SignedIn = () => SetMetadata(ACCESS, 'signed-in' satisfies Access);
/**
 * For public routes that strangers may use as often as they like: providers come from few addresses, many people stand
 * behind one address of a carrier or a mail provider, platforms ask for our health. Such routes have bounds of their own.
 */
export const NotCountedByAddress = () => SetMetadata(NOT_COUNTED, true);
export const Requires = (permission: Permission) => SetMetadata(ACCESS, permission);

/** The context of the request, as the guard put it there. */
export const CurrentCtx = createParamDecorator((_data: unknown, context: ExecutionContext): Ctx => {
  const ctx = requestOf(context).ctx;
  if (!ctx) throw unauthenticated();
  return ctx;
});

/** What the guard and the decorators need of a request, over HTTP and over a socket. */
export interface RequestLike {
  id?: string;
  headers: Record<string, string | string[] | undefined>;
  user?: unknown;
  ctx?: Ctx;
  /** Over HTTP: the address as Fastify worked it out. */
  ip?: string;
  /** Root fields of a GraphQL operation. */
  points?: number;
  /** Who asks was counted: once in a request, however many root fields it has. */
  counted?: Promise<void>;
}

/** The request behind an execution context, whatever carried it. */
export function requestOf(context: ExecutionContext): RequestLike {
  if (context.getType<string>() === 'graphql')
    return GqlExecutionContext.create(context).getContext<{ req: RequestLike }>().req;
  return context.switchToHttp().getRequest<RequestLike>();
}
