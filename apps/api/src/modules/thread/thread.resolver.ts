import { Inject } from '@nestjs/common';
import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentCtx } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { ConversationType, type ConversationView } from '../inbox/index.js';
import { threadOf } from './thread.queries.js';
import { ThreadEntryConnectionType } from './thread.types.js';

@Resolver(() => ConversationType)
export class ThreadResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField(() => ThreadEntryConnectionType, {
    description:
      'Messages, calls, notes and events, merged by time. Newest page first; within a page the oldest first. `after: endCursor` asks for older ones.',
  })
  thread(
    @CurrentCtx() ctx: Ctx,
    @Parent() conversation: ConversationView,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return threadOf(this.platform, ctx, conversation, { first, after });
  }
}
